import type { Meter } from './meter.js';
import type { Words } from '../words.js';

/** How sure a figure is. */
export type Certainty = 'agreed' | 'published' | 'derived' | 'assumption';

/** What is counted and paid by the unit. */
export type CountedBasis =
  /** Driven, empty kilometres included. */
  | 'km'
  /** With somebody aboard. */
  | 'loaded-km'
  /** On shift, rests included. */
  | 'vehicle-hour'
  /** On shift, rests not included. */
  | 'driver-hour'
  /** On shift, standing empty, not resting. */
  | 'standby-hour'
  | 'run'
  | 'booking'
  | 'passenger'
  /** Accepted bookings taken by telephone. */
  | 'phone-booking'
  /** A remote monitor on duty, whatever the vehicles do. */
  | 'monitor-hour'
  /** A vehicle on shift that day, driven or not. */
  | 'vehicle-day';

/** What passes with time, whoever rides. A month and a year are shared equally among their service days. */
export type TimedBasis = 'day' | 'month' | 'year';

/** What the price of an area may be divided by among those who drive there. */
export type PartKey = 'vehicle-hour' | 'km' | 'passenger';

/** What a service level is measured by, in percent of a day: rides wished and found, or rides on time. */
export type LevelOf = 'found' | 'on-time';

/** How an amount comes about. `yen` may have a fraction (37.5 yen a kilometre). */
export type Rate =
  | { readonly basis: CountedBasis; readonly yen: number }
  /**
   * `count` things (vehicles, desks, licences) at `yen` each. With `partBy` only the part of it that falls on the
   * vehicles of the line, by what all vehicles did: one price for several operators.
   */
  | {
      readonly basis: TimedBasis;
      readonly yen: number;
      readonly count: number;
      readonly partBy?: PartKey | undefined;
    }
  /**
   * A bonus of `yen` for each percentage point by which the day's level lies above `target`, a penalty for each below
   * it, at most `most` yen a day either way. Nothing on a day that has no level.
   */
  | {
      readonly basis: 'service-level';
      readonly of: LevelOf;
      readonly target: number;
      readonly yen: number;
      readonly most: number;
    }
  /** Paid once, spread evenly over so many years and their service days. */
  | { readonly basis: 'once'; readonly yen: number; readonly count: number; readonly years: number }
  /** Fuel or current: kilometres driven ÷ kilometres a litre (or kWh) × yen a litre. */
  | { readonly basis: 'fuel'; readonly yenPerLitre: number; readonly kmPerLitre: number }
  /**
   * What a taxi meter would show, run by run. With "meter difference" contracts the town pays this less the fares
   * that riders paid; the line holds the whole, the difference is the public cost.
   */
  | { readonly basis: 'meter'; readonly meter: Meter };

/** Where a figure is from. */
export interface Origin {
  readonly source: string;
  readonly certainty: Certainty;
}

/** One thing a service pays for. */
export interface CostRule extends Origin {
  readonly id: string;
  readonly name: Words;
  readonly rate: Rate;
  /** Only for what these vehicles do; a name also stands for the alike vehicles name-1, name-2, …. Absent: all. */
  readonly vehicles?: readonly string[];
  /** Whether the line belongs to the operating cost (運行経費) that indicators divide by. */
  readonly scope: 'operating' | 'beside';
}

/** Money from others than riders. */
export interface IncomeRule extends Origin {
  readonly id: string;
  readonly name: Words;
  /** A sponsor lowers the public cost; a subsidy only moves it to another purse. */
  readonly kind: 'sponsor' | 'subsidy';
  readonly rate:
    | { readonly basis: CountedBasis; readonly yen: number }
    | { readonly basis: TimedBasis; readonly yen: number; readonly count: number }
    /** A share of operating cost − fares − passes − sponsors. */
    | { readonly basis: 'deficit'; readonly share: number };
}
