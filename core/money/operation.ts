import type { Metres, Seconds, Yen } from '../units.js';
import type { LevelOf } from './contract.js';

/** What one vehicle did on one service day, as far as somebody is paid for it. */
export interface VehicleWork {
  readonly vehicle: string;
  /** On shift, rests included. 0 for a vehicle off duty. */
  readonly duty: Seconds;
  readonly rest: Seconds;
  /** With somebody aboard. */
  readonly carrying: Seconds;
  /** Driving with nobody aboard: to a pick-up, to a rest, home. */
  readonly emptyDriving: Seconds;
  readonly length: Metres;
  /** Length of every run (便): a longest stretch of time with somebody aboard. */
  readonly runs: readonly Metres[];
  /** Completed bookings, and the persons in them. */
  readonly bookings: number;
  readonly passengers: number;
}

/** What was done on one service day. */
export interface Operation {
  /** As in 2026-04-01. */
  readonly date: string;
  /** Service days in the month and in the twelve months of this day, this day counted: they share what a month or year costs. */
  readonly serviceDays: { readonly month: number; readonly year: number };
  readonly vehicles: readonly VehicleWork[];
  /** Time that remote monitors were on duty, all together; absent: there are none. */
  readonly monitorDuty?: Seconds;
  /** Bookings accepted by telephone. */
  readonly phoneBookings: number;
  /** What riders paid for rides, coupons included, passes not. */
  readonly fares: Yen;
  /** Percent: of the wishes that found room (100 − unserved, strict), and of the rides on time; null if there was none. */
  readonly level: Readonly<Record<LevelOf, number | null>>;
  /** Persons who travelled on a day pass, by id of the pass; each pays once a day. */
  readonly dayPasses: ReadonlyMap<string, number>;
}
