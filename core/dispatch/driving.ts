import type { RequestId, VehicleIndex } from '../ids.js';
import type { Metres, Seconds, ServiceTime } from '../units.js';
import { drive, ignore, placesOf, remove, type Draft } from './draft.js';
import type { InputOf } from './input.js';
import type { Ride, Tour, Visit } from './tour.js';
import { periodAt } from './travel-times.js';

/** The vehicle leaves for its next stop, or home if nothing is left to do. */
export function departed(draft: Draft, { vehicle, at }: InputOf<'departed'>): void {
  const tour = draft.tours[vehicle];
  if (tour?.motion.kind !== 'standing') {
    ignore(draft, `vehicle ${vehicle} is not standing, so it cannot leave`);
    return;
  }
  const to = tour.visits[0]?.stop ?? draft.world.vehicles[vehicle]!.end;
  if (to === undefined || to === tour.motion.place) {
    ignore(draft, `vehicle ${vehicle} has nowhere to go from where it stands`);
    return;
  }
  const motion = drive(draft, vehicle, { from: tour.motion.place, to, departed: at });
  draft.tours[vehicle] = { ...tour, motion, ...settingOut(draft, vehicle, at) };
}

/** The trip of a driver who goes anyway begins, unless it has begun; nothing for all other vehicles. */
export function settingOut(
  { world, tours }: Draft,
  vehicle: VehicleIndex,
  at: ServiceTime,
): { readonly setOut?: ServiceTime } {
  if (world.vehicles[vehicle]!.tripLimit === undefined) return {};
  return { setOut: tours[vehicle]!.setOut ?? at };
}

/** The vehicle has reached the stop it was driving to. */
export function arrived(draft: Draft, { vehicle, at, stop }: InputOf<'arrived'>): void {
  const tour = draft.tours[vehicle];
  if (tour?.motion.kind !== 'driving' || tour.motion.to !== stop) {
    ignore(draft, `vehicle ${vehicle} is not on its way to stop ${stop}`);
    return;
  }
  const travel = draft.world.travel[draft.world.vehicles[vehicle]!.speed]!;
  const { from, departed: left } = tour.motion;
  const metres = travel.metres(from, stop, periodAt(travel.periods, left));
  draft.tours[vehicle] = {
    ...tour,
    odometer: (tour.odometer + metres) as Metres,
    motion: { kind: 'standing', place: stop, readyAt: onDuty(draft, vehicle, at), halted: false },
  };
}

/** The moment itself, or the begin of the first shift for a driver who is on the road before it. */
export function onDuty({ world }: Draft, vehicle: VehicleIndex, at: ServiceTime): ServiceTime {
  return Math.max(at, world.vehicles[vehicle]!.shifts[0]?.begin ?? at) as ServiceTime;
}

/** Boarding begins. A held offer whose rider is there has been accepted by deed. */
export function boarded(draft: Draft, { vehicle, at, request }: InputOf<'boarded'>): void {
  const visit = visitHere(draft, vehicle, request, 'pickup');
  if (visit === undefined) return;
  const ride: Ride = { ...visit.ride, boarded: at, status: { kind: 'promised' } };
  if (visit.ride.status.kind === 'held') {
    for (const other of placesOf(draft, request)) if (other.ride !== visit.ride) remove(draft, other);
    draft.decisions.push({ kind: 'promised', ride, vehicle });
  }
  const tour = draft.tours[vehicle]!;
  const visits = tour.visits
    .filter((v) => v !== visit)
    .map((v) => (v.kind !== 'break' && v.ride === visit.ride ? { ...v, ride } : v));
  draft.tours[vehicle] = serve(
    { ...tour, aboard: [...tour.aboard, ride], visits, ...settingOut(draft, vehicle, at) },
    at,
    ride.request.boarding,
  );
}

