import type { RequestId } from '../ids.js';
import { END_OF_TIME, type ServiceTime } from '../units.js';
import { ignore, place, placesOf, remove, replace, type Draft, type Placed } from './draft.js';
import { faultText } from './check/fault.js';
import { asPromised, excuse } from './disruption.js';
import { freshFault } from './fresh-fault.js';
import type { InputOf, Override } from './input.js';
import { search } from './offering.js';
import type { Ride, Tour } from './tour.js';

/** An operator changes the plan by hand. What breaks a promise is refused unless it names what it breaks. */
export function overridden(draft: Draft, { override }: InputOf<'overridden'>): void {
  switch (override.action) {
    case 'exclude':
      draft.excluded = [...new Set([...draft.excluded, override.vehicle])].sort((a, b) => a - b);
      return;
    case 'include':
      draft.excluded = draft.excluded.filter((v) => v !== override.vehicle);
      return;
    case 'unpin':
      unpin(draft, override.request);
      return;
    case 'pin':
    case 'move':
      judged(draft, override, () => {
        move(draft, override);
      });
      return;
    case 'force':
      judged(draft, override, () => {
        force(draft, override);
      });
      return;
  }
}

/** Changes the plan only if the referee finds nothing wrong that was right before: an order is no fact of the road. */
function judged(
  draft: Draft,
  { request, vehicle }: Extract<Override, { action: 'pin' | 'move' | 'force' }>,
  change: () => void,
): void {
  const saved = [...draft.tours];
  const told = draft.decisions.length;
  const from = placesOf(draft, request).map((placed) => placed.vehicle);
  change();
  const fault = freshFault(draft, saved, [...new Set([...from, vehicle])]);
  if (fault === undefined) return;
  draft.tours.splice(0, draft.tours.length, ...saved);
  draft.decisions.splice(told);
  ignore(draft, `vehicle ${vehicle} cannot take request ${request}: ${faultText(fault)}`);
}

/** The promised ride of a request that nobody has boarded yet; says why if there is none. */
function movable(draft: Draft, request: RequestId): Placed | undefined {
  const placed = placesOf(draft, request).find(({ ride }) => ride.status.kind === 'promised');
  if (placed === undefined) {
    ignore(draft, `request ${request} has no promised ride`);
    return undefined;
  }
  if (placed.ride.boarded !== undefined) {
    ignore(draft, `request ${request} is aboard vehicle ${placed.vehicle} and cannot change`);
    return undefined;
  }
  return placed;
}

function unpin(draft: Draft, request: RequestId): void {
  const placed = movable(draft, request);
  if (placed === undefined) return;
  const { pinned, ...free } = placed.ride;
  if (pinned === undefined) ignore(draft, `request ${request} is not pinned`);
  else replace(draft, placed, free);
}

/** Gives a ride to a vehicle if every promise allows it; `pin` also keeps it there. */
function move(draft: Draft, override: Extract<Override, { action: 'pin' | 'move' }>): void {
  const { request, vehicle, action } = override;
  const placed = movable(draft, request);
  if (placed === undefined) return;
  const { pinned, ...free } = placed.ride;
  const ride = action === 'pin' ? { ...free, pinned: vehicle } : free;
  if (placed.vehicle === vehicle) {
    if (action === 'pin' || pinned !== undefined) replace(draft, placed, ride);
    return;
  }
  const found = search(draft, asPromised(draft, ride), [vehicle]);
  if (found === undefined) {
    ignore(draft, `vehicle ${vehicle} cannot take request ${request} without breaking a promise`);
    return;
  }
  remove(draft, placed);
  place(draft, ride, found);
}

/**
 * Gives a ride to a vehicle at the expense of the promises that the operator names; all others stay hard. What
 * is really broken is excused with its new times and reported; a named promise that holds all the same stays.
 */
function force(draft: Draft, override: Extract<Override, { action: 'force' }>): void {
  const { request, vehicle, breaks } = override;
  const placed = movable(draft, request);
  if (placed === undefined) return;
  if (!breaks.includes(request)) {
    ignore(draft, `to force request ${request}, name the promises it may break, its own among them`);
    return;
  }
  const saved = [...draft.tours];
  remove(draft, placed);
  for (const ride of ridesOf(draft.tours[vehicle]!)) {
    if (breaks.includes(ride.request.id)) replace(draft, { vehicle, ride }, { ...ride, excused: UNBOUND });
  }
  const { pinned: _pinned, ...free } = placed.ride;
  const ride: Ride = { ...free, excused: UNBOUND, pinned: vehicle };
  const found = search(draft, asPromised(draft, ride), [vehicle]);
  if (found === undefined) {
    draft.tours.splice(0, draft.tours.length, ...saved);
    ignore(
      draft,
      `vehicle ${vehicle} cannot take request ${request} even so: capacity, shift or another promise`,
    );
    return;
  }
  place(draft, ride, found);
  const promised = new Map(
    [placed.ride, ...saved.flatMap(ridesOf)].map((known) => [known.request.id, known.excused]),
  );
  for (const unbound of ridesOf(draft.tours[vehicle]!)) {
    if (unbound.excused !== UNBOUND) continue;
    const { excused: _excused, ...plain } = unbound;
    const before = promised.get(unbound.request.id);
    replace(draft, { vehicle, ride: unbound }, before === undefined ? plain : { ...plain, excused: before });
  }
  excuse(draft, vehicle, 'override');
}

/** No bound at all, while an operator's order is being tried. */
const UNBOUND = {
  pickup: { earliest: 0 as ServiceTime, latest: END_OF_TIME },
  dropoffLatest: END_OF_TIME,
} as const;

const ridesOf = (tour: Tour): Ride[] => tour.visits.flatMap((v) => (v.kind === 'dropoff' ? [v.ride] : []));
