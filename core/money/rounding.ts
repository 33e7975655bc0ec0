import { yen, type Yen } from '../units.js';

/** To which multiple of yen an amount is rounded, and which way. Half way counts as nearer to the larger. */
export interface Rounding {
  /** At least 1. */
  readonly to: number;
  readonly mode: 'down' | 'nearest' | 'up';
}

export const WHOLE_YEN: Rounding = { to: 1, mode: 'nearest' };

const MILLIONTH_DIGITS = 6;

/**
 * An amount of 0 or more as it is booked. It is first taken to a millionth of a yen, so that 100.5 written as
 * 100.499 999 999 999 99 by binary arithmetic is the half it stands for.
 */
export function rounded(amount: number, { to, mode }: Rounding): Yen {
  const steps = Number((amount / to).toFixed(MILLIONTH_DIGITS));
  switch (mode) {
    case 'down':
      return yen(Math.floor(steps) * to);
    case 'nearest':
      return yen(Math.floor(steps + 0.5) * to);
    case 'up':
      return yen(Math.ceil(steps) * to);
  }
}
