import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { accountOf } from '../../core/timetable/account.js';
import { dayNetwork } from '../../core/timetable/day-network.js';
import { Journeys } from '../../core/timetable/journey.js';
import { minutes, seconds, serviceTime } from '../../core/units.js';
import { openFeed } from '../../scenarios/feed-files.js';
import { smallFeed } from './small-feed.js';

const FOLDER = '../shared/data/gtfs-jp';
const isThere = existsSync(FOLDER);
const FEEDS = isThere ? readdirSync(FOLDER).filter((name) => name.endsWith('.zip')) : [];
const WALKING = { change: minutes(2), limit: minutes(8), metresPerSecond: 1.1, detour: 1.3 };
const none = { platform: 0, time: seconds(0) };

describe.skipIf(!isThere)(
  'a published feed of GTFS-JP (left out: ../shared/data/gtfs-jp is not there)',
  () => {
    test.each(FEEDS)('%s loads without a problem, and runs on its busy day', (name) => {
      const { timetable, problems } = openFeed(join(FOLDER, name));
      expect(problems).toEqual([]);
      const account = accountOf(timetable);
      expect(account.running.length).toBeGreaterThan(0);
      expect(account.languages).toContain('ja-Hrkt');
      expect(account.fares!.from).toBeGreaterThanOrEqual(100);
    });

    test.each(FEEDS)(
      '%s: from every halt where a trip begins its end is reached, no later than by that trip',
      (name) => {
        const { timetable } = openFeed(join(FOLDER, name));
        const { date } = accountOf(timetable);
        const network = dayNetwork(timetable, date!, WALKING);
        const journeys = new Journeys(network);
        for (const { trip, shift } of network.trips.slice(0, 20)) {
          const { calls } = timetable.trips[trip]!;
          const [from, to] = [calls[0]!, calls.at(-1)!];
          if (from.platform === to.platform || !to.alighting || !from.boarding) continue;
          const question = {
            from: [{ ...none, platform: from.platform }],
            to: [{ ...none, platform: to.platform }],
          };
          const found = journeys.departing(question, (from.depart + shift) as typeof from.depart);
          expect(found!.arrives).toBeLessThanOrEqual(to.arrive + shift);
        }
      },
    );
  },
);

describe('a feed is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const files = Object.fromEntries(smallFeed());

  test('in a folder, in an archive, and in a folder inside an archive', () => {
    mkdirSync(join(folder, 'plain'));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, 'plain', name), bytes);
    writeFileSync(join(folder, 'flat.zip'), zipSync(files));
    const nested = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`gtfs/${name}`, bytes]));
    writeFileSync(
      join(folder, 'nested.zip'),
      zipSync({ ...nested, '__MACOSX/gtfs/stops.txt': new Uint8Array(4) }),
    );
    for (const name of ['plain', 'flat.zip', 'nested.zip']) {
      const { timetable, problems } = openFeed(join(folder, name));
      expect(problems).toEqual([]);
      expect(timetable.trips).toHaveLength(1);
      expect(
        new Journeys(dayNetwork(timetable, '2026-04-01', WALKING)).departing(
          { from: [none], to: [{ ...none, platform: 2 }] },
          serviceTime(7),
        )!.arrives,
      ).toBe(serviceTime(8, 15));
    }
  });

  test('or told: nothing there, no archive, a damaged one', () => {
    writeFileSync(join(folder, 'page.zip'), '<html>');
    writeFileSync(join(folder, 'broken.zip'), zipSync(files).slice(0, 300));
    const found = ['missing.zip', 'page.zip', 'broken.zip'].map(
      (name) => openFeed(join(folder, name)).problems[0]!.found,
    );
    expect(found[0]).toBe('nothing');
    expect(found[1]).toBe('a file that is no zip archive');
    expect(found[2]).toMatch(/^a damaged archive/);
    expect(unzipSync(readFileSync(join(folder, 'flat.zip')))).toHaveProperty(['stops.txt']);
  });
});
