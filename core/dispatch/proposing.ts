import type { VehicleIndex } from '../ids.js';
import { boardOf } from './board.js';
import { checkTour } from './check/plan.js';
import { ignore, replan, type Draft } from './draft.js';
import type { InputOf, ProposedTour } from './input.js';
import type { Tour, Visit } from './tour.js';
import { openPosition } from './turn.js';

/**
 * Adopts a plan found between arrivals: all of it or nothing. It has to carry the same rides, leave alone what
 * is as good as begun, and satisfy the referee, who shares no code with whoever found it.
 */
export function proposed(draft: Draft, { tours }: InputOf<'proposed'>): void {
  const saved = [...draft.tours];
  const because = adopt(draft, tours) ?? refusedBy(draft, tours);
  if (because === undefined) return;
  draft.tours.splice(0, draft.tours.length, ...saved);
  ignore(draft, because);
}

/** Puts the proposed visits into the draft; says why if they do not fit. */
function adopt(draft: Draft, proposals: readonly ProposedTour[]): string | undefined {
  const saved = [...draft.tours];
  const pool = new Map<string, Visit>();
  for (const { vehicle } of proposals) {
    const breaks = { count: 0 };
    for (const visit of saved[vehicle]?.visits ?? []) pool.set(nameOf(visit, vehicle, breaks), visit);
  }
  const used = new Set<string>();
  for (const proposal of proposals) {
    const visits = namedVisits(proposal, pool, used);
    const tour = saved[proposal.vehicle];
    if (visits === undefined || tour === undefined || !keepsBegun(draft, tour, proposal.vehicle, visits)) {
      return 'the proposed plan does not fit the present one: it was made for another moment';
    }
    if (!sameVisits(tour.visits, visits)) replan(draft, proposal.vehicle, visits);
  }
  return used.size === pool.size ? undefined : 'the proposed plan leaves out a ride';
}

/** The referee judges every tour that changed; the others it has judged before. */
function refusedBy(draft: Draft, proposals: readonly ProposedTour[]): string | undefined {
  const { now, tours, waiting, closures, excluded, world } = draft;
  const fleet = { now, tours, waiting, closures, excluded };
  for (const { vehicle } of proposals) {
    const [fault] = checkTour(fleet, vehicle, world);
    if (fault !== undefined) return `the referee refuses the proposed plan: ${fault.kind}`;
  }
  return undefined;
}

/** Request, offer and kind; a break by its vehicle and its place among the breaks to come. */
function nameOf(visit: Visit, vehicle: VehicleIndex, breaks: { count: number }): string {
  if (visit.kind === 'break') return `break ${vehicle} ${breaks.count++}`;
  return `${visit.kind} ${visit.ride.offer} ${visit.ride.request.id}`;
}

function namedVisits(
  { vehicle, visits }: ProposedTour,
  pool: ReadonlyMap<string, Visit>,
  used: Set<string>,
): Visit[] | undefined {
  const found: Visit[] = [];
  let breaks = 0;
  for (const visit of visits) {
    const name =
      visit.kind === 'break'
        ? `break ${vehicle} ${breaks++}`
        : `${visit.kind} ${visit.offer} ${visit.request}`;
    const known = pool.get(name);
    if (known === undefined || used.has(name)) return undefined;
    used.add(name);
    found.push(known);
  }
  return found;
}

function keepsBegun(draft: Draft, tour: Tour, v: VehicleIndex, visits: readonly Visit[]): boolean {
  const open = openPosition(tour, draft.now, boardOf(draft.world, draft.before), v);
  return tour.visits.slice(0, open).every((visit, i) => visits[i] === visit);
}

/** The very same visits in the same order. */
export const sameVisits = (a: readonly Visit[], b: readonly Visit[]): boolean =>
  a.length === b.length && a.every((visit, i) => visit === b[i]);
