import type { Request, Wish as CoreWish } from '../../core/dispatch/request.js';
import type { Seconds, ServiceTime } from '../../core/units.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { wishedDay, type Ask, type WishedDay } from '../../sim/wishes.js';
import type { Calendar, Instant } from '../clock.js';
import type { Booking, Wish } from '../contract/booking.js';
import type { Logger } from '../log.js';
import { sayNo, take } from '../operation/answer.js';
import { askAs } from '../operation/ask.js';
import { cancel } from '../operation/cancel.js';
import type { Operation } from '../operation/operation.js';
import { inventedRider } from './invented-riders.js';

/** Under this name invented riders stand in the journal. */
const ACTOR = 'machine:demo';
/** Who waits for the way out to end asks again after this, ms. */
const CALL_AGAIN = 5 * 60_000;
/** The wishes of a day are made this long before it begins, ms: the demand of a day asks for some on the evening before. */
const AHEAD = 24 * 3_600_000;
const SECOND_MS = 1000;

/** States in which the way out can still be made. */
const UNDER_WAY: readonly Booking['status'][] = ['waiting', 'offered', 'booked', 'aboard'];

/** Whether the invented rider of a booking stays away. Real riders are always there, as far as the demonstration knows. */
export type FailsToShow = (booking: string) => boolean;

export interface DemoRidersSettings {
  readonly seed: number;
  readonly log: Logger;
  /** Writes down so many people, so that rides have names; absent: everybody stays nameless. */
  readonly invent?: (count: number) => Promise<void>;
}

/**
 * People of the scenario's demand who ask, answer, cancel and stay away by themselves, one day after the other, as the
 * simulator has them. The returned `stop` silences them.
 */
export function liveDemoRiders(
  operation: Operation,
  scenario: Scenario,
  settings: DemoRidersSettings,
): { readonly failsToShow: FailsToShow; readonly stop: () => void } {
  const demo = new DemoRiders(operation, scenario, settings);
  demo.begin();
  return {
    failsToShow: (booking) => demo.failsToShow(booking),
    stop: () => {
      demo.stop();
    },
  };
}

class DemoRiders {
  readonly #operation: Operation;
  readonly #scenario: Scenario;
  readonly #settings: DemoRidersSettings;
  readonly #days = new Map<string, WishedDay>();
  readonly #pending = new Set<() => void>();
  #stopped = false;

  constructor(operation: Operation, scenario: Scenario, settings: DemoRidersSettings) {
    this.#operation = operation;
    this.#scenario = scenario;
    this.#settings = settings;
  }

  begin(): void {
    const { clock, calendar } = this.#operation;
    const today = calendar.dateOf(clock.now());
    this.#live(today);
    this.#prepare(nextDate(calendar, today));
  }

