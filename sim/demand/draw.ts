/**
 * A number in [0, 1) that hangs on nothing but seed, purpose and keys: the same person draws the same number whatever
 * happens to others, to the fleet or to the fare. Two keys name a person, the third an occasion.
 */
export type Draw = (first: number, second: number, third?: number) => number;

/**
 * The draws of one purpose. Keys are 32-bit integers, scrambled one after the other by the finaliser of MurmurHash3
 * (Austin Appleby, public domain), which spreads every bit of a key over all bits of the result.
 */
export function keyedDraw(seed: number, purpose: string): Draw {
  const start = scrambled(textKey(purpose) ^ Math.imul(seed, 0x9e3779b1));
  return (first, second, third = 0) =>
    (scrambled(scrambled(scrambled(start ^ first) ^ second) + third) >>> 0) / 0x1_0000_0000;
}

/** A 32-bit key of a text (FNV-1a). */
export function textKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** A standard normal number from two draws (Box and Muller 1958). */
export const normal = (one: number, other: number): number =>
  Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other);

/** The entry of a cumulative table in which a draw falls; the table ends with the sum of all weights, above 0. */
export function pick(cumulative: Float64Array, draw: number): number {
  const target = draw * cumulative[cumulative.length - 1]!;
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Weights added up from the first, for `pick`. */
export function cumulated(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (const [i, weight] of weights.entries()) sums[i] = sum += weight;
  return sums;
}

function scrambled(key: number): number {
  let h = key | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
