import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import { runJob, type RunJobs } from '../../../sim/compare/job.js';
import { VariantReader } from '../../../sim/compare/variant.js';
import { optimise } from '../../../sim/optimise/optimise.js';
import { optimiseText } from '../../../sim/optimise/optimise-text.js';
import { shiftPlan } from '../../../sim/optimise/shift-plan.js';
import { stopPlan } from '../../../sim/optimise/stop-plan.js';
import { writeOptimised } from '../../../sim/optimise/write-optimised.js';

const out = mkdtempSync(join(tmpdir(), 'noriai-optimise-'));
afterAll(() => {
  rmSync(out, { recursive: true });
});

const reader = new VariantReader();
const here: RunJobs = (jobs) => Promise.resolve(jobs.map((job) => runJob(job, reader)));

describe('shifts planned for the tiny town', () => {
  const asked = optimise({ folder: 'scenarios/tiny', aim: { kind: 'shifts' }, seeds: 2 }, here);

  test('need no more vehicle-hours than before, and the gain is told for the same wishes', async () => {
    const { result } = await asked;
    const { shifts, gain } = result;
    expect(shifts!.hours_after).toBeLessThanOrEqual(shifts!.hours_before);
    expect(gain.scenarios.map(({ label }) => label)).toEqual(['as it is', 'as planned']);
    expect(gain.scenarios[1]!.same_demand).toBe(true);
    expect(optimiseText(result)).toContain('vehicle-hours before');
  });

  test('become a scenario of its own that can be run', async () => {
    const folder = join(out, 'tiny');
    writeOptimised(await asked, folder);
    const written = loadScenario(folder).fleet.vehicles;
    const planned = (await asked).result.shifts!.vehicles.filter(({ shifts }) => shifts.length > 0);
    expect(written.map(({ id }) => id)).toEqual(planned.map(({ id }) => id));
    expect(readFileSync(join(folder, 'gain/compare.html'), 'utf8')).toContain('as planned');
  });
});

test('a shift of more than six hours has its rest, and every planned shift lasts three to nine hours', () => {
  const plan = shiftPlan(loadScenario('scenarios/hanamidani'), 1)!;
  const hour = (text: string): number => Number(text.split(':')[0]) + Number(text.split(':')[1]) / 60;
  const shifts = plan.vehicles.flatMap((vehicle) => vehicle.shifts);
  expect(shifts.length).toBeGreaterThan(1);
  for (const { time, breaks = [] } of shifts) {
    const [from, to] = time.split('-').map(hour) as [number, number];
    expect(to - from).toBeGreaterThanOrEqual(3);
    expect(to - from).toBeLessThanOrEqual(9);
    expect(breaks).toHaveLength(to - from > 6 ? 1 : 0);
  }
});

describe('stops chosen in the valley', () => {
  const valley = loadScenario('scenarios/hanamidani');
  const stops = valley.places.filter(({ kind }) => kind === 'stop').length;

  test('fewer stops keep those that most rides begin or end near, and all where vehicles start', () => {
    const plan = stopPlan(valley, stops - 5, 1);
    expect(plan.kept.length + plan.left.length).toBe(stops);
    expect(plan.kept).toEqual(expect.arrayContaining(['town-hall', 'station']));
    expect(plan.after.ride_ends!).toBeGreaterThan(1 - 5 / stops);
    expect(plan.before.ride_ends).toBe(1);
  });

  test('fewer than are named elsewhere cannot be', () => {
    expect(() => stopPlan(valley, 1, 1)).toThrow(/expected at least 2 stops, found 1/);
  });
});
