import type { Request } from '../../core/dispatch/request.js';
import type { World } from '../../core/dispatch/world.js';
import type { StopIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';
import { DrivingLog } from './driving-log.js';
import type { DayLedger } from './rows.js';
import type { Step } from './step.js';
import { WishBook, type Facts } from './wish-book.js';

/** What the ledger has to know of a day beside its steps. */
export interface Setting extends Facts {
  readonly date: string;
  readonly world: World;
  readonly stopId: (stop: StopIndex) => string;
}

/**
 * Keeps the record of one service day: told every step in order, it writes down what became of each wish and
 * what each vehicle did. A replay and a live journal can tell it alike. O(1) a step, O(decisions) at most.
 */
export class Ledger {
  readonly #setting: Setting;
  readonly #wishes: WishBook;
  readonly #driving: DrivingLog;

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#wishes = new WishBook(setting);
    this.#driving = new DrivingLog(setting);
  }

  note(step: Step): void {
    this.#wishes.note(step);
    this.#driving.note(step);
  }

  /** A test booking: written down, counted nowhere, not dispatched. */
  setAside(asked: ServiceTime, request: Request): void {
    this.#wishes.setAside(asked, request);
  }

  /** The finished record. Throws if a wish has no end or a party is still aboard: the replay stopped too early. */
  close(): DayLedger {
    const [open] = this.#wishes.open();
    if (open !== undefined) throw new Error(`wish ${open} has no end: the day was stopped too early`);
    const [stranded] = this.#driving.aboard();
    if (stranded !== undefined) {
      throw new Error(
        `${stranded.booking} is still aboard ${stranded.vehicle}: the day was stopped too early`,
      );
    }
    return this.soFar();
  }

  /** The record of a day that may not be over: wishes without an end are left out. To be asked for once, after the last step. */
  soFar(): DayLedger {
    const driven = this.#driving.rows();
    return { date: this.#setting.date, wishes: this.#wishes.rows(driven.legs), ...driven };
  }
}
