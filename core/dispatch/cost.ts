import type { Seconds, ServiceTime } from '../units.js';
import type { Weights } from './policy.js';

/**
 * What a plan costs in yen, and the only place that says so. A second driven takes a driver from everybody else and
 * burns fuel; riders pay with their time, each person alike. Wages of a whole shift stand nowhere: no plan of the day
 * changes them. These yen compare plans, they are not billed; docs/money.md tells a town how to choose the weights.
 *
 * Of one party: persons × (waitingSecond × wait + ridingSecond × ride), wait counted from the wished moment to
 * the beginning of boarding, ride from there to the arrival. In the board each visit carries the cost of
 * putting it off by one second, so that the price of a delay is a sum over visits.
 */
export const drivingCost = (driven: number, weights: Weights): number => driven * weights.drivingSecond;

/** Yen for each second by which boarding begins later: more waiting, less riding. Never negative. */
export function pickupWeight(persons: number, weights: Weights): number {
  return persons * Math.max(0, weights.waitingSecond - weights.ridingSecond);
}

/** Yen for each second by which the arrival is later. */
export function dropoffWeight(persons: number, weights: Weights): number {
  return persons * weights.ridingSecond;
}

/** The party's own time for a planned ride; for arrive-by wishes only the ride counts. */
export function ownCost(
  persons: number,
  times: { wished: ServiceTime | undefined; pickup: number; dropoff: number },
  weights: Weights,
): number {
  if (times.wished === undefined) return persons * weights.ridingSecond * (times.dropoff - times.pickup);
  return (
    pickupWeight(persons, weights) * (times.pickup - times.wished) +
    dropoffWeight(persons, weights) * (times.dropoff - times.wished)
  );
}

/** Coming for one person who has just asked, by a vehicle that is busy for a while yet: the wait and the way there. */
export const approachCost = (busy: number, drive: number, weights: Weights): number =>
  weights.waitingSecond * (busy + drive) + drivingCost(drive, weights);

/** Longest ride that the policy allows for a direct drive, and never shorter than that drive with its boarding. */
export function rideLimit(
  direct: Seconds,
  boarding: Seconds,
  ride: { perDirect: number; plus: Seconds; maxDetour: Seconds; cap: Seconds },
): Seconds {
  const allowed = Math.min(ride.perDirect * direct + ride.plus, direct + ride.maxDetour, ride.cap);
  return Math.max(direct + boarding, Math.floor(allowed)) as Seconds;
}
