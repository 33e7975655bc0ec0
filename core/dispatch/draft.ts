import type { RequestId, VehicleIndex } from '../ids.js';
import type { Metres, Seconds, ServiceTime } from '../units.js';
import { boardOf, type Board } from './board.js';
import type { Decision } from './decision.js';
import type { Closure, Fleet } from './fleet.js';
import { scheduleOf } from './schedule.js';
import type { Ride, Tour, Visit } from './tour.js';
import { driveTime } from './travel-times.js';
import { committed, turningPoint } from './turn.js';
import type { World } from './world.js';

/** A fleet being changed within one step. Tours in it are still never changed in place, only replaced. */
export interface Draft {
  readonly world: World;
  readonly now: ServiceTime;
  readonly before: readonly Tour[];
  readonly tours: Tour[];
  waiting: Fleet['waiting'];
  closures: readonly Closure[];
  excluded: readonly VehicleIndex[];
  readonly decisions: Decision[];
}

export function draftOf(fleet: Fleet, at: ServiceTime, world: World): Draft {
  return {
    world,
    // A message that comes late tells of the past, but the plan can only change from now on.
    now: Math.max(at, fleet.now) as ServiceTime,
    before: fleet.tours,
    tours: [...fleet.tours],
    waiting: fleet.waiting,
    closures: fleet.closures,
    excluded: fleet.excluded,
    decisions: [],
  };
}

/** The fleet after the step, and what the step decided: last of all the new plan of each changed vehicle. */
export function finish(draft: Draft): readonly [Fleet, readonly Decision[]] {
  const { now, tours, waiting, closures, excluded, world, decisions } = draft;
  for (const [v, tour] of tours.entries()) {
    if (tour !== draft.before[v]) tours[v] = present(tour, now, world.policy.halt);
  }
  const board = boardOf(world, tours);
  for (const [v, tour] of tours.entries()) {
    const vehicle = v as VehicleIndex;
    if (tour === draft.before[v]) continue;
    decisions.push({ kind: 'replanned', vehicle, tour, schedule: scheduleOf(board, tour, vehicle, now) });
  }
  return [{ now, tours, waiting, closures, excluded }, decisions];
}

export const board = (draft: Draft): Board => boardOf(draft.world, draft.tours);

export const ignore = (draft: Draft, because: string): void => {
  draft.decisions.push({ kind: 'ignored', because });
};

/** A ride that has a place in the plan, and the vehicle that has it. */
export interface Placed {
  readonly vehicle: VehicleIndex;
  readonly ride: Ride;
}

/** All rides of a request: one if promised, several while offers are open. O(visits of the fleet). */
export function placesOf(draft: Draft, request: RequestId): Placed[] {
  const found: Placed[] = [];
  for (const [v, tour] of draft.tours.entries()) {
    for (const visit of tour.visits) {
      if (visit.kind === 'dropoff' && visit.ride.request.id === request) {
        found.push({ vehicle: v as VehicleIndex, ride: visit.ride });
      }
    }
  }
  return found;
}

/** Gives a vehicle new visits, and turns it if it is on the way to a stop that is no longer its next. */
export function replan(draft: Draft, v: VehicleIndex, visits: readonly Visit[]): void {
  const tour = draft.tours[v]!;
  draft.tours[v] = redirect(draft, v, { ...tour, visits });
}

/** Takes a ride out of the plan of its vehicle. */
export function remove(draft: Draft, { vehicle, ride }: Placed): void {
  replan(
    draft,
    vehicle,
    draft.tours[vehicle]!.visits.filter((visit) => visit.kind === 'break' || visit.ride !== ride),
  );
}

/** Puts another version of a ride in the place of the old one. */
export function replace(draft: Draft, { vehicle, ride }: Placed, by: Ride): void {
  const tour = draft.tours[vehicle]!;
  draft.tours[vehicle] = {
    ...tour,
    aboard: tour.aboard.map((party) => (party === ride ? by : party)),
    visits: tour.visits.map((visit) =>
      visit.kind !== 'break' && visit.ride === ride ? { ...visit, ride: by } : visit,
    ),
  };
}

/** Puts a ride into a tour at the positions an insertion found. */
export function place(
  draft: Draft,
  ride: Ride,
  at: { readonly vehicle: VehicleIndex; readonly pickup: number; readonly dropoff: number },
): void {
  const { visits } = draft.tours[at.vehicle]!;
  replan(draft, at.vehicle, [
    ...visits.slice(0, at.pickup),
    { kind: 'pickup', stop: ride.origin, ride },
    ...visits.slice(at.pickup, at.dropoff),
    { kind: 'dropoff', stop: ride.destination, ride },
    ...visits.slice(at.dropoff),
  ]);
}

function redirect(draft: Draft, v: VehicleIndex, tour: Tour): Tour {
  const { motion, visits } = tour;
  const vehicle = draft.world.vehicles[v]!;
  const travel = draft.world.travel[vehicle.speed]!;
  const { freeze, halt } = draft.world.policy;
  if (motion.kind === 'broken-down') return tour;
  if (motion.kind === 'standing') return present(tour, draft.now, halt);
  const next = visits[0]?.stop ?? vehicle.end;
  if (next === motion.to || committed(motion, draft.now, freeze)) return tour;
  const turn = turningPoint(motion, draft.now, freeze, travel);
  if (turn.place === motion.to) return tour;
  const odometer = (tour.odometer + turn.driven) as Metres;
  if (visits.length === 0) {
    const standing = { kind: 'standing', place: turn.place, readyAt: turn.at, halted: false } as const;
    return { ...tour, odometer, motion: standing };
  }
  const leg = drive(draft, v, { from: turn.place, to: visits[0]!.stop, departed: turn.at });
  return { ...tour, odometer, motion: leg };
}

/** A vehicle that stands begins what comes next now at the earliest; a halt that is over need not be paid again. */
function present(tour: Tour, now: ServiceTime, halt: Seconds): Tour {
  const { motion, visits } = tour;
  if (motion.kind !== 'standing' || now <= motion.readyAt) return tour;
  const halted = motion.halted && now < motion.readyAt + halt;
  if (halted && visits[0]?.stop !== motion.place) return tour;
  return { ...tour, motion: { ...motion, readyAt: now, halted } };
}

/** A leg begun at a moment, with the arrival that the roads allow. */
export function drive(
  { world }: Draft,
  v: VehicleIndex,
  leg: Pick<Extract<Tour['motion'], { kind: 'driving' }>, 'from' | 'to' | 'departed'>,
): Extract<Tour['motion'], { kind: 'driving' }> {
  const travel = world.travel[world.vehicles[v]!.speed]!;
  const time = driveTime(travel, leg.from, leg.to, leg.departed);
  return { kind: 'driving', ...leg, arrives: (leg.departed + time) as ServiceTime };
}
