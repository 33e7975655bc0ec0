/**
 * The cost of a way, one number: driving time first, length second. Adding two costs adds both parts and comparing two
 * compares time, then length, so one search finds the fastest way and, among equally fast ones, the shortest.
 *
 * cost = milliseconds × 2^25 + decimetres, a whole number below 2^53 and therefore exact in a Float64Array
 * for ways up to 74 hours and 3,355 km. No way: Infinity, which survives addition.
 */
export type Cost = number;

const MS = 2 ** 25;

export const NO_WAY: Cost = Infinity;

export const costOf = (ms: number, dm: number): Cost => ms * MS + dm;
/** Of a street with the given free-flow time, driven at `speed` times free flow; milliseconds are rounded up. */
export function costAt(speed: number, driveMs: number, lengthDm: number): Cost {
  // The division may leave 2000.0000000000002 where 2000 is meant.
  return costOf(Math.ceil(Math.max(0, driveMs / speed - 1e-6)), lengthDm);
}

/** Driving time of a way that exists, milliseconds. */
export const msOf = (cost: Cost): number => Math.floor(cost / MS);
/** Length of a way that exists, decimetres. */
export const dmOf = (cost: Cost): number => cost - msOf(cost) * MS;
