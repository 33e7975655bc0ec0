import type { StopIndex, VehicleIndex } from '../../ids.js';
import { clockText, UNREACHABLE, type ServiceTime } from '../../units.js';
import type { Fault } from './fault.js';
import { boardingWindow, dropoffLatest, ridesOf } from './ride.js';
import type { Fleet } from '../fleet.js';
import type { Ride } from '../tour.js';
import type { TravelTimes } from '../travel-times.js';
import type { Watch, World } from '../world.js';

/**
 * Whether remote monitors can look after a vehicle whenever its promises may need it on the road, beside the other vehicles
 * of the watch: from so long before the earliest boarding as the longest way there takes, to the latest alighting. What the
 * world has delayed is nobody's fault, and what is past neither. O(rides²) of the watch.
 */
export function watchFaults(fleet: Fleet, index: VehicleIndex, world: World): readonly Fault[] {
  return (world.watches ?? []).flatMap((watch) =>
    watch.vehicles.includes(index) ? overfilled(watch, { fleet, index, world }) : [],
  );
}

interface Judged {
  readonly fleet: Fleet;
  readonly index: VehicleIndex;
  readonly world: World;
}

/** A time in which one vehicle may be on the road. */
interface Stretch {
  readonly vehicle: VehicleIndex;
  readonly begin: number;
  readonly end: number;
  readonly excused: boolean;
}

function overfilled(watch: Watch, { fleet, index, world }: Judged): Fault[] {
  const stretches = watch.vehicles.flatMap((v) => stretchesOf(fleet, v, world));
  const changes = [...stretches.map(({ begin }) => begin), ...watch.capacity.map(({ from }) => from)];
  for (const at of changes.map((change) => Math.max(change, fleet.now)).sort((a, b) => a - b)) {
    const inside = stretches.filter(({ begin, end }) => begin <= at && at <= end);
    const vehicles = new Set(inside.map(({ vehicle }) => vehicle));
    if (!vehicles.has(index) || inside.some(({ excused }) => excused)) continue;
    let most = 0;
    for (const { from, vehicles: watched } of watch.capacity) if (from <= at) most = watched;
    if (vehicles.size <= most) continue;
    const expected = `at most ${most} vehicles watched by ${watch.id} at ${clockText(at as ServiceTime)}`;
    const vehicle = world.vehicles[index]!.id;
    return [{ kind: 'watch-overfilled', vehicle, expected, found: `${vehicles.size}` }];
  }
  return [];
}

function stretchesOf(fleet: Fleet, v: VehicleIndex, world: World): Stretch[] {
  const { shifts, tripLimit, speed } = world.vehicles[v]!;
  if (tripLimit !== undefined)
    return shifts.map(({ begin, end }) => ({ vehicle: v, begin, end, excused: false }));
  return ridesOf(fleet.tours[v]!).map((ride) => ({
    vehicle: v,
    begin:
      boardingWindow(ride).earliest - world.policy.lead - longestWayTo(ride.origin, world.travel[speed]!),
    end: Math.max(ride.promise.dropoffLatest, dropoffLatest(ride)) + ride.request.alighting,
    excused: wasDelayed(ride),
  }));
}

const wasDelayed = (ride: Ride): boolean => ride.excused !== undefined;

const known = new WeakMap<TravelTimes, Map<StopIndex, number>>();

/** From wherever it may stand, in whatever traffic, s. */
function longestWayTo(stop: StopIndex, travel: TravelTimes): number {
  const ways = known.get(travel) ?? new Map<StopIndex, number>();
  known.set(travel, ways);
  const way = ways.get(stop) ?? longestOf(stop, travel);
  ways.set(stop, way);
  return way;
}

function longestOf(stop: StopIndex, travel: TravelTimes): number {
  const times = travel.periods.flatMap((_, period) =>
    Array.from({ length: travel.stops }, (__, from) => travel.between(from as StopIndex, stop, period)),
  );
  return Math.max(0, ...times.filter((time) => time < UNREACHABLE));
}
