import type { Insertion } from '../../core/dispatch/insertion.js';
import type { Wanted } from '../../core/dispatch/wanted.js';
import type { Ride, Tour, Visit } from '../../core/dispatch/tour.js';
import type { World } from '../../core/dispatch/world.js';
import type { StopIndex, VehicleIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';

/**
 * The slow obvious way to the best insertion: every pair of positions is tried, the whole tour is timed anew by
 * relaxing all its difference constraints until nothing changes, and its cost is added up from the start.
 * Standing vehicles, one period, no tours under way.
 */
export function slowInsertion(tours: readonly Tour[], wanted: Wanted, world: World): Insertion | undefined {
  const found = tours.flatMap((tour, v) =>
    pairs(tour, wanted).flatMap(([p, d]) => tried(tour, v, [p, d], { wanted, world }) ?? []),
  );
  // The first of equals, as positions are listed.
  return found.reduce<Insertion | undefined>(
    (best, next) => (best === undefined || next.cost < best.cost - 1e-9 ? next : best),
    undefined,
  );
}

/** All pairs of positions, earlier ones first; at a shared stop riders alight before others board. */
function pairs({ visits }: Tour, { origin, destination }: Wanted): [number, number][] {
  const positions = Array.from({ length: visits.length + 1 }, (_, p) => p);
  const alightsHere = (p: number): boolean => visits[p]?.kind === 'dropoff' && visits[p].stop === origin;
  const boardsBefore = (p: number, d: number): boolean =>
    d > p && visits[d - 1]!.kind === 'pickup' && visits[d - 1]!.stop === destination;
  return positions.flatMap((p) =>
    positions
      .filter((d) => d >= p && !alightsHere(p) && !boardsBefore(p, d))
      .map((d): [number, number] => [p, d]),
  );
}

function tried(
  tour: Tour,
  v: number,
  [p, d]: [number, number],
  { wanted, world }: { wanted: Wanted; world: World },
): Insertion | undefined {
  const ride = rideOf(wanted);
  const visits = [
    ...tour.visits.slice(0, p),
    { kind: 'pickup', stop: ride.origin, ride } as const,
    ...tour.visits.slice(p, d),
    { kind: 'dropoff', stop: ride.destination, ride } as const,
    ...tour.visits.slice(d),
  ];
  const before = times(tour.visits, tour, v, world);
  const after = times(visits, tour, v, world);
  if (before === undefined) throw new Error('the tour to insert into is itself not feasible');
  if (after === undefined || overfull(visits, tour, v, world)) return undefined;
  return {
    vehicle: v as VehicleIndex,
    pickup: p,
    dropoff: d,
    cost: costOf(visits, after, wanted, ride) - costOf(tour.visits, before, wanted, ride),
    pickupAt: after.begin[p] as ServiceTime,
    dropoffAt: after.begin[d + 1] as ServiceTime,
  };
}

const rideOf = (wanted: Wanted): Ride => ({
  request: wanted.request,
  offer: 0,
  origin: wanted.origin,
  destination: wanted.destination,
  promise: { pickup: wanted.pickup, dropoffLatest: wanted.dropoffLatest, maxRide: wanted.maxRide },
  status: { kind: 'promised' },
});

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
  const { motion } = tour;
  if (motion.kind !== 'standing') throw new Error('only standing vehicles here');
  const gaps = gapsOf(visits, tour, world);
  if (visits.length === 0) return { begin: [], driven: 0 };
  const begin = visits.map(earliest);
  const ready = (i: number): number => (i === 0 ? motion.readyAt : begin[i - 1]! + dwell(visits[i - 1]!));
  for (let was = ''; was !== begin.join();) {
    was = begin.join();
    for (const [i, visit] of visits.entries()) {
      const { gap, loaded } = gaps[i]!;
      begin[i] = Math.max(begin[i]!, ready(i) + gap);
      if (begin[i] > latest(visit)) return undefined;
      putOffBoarding(visits, i, begin);
      const idle = loaded ? begin[i] - ready(i) - gap - policy.maxWaitAboard : 0;
      if (idle <= 0) continue;
      if (i === 0) return undefined;
      begin[i - 1] = begin[i - 1]! + idle;
    }
    // Whoever goes anyway leaves so late that the end is reached within the limit.
    const end = ready(visits.length) + wayHome(visits, tour, v, world);
    begin[0] = Math.max(begin[0]!, end - (world.vehicles[v]!.tripLimit ?? Infinity) + gaps[0]!.gap);
    if (begin[0] > latest(visits[0]!)) return undefined;
  }
  const home = ready(visits.length) + wayHome(visits, tour, v, world);
  const driven = gaps.reduce((sum, { gap }) => sum + gap, 0);
  return home <= world.vehicles[v]!.shifts.at(-1)!.end ? { begin, driven } : undefined;
}

/** Whoever alights at visit i boards so late that the ride is not too long. */
function putOffBoarding(visits: readonly Visit[], i: number, begin: number[]): void {
  const visit = visits[i]!;
  if (visit.kind !== 'dropoff') return;
  const p = visits.findIndex((w) => w.kind === 'pickup' && w.ride === visit.ride);
  if (p >= 0) begin[p] = Math.max(begin[p]!, begin[i]! - visit.ride.promise.maxRide);
}

/** Halt and driving before each visit, and whether somebody is aboard meanwhile. */
function gapsOf(visits: readonly Visit[], tour: Tour, world: World): { gap: number; loaded: boolean }[] {
  let aboard = tour.aboard.length;
  return visits.map((visit, i) => {
    const gap = gapTo(visit.stop, i, visits, { tour, world });
    const loaded = aboard > 0;
    if (visit.kind !== 'break') aboard += visit.kind === 'pickup' ? 1 : -1;
    return { gap, loaded };
  });
}

function gapTo(
  stop: StopIndex,
  i: number,
  visits: readonly Visit[],
  { tour, world }: { tour: Tour; world: World },
): number {
  if (tour.motion.kind !== 'standing') throw new Error('only standing vehicles here');
  const previous = visits[i - 1];
  const from = previous?.stop ?? tour.motion.place;
  const halted = previous === undefined ? tour.motion.halted : previous.kind !== 'break';
  if (from === stop) return 0;
  return (halted ? world.policy.halt : 0) + world.travel[0]!.between(from, stop, 0);
}

function wayHome(visits: readonly Visit[], tour: Tour, v: number, world: World): number {
  const { end } = world.vehicles[v]!;
  return end === undefined ? 0 : gapTo(end, visits.length, visits, { tour, world });
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
