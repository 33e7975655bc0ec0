import { COUPON } from './fare.js';
import { isPass, PASS } from './party.js';
import type { Tariff } from './tariff.js';

/**
 * The attributes of a party with the means it pays by, where the demand does not say: a pass with the share the
 * tariff states for those who may hold it, or else a coupon book. Passes and books are asked in the order of the
 * tariff, one draw in [0, 1) each. `random` should belong to the rider, so that a holder is one on every day.
 */
export function withMeans(
  attributes: readonly string[],
  { passes, coupons }: Pick<Tariff, 'passes' | 'coupons'>,
  random: () => number,
): readonly string[] {
  const told = attributes.some((one) => isPass(one) || one.startsWith(COUPON));
  if (told) return attributes;
  for (const { id, attributes: who, share } of passes) {
    const may = who === undefined || who.some((one) => attributes.includes(one));
    // Drawn in any case: who may hold one pass must not change the draw for the next.
    if (random() < share && may) return [...attributes, `${PASS}${id}`];
  }
  for (const { id, share } of coupons) if (random() < share) return [...attributes, `${COUPON}${id}`];
  return attributes;
}
