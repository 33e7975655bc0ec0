import type { Decision } from '../../core/dispatch/decision.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Input } from '../../core/dispatch/input.js';
import type { ServiceTime } from '../../core/units.js';
import type { ServiceDay } from '../../scenarios/service-day.js';
import type { Booking } from '../contract/booking.js';
import type { Calendar, Clock, Instant } from '../clock.js';
import type { StandingOrderRow } from '../store/tables.js';
import type { Change } from './change.js';
import type { ServiceParts } from './service-parts.js';
import type { Tablet } from './tablet.js';

/**
 * The live loop: the only place that changes a plan. Work waits in one queue and is done one after the other; what
 * several works change is committed together (journal, bookings, audit, outbox), and only then is anybody told yes.
 * Nothing is changed in memory that is not committed: a commit that fails leaves everything as it was.
 */
export interface Operation {
  /**
   * Does `work` when its turn comes; resolves with what it returned once that is on the disk. `work` runs without
   * interruption: it asks nothing of the outside. If it throws, nothing it did counts.
   * @throws StoreUnavailable, LeaseLost, ClockSteppedBack, StepFaulted, Stopping: nothing was changed
   */
  submit<T>(actor: string, work: (desk: Desk) => T): Promise<T>;
  /** The committed state; never changed in place. */
  readonly state: OperationState;
  readonly calendar: Calendar;
  readonly clock: Clock;
  /** Hears every commit, after it, in order. A listener that throws is logged and stays. */
  listen(listener: (committed: Committed) => void): () => void;
  /** Finishes what is queued, writes snapshots, gives the lease back. */
  stop(): Promise<void>;
}

/** What a work may see and do. Every change is visible to the rest of the same work at once. */
export interface Desk {
  /** Who does the work, as in the journal: "operator:ID", "rider:ID", "clock". */
  readonly actor: string;
  readonly now: Instant;
  readonly calendar: Calendar;
  /** Signs offers. */
  readonly secret: string;
  readonly state: OperationState;
  /** A name nobody else has. */
  newId(): string;
  /** The day as it runs or would run; opens it if it is within the booking horizon. Undefined: outside. */
  day(date: string): OpenDay | undefined;
  /**
   * Tells the dispatcher; the input is journaled, and the booking it is about follows it. `at` is now; what a driver
   * reports late may carry the earlier moment at which it `happened`.
   * @throws ClockSteppedBack for what would be a new promise while the clock is behind the journal
   * @throws StepFaulted if the referee rejects what is no fact of the road
   */
  step(date: string, input: InputWithoutTime, happened?: Instant): readonly Decision[];
  /** A row to be written in the same commit. */
  write(change: Change): void;
  /** What a tablet has reported; the rows of its events are written beside it. */
  setTablet(date: string, vehicle: string, tablet: Tablet): void;
}

/** An input whose moment the desk stamps. */
export type InputWithoutTime = Input extends infer I ? (I extends Input ? Omit<I, 'at'> : never) : never;

export interface OperationState {
  /** Days that are open, by date. */
  readonly days: ReadonlyMap<string, OpenDay>;
  /** Bookings of open days, and of days closed less than a day ago, by id. Older ones are in the store. */
  readonly bookings: ReadonlyMap<string, Booking>;
  /** What the tablets have reported on open days, by `tabletKey(date, vehicle)`. */
  readonly tablets: ReadonlyMap<string, Tablet>;
  /** Those that are not ended, by id. */
  readonly standingOrders: ReadonlyMap<string, StandingOrderRow>;
  /**
   * Of the last commit: grows with each. After a restart it goes on from the newest input, so what pages remember is
   * worth something only together with the process that said it.
   */
  readonly position: number;
  /** Service days that are over. */
  readonly closed: ReadonlySet<string>;
  /** The service as it is edited now: days opened from here on run by it. */
  readonly parts: ServiceParts;
}

/** A service day in operation. */
export interface OpenDay {
  readonly date: string;
  readonly service: ServiceDay;
  readonly fleet: Fleet;
  /** Number of inputs so far. */
  readonly seq: number;
  /** Versions of the parts it runs by, as in its row. */
  readonly versions: string;
  readonly opened: Instant;
}

/** What one commit changed, for sockets, timers and the watch. */
export interface Committed {
  /** Grows with every commit, also with one that holds no input (a message, an audit row). */
  readonly position: number;
  readonly at: Instant;
  readonly steps: readonly {
    readonly date: string;
    readonly actor: string;
    readonly input: Input;
    readonly decisions: readonly Decision[];
    readonly before: Fleet;
    readonly after: Fleet;
    readonly heard: ServiceTime;
  }[];
  readonly changes: readonly Change[];
}

/** The referee rejects the plan that a work led to: a mistake of ours. Nothing was changed. */
export class StepFaulted extends Error {
  override readonly name = 'StepFaulted';
}

/** The wall clock shows an earlier time than the journal: nothing new is promised until it has caught up. */
export class ClockSteppedBack extends Error {
  override readonly name = 'ClockSteppedBack';
}

/** The server is going down. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}
