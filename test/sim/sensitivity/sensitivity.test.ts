import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { randomStream } from '../../../core/random.js';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import type { Job, RunJobs } from '../../../sim/compare/job.js';
import { contentsOf, VariantReader } from '../../../sim/compare/variant.js';
import type { Summary } from '../../../sim/report/summary.js';
import { morris, trajectory } from '../../../sim/sensitivity/morris.js';
import { oneAtATime } from '../../../sim/sensitivity/one-at-a-time.js';
import { sensitivityPage } from '../../../sim/sensitivity/page/sensitivity-page.js';
import type { SensitivityQuestion } from '../../../sim/sensitivity/question.js';
import { changeAt, rangeOf, type Range } from '../../../sim/sensitivity/range.js';
import { sensitivityText } from '../../../sim/sensitivity/sensitivity-text.js';
import { village } from '../calibrate/village.js';
import { OneByOne } from '../compare/scenes.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-sensitivity-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const folder = village(home, 'village');
const scenario = loadScenario(folder);

function range(text: string): Range {
  const read = rangeOf(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

describe('a range', () => {
  test.each([
    ['policy.max_wait=15 min..45 min', 0.5, '1800 s'],
    ['fare.yen=100..401', 0.5, 251],
    ['source.service.per_wait_minute=-0.08..-0.02', 0.5, -0.05],
    [
      'source.service.won.with_licence=x0.5..x2',
      1,
      { '0-14': 0, '15-64': 0.02, '65-74': 0.04, '75-84': 0.06, '85+': 0.06 },
    ],
  ])('%s has at a share of %d the value %j', (text, share, value) => {
    const change = changeAt(range(text), share, contentsOf(folder));
    if (typeof value === 'number') expect(change.value).toBeCloseTo(value);
    else expect(change.value).toEqual(value);
  });

  test.each([
    ['policy.max_wait', 'Expected PATH=LOW..HIGH'],
    ['policy.max_wait=15..20 min', 'expected two numbers, two lengths of time or two factors'],
    ['fare.yen=400..100', 'expected the smaller value first'],
    ['fleet.size=0..3', 'expected whole numbers of vehicles from 1 on'],
  ])('%s is refused: %s', (text, words) => {
    expect(rangeOf(text)).toContain(words);
  });

  test('of factors needs something to multiply: a default does not stand in the file', () => {
    const open = (): unknown =>
      changeAt(range('source.service.per_wait_minute=x0.5..x2'), 0, contentsOf(folder));
    expect(open).toThrow(
      'demand.yaml, with source.service.per_wait_minute=x0.5..x2: expected numbers at the path',
    );
  });
});

/** Runs that cost nothing: what is carried is a formula of the settings, so that every effect is known. */
const formula =
  (of: (settings: Readonly<Record<string, number>>, seed: number) => number): RunJobs =>
  (jobs: readonly Job[]) => {
    const summaries = jobs.map(({ variant, seed }) => {
      const settings = Object.fromEntries(variant.changes.map(({ path, value }) => [path, Number(value)]));
      return { counts: { carried: { value: of(settings, seed) } }, indicators: {} } as unknown as Summary;
    });
    return Promise.resolve(summaries);
  };

const question = (run: RunJobs, ranges: readonly string[], seeds: number): SensitivityQuestion => {
  return { folder, scenario, ranges: ranges.map(range), figures: ['carried'], seeds, run };
};

describe('one setting at a time', () => {
  const plain = formula(
    ({ 'fare.yen': yen = 200, 'fleet.size': size = 2 }, seed) => 1000 * seed + 10 * size - yen,
  );

  test('shows the difference of both ends to the scenario as it is, whatever the seeds differ by', async () => {
    const { figures, runs } = await oneAtATime(question(plain, ['fleet.size=1..6', 'fare.yen=100..400'], 3));
    expect(runs).toBe(15);
    const [yen, size] = figures[0]!.effects;
    expect(yen).toMatchObject({ path: 'fare.yen', low: { value: 100 }, high: { value: -200 }, size: 200 });
    expect(yen!.high!.interval).toEqual({ low: -200, high: -200 });
    expect(size).toMatchObject({ path: 'fleet.size', low: { value: -10 }, high: { value: 40 }, size: 40 });
  });
});

describe('elementary effects', () => {
  test('of a sum are those of its terms, without scatter', async () => {
    const run = formula(
      ({ 'fare.yen': yen = 0, 'fleet.size': size = 0 }, seed) => 7 * seed - 2 * yen + 5 * size,
    );
    const { figures } = await morris(question(run, ['fleet.size=1..31', 'fare.yen=100..400'], 6));
    const [yen, size] = figures[0]!.effects;
    expect(yen!.mean).toBeCloseTo(-600);
    expect(yen!.size).toBeCloseTo(600);
    expect(yen!.scatter).toBeCloseTo(0);
    expect(size!.mean).toBeCloseTo(150);
  });

  test('of settings that work together scatter, and their sizes do not cancel', async () => {
    const run = formula(({ 'fare.yen': yen = 0, 'fleet.size': size = 0 }) => (yen - 250) * (size - 16));
    const { figures } = await morris(question(run, ['fleet.size=1..31', 'fare.yen=100..400'], 20));
    for (const { size, mean, scatter } of figures[0]!.effects) {
      expect(scatter!).toBeGreaterThan(1000);
      expect(size!).toBeGreaterThan(Math.abs(mean!));
    }
  });

  test('are walked by trajectories that move each setting once, on the levels of its range', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const { points, steps } = trajectory(5, randomStream(seed, 'walk'));
      expect(steps.map(({ axis }) => axis).sort()).toEqual([0, 1, 2, 3, 4]);
      for (const share of points.flat())
        expect([0, 1, 2, 3].some((k) => Math.abs(share - k / 3) < 1e-9)).toBe(true);
    }
  });
});

describe('with days that are really run', () => {
  const ranges = ['source.service.won=x0.5..x2', 'fleet.size=1..3', 'policy.max_wait=10 min..40 min'];

  test('a doubled share of outings moves the rides most; demand.yaml is changed, and only in memory', async () => {
    const of = question(new OneByOne().run, ranges, 2);
    const answer = await oneAtATime({ ...of, figures: ['carried', 'unserved_rate_strict'] });
    const [first] = answer.figures[0]!.effects;
    expect(first!.path).toBe('source.service.won');
    expect(first!.low!.value).toBeLessThan(0);
    expect(first!.high!.value).toBeGreaterThan(0);
    expect(sensitivityText(answer)).toContain('source.service.won');
    const page = await sensitivityPage(answer);
    for (const words of ['前提の感度', 'at the low end', 'fleet.size']) expect(page).toContain(words);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  test('a mistake in a changed demand is told with the change', () => {
    const variant = { folder, changes: [{ path: 'source.phone', value: 7 }] };
    expect(() => new VariantReader().open(variant)).toThrow('demand.yaml, with source.phone=7: expected');
  });
});
