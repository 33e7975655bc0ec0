import { expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { summarise } from '../../sim/report/summary.js';
import { run } from '../../sim/run.js';
import { hour } from '../scene/told.js';

// Every figure here stands in scenarios/tiny/README.md, where it is worked out by hand.
const [{ ledger }] = run(loadScenario('scenarios/tiny'), { seed: 1, days: 1, referee: 'on' }) as [
  ReturnType<typeof run>[number],
];
const { indicators } = summarise([ledger], { scenario: 'tiny', seed: 1, synthetic: [], cpuSeconds: 0 });
const value = (id: string): number | null | undefined => indicators[id]?.value;

test('every wish ends as the README says', () => {
  const told = ledger.wishes
    .toSorted((a, b) => Number(a.wish) - Number(b.wish))
    .map((w) =>
      w.pickup === undefined
        ? `${w.wish} ${w.endState} ${w.refusal!}`
        : `${w.wish} ${w.endState} ${w.vehicle!} ${hour(w.pickup)} ${hour(w.dropoff!)} ${w.directTime!} s ${w.directLength!} m ${w.fare} yen`,
    );
  expect(told).toEqual([
    '1 COMPLETED van 8:00 8:05 240 s 2000 m 300 yen',
    '2 COMPLETED van 8:10 8:15 240 s 2000 m 600 yen',
    '3 COMPLETED car 8:40 8:53 600 s 5000 m 300 yen',
    '4 COMPLETED car 8:45 8:50 240 s 2000 m 300 yen',
    '5 COMPLETED van 9:10 9:17 240 s 2000 m 600 yen',
    '6 COMPLETED van 9:45 9:55 540 s 4500 m 300 yen',
    '7 NO_CAPACITY no-vehicle-in-time',
    '8 OUT_OF_RULES outside-service-hours',
  ]);
});

test('the vehicles drive as the README says', () => {
  const told = ledger.legs.map(
    (l) => `${l.vehicle} ${hour(l.depart)} ${l.from} ${hour(l.arrive)} ${l.to} ${l.bookings} ${l.length}`,
  );
  expect(told).toEqual([
    'van 8:01 station 8:05 hospital 1 2000',
    'van 8:11 hospital 8:15 station 1 2000',
    'van 9:13 station 9:17 hospital 1 2000',
    'van 9:36 hospital 9:45 school 0 4500',
    'van 9:46 school 9:55 hospital 1 4500',
    'van 11:56 hospital 12:00 station 0 2000',
    'car 8:41 village 8:45 onsen 1 2000',
    'car 8:46 onsen 8:50 market 2 2000',
    'car 8:51 market 8:53 station 1 1000',
  ]);
});

test('sharing is what the README says', () => {
  expect(value('pooling_rate_booking')).toBeCloseTo(100 / 3, 10);
  expect(value('run')).toBe(5);
  expect(value('pax_per_run')).toBe(1.6);
  expect(value('shared_run_rate')).toBe(20);
  expect(value('occupancy_dist')).toBeCloseTo(21.5 / 22, 10);
  expect(value('occupancy_dist.loaded')).toBeCloseTo(21.5 / 15.5, 10);
});

test('service and productivity are what the README says', () => {
  expect(value('unserved_rate_strict')).toBeCloseTo(100 / 7, 10);
  expect(value('unserved_rate_broad')).toBe(25);
  expect(value('empty_km_ratio')).toBeCloseTo((100 * 6.5) / 22, 10);
  expect(value('pax_per_vehicle_hour')).toBe(1);
  expect(value('wait_asap')).toBe(0);
});

test('what cannot be said has a reason and is not 0', () => {
  expect(indicators['phone_share']).toMatchObject({
    value: null,
    because: 'the bookings do not say how they were made',
  });
  expect(indicators['heavy_user_share']).toMatchObject({ value: null, because: 'fewer than seven days' });
});

test('several days stand one after the other', () => {
  const runs = run(loadScenario('scenarios/tiny'), { seed: 1, days: 3, referee: 'on' });
  expect(runs.map(({ ledger: { date } }) => date)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
});
