import type { StopIndex, VehicleIndex } from '../ids.js';
import { END_OF_TIME, UNREACHABLE, type ServiceTime } from '../units.js';
import { dropoffLatest, pickupWindow } from './lay-out.js';
import type { Window } from './promise.js';
import type { Tour } from './tour.js';
import type { TravelTimes } from './travel-times.js';
import type { Wanted } from './wanted.js';
import type { Watch, World } from './world.js';

/**
 * From when on boarding could be planned, as far as the remote monitors go, if it cannot be planned for `pickupAt`;
 * undefined if it can. A vehicle is watched for a ride from the earliest moment at which it may leave for it, wherever it
 * stands, to the latest at which the party is out: whatever else happens to the plan, it never moves for the ride outside.
 * END_OF_TIME: never. O(rides of the watch × changes).
 */
export function watchedFrom(
  world: World,
  tours: readonly Tour[],
  wish: { readonly wanted: Wanted; readonly vehicle: VehicleIndex; readonly now: ServiceTime },
  pickupAt: ServiceTime,
): ServiceTime | undefined {
  const { wanted, vehicle, now } = wish;
  const needed = windowFor(world, vehicle, wanted, pickupAt);
  let late = 0;
  for (const watch of world.watches ?? []) {
    if (!watch.vehicles.includes(vehicle)) continue;
    const others = watch.vehicles.filter((v) => v !== vehicle).map((v) => watchedWindows(world, tours, v));
    const from = Math.max(now, needed.earliest) as ServiceTime;
    const free = freeFrom(watch, others, { earliest: from, latest: needed.latest });
    late = Math.max(late, free - from);
  }
  if (late === 0) return undefined;
  // What is promised already needs its monitor when it was promised.
  return wanted.toPromise === undefined
    ? END_OF_TIME
    : (Math.min(END_OF_TIME, pickupAt + late) as ServiceTime);
}

/** The promise that would be made, or the one that stands, with the approach before it. */
function windowFor(world: World, v: VehicleIndex, wanted: Wanted, pickupAt: ServiceTime): Window {
  const { toPromise, pickup, dropoffLatest: latest, maxRide, request } = wanted;
  const first = toPromise === undefined ? pickup.earliest : pickupAt - toPromise.before;
  const last = toPromise === undefined ? latest : Math.min(latest, pickupAt + toPromise.after + maxRide);
  return {
    earliest: (first - approach(world, v, wanted.origin)) as ServiceTime,
    latest: (last + request.alighting) as ServiceTime,
  };
}

/** When a vehicle may be moving: all of a trip that is made anyway, or the windows of its rides. */
function watchedWindows(world: World, tours: readonly Tour[], v: VehicleIndex): readonly Window[] {
  const vehicle = world.vehicles[v]!;
  if (vehicle.tripLimit !== undefined)
    return vehicle.shifts.map(({ begin, end }) => ({ earliest: begin, latest: end }));
  return tours[v]!.visits.flatMap((visit) => {
    if (visit.kind !== 'dropoff') return [];
    const { ride } = visit;
    const latest = Math.max(ride.promise.dropoffLatest, dropoffLatest(ride)) + ride.request.alighting;
    const earliest = pickupWindow(ride).earliest - approach(world, v, ride.origin);
    return [{ earliest: earliest as ServiceTime, latest: latest as ServiceTime }];
  });
}

/** The first moment from which on one more vehicle can be watched as long as the window lasts; that of the window if it can. */
function freeFrom(
  watch: Watch,
  others: readonly (readonly Window[])[],
  { earliest, latest }: Window,
): number {
  const length = latest - earliest;
  const ends = others.flat().map((window) => window.latest + 1);
  const moments = [earliest, ...ends, ...watch.capacity.map(({ from }) => from as number)]
    .filter((at) => at >= earliest)
    .sort((a, b) => a - b);
  const fits = (from: number): boolean => {
    const starts = others.flat().map((window) => window.earliest as number);
    const steps = watch.capacity.map(({ from: at }) => at as number);
    return [from, ...starts, ...steps].every(
      (at) => at < from || at > from + length || room(watch, others, at) >= 1,
    );
  };
  return moments.find(fits) ?? END_OF_TIME;
}

function room({ capacity }: Watch, others: readonly (readonly Window[])[], at: number): number {
  const most = capacity.findLast(({ from }) => from <= at)?.vehicles ?? 0;
  const watched = others.filter((windows) =>
    windows.some(({ earliest, latest }) => earliest <= at && at <= latest),
  );
  return most - watched.length;
}

/** The longest way of a vehicle to a stop from wherever it may stand, in the slowest period, and the lead before it, s. */
function approach({ travel, vehicles, policy }: World, v: VehicleIndex, to: StopIndex): number {
  const times = travel[vehicles[v]!.speed]!;
  const known = longestWays.get(times) ?? new Map<StopIndex, number>();
  longestWays.set(times, known);
  const longest = known.get(to) ?? longestWay(times, to);
  known.set(to, longest);
  return longest + policy.lead;
}

const longestWays = new WeakMap<TravelTimes, Map<StopIndex, number>>();

function longestWay(travel: TravelTimes, to: StopIndex): number {
  let longest = 0;
  for (let k = 0; k < travel.periods.length; k++) {
    for (const time of travel.rowTo(to, k)) if (time < UNREACHABLE) longest = Math.max(longest, time);
  }
  return longest;
}
