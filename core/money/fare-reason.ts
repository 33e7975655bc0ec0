import type { Metres, ServiceTime, Yen } from '../units.js';
import type { Along } from './along.js';

/** What a reduction rests on: who rides, how it was booked, or that others rode along. */
export type ReductionGround = 'rider' | 'channel' | 'shared';

/**
 * One step of a fare's arithmetic. The kind is the key of a sentence (`fareReasonText` has it in Japanese and
 * English); the numbers are data.
 */
export type FareReason =
  | { readonly kind: 'free-period'; readonly name: string }
  | { readonly kind: 'flat'; readonly yen: Yen }
  | { readonly kind: 'distance'; readonly along: Along; readonly metres: Metres; readonly yen: Yen }
  | { readonly kind: 'meter'; readonly along: Along; readonly metres: Metres; readonly yen: Yen }
  | {
      readonly kind: 'zones';
      readonly from: readonly string[];
      readonly to: readonly string[];
      readonly yen: Yen;
    }
  /** One person's equal part of the price of the party; may have a fraction. */
  | { readonly kind: 'party-share'; readonly persons: number; readonly yen: number }
  | { readonly kind: 'time-band'; readonly from: ServiceTime; readonly to: ServiceTime }
  /** `from` and `to` may have fractions: rounding comes after all reductions. */
  | {
      readonly kind: 'reduced';
      readonly ground: ReductionGround;
      readonly id: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'rounded'; readonly from: number; readonly to: Yen; readonly step: number }
  | { readonly kind: 'minimum'; readonly yen: Yen }
  | { readonly kind: 'maximum'; readonly yen: Yen }
  | { readonly kind: 'pass'; readonly id: string; readonly yen: Yen }
  /** Closes the steps of so many alike persons. */
  | { readonly kind: 'persons'; readonly persons: number; readonly each: Yen; readonly yen: Yen }
  | { readonly kind: 'coupons'; readonly id: string; readonly tickets: number; readonly yen: Yen };
