import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { below, randomStream } from '../../../core/random.js';
import type { BookingStatus } from '../../../server/contract/booking.js';
import type { Store } from '../../../server/store/store.js';
import { describeOnBoth } from '../../scene/store.js';
import { bookingsTold, Crowd, send, type Acknowledged } from './crowd.js';
import { Killing } from './killing.js';
import { wrongsOf } from './kept.js';

/** How often each service is killed; KILLS=100 runs the long form. */
const kills = (kind: Store['kind']): number => Number(process.env['KILLS'] ?? (kind === 'sqlite' ? 3 : 2));
const SEED = 20261124;
/** A kill comes after up to so many acknowledged writes, or so long after a start, ms. */
const WRITES_BETWEEN = 60;
const START_MS = 3000;
/** One in so many kills hits a process that is starting. */
const AT_START = 5;

describeOnBoth('a service that is killed at random moments under load', (databases) => {
  test(
    'has every write it said yes to, once, and a plan that the referee accepts',
    { timeout: 3_600_000 },
    async () => {
      const killing = await Killing.begin(await databases.place());
      onTestFinished(() => killing.end());
      const { folder, authorization, now, url } = killing;
      const crowd = new Crowd({ url, authorization, now, seed: SEED, people: 6 });
      const gone = crowd.go();
      const random = randomStream(SEED, 'kills');
      for (let i = 0; i < kills(databases.kind); i++) {
        if (random() * AT_START < 1) await wait(below(START_MS, random));
        else await Promise.race([crowd.more(1 + below(WRITES_BETWEEN, random)), gone]);
        await killing.kill(async (store) => {
          expect(await wrongsOf(store, folder, now()), `after kill ${i + 1}`).toEqual([]);
        });
      }
      await Promise.race([crowd.more(WRITES_BETWEEN), gone]);
      crowd.rest();
      await gone;
      expect(crowd.faults).toEqual([]);
      await everythingIsThere(await url(), authorization, crowd.acknowledged);
      // What it keeps at the end is what it had in memory.
      await killing.stop();
      await killing.inspect(async (store) => {
        expect(await wrongsOf(store, folder, now())).toEqual([]);
        await nothingIsDoubled(store, crowd.acknowledged);
      });
    },
  );
});

/** Repeated with its key, every write hears what it heard, and every booking is what the last answer made of it. */
async function everythingIsThere(
  url: string,
  authorization: string,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  for (const { key, method, path, body, status, answer } of acknowledged) {
    const again = await send(url, authorization, { method, path, key, body });
    expect(again, `${key} ${method} ${path}`).toEqual({ status, body: answer });
  }
  for (const [id, { status }] of bookingsTold(acknowledged)) {
    const { body } = await send(url, authorization, { method: 'GET', path: `/api/bookings/${id}` });
    expect(BECOMES[status] ?? [status], `${id}, told as ${status}`).toContain(
      (body as { status: string }).status,
    );
  }
}

/** What a booking may have become after the last answer about it: by the clock, by drivers, by another booking. */
const BECOMES: Readonly<Partial<Record<BookingStatus, readonly BookingStatus[]>>> = {
  offered: ['offered', 'expired'],
  booked: ['booked', 'aboard', 'completed', 'no-show', 'replaced', 'withdrawn'],
};

async function nothingIsDoubled(store: Store, acknowledged: readonly Acknowledged[]): Promise<void> {
  const asked = acknowledged.filter(({ path }) => path === '/api/quotes' || path.endsWith('/changes'));
  const { bookings } = await store.db
    .selectFrom('booking')
    .select(({ fn }) => fn.countAll<number>().as('bookings'))
    .executeTakeFirstOrThrow();
  expect(bookings).toBe(asked.length);
  const reported = acknowledged.filter(({ path }) => path.endsWith('/events'));
  const told = new Map<string, unknown>();
  for (const { path, body, answer } of reported) {
    const { date } = body as { date: string };
    for (const item of (answer as { items: { number: number }[] }).items) {
      told.set(`${date} ${path.split('/')[3]!} ${item.number}`, item);
    }
  }
  const rows = await store.db.selectFrom('driver_event').selectAll().execute();
  const kept = rows.map((row) => [
    `${row.service_date} ${row.vehicle} ${row.number}`,
    JSON.parse(row.outcome),
  ]);
  expect(new Map(kept as [string, unknown][])).toEqual(told);
}
