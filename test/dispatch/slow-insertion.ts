import type { Insertion, Wanted } from '../../core/dispatch/insertion.js';
import type { Ride, Tour, Visit } from '../../core/dispatch/tour.js';
import type { World } from '../../core/dispatch/world.js';
import type { VehicleIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';

/**
 * The slow obvious way to the best insertion: every pair of positions is tried, the whole tour is timed anew by
 * relaxing all its difference constraints until nothing changes, and its cost is added up from the start.
 * Standing vehicles, one period, no tours under way.
 */
export function slowInsertion(tours: readonly Tour[], wanted: Wanted, world: World): Insertion | undefined {
  let best: Insertion | undefined;
  for (const [v, tour] of tours.entries()) {
    const before = times(tour.visits, tour, v, world);
    if (before === undefined) throw new Error('the tour to insert into is itself not feasible');
    for (let p = 0; p <= tour.visits.length; p++) {
      for (let d = p; d <= tour.visits.length; d++) {
        const ride = rideOf(wanted);
        const visits = [
          ...tour.visits.slice(0, p),
          { kind: 'pickup', stop: ride.origin, ride } as const,
          ...tour.visits.slice(p, d),
          { kind: 'dropoff', stop: ride.destination, ride } as const,
          ...tour.visits.slice(d),
        ];
        if (!alightsFirst(visits, p, d + 1) || overfull(visits, tour, v, world)) continue;
        const after = times(visits, tour, v, world);
        if (after === undefined) continue;
        const cost = costOf(visits, after, wanted, ride) - costOf(tour.visits, before, wanted, ride);
        if (best === undefined || cost < best.cost - 1e-9) {
          best = {
            vehicle: v as VehicleIndex,
            pickup: p,
            dropoff: d,
            cost,
            pickupAt: after.begin[p] as ServiceTime,
            dropoffAt: after.begin[d + 1] as ServiceTime,
          };
        }
      }
    }
  }
  return best;
}

const rideOf = (wanted: Wanted): Ride => ({
  request: wanted.request,
  offer: 0,
  origin: wanted.origin,
  destination: wanted.destination,
  promise: { pickup: wanted.pickup, dropoffLatest: wanted.dropoffLatest, maxRide: wanted.maxRide },
  status: { kind: 'promised' },
});

/** At a shared stop riders alight before others board. */
function alightsFirst(visits: readonly Visit[], p: number, d: number): boolean {
  const next = visits[p + 1];
  const previous = visits[d - 1];
  const boardsBeforeAlighting = next?.kind === 'dropoff' && next.stop === visits[p]!.stop && p + 1 !== d;
  const alightsAfterBoarding =
    previous?.kind === 'pickup' && previous.stop === visits[d]!.stop && d - 1 !== p;
  return !boardsBeforeAlighting && !alightsAfterBoarding;
}

function overfull(visits: readonly Visit[], tour: Tour, v: number, world: World): boolean {
  let seats = tour.aboard.reduce((sum, { request }) => sum + request.load.seats, 0);
  let wheelchairs = tour.aboard.reduce((sum, { request }) => sum + request.load.wheelchairs, 0);
  return visits.some((visit) => {
    if (visit.kind === 'break') return seats + wheelchairs > 0;
    const sign = visit.kind === 'pickup' ? 1 : -1;
    seats += sign * visit.ride.request.load.seats;
    wheelchairs += sign * visit.ride.request.load.wheelchairs;
    return !world.vehicles[v]!.layouts.some((l) => l.seats >= seats && l.wheelchairs >= wheelchairs);
  });
}

interface Times {
  readonly begin: readonly number[];
  readonly driven: number;
}

/** Least begin times under all constraints, or nothing if there are none. */
function times(visits: readonly Visit[], tour: Tour, v: number, world: World): Times | undefined {
  const { policy } = world;
  const vehicle = world.vehicles[v]!;
  const { motion } = tour;
  if (motion.kind !== 'standing') throw new Error('only standing vehicles here');
  const begin: number[] = visits.map(() => 0);
  let aboard = tour.aboard.length;
  let driven = 0;
  const gaps = visits.map((visit, i) => {
    const previous = visits[i - 1];
    const from = i === 0 ? motion.place : previous!.stop;
    const halted = i === 0 ? motion.halted : previous!.kind !== 'break';
    const gap =
      from === visit.stop ? 0 : (halted ? policy.halt : 0) + world.travel[0]!.between(from, visit.stop, 0);
    driven += gap;
    const loaded = aboard > 0;
    if (visit.kind !== 'break') aboard += visit.kind === 'pickup' ? 1 : -1;
    return { gap, loaded };
  });
  for (let round = 0; round < 1000; round++) {
    const was = begin.join();
    for (const [i, visit] of visits.entries()) {
      const { gap, loaded } = gaps[i]!;
      const ready = i === 0 ? motion.readyAt : begin[i - 1]! + dwell(visits[i - 1]!);
      begin[i] = Math.max(begin[i]!, ready + gap, earliest(visit));
      if (begin[i]! > latest(visit)) return undefined;
      if (visit.kind === 'dropoff') {
        const p = visits.findIndex((w) => w.kind === 'pickup' && w.ride === visit.ride);
        if (p >= 0) begin[p] = Math.max(begin[p]!, begin[i]! - visit.ride.promise.maxRide);
      }
      if (!loaded) continue;
      const idle = begin[i]! - ready - gap - policy.maxWaitAboard;
      if (idle > 0 && i === 0) return undefined;
      if (idle > 0) begin[i - 1] = begin[i - 1]! + idle;
    }
    if (begin.join() === was) {
      const last = visits.length - 1;
      const from = last < 0 ? motion.place : visits[last]!.stop;
      const home =
        vehicle.end === undefined || from === vehicle.end
          ? 0
          : policy.halt * (last >= 0 ? Number(visits[last]!.kind !== 'break') : Number(motion.halted)) +
            world.travel[0]!.between(from, vehicle.end, 0);
      const end = (last < 0 ? motion.readyAt : begin[last]! + dwell(visits[last]!)) + home;
      return end <= vehicle.shifts.at(-1)!.end ? { begin, driven } : undefined;
    }
  }
  return undefined;
}

const earliest = (visit: Visit): number =>
  visit.kind === 'break'
    ? visit.window.earliest
    : visit.kind === 'pickup'
      ? visit.ride.promise.pickup.earliest
      : 0;

function latest(visit: Visit): number {
  if (visit.kind === 'break') return visit.window.latest;
  const { promise, boarded } = visit.ride;
  if (visit.kind === 'pickup') return promise.pickup.latest;
  return boarded === undefined
    ? promise.dropoffLatest
    : Math.min(promise.dropoffLatest, boarded + promise.maxRide);
}

const dwell = (visit: Visit): number =>
  visit.kind === 'break'
    ? visit.duration
    : visit.kind === 'pickup'
      ? visit.ride.request.boarding
      : visit.ride.request.alighting;

/** Driving and everybody's time. The wished moment of the others cancels out. */
function costOf(visits: readonly Visit[], { begin, driven }: Times, wanted: Wanted, own: Ride): number {
  const { weights } = wanted;
  const riders = visits.map((visit, i) => {
    if (visit.kind === 'break') return 0;
    const { persons } = visit.ride.request;
    const mine = visit.ride === own;
    const ridesOnly = mine && wanted.wished === undefined;
    const from = mine ? (wanted.wished ?? 0) : 0;
    const waiting = ridesOnly ? -weights.ridingSecond : weights.waitingSecond - weights.ridingSecond;
    return persons * (visit.kind === 'pickup' ? waiting : weights.ridingSecond) * (begin[i]! - from);
  });
  return weights.drivingSecond * driven + riders.reduce((sum, yen) => sum + yen, 0);
}
