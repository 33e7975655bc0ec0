import type { VehicleIndex } from '../../ids.js';
import type { Fault } from './fault.js';
import { rideKey, ridesOf } from './ride.js';
import { judgeTiming } from './timing.js';
import { judgeOrder } from './tour.js';
import { watchFaults } from './watch.js';
import type { Fleet } from '../fleet.js';
import type { Tour } from '../tour.js';
import type { World } from '../world.js';

/**
 * The independent referee: everything that is wrong with the plan of a moment, in the order of vehicles; empty
 * if all promises, held offers and rules of the service can be kept. It shares no code with the optimiser.
 *
 * A tour is accepted if *some* schedule of it is possible: boardings may be put off inside their windows so that
 * ride limits and limits on waiting hold. Rides with `excused` bounds are judged by those. A rest takes up the
 * halt. A shift that only riders aboard or excused rides overrun is the world's doing and not reported.
 * A tour without visits has nothing to keep: the way back of an idle vehicle is no part of a plan.
 * O(visits²) for each vehicle. Throws if the fleet does not belong to the world.
 */
export function checkPlan(fleet: Fleet, world: World): readonly Fault[] {
  const faults = world.vehicles.flatMap((_, v) => [...checkTour(fleet, v as VehicleIndex, world)]);
  return [...faults, ...ridesTwice(fleet.tours, world)];
}

/** What is wrong with the tour of one vehicle. */
export function checkTour(fleet: Fleet, index: VehicleIndex, world: World): readonly Fault[] {
  const tour = fleet.tours[index];
  const vehicle = world.vehicles[index];
  if (tour === undefined || vehicle === undefined) {
    throw new RangeError(`${fleet.tours.length} tours for ${world.vehicles.length} vehicles`);
  }
  const order = judgeOrder({ tour, index, vehicle, stops: world.stops });
  // A vehicle out of service has no times to judge.
  if (order.some(({ kind }) => kind === 'vehicle-out-of-service')) return order;
  const { policy } = world;
  const travel = world.travel[vehicle.speed]!;
  const times = judgeTiming({ tour, vehicle, travel, policy, closures: fleet.closures, now: fleet.now });
  const forced = ridesOf(tour).every((ride) => ride.boarded !== undefined || ride.excused !== undefined);
  const unwatched = watchFaults(fleet, index, world);
  return [...order, ...[...times, ...unwatched].filter(({ kind }) => !(forced && WORLDLY.has(kind)))];
}

/** Limits that the world can break without any promise being broken. */
const WORLDLY: ReadonlySet<Fault['kind']> = new Set([
  'shift-overrun',
  'trip-too-long',
  'break-late',
  'watch-overfilled',
]);

function ridesTwice(tours: readonly Tour[], { vehicles }: World): Fault[] {
  const known = new Map<string, number>();
  return tours.flatMap((tour, v) =>
    ridesOf(tour).flatMap((ride): Fault[] => {
      const other = known.get(rideKey(ride));
      known.set(rideKey(ride), v);
      if (other === undefined) return [];
      const who = { vehicle: vehicles[v]!.id, request: ride.request.id };
      return [
        { kind: 'ride-twice', ...who, expected: 'one tour', found: `also in that of ${vehicles[other]!.id}` },
      ];
    }),
  );
}
