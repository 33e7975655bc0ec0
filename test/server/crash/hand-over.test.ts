import { expect, onTestFinished, test } from 'vitest';
import type { Booking } from '../../../server/contract/booking.js';
import { databasesOf, describeWithPostgres } from '../../scene/store.js';
import { everythingIsThere, nothingIsDoubled } from './acknowledged.js';
import { balancerFor } from './balancer.js';
import { Crowd } from './crowd.js';
import { wrongsOf } from './kept.js';
import { Killing } from './killing.js';
import { Page } from './page.js';

const SEED = 7;
/** Writes acknowledged before and after the process that ran the engine is killed. */
const BEFORE = 40;
const AFTER = 40;
/** Longest time without an acknowledged write that a hand-over may cause, ms. */
const MOST_SILENCE = 10_000;

describeWithPostgres('two processes of one service (PostgreSQL)', () => {
  const databases = databasesOf('postgres');

  test('when the one that runs the engine is killed, the other takes over: nothing is lost, and every page knows all', async () => {
    const killing = await Killing.begin(await databases.place());
    onTestFinished(() => killing.end());
    const { folder, authorization, now } = killing;
    const holder = await killing.url();
    const second = killing.another();
    const standby = await second.url;
    // Pages of both processes; who loses a line is led to the other one.
    const doors = await Promise.all([balancerFor([holder, standby]), balancerFor([standby, holder])]);
    const pages = doors.flatMap(({ url }) => [new Page(url, authorization), new Page(url, authorization)]);
    onTestFinished(async () => {
      for (const page of pages) page.leave();
      for (const door of doors) await door.close();
    });
    const url = (): Promise<string> => Promise.resolve(doors[0].url);
    const crowd = new Crowd({ url, authorization, now, seed: SEED, people: 4 });
    const gone = crowd.go();
    await Promise.race([crowd.more(BEFORE), gone]);
    await expect.poll(() => pages.every(({ loads }) => loads > 0), { timeout: 20_000 }).toBe(true);
    await killing.die();
    const killed = performance.now();
    await Promise.race([crowd.more(1), gone]);
    const silence = performance.now() - killed;
    await Promise.race([crowd.more(AFTER), gone]);
    crowd.rest();
    await gone;
    console.log(`hand-over: the first write after ${(silence / 1000).toFixed(1)} s`);
    expect(crowd.faults).toEqual([]);
    await everythingIsThere(standby, authorization, crowd.acknowledged);
    await expect
      .poll(() => pages.map(({ bookings }) => sorted(bookings)), { timeout: 20_000 })
      .toEqual(pages.map(() => sorted(pages[0]!.bookings)));
    for (const { doubled } of pages) expect(doubled).toEqual([]);
    await second.stop();
    await killing.inspect(async (store) => {
      expect(await wrongsOf(store, folder, now())).toEqual([]);
      await nothingIsDoubled(store, crowd.acknowledged);
    });
    expect(silence).toBeLessThan(MOST_SILENCE);
  });
});

const sorted = (bookings: ReadonlyMap<string, Booking>): Booking[] =>
  [...bookings.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