  stop(): void {
    this.#stopped = true;
    for (const cancelWake of this.#pending) cancelWake();
  }

  failsToShow(booking: string): boolean {
    const [date, wish] = wishOf(booking);
    return this.#days.get(date)?.riders.failsToShow(wish) ?? false;
  }

  /** A day's wishes, and the day after's in good time. */
  #prepare(date: string): void {
    const begins = this.#operation.calendar.instantOf(date, 0 as ServiceTime);
    this.#at((begins - AHEAD) as Instant, () => {
      this.#live(date);
      this.#prepare(nextDate(this.#operation.calendar, date));
    });
  }

  #live(date: string): void {
    const wished = wishedDay(this.#scenario, date, this.#settings.seed);
    this.#days.set(date, wished);
    for (const known of [...this.#days.keys()].slice(0, -3)) this.#days.delete(known);
    const { calendar, clock } = this.#operation;
    const now = clock.now();
    const { invent } = this.#settings;
    if (invent !== undefined) this.#do(() => invent(wished.asks.length));
    for (const ask of wished.asks) {
      // Whoever wanted to leave before the demonstration began has gone otherwise.
      if (calendar.instantOf(date, momentOf(ask)) < now) continue;
      this.#at(calendar.instantOf(date, ask.at), () => {
        this.#ask(date, ask, 0);
      });
    }
  }

  #ask(date: string, ask: Ask, times: number): void {
    const { calendar, clock, state } = this.#operation;
    const out = ask.returnOf === undefined ? undefined : state.bookings.get(bookingId(date, ask.returnOf));
    if (ask.returnOf !== undefined) {
      const waits = ask.request.wish.kind === 'now' && out !== undefined && UNDER_WAY.includes(out.status);
      if (waits) {
        this.#at((clock.now() + CALL_AGAIN) as Instant, () => {
          this.#ask(date, ask, times);
        });
        return;
      }
      if (out === undefined || !['booked', 'aboard', 'completed'].includes(out.status)) return;
    }
    const id = bookingId(date, ask.request.id) + (times === 0 ? '' : `~${times + 1}`);
    if (state.bookings.has(id)) return;
    const wished = {
      ...wordsOf(ask.request, this.#days.get(date)!),
      rider: out === undefined ? this.#riderOf(date, ask) : out.rider,
      wish: wishAt(ask.request.wish, { date, calendar, now: clock.now() }),
      ...(out === undefined ? {} : { returnOf: out.id }),
    };
    this.#do(async () => {
      const { booking } = await this.#operation.submit(ACTOR, (desk) => askAs(desk, wished, id));
      this.#answered(date, ask, { booking, times });
    });
  }

  /** Everybody who asks on a day has a name of their own; on the next day the same people ask again. */
  #riderOf(date: string, ask: Ask): string | null {
    if (this.#settings.invent === undefined) return null;
    return inventedRider(this.#days.get(date)!.asks.indexOf(ask));
  }

  #answered(date: string, ask: Ask, { booking, times }: { booking: Booking; times: number }): void {
    const { riders } = this.#days.get(date)!;
    const { calendar, clock } = this.#operation;
    const now = calendar.serviceTime(date, clock.now());
    if (booking.status === 'refused') {
      const again = riders.asksAgain(ask.request.id, now, times);
      if (again === undefined) return;
      this.#at(calendar.instantOf(date, again), () => {
        this.#ask(date, ask, times + 1);
      });
      return;
    }
    const chosen = riders.choice(ask.request.id, booking.offers);
    this.#after(riders.answerTime, async () => {
      if (chosen === undefined) {
        await this.#operation.submit(ACTOR, (desk) => sayNo(desk, booking.id));
        return;
      }
      await this.#operation.submit(ACTOR, (desk) => take(desk, booking, chosen.number));
      const pickup = calendar.serviceTime(date, Date.parse(chosen.pickup.from) as Instant);
      const off = riders.cancels(ask.request.id, now, pickup);
      if (off === undefined) return;
      this.#at(calendar.instantOf(date, off), () => {
        this.#do(async () => {
          await this.#operation.submit(ACTOR, (desk) => cancel(desk, booking.id, 'ride-and-return'));
        });
      });
    });
  }

  #after(wait: Seconds, work: () => Promise<void>): void {
    // An offer that stands for no time at all is answered before the clock moves.
    if (wait === 0) {
      this.#do(work);
      return;
    }
    this.#at((this.#operation.clock.now() + wait * SECOND_MS) as Instant, () => {
      this.#do(work);
    });
  }

  #at(at: Instant, call: () => void): void {
    if (this.#stopped) return;
    const cancelWake = this.#operation.clock.wake(at, () => {
      this.#pending.delete(cancelWake);
      call();
    });
    this.#pending.add(cancelWake);
  }

  /** What the service refuses an invented rider (too late, taken, going down) is no fault. */
  #do(work: () => Promise<void>): void {
    work().catch((cause: unknown) => {
      this.#settings.log.debug({ because: String(cause) }, 'an invented rider was turned away');
    });
  }
}

const bookingId = (date: string, wish: string): string => `demo-${date}-${wish}`;

/** Day and wish of a booking; nonsense for a booking of somebody real, which then is found nowhere. */
function wishOf(booking: string): [date: string, wish: string] {
  const from = 'demo-'.length;
  const length = '2026-01-01'.length;
  return [booking.slice(from, from + length), booking.slice(from + length + 1)];
}

function nextDate(calendar: Calendar, date: string): string {
  const noonOfNext = calendar.instantOf(date, (36 * 3600) as ServiceTime);
  return calendar.dateOf(noonOfNext);
}

/** The moment a wish is about. */
function momentOf({ at, request: { wish } }: Ask): ServiceTime {
  if (wish.kind === 'now') return at;
  return wish.kind === 'depart' ? wish.at : wish.by;
}

function wishAt(
  wish: CoreWish,
  { date, calendar, now }: { date: string; calendar: Calendar; now: Instant },
): Wish {
  if (wish.kind === 'arrive') return { kind: 'arrive', by: calendar.text(calendar.instantOf(date, wish.by)) };
  if (wish.kind === 'now') return wish;
  const at = calendar.instantOf(date, wish.at);
  return at <= now ? { kind: 'now' } : { kind: 'depart', at: calendar.text(at) };
}

function wordsOf(
  { persons, load, origin, destination, attributes, walkLimit }: Request,
  { day }: WishedDay,
): Omit<Parameters<typeof askAs>[1], 'wish' | 'rider'> {
  return {
    origin: day.stops[origin]!.id,
    destination: day.stops[destination]!.id,
    party: { persons, wheelchairs: load.wheelchairs, companions: [] },
    attributes,
    walkLimit_s: walkLimit,
    channel: 'demo',
    anyway: 'yes',
  };
}