/** The party leaves the vehicle: its request is done. */
export function alighted(draft: Draft, { vehicle, at, request }: InputOf<'alighted'>): void {
  const visit = visitHere(draft, vehicle, request, 'dropoff');
  if (visit === undefined) return;
  if (visit.ride.boarded === undefined) {
    ignore(draft, `request ${request} is not aboard vehicle ${vehicle}`);
    return;
  }
  const tour = draft.tours[vehicle]!;
  const aboard = tour.aboard.filter((ride) => ride !== visit.ride);
  const visits = tour.visits.filter((v) => v !== visit);
  draft.tours[vehicle] = serve({ ...tour, aboard, visits }, at, visit.ride.request.alighting);
}

/** Nobody was there. The driver has waited as long as other promises allowed and goes on. */
export function absent(draft: Draft, { vehicle, at, request }: InputOf<'absent'>): void {
  const visit = visitHere(draft, vehicle, request, 'pickup');
  if (visit === undefined) return;
  const tour = draft.tours[vehicle]!;
  draft.tours[vehicle] = serve(tour, at, 0 as Seconds);
  remove(draft, { vehicle, ride: visit.ride });
}

/** The driver's rest begins, or the time between two shifts. */
export function rested(draft: Draft, { vehicle, at }: InputOf<'rested'>): void {
  const tour = draft.tours[vehicle];
  const next = tour?.visits[0];
  if (tour?.motion.kind !== 'standing' || next?.kind !== 'break' || next.stop !== tour.motion.place) {
    ignore(draft, `vehicle ${vehicle} has no break to take where it stands`);
    return;
  }
  const readyAt = (Math.max(at, tour.motion.readyAt) + next.duration) as ServiceTime;
  draft.tours[vehicle] = {
    ...tour,
    visits: tour.visits.slice(1),
    motion: { ...tour.motion, readyAt, halted: false },
  };
}

type Halt = Extract<Visit, { ride: Ride }>;

/** The visit of a request among those the vehicle makes where it stands; says why if there is none. */
function visitHere(
  draft: Draft,
  vehicle: VehicleIndex,
  request: RequestId,
  kind: Halt['kind'],
): Halt | undefined {
  const tour = draft.tours[vehicle];
  const found = tour?.visits.find(
    (v): v is Halt => v.kind === kind && v.ride.request.id === request && inThisHalt(tour, v),
  );
  if (found === undefined) {
    ignore(draft, `request ${request} has no ${kind} where vehicle ${vehicle} stands`);
  }
  return found;
}

/** Drivers may serve the parties at one stop in any order. */
function inThisHalt({ motion, visits }: Tour, visit: Visit): boolean {
  if (motion.kind !== 'standing') return false;
  for (const v of visits) {
    if (v.stop !== motion.place) return false;
    if (v === visit) return true;
  }
  return false;
}

function serve(tour: Tour, at: ServiceTime, dwell: Seconds): Tour {
  if (tour.motion.kind !== 'standing') return tour;
  const readyAt = (Math.max(at, tour.motion.readyAt) + dwell) as ServiceTime;
  return { ...tour, motion: { ...tour.motion, readyAt, halted: true } };
}

/** The vehicle will be at its next stop at another moment than planned. What it means is decided elsewhere. */
export function shifted(draft: Draft, { vehicle, arrives }: InputOf<'delayed'>): boolean {
  const tour = draft.tours[vehicle];
  if (tour === undefined || tour.motion.kind === 'broken-down') {
    ignore(draft, `vehicle ${vehicle} is not on the road`);
    return false;
  }
  const { motion } = tour;
  if (motion.kind === 'driving') {
    const latest = Math.max(arrives, draft.now) as ServiceTime;
    draft.tours[vehicle] = { ...tour, motion: { ...motion, arrives: latest } };
    return true;
  }
  const next = tour.visits[0]?.stop;
  const leg =
    next === undefined || next === motion.place
      ? 0
      : drive(draft, vehicle, { from: motion.place, to: next, departed: draft.now }).arrives - draft.now;
  const readyAt = Math.max(motion.readyAt, arrives - leg) as ServiceTime;
  draft.tours[vehicle] = { ...tour, motion: { ...motion, readyAt, halted: false } };
  return true;
}
