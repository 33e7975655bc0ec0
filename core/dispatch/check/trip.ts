import type { Bound, Rule } from './constraints.js';
import type { Tour } from '../tour.js';
import type { Vehicle } from '../vehicle.js';

/**
 * A driver who goes anyway is at the end, moment `done`, no later than accepted after setting out: after the moment
 * `setsOut`, or after the time at which that happened. Undefined for all other vehicles.
 */
export function tripBound(
  { tour, vehicle }: { readonly tour: Tour; readonly vehicle: Vehicle },
  done: number,
  setsOut: number | undefined,
): Bound | undefined {
  const limit: number | undefined = vehicle.tripLimit;
  if (limit === undefined) return undefined;
  const rule: Rule = { kind: 'trip-too-long', what: 'a trip of at most', limit, measure: 'length' };
  const since: number | undefined = tour.setOut;
  if (since !== undefined) return { from: done, to: 0, atLeast: -since - limit, rule };
  return setsOut === undefined ? undefined : { from: done, to: setsOut, atLeast: -limit, rule };
}
