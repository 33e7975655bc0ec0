import type { Yen } from '../units.js';
import type { Origin } from './contract.js';
import type { Price, TimedPrice } from './price.js';
import type { Reduction } from './reduction.js';
import type { Rounding } from './rounding.js';

/** For persons with one of these attributes: "child", "disabled", "licence-returned", "companion", "infant", … */
export interface RiderReduction {
  readonly id: string;
  readonly attributes: readonly string[];
  /** Only in parties of at most so many persons; absent: in any. */
  readonly personsAtMost?: number | undefined;
  readonly reduction: Reduction;
}

/** For bookings made this way: "web", "catv", … */
export interface ChannelReduction {
  readonly channel: string;
  readonly reduction: Reduction;
}

/** For rides on which at least so many parties (this one counted) were aboard together on a driven leg. */
export interface SharedReduction {
  /** At least 2. */
  readonly parties: number;
  readonly reduction: Reduction;
}

/** Nobody pays from one date to another, both included, as in a trial. */
export interface FreePeriod {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** A pass: its holder pays `rideYen` for a ride of their own; companions pay as anybody. */
export interface Pass extends Origin {
  readonly id: string;
  /** What a month, or a day, costs. */
  readonly yen: Yen;
  readonly valid: 'month' | 'day';
  /** Who may hold one: persons with one of these attributes; absent: anybody. */
  readonly attributes?: readonly string[];
  /** 0 for as many rides as one likes. */
  readonly rideYen: Yen;
  /** Share of those who may hold it that do. */
  readonly share: number;
  /** The part of its price that is income of this service; the rest belongs to other services sold with it. */
  readonly part: number;
  /** How many active riders may hold it. Of a day pass 0: those are counted where they are used. */
  readonly activeRiders: number;
}

/** A book of tickets: `tickets` of them cost `bookYen`, each pays up to `worthYen` of a party's fare. */
export interface CouponBook {
  readonly id: string;
  readonly bookYen: Yen;
  readonly tickets: number;
  readonly worthYen: Yen;
  /** Share of the parties without a pass that pay with it. */
  readonly share: number;
}

/** What rides cost, as data. Every part is told in the `because` of a fare. */
export interface Tariff {
  readonly price: Price | TimedPrice;
  /** Whether the price is that of each person, or of the party, whose persons share it equally. */
  readonly pricedFor: 'person' | 'party';
  /** The first that fits a person holds for that person. */
  readonly riders: readonly RiderReduction[];
  readonly channels: readonly ChannelReduction[];
  /** The one with most parties that fits holds. */
  readonly shared: readonly SharedReduction[];
  /** Of several reductions: the one that leaves least, or all, in the order rider, channel, shared. */
  readonly combine: 'cheapest' | 'all';
  /** Per person, once, after all reductions. */
  readonly rounding: Rounding;
  /** Per person, after rounding; who rides free still does. */
  readonly minimum?: Yen;
  readonly maximum?: Yen;
  readonly freePeriods: readonly FreePeriod[];
  readonly passes: readonly Pass[];
  readonly coupons: readonly CouponBook[];
}
