import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { below, randomStream } from '../../../core/random.js';
import type { Store } from '../../../server/store/store.js';
import { describeOnBoth } from '../../scene/store.js';
import { everythingIsThere, nothingIsDoubled } from './acknowledged.js';
import { Crowd } from './crowd.js';
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
