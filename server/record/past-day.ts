import type { ServiceTime } from '../../core/units.js';
import type { DayLedger } from '../../sim/lived-day.js';

/** A service day as reports need it: what was lived, and what people wrote down beside it. */
export interface PastDay {
  readonly date: string;
  /** Whether the day is over; of one that is not, reports say what is known so far. */
  readonly state: 'open' | 'closed';
  readonly ledger: DayLedger;
  /** Bookings that were promised a ride and have no end, though nobody drives any more. */
  readonly unfinished: number;
  /** Name of a stop by its id. */
  readonly stopNames: ReadonlyMap<string, string>;
  /** Start place of a vehicle by its id; vehicles in the order of the fleet. */
  readonly garages: ReadonlyMap<string, string>;
  /** In order of time. */
  readonly notes: readonly VehicleNote[];
  /** Who drove which vehicle, in order of time: every report of a driver, whatever it was about. */
  readonly deeds: readonly Deed[];
  /** Names of drivers by the name they have in the journal. */
  readonly driverNames: ReadonlyMap<string, string>;
}

/** What a driver did, as far as it says who drove. */
export interface Deed {
  readonly vehicle: string;
  readonly driver: string;
  readonly at: ServiceTime;
}

/** Something written down for the record: an odometer reading, a check before driving, an accident. */
export interface VehicleNote extends Deed {
  readonly kind: string;
  readonly odometer_m: number | null;
  readonly detail: string | null;
}

/** "8:05"; after midnight the hours go on, as in "25:10"; "-2:30" is half past nine the evening before. */
export function timeText(at: ServiceTime): string {
  const minutes = Math.floor(Math.abs(at) / 60);
  const text = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return at < 0 ? `-${text}` : text;
}

/** Kilometres with one decimal. */
export const kilometres = (metres: number): number => Math.round(metres / 100) / 10;

/** Whole minutes. */
export const wholeMinutes = (seconds: number): number => Math.round(seconds / 60);
