import { yen, type Yen } from '../units.js';

/** What one payer answers for, in any unit common to all. */
export interface Weight {
  readonly payer: string;
  readonly weight: number;
}

export interface Portion {
  readonly payer: string;
  readonly yen: Yen;
}

/**
 * Shares an amount among payers by weight so that the portions add up to it to the yen: each gets the whole yen of
 * its share, and the yen left over go one each to the largest fractions (largest remainder), ties to the payer named
 * first. Without any weight all pay alike; without payers there is nothing to share.
 */
export function apportion(amount: Yen, weights: readonly Weight[]): Portion[] {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const parts = weights.map(({ payer, weight }, place) => {
    const exact = total === 0 ? amount / weights.length : (amount * weight) / total;
    return { payer, place, whole: Math.floor(exact), fraction: exact - Math.floor(exact) };
  });
  const left = amount - parts.reduce((sum, { whole }) => sum + whole, 0);
  const favoured = new Set(
    [...parts]
      .sort((a, b) => b.fraction - a.fraction || a.place - b.place)
      .slice(0, left)
      .map(({ place }) => place),
  );
  return parts.map(({ payer, place, whole }) => ({ payer, yen: yen(whole + (favoured.has(place) ? 1 : 0)) }));
}
