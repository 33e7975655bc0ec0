import type { ServiceTime } from '../../units.js';
import type { Load } from '../request.js';

/** One row of wishes.csv: what was asked, what was promised and what came of it. */
export interface DayWish {
  readonly wish: string;
  readonly booking?: string;
  readonly persons: number;
  readonly wheelchairs: number;
  readonly origin: string;
  readonly destination: string;
  readonly endState: string;
  readonly promise?: {
    readonly earliest: ServiceTime;
    readonly latest: ServiceTime;
    readonly dropoffLatest: ServiceTime;
  };
  readonly vehicle?: string;
  /** Boarding begins; alighting begins. */
  readonly pickup?: ServiceTime;
  readonly dropoff?: ServiceTime;
}

/** One row of visits.csv: one party boards or alights. Rows of one halt share `arrive` and `depart`. */
export interface DayVisit {
  readonly vehicle: string;
  readonly sequence: number;
  readonly stop: string;
  readonly arrive: ServiceTime;
  readonly depart: ServiceTime;
  readonly booking: string;
  readonly action: 'board' | 'alight';
  /** Persons aboard afterwards. */
  readonly load: number;
  readonly odometer: number;
}

/** What the rows of a day are judged by. */
export interface DayFacts {
  /** Ways to arrange the inside, by vehicle. */
  readonly layouts: ReadonlyMap<string, readonly Load[]>;
  /** Least driving time from stop to stop in any period, s. */
  readonly fastest: (drive: { vehicle: string; from: string; to: string }) => number;
  /** Bookings whose promise the world broke (delay, breakdown): not judged by it, nor held to one vehicle. */
  readonly excused: ReadonlySet<string>;
}
