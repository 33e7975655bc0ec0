import type { Instant, Clock } from '../../server/clock.js';
import { calendarIn } from '../../server/clock.js';
import { takeLease } from '../../server/operation/lease.js';
import { openOperation, type OperationSettings } from '../../server/operation/open-operation.js';
import type { Operation } from '../../server/operation/operation.js';
import type { Store } from '../../server/store/store.js';
import { QUIET } from './store.js';

/** A clock that a test sets: whatever is due rings at once, in order of time. */
export class SetClock implements Clock {
  #now: Instant;
  #alarms: { readonly at: Instant; readonly call: () => void }[] = [];

  constructor(text: string) {
    this.#now = Date.parse(text) as Instant;
  }

  now(): Instant {
    return this.#now;
  }

  wake(at: Instant, call: () => void): () => void {
    const alarm = { at, call };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Whoever wanted to be woken is gone. */
  forget(): void {
    this.#alarms = [];
  }

  /** Lets the clock run on to a moment, also backwards. Awaits what each alarm sets off, as far as `settled` says. */
  async set(text: string, settled: () => Promise<void>): Promise<void> {
    const to = Date.parse(text) as Instant;
    for (;;) {
      const due = this.#alarms.filter(({ at }) => at <= to).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== due);
      if (due.at > this.#now) this.#now = due.at;
      due.call();
      await settled();
    }
    this.#now = to;
  }
}

/** A live service of a scenario on a test's own clock. */
export interface LiveScene {
  readonly operation: Operation;
  readonly clock: SetClock;
  /** Runs the clock on to a moment of the day, as in "8:05". */
  at(time: string): Promise<void>;
}

export const TOKYO = calendarIn('Asia/Tokyo');
export const SECRET = 'a secret of tests';

/** Opens the loop over a store. Names are counted, so that equal tests give equal journals. */
export async function openLive(
  store: Store,
  folder: string,
  clock: SetClock,
  more: Partial<OperationSettings> = {},
): Promise<LiveScene> {
  const lease = await takeLease(store, { id: 'test', url: 'http://nowhere' }, QUIET);
  if (lease === undefined) throw new Error('another process holds the lease');
  let names = 0;
  const operation = await openOperation({
    store,
    folder,
    clock,
    calendar: TOKYO,
    log: QUIET,
    lease,
    secret: SECRET,
    newId: () => `n${String(++names)}`,
    ...more,
  });
  const settled = async (): Promise<void> => {
    await operation.submit('test', () => undefined);
  };
  // The clock wakes every open day when it begins.
  await settled();
  await settled();
  return {
    operation,
    clock,
    async at(time) {
      const [hours = '', minutes = ''] = time.split(':');
      const date = TOKYO.dateOf(clock.now());
      await clock.set(`${date}T${hours.padStart(2, '0')}:${minutes}:00+09:00`, settled);
    },
  };
}
