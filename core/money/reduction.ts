import { yen, type Yen } from '../units.js';

/** How a fare is lowered. */
export type Reduction =
  /** To this price; a fare that is lower already stays. */
  | { readonly kind: 'price'; readonly yen: Yen }
  | { readonly kind: 'yen-off'; readonly yen: Yen }
  /** By so many of a hundred parts; rounded with the fare, not here. */
  | { readonly kind: 'percent-off'; readonly percent: number; readonly most?: Yen | undefined };

export const FREE: Reduction = { kind: 'price', yen: yen(0) };

/** The fare after the reduction: never more than before, never below 0. May have a fraction. */
export function reducedYen(amount: number, reduction: Reduction): number {
  switch (reduction.kind) {
    case 'price':
      return Math.min(amount, reduction.yen);
    case 'yen-off':
      return Math.max(0, amount - reduction.yen);
    case 'percent-off':
      return amount - Math.min((amount * reduction.percent) / 100, reduction.most ?? amount);
  }
}
