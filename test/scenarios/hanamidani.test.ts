import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hanamidaniTables } from '../../scenarios/hanamidani/tables.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';

const scenario = loadScenario('scenarios/hanamidani');

test('the tables are those that its script makes (else: npx tsx scenarios/hanamidani/make.ts)', () => {
  for (const [name, text] of hanamidaniTables()) {
    expect(readFileSync(`scenarios/hanamidani/${name}`, 'utf8') === text, name).toBe(true);
  }
});

test('there is nothing to complain about, and it says that the town does not exist', () => {
  expect(scenario.warnings).toEqual([]);
  expect(scenario.synthetic[0]).toMatch(/invented/);
});

test('every stop can be driven to from every other, and no way through the hills is longer than half an hour', () => {
  const { world, stops } = serviceDay(scenario);
  const [travel] = world.travel;
  const longest = stops.map((_, from) => Math.max(...travel!.rowFrom(from as never, 0)));
  expect(Math.max(...longest)).toBeLessThan(1800);
});

test('rush hours slow all roads down, and snow the small ones more', () => {
  const seconds = (date: string, clock: number): number => {
    const { world, stops } = serviceDay(scenario, date);
    const [travel] = world.travel;
    const at = (id: string): number => stops.findIndex((stop) => stop.id === id);
    const period = travel!.periods.findLastIndex((from) => from <= clock);
    return travel!.between(at('kuridaira-hall') as never, at('hospital') as never, period);
  };
  const free = seconds('2026-11-24', 10 * 3600);
  expect(seconds('2026-11-24', 8 * 3600)).toBe(Math.ceil(free / 0.85));
  expect(seconds('2027-01-12', 10 * 3600)).toBeGreaterThan(free / 0.9);
});

test('New Year, holidays and Sundays are closed', () => {
  const closed = ['2026-11-23', '2026-12-30', '2027-01-10', '2027-04-01'].map(
    (date) => serviceDay(scenario, date).closed,
  );
  expect(closed).toEqual([
    '勤労感謝の日',
    '年末年始',
    'no service hours on a day of type weekend',
    'outside the calendar of the service',
  ]);
});
