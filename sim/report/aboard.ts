import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Ride } from '../../core/dispatch/tour.js';
import type { VehicleIndex } from '../../core/ids.js';

/** Parties inside a vehicle after a step that were not inside before it, in the order of boarding. */
export const boardedBetween = (before: Fleet, after: Fleet, vehicle: VehicleIndex): readonly Ride[] =>
  without(after.tours[vehicle]!.aboard, before.tours[vehicle]!.aboard);

/** Parties inside a vehicle before a step that are not inside after it. */
export const alightedBetween = (before: Fleet, after: Fleet, vehicle: VehicleIndex): readonly Ride[] =>
  without(before.tours[vehicle]!.aboard, after.tours[vehicle]!.aboard);

const without = (rides: readonly Ride[], others: readonly Ride[]): Ride[] =>
  rides.filter((ride) => !others.some(({ request }) => request.id === ride.request.id));
