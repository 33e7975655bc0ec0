import type { OfferKind } from '../../core/dispatch/promise.js';
import type { RefusalReason } from '../../core/dispatch/refusal.js';
import type { CostLine } from '../../core/money/cost.js';
import type { Means } from '../../core/money/fare.js';
import type { IncomeLine } from '../../core/money/income.js';
import type { PayerLine } from '../../core/money/payers.js';
import type { Metres, Seconds, ServiceTime, Yen } from '../../core/units.js';

/** How a wish ended; every wish ends in exactly one of these ways. */
export type EndState =
  | 'COMPLETED'
  /** Booked, and not there when the driver came. */
  | 'NO_SHOW'
  /** Booked, and we did not come: our fault, told only when the promised window had opened. */
  | 'MISSED'
  | 'CANCELLED_EARLY'
  | 'CANCELLED_LATE'
  /** Booked, and taken back by us before the promised window opened. */
  | 'CANCELLED_BY_OPERATOR'
  | 'OFFER_DECLINED'
  | 'NO_CAPACITY'
  | 'OUT_OF_RULES'
  | 'INVALID'
  | 'TEST';

/** One wish of one party. Ids are those of the scenario; a repeat is a wish of its own. */
export interface WishRow {
  readonly wish: string;
  /** Equal to `wish` once we promised a ride; absent if we never did. */
  readonly booking?: string;
  readonly asked: ServiceTime;
  readonly kind: 'now' | 'depart' | 'arrive';
  readonly persons: number;
  readonly wheelchairs: number;
  /** As agreed, or as wished where nothing was agreed. */
  readonly origin: string;
  readonly destination: string;
  /** Zones in which the origin lies; absent: none. */
  readonly originZones?: readonly string[];
  readonly wished: ServiceTime;
  readonly endState: EndState;
  readonly promise?: {
    readonly earliest: ServiceTime;
    readonly latest: ServiceTime;
    readonly dropoffLatest: ServiceTime;
  };
  readonly vehicle?: string;
  /** Boarding begins; alighting begins. */
  readonly pickup?: ServiceTime;
  readonly dropoff?: ServiceTime;
  /** Driving straight from origin to destination, in the period of the ride; absent where no road leads. */
  readonly directTime?: Seconds;
  readonly directLength?: Metres;
  /** What the party paid for a completed ride; 0 otherwise. */
  readonly fare: Yen;
  /** By what means, and the arithmetic in words; only of completed rides. */
  readonly paidWith?: readonly Means[];
  readonly fareBecause?: string;
  /** Of the party, as the demand tells them. */
  readonly attributes: readonly string[];
  readonly refusal?: RefusalReason;
  /** Of a refusal: codes that kept vehicles, and how many each; what would have helped, and how much of it. Absent: none. */
  readonly keptBy?: readonly Noted[];
  readonly wouldHelp?: readonly Noted[];
  /** The refused wish of the same rider for the same trip, asked no more than 30 min before. */
  readonly repeatOf?: string;
  readonly rider?: string;
  /** How the wish reached us, by its attribute "via-phone", "via-web", … */
  readonly channel?: string;
  readonly offers: number;
  readonly accepted?: OfferKind;
  /** The driver found nobody. */
  readonly absentAt?: ServiceTime;
  readonly cancelledAt?: ServiceTime;
}

/** A code of docs/errors.md with its number. */
export interface Noted {
  readonly code: string;
  readonly amount: number;
}

/** One party boarding or alighting. Rows of one halt share `arrive` and `depart`. */
export interface VisitRow {
  readonly vehicle: string;
  /** 1, 2, … along the day of the vehicle. */
  readonly sequence: number;
  readonly stop: string;
  readonly arrive: ServiceTime;
  /** Boarding or alighting of this party begins. */
  readonly begin: ServiceTime;
  /** The vehicle leaves the stop; where it never does, the end of its last shift. */
  readonly depart: ServiceTime;
  readonly booking: string;
  readonly action: 'board' | 'alight';
  /** Persons aboard afterwards. */
  readonly load: number;
  readonly odometer: Metres;
}

/** Why a vehicle drives: with somebody aboard, to a pick-up, to a rest, or home. */
export type LegPurpose = 'carry' | 'pickup' | 'break' | 'home';

/** One drive from one halt to the next. */
export interface LegRow {
  readonly vehicle: string;
  readonly sequence: number;
  readonly purpose: LegPurpose;
  /** Ids of stops; empty for a place on the road where a drive was called off. */
  readonly from: string;
  readonly to: string;
  readonly depart: ServiceTime;
  readonly arrive: ServiceTime;
  readonly bookings: number;
  readonly persons: number;
  readonly length: Metres;
}

/** One shift. A vehicle without any has one row that says so. */
export interface ShiftRow {
  readonly vehicle: string;
  readonly duty?: { readonly begin: ServiceTime; readonly end: ServiceTime };
  /** Rests taken inside the shift. */
  readonly rest: Seconds;
  /** Driven since the day began, at the end of the shift. */
  readonly odometer: Metres;
}

export interface BreakRow {
  readonly vehicle: string;
  readonly stop: string;
  readonly begin: ServiceTime;
  readonly end: ServiceTime;
}

/** Everything that is reported of one service day. The tables are in the order in which they are written. */
export interface DayLedger {
  /** The date, as in 2026-04-01. */
  readonly date: string;
  /** In the order of asking. */
  readonly wishes: readonly WishRow[];
  /** Vehicle by vehicle, in the order of the scenario, each in order of time; so are the next three. */
  readonly visits: readonly VisitRow[];
  readonly legs: readonly LegRow[];
  readonly shifts: readonly ShiftRow[];
  readonly breaks: readonly BreakRow[];
  /** Absent where nobody has said what the service costs. */
  readonly account?: Account;
}

/** Money of one service day. A closed day has no lines. */
export interface Account {
  readonly costs: readonly CostLine[];
  readonly income: readonly IncomeLine[];
  /** None where one body pays all. */
  readonly payers: readonly PayerLine[];
}
