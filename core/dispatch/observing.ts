import type { PlaceIndex, StopIndex, VehicleIndex } from '../ids.js';
import { UNREACHABLE, type Metres, type ServiceTime } from '../units.js';
import { settleLate } from './disruption.js';
import { ignore, placesOf, remove, replan, type Draft } from './draft.js';
import { onDuty, settingOut } from './driving.js';
import type { InputOf } from './input.js';
import { pickupWindow } from './lay-out.js';
import type { Ride, Tour, Visit } from './tour.js';
import { periodAt } from './travel-times.js';

/**
 * A driver did something else than planned. The vehicle stands where it was seen with whom it carries: parties that
 * had a place elsewhere come to it, parties that are gone have alighted, those due here come next. What this makes
 * impossible moves to other vehicles or is excused. Parties that no plan knows are left out. O(visits of the fleet).
 */
export function observed(draft: Draft, { vehicle, at, stop, aboard }: InputOf<'observed'>): void {
  const tour = draft.tours[vehicle];
  if (tour === undefined || tour.motion.kind === 'broken-down') {
    ignore(draft, `vehicle ${vehicle} is out of service`);
    return;
  }
  draft.tours[vehicle] = standingAt(draft, vehicle, stop, at);
  for (const ride of tour.aboard) {
    if (!aboard.includes(ride.request.id)) alight(draft, vehicle, ride);
  }
  for (const request of aboard) {
    if (!tour.aboard.some((ride) => ride.request.id === request)) board(draft, vehicle, request, at);
  }
  replan(draft, vehicle, dueFirst(draft, vehicle, stop));
  settleLate(draft, vehicle);
}

function standingAt(draft: Draft, vehicle: VehicleIndex, stop: StopIndex, at: ServiceTime): Tour {
  const tour = draft.tours[vehicle]!;
  const { motion } = tour;
  if (motion.kind === 'standing' && motion.place === stop) return tour;
  const from: PlaceIndex = motion.kind === 'driving' ? motion.from : motion.place;
  const travel = draft.world.travel[draft.world.vehicles[vehicle]!.speed]!;
  const period = periodAt(travel.periods, at);
  const driven = travel.between(from, stop, period) < UNREACHABLE ? travel.metres(from, stop, period) : 0;
  return {
    ...tour,
    odometer: (tour.odometer + driven) as Metres,
    motion: { kind: 'standing', place: stop, readyAt: onDuty(draft, vehicle, at), halted: false },
    ...settingOut(draft, vehicle, at),
  };
}

function alight(draft: Draft, vehicle: VehicleIndex, ride: Ride): void {
  const tour = draft.tours[vehicle]!;
  draft.tours[vehicle] = { ...tour, aboard: tour.aboard.filter((party) => party !== ride) };
  remove(draft, { vehicle, ride });
}

/** Of several places the party has in the plan, the one in this vehicle counts, then the promised one. */
function board(draft: Draft, vehicle: VehicleIndex, request: Ride['request']['id'], at: ServiceTime): void {
  const places = placesOf(draft, request).filter(({ ride }) => ride.boarded === undefined);
  const from =
    places.find((place) => place.vehicle === vehicle) ??
    places.find(({ ride }) => ride.status.kind === 'promised') ??
    places[0];
  if (from === undefined) return;
  for (const place of places) remove(draft, place);
  const { pinned, ...free } = from.ride;
  const kept = pinned === vehicle ? { ...free, pinned } : free;
  const ride: Ride = { ...kept, boarded: at, status: { kind: 'promised' } };
  if (from.ride.status.kind === 'held') draft.decisions.push({ kind: 'promised', ride, vehicle });
  const tour = draft.tours[vehicle]!;
  draft.tours[vehicle] = { ...tour, aboard: [...tour.aboard, ride] };
  const next = tour.visits.slice();
  next.splice(leastDetour(draft, vehicle, ride), 0, { kind: 'dropoff', stop: ride.destination, ride });
  replan(draft, vehicle, next);
}

/** Where a drop-off adds least driving, before the next rest; the earliest of equally good positions. */
function leastDetour(draft: Draft, vehicle: VehicleIndex, { destination }: Ride): number {
  const { visits, motion } = draft.tours[vehicle]!;
  const travel = draft.world.travel[draft.world.vehicles[vehicle]!.speed]!;
  const period = periodAt(travel.periods, draft.now);
  const rest = visits.findIndex(({ kind }) => kind === 'break');
  const last = rest < 0 ? visits.length : rest;
  let best = 0;
  let least = Infinity;
  for (let i = 0; i <= last; i++) {
    const before = i === 0 ? (motion as { readonly place: PlaceIndex }).place : visits[i - 1]!.stop;
    const behind = visits[i]?.stop;
    const to = travel.between(before, destination, period);
    const on = behind === undefined ? 0 : travel.between(destination, behind, period);
    const detour = to + on - (behind === undefined ? 0 : travel.between(before, behind, period));
    if (detour >= least) continue;
    least = detour;
    best = i;
  }
  return best;
}

/** Who can alight where the vehicle stands does so next, then boards who may and finds room; the rest as before. */
function dueFirst(draft: Draft, vehicle: VehicleIndex, stop: StopIndex): readonly Visit[] {
  const { visits, aboard } = draft.tours[vehicle]!;
  const off = visits.filter((v) => v.kind === 'dropoff' && v.stop === stop && aboard.includes(v.ride));
  const inside = aboard.filter((ride) => !off.some((v) => v.kind !== 'break' && v.ride === ride));
  const on: Visit[] = [];
  for (const visit of visits) {
    if (visit.kind !== 'pickup' || visit.stop !== stop) continue;
    if (pickupWindow(visit.ride).earliest > draft.now || !fits(draft, vehicle, [...inside, visit.ride]))
      continue;
    on.push(visit);
    inside.push(visit.ride);
  }
  const first = [...off, ...on];
  return [...first, ...visits.filter((visit) => !first.includes(visit))];
}

function fits(draft: Draft, vehicle: VehicleIndex, rides: readonly Ride[]): boolean {
  const seats = rides.reduce((sum, { request }) => sum + request.load.seats, 0);
  const wheelchairs = rides.reduce((sum, { request }) => sum + request.load.wheelchairs, 0);
  return draft.world.vehicles[vehicle]!.layouts.some(
    (layout) => seats <= layout.seats && wheelchairs <= layout.wheelchairs,
  );
}
