import type { DriverEvent, DriverOutcome } from '../contract/driver-event.js';
import type { Instant } from '../clock.js';
import { instantOfText } from './moments.js';
import type { Desk } from './operation.js';
import { reconcile } from './reconcile.js';
import { SILENT, tabletKey, type Tablet } from './tablet.js';

/** How long an event waits for one with a smaller number, ms. */
export const LONGEST_WAIT = 30_000;

/** Events of one vehicle on one service day. */
export interface DrivingReport {
  readonly date: string;
  readonly vehicle: string;
  /** In any order, and perhaps known already. */
  readonly events: readonly DriverEvent[];
}

/**
 * Takes what a tablet reports, in the order of its numbers, and says what became of each event, in the order given.
 * A doubled event gets the outcome it got before. An event whose forerunner is missing waits for it, 30 s at most
 * (`releaseLate`). What a driver did is a fact: where the plan thinks otherwise, it is brought to it.
 */
export function reportDriving(
  desk: Desk,
  { date, vehicle, events }: DrivingReport,
): readonly DriverOutcome[] {
  const told = new Telling(desk, date, vehicle);
  for (const event of [...events].sort((a, b) => a.number - b.number)) told.hear(event);
  told.close();
  return events.map(({ number }) => told.outcome(number));
}

/** Goes on without events that did not come: what waited for them longer than 30 s is dealt with now. */
export function releaseLate(desk: Desk): void {
  for (const [key, { waiting }] of desk.state.tablets) {
    if (!waiting.some(({ heard }) => heard + LONGEST_WAIT <= desk.now)) continue;
    const [date = '', vehicle = ''] = splitKey(key);
    const told = new Telling(desk, date, vehicle);
    told.giveUpGaps();
    told.close();
  }
}

const splitKey = (key: string): string[] => [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];

/** One tablet while its events are being dealt with. */
class Telling {
  readonly #desk: Desk;
  readonly #date: string;
  readonly #vehicle: string;
  readonly #outcomes: Map<number, DriverOutcome>;
  #through: number;
  #waiting: Tablet['waiting'];
  readonly #known: Tablet;

  constructor(desk: Desk, date: string, vehicle: string) {
    this.#desk = desk;
    this.#date = date;
    this.#vehicle = vehicle;
    this.#known = desk.state.tablets.get(tabletKey(date, vehicle)) ?? SILENT;
    this.#outcomes = new Map(this.#known.outcomes);
    this.#through = this.#known.through;
    this.#waiting = this.#known.waiting;
  }

  outcome(number: number): DriverOutcome {
    return this.#outcomes.get(number)!;
  }

  hear(event: DriverEvent): void {
    if (this.#outcomes.has(event.number)) return;
    if (event.number > this.#through + 1) {
      const heard = this.#desk.now;
      this.#waiting = [...this.#waiting, { event, heard }].sort((a, b) => a.event.number - b.event.number);
      this.#keep(event, { number: event.number, outcome: 'waiting', because: null });
      return;
    }
    this.#dealWith(event);
    this.#goOn();
  }

  giveUpGaps(): void {
    const first = this.#waiting[0];
    if (first === undefined) return;
    this.#through = first.event.number - 1;
    this.#goOn();
  }

  close(): void {
    // Nothing is kept of a day that is over, or of a vehicle that is none.
    if (!this.#desk.state.days.has(this.#date)) return;
    this.#desk.setTablet(this.#date, this.#vehicle, {
      through: this.#through,
      outcomes: this.#outcomes,
      waiting: this.#waiting,
      heard: this.#desk.now,
    });
  }

  /** Deals with what has waited, as far as no number is missing. */
  #goOn(): void {
    for (let next = this.#waiting[0]; next?.event.number === this.#through + 1; next = this.#waiting[0]) {
      this.#waiting = this.#waiting.slice(1);
      this.#dealWith(next.event);
    }
  }

  #dealWith(event: DriverEvent): void {
    const { outcome, because } = reconcile(this.#desk, {
      date: this.#date,
      vehicle: this.#vehicle,
      event,
      happened: Math.min(this.#desk.now, instantOfText(event.happened)) as Instant,
    });
    this.#through = Math.max(this.#through, event.number);
    this.#keep(event, { number: event.number, outcome, because });
  }

  #keep(event: DriverEvent, outcome: DriverOutcome): void {
    this.#outcomes.set(event.number, outcome);
    this.#desk.write({
      table: 'driver_event',
      row: {
        vehicle: this.#vehicle,
        service_date: this.#date,
        number: event.number,
        event: JSON.stringify(event),
        happened_at: instantOfText(event.happened),
        heard_at: this.#desk.now,
        outcome: JSON.stringify(outcome),
      },
    });
  }
}
