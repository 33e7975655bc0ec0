import type { Calendar, Clock, Instant } from '../clock.js';
import type { DriverEvent } from '../contract/driver-event.js';
import type { TourView } from '../contract/tour.js';
import { nextAct } from './next-act.js';

/** How a tablet reaches the service: in the same process for the demonstration, by HTTP in tests. */
export interface TabletLine {
  /** The plan as last told; undefined while the vehicle has none today. */
  readonly tour: () => TourView | undefined;
  /** Number of the last event sent before, 0 for none: a tablet that is switched on again goes on counting. */
  readonly lastNumber: () => number;
  /** Resolves when the service has taken them. Rejects while it cannot be reached. */
  readonly send: (events: readonly DriverEvent[]) => Promise<void>;
}

export interface TabletSettings {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly failsToShow: (booking: string) => boolean;
}

/** An event that the service had no use for, or could not take, is not repeated sooner: ms of the clock. */
const TRY_AGAIN = 5000;

/**
 * Stands in for a driver with a tablet: does what the plan says at the moment it says, and reports it. Call `replan`
 * whenever the plan may have changed. The clock may run at any speed.
 */
export class SimulatedTablet {
  readonly #line: TabletLine;
  readonly #settings: TabletSettings;
  #cancel: (() => void) | undefined;
  #sending = false;
  #stopped = false;

  constructor(line: TabletLine, settings: TabletSettings) {
    this.#line = line;
    this.#settings = settings;
  }

  replan(earliest: Instant = this.#settings.clock.now()): void {
    this.#cancel?.();
    this.#cancel = undefined;
    // What is being sent changes the plan, and then this is called again.
    if (this.#sending || this.#stopped) return;
    const next = this.#next();
    if (next === undefined) return;
    const at = Math.max(Date.parse(next.at), earliest) as Instant;
    this.#cancel = this.#settings.clock.wake(at, () => void this.#act());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #next(): ReturnType<typeof nextAct> {
    const tour = this.#line.tour();
    return tour && nextAct(tour, this.#settings.failsToShow);
  }

  async #act(): Promise<void> {
    const { clock, calendar } = this.#settings;
    const next = this.#next();
    const now = clock.now();
    if (next === undefined || Date.parse(next.at) > now) {
      this.replan();
      return;
    }
    const before = JSON.stringify(next);
    const number = this.#line.lastNumber() + 1;
    this.#sending = true;
    await this.#line.send([{ ...next.act, number, happened: calendar.text(now) }]).catch(() => undefined);
    this.#sending = false;
    const unchanged = JSON.stringify(this.#next()) === before;
    this.replan((unchanged ? clock.now() + TRY_AGAIN : clock.now()) as Instant);
  }
}
