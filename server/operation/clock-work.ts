import type { ServiceTime } from '../../core/units.js';
import type { Instant } from '../clock.js';
import type { Logger } from '../log.js';
import { closeDays } from './close-days.js';
import { dueMoments } from './due-moments.js';
import type { Committed, Desk, Operation } from './operation.js';
import { releaseLate } from './report-driving.js';
import { Reminders } from './reminders.js';
import { bookStanding } from './standing-orders.js';
import { watchDelays } from './watch-delays.js';

/** How often the clock looks round, ms of the service's clock. */
const ROUND = 10_000;

/** After a work of the clock failed it is tried again, ms. */
const AGAIN = 1000;

/**
 * What nobody asks for but the time of day: today opens, offers lapse, late vehicles are noticed, standing orders are
 * booked, riders are reminded, days close. Begins by waking every open day, as timers do not outlive a process. The
 * returned function ends it.
 */
export async function runClockWork(operation: Operation, log: Logger): Promise<() => void> {
  const alarms = new Alarms(operation, log);
  const reminders = new Reminders();
  const round: readonly ((desk: Desk) => void)[] = [
    openToday,
    bookStanding,
    releaseLate,
    watchDelays,
    (desk) => {
      reminders.remind(desk);
    },
    closeDays,
  ];
  const goRound = async (): Promise<void> => {
    const done = round.map((work) => operation.submit('clock', work));
    for (const one of await Promise.allSettled(done)) {
      if (one.status === 'rejected') {
        reminders.forget();
        log.warn({ err: one.reason as unknown }, 'a work of the clock failed');
      }
    }
  };
  let end: () => void = () => undefined;
  const again = (): void => {
    end = operation.clock.wake((operation.clock.now() + ROUND) as Instant, () => {
      void goRound();
      again();
    });
  };
  await goRound();
  alarms.begin();
  again();
  return () => {
    end();
    alarms.stop();
  };
}

function openToday(desk: Desk): void {
  desk.day(desk.calendar.dateOf(desk.now));
}

/** Wakes the dispatcher when it has asked for it: one timer for the earliest of all moments. */
class Alarms {
  readonly #operation: Operation;
  readonly #log: Logger;
  /** Moments to come, by date. */
  readonly #due = new Map<string, Set<ServiceTime>>();
  #disarm: () => void = () => undefined;
  #deaf: () => void = () => undefined;

  constructor(operation: Operation, log: Logger) {
    this.#operation = operation;
    this.#log = log;
  }

  begin(): void {
    for (const day of this.#operation.state.days.values()) {
      for (const at of dueMoments(day)) this.#add(day.date, at);
    }
    this.#deaf = this.#operation.listen((committed) => {
      this.#heard(committed);
    });
    for (const date of this.#operation.state.days.keys()) this.#wake(date);
    this.#arm();
  }

  stop(): void {
    this.#deaf();
    this.#disarm();
  }

  #heard({ steps }: Committed): void {
    let asked = false;
    for (const { date, decisions } of steps) {
      for (const decision of decisions) {
        if (decision.kind !== 'wake-me') continue;
        this.#add(date, decision.at);
        asked = true;
      }
    }
    if (asked) this.#arm();
  }

  #add(date: string, at: ServiceTime): void {
    const moments = this.#due.get(date) ?? new Set();
    this.#due.set(date, moments.add(at));
  }

  #arm(notBefore = 0 as Instant): void {
    this.#disarm();
    const { calendar, clock } = this.#operation;
    let first: Instant | undefined;
    for (const [date, moments] of this.#due) {
      if (moments.size === 0) continue;
      const at = calendar.instantOf(date, Math.min(...moments) as ServiceTime);
      if (first === undefined || at < first) first = at;
    }
    if (first === undefined) return;
    this.#disarm = clock.wake(Math.max(first, notBefore) as Instant, () => {
      this.#ring();
    });
  }

  #ring(): void {
    const { calendar, clock } = this.#operation;
    const now = clock.now();
    for (const [date, moments] of this.#due) {
      const heard = calendar.serviceTime(date, now);
      const rung = [...moments].filter((at) => at <= heard);
      if (rung.length === 0) continue;
      for (const at of rung) moments.delete(at);
      this.#wake(date);
    }
    // Timers of the system may ring a moment early.
    this.#arm((now + 20) as Instant);
  }

  #wake(date: string): void {
    const { clock } = this.#operation;
    this.#operation
      .submit('clock', (desk) => {
        if (desk.state.days.has(date)) desk.step(date, { kind: 'woken' });
      })
      .catch((cause: unknown) => {
        this.#log.warn({ err: cause, date }, 'a service day could not be woken; tried again');
        this.#add(date, this.#operation.calendar.serviceTime(date, clock.now()));
        this.#arm((clock.now() + AGAIN) as Instant);
      });
  }
}
