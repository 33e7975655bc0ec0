import { openDay, step } from '../core/dispatch/dispatcher.js';
import type { Fleet } from '../core/dispatch/fleet.js';
import type { Input } from '../core/dispatch/input.js';
import type { ServiceDay } from '../scenarios/service-day.js';
import { Ledger } from './report/ledger.js';
import { booked } from './report/money-account.js';
import { fareDesk } from './report/money-fare.js';
import type { DayLedger } from './report/rows.js';
import { LATE_CANCELLATION } from './report/wish-book.js';

export type { BreakRow, DayLedger, EndState, LegRow, ShiftRow, VisitRow, WishRow } from './report/rows.js';

/** What a journal does not say of its wishes. */
export interface Setting {
  /** Bookings to try the service: counted nowhere. */
  readonly tests: ReadonlySet<string>;
  /** Bookings in whose place another one stands: one wish, asked once. */
  readonly replaced: ReadonlySet<string>;
}

/**
 * The record of a day that was lived, kept as that of a simulated day is: its journal is folded again, input by input,
 * and told to the same ledger. The same inputs give the same record, and the same indicators.
 */
export class LivedDay {
  readonly #day: ServiceDay;
  readonly #setting: Setting;
  readonly #ledger: Ledger;
  #fleet: Fleet;

  constructor(day: ServiceDay, setting: Setting) {
    const { date, world, stops, tariff } = day;
    this.#day = day;
    this.#setting = setting;
    this.#fleet = openDay(world);
    this.#ledger = new Ledger({
      date,
      world,
      stopId: (stop) => stops[stop]!.id,
      // Who holds a pass is known in real life; the seed draws nothing.
      fare: fareDesk({ date, tariff, stops, seed: 0, holders: 'told' }),
      lateCancellation: LATE_CANCELLATION,
    });
  }

  /** The next input of the journal. As dear as one step of the dispatcher. */
  note(input: Input): void {
    const before = this.#fleet;
    const [after, decisions] = step(before, input, this.#day.world);
    this.#fleet = after;
    this.#ledger.note({ before, input, after, decisions });
  }

  /** The record with its money booked. Wishes without an end are left out. To be asked for once, after the last input. */
  record(): DayLedger {
    const { tests, replaced } = this.#setting;
    const ledger = this.#ledger.soFar();
    const wishes = ledger.wishes.flatMap((wish) => {
      if (replaced.has(wish.wish)) return [];
      return [tests.has(wish.wish) ? { ...wish, endState: 'TEST' as const } : wish];
    });
    const service = this.#day.closed === undefined ? 'open' : 'closed';
    return booked({ ...ledger, wishes }, { ...this.#day, service });
  }
}
