import { describe, expect, test } from 'vitest';
import type { PlannerReplay } from '../../../server/contract/planner-day.js';
import { clockText, doingAt, eventsUntil, pointAt } from '../../../web/planner/run/moments-of-day.js';

const place = (id: string, lon: number): PlannerReplay['places'][number] => ({
  id,
  kind: 'stop',
  name: id,
  lon,
  lat: 0,
  zones: [],
});
const drive = { purpose: 'carry', persons: 2, from: 'a', to: 'b', line: 0 } as const;
const van: PlannerReplay['vehicles'][number] = {
  id: 'van',
  seats: 4,
  wheelchairs: 0,
  shifts: [{ from_s: 100, to_s: 1000 }],
  start: 'a',
  drives: [{ ...drive, depart_s: 200, arrive_s: 300 }],
};
/** From a to b there is a bend: a quarter of the way lies before it. */
const replay: PlannerReplay = {
  date: '2026-11-24',
  seed: 1,
  from_s: 100,
  to_s: 1000,
  places: [place('a', 0), place('b', 0.04)],
  vehicles: [van],
  lines: [
    [
      [0, 0],
      [0.01, 0],
      [0.04, 0],
    ],
  ],
  events: [
    { at_s: 150, kind: 'asked', wish: 1, place: 'a', persons: 2, vehicle: null },
    { at_s: 200, kind: 'board', wish: 1, place: 'a', persons: 2, vehicle: 'van' },
    { at_s: 300, kind: 'alight', wish: 1, place: 'b', persons: 2, vehicle: 'van' },
  ],
};

describe('a vehicle of a replayed day', () => {
  test('stands where its shift begins, drives, and stands where the drive ended', () => {
    expect(doingAt(van, 99)).toEqual({ kind: 'off' });
    expect(doingAt(van, 199)).toEqual({ kind: 'standing', at: 'a' });
    expect(doingAt(van, 200).kind).toBe('driving');
    expect(doingAt(van, 300)).toEqual({ kind: 'standing', at: 'b' });
    expect(doingAt(van, 1001)).toEqual({ kind: 'off' });
  });

  test('moves evenly along its way, bends included', () => {
    const lon = (at: number): number => pointAt(replay, van, at)!.lon;
    expect(lon(150)).toBe(0);
    expect(lon(225)).toBeCloseTo(0.01, 9);
    expect(lon(250)).toBeCloseTo(0.02, 9);
    expect(lon(299.999)).toBeCloseTo(0.04, 4);
    expect(lon(500)).toBe(0.04);
    expect(pointAt(replay, van, 5000)).toBeUndefined();
  });

  test('is nowhere on the map where the scenario knows no points', () => {
    const places = replay.places.map((one) => ({ ...one, lon: null, lat: null }));
    expect(pointAt({ ...replay, places, lines: [] }, van, 150)).toBeUndefined();
  });
});

test('what has just happened stands first, and what is long past is left out', () => {
  expect(eventsUntil(replay, 300, 101).map(({ kind }) => kind)).toEqual(['alight', 'board']);
  expect(eventsUntil(replay, 149, 100)).toEqual([]);
});

test('times of the day before and after midnight can be read', () => {
  expect([0, 32_700, 90_000, -60].map(clockText)).toEqual(['0:00', '9:05', '25:00', '−0:01']);
});
