import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { calibrate, type Calibrated } from '../../../sim/calibrate/calibrate.js';
import { calibrateText } from '../../../sim/calibrate/calibrate-text.js';
import { carriedDay } from '../../../sim/calibrate/carried-day.js';
import type { Count } from '../../../sim/calibrate/count.js';
import type { CountedId } from '../../../sim/calibrate/counted-figure.js';
import { measured } from '../../../sim/calibrate/measured.js';
import { sampleDays } from '../../../sim/calibrate/sample-days.js';
import { validate } from '../../../sim/calibrate/validate.js';
import { validateText } from '../../../sim/calibrate/validate-text.js';
import { validatePage } from '../../../sim/calibrate/page/validate-page.js';
import type { Validation } from '../../../sim/calibrate/validation.js';
import { writeCalibrated } from '../../../sim/calibrate/write-calibrated.js';
import { demandWith, TWO_WEEKS, village } from './village.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-calibrate-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const AFTER = { from: '2026-06-15', to: '2026-06-28' };

/** The village as it would be if these figures were so: what "a real service" counts. */
const real = loadScenario(
  village(home, 'real', {
    'demand.yaml': demandWith(
      '  phone: 0.9\n  hours: { shopping: { 8: 60, 9: 10, 10: 10, 13: 10, 14: 10 }, hospital: { 9: 100 } }\n  growth: { 65-74: 1.5, 75-84: 1.5, 85+: 1.5 }',
    ),
  }),
);
const plain = village(home, 'plain');
const scenario = loadScenario(plain);

const SEEDS = [51, 52, 53];

/** What is counted of a scenario in a period, taken from simulated towns of their own. */
function countedOf(
  of: Scenario,
  period: Count['period'],
  wanted: readonly (readonly [CountedId, string])[],
): Count[] {
  const dates = sampleDays(of.service, period, 1);
  const days = SEEDS.flatMap((seed) => dates.map((date) => carriedDay(of, date, seed, 'quick')));
  return wanted.map(([figure, key]) => {
    const { value } = measured({ figure, key }, days);
    return { period, figure, key, value, low: value, high: value };
  });
}

const WANTED = [
  ['rides_per_day', ''],
  ['hour_share', '8'],
  ['hour_share', '9'],
  ['phone_share', ''],
  ['persons_per_run', ''],
] as const;

const counts = [...countedOf(real, TWO_WEEKS, WANTED), ...countedOf(real, AFTER, WANTED)];
const opened = { name: 'counts.csv', counts, unknownStops: [] };

function fitted(): Calibrated {
  const question = { folder: plain, scenario, counts: opened, period: TWO_WEEKS, seeds: 3, perWeekday: 1 };
  return calibrate(question, () => undefined);
}

const calibrated = fitted();

describe('a calibration', () => {
  const { calibration } = calibrated;
  const figure = (id: string, key = ''): (typeof calibration.figures)[number] =>
    calibration.figures.find((one) => one.figure === id && one.key === key)!;

  test('brings the fitted figures to the counts, on seeds that it was not fitted on', () => {
    for (const [id, key, within] of [
      ['rides_per_day', '', 0.25],
      ['hour_share', '8', 0.3],
      ['phone_share', '', 0.15],
    ] as const) {
      const { observed, before, after } = figure(id, key);
      const off = (value: number | null): number => Math.abs(value! / observed.value - 1);
      expect(off(after.value), id).toBeLessThan(within);
      expect(off(after.value), id).toBeLessThan(off(before.value));
    }
  });

  test('says what it fitted, and what it only looked at', () => {
    expect(calibration.fitted).toEqual(['rides_per_day', 'hour_share', 'phone_share']);
    expect(figure('persons_per_run').status).toBe('untouched');
    expect(calibrateText(calibration)).toMatch(/untouched {2}persons_per_run/);
  });

  test('lists every setting it changed, and changes no other', () => {
    const paths = calibration.settings.map(({ path }) => path);
    expect(paths).toContain('source.phone');
    expect(paths.filter((path) => !/^source\.(phone|hours|service\.won)/.test(path))).toEqual([]);
  });

  test('looks at nothing but the counts of its period', () => {
    const later = { ...opened, counts: counts.filter(({ period }) => period.from === TWO_WEEKS.from) };
    const question = { folder: plain, scenario, counts: later, period: TWO_WEEKS, seeds: 3, perWeekday: 1 };
    expect(calibrate(question, () => undefined)).toEqual(calibrated); // and is the same every time
  });

  test('is written as a scenario that keeps its comments, and says where its demand is from', () => {
    const out = join(home, 'written');
    writeCalibrated(plain, out, calibrated);
    writeCalibrated(plain, out, calibrated);
    expect(readFileSync(join(out, 'demand.yaml'), 'utf8')).toContain('# People of the village');
    expect(readFileSync(join(out, 'SOURCES.md'), 'utf8').match(/Demand fitted by/g)).toHaveLength(1);
    expect(loadScenario(out).warnings).toEqual([]);
  });

  test.each([
    [
      'another period',
      { period: { from: '2027-01-01', to: '2027-01-31' } },
      'expected counts of exactly 2027-01-01 to 2027-01-31',
    ],
    [
      'nothing to fit',
      { counts: { ...opened, counts: counts.filter(({ figure: id }) => id === 'persons_per_run') } },
      'expected a figure that settings belong to',
    ],
  ])('of %s is refused with a sentence', (_, change, words) => {
    const question = { folder: plain, scenario, counts: opened, period: TWO_WEEKS, seeds: 2, perWeekday: 1 };
    expect(() => calibrate({ ...question, ...change }, () => undefined)).toThrow(words);
  });

  test('of a scenario without census demand is refused', () => {
    const question = {
      folder: 'scenarios/tiny',
      scenario: loadScenario('scenarios/tiny'),
      counts: opened,
      period: TWO_WEEKS,
      seeds: 2,
      perWeekday: 1,
    };
    expect(() => calibrate(question, () => undefined)).toThrow('expected a census demand');
  });
});

describe('a validation', () => {
  const out = join(home, 'validated');
  writeCalibrated(plain, out, calibrated);
  const of = (folder: string, period = { from: '2026-01-01', to: '2026-12-31' }): Validation =>
    validate(
      {
        folder,
        scenario: loadScenario(folder),
        counts: opened,
        period,
        seeds: 2,
        perWeekday: 2,
      },
      () => undefined,
    );
  const validation = of(out);
  const status = (i: number, id: string): string =>
    validation.periods[i]!.rows.find(({ figure }) => figure === id)!.status;

  test('never calls predicted what was fitted on those days', () => {
    expect(status(0, 'rides_per_day')).toBe('fitted');
    expect(status(0, 'persons_per_run')).toBe('predicted');
    expect(status(1, 'rides_per_day')).toBe('predicted');
    expect(validation.fitted!.period).toEqual(TWO_WEEKS);
  });

  test('gives the rides of a day only to periods it was not fitted to, and judges them apart', () => {
    const [first, second] = validation.periods;
    expect(first!.rides_given).toBeNull();
    expect(second!.rides_given).toBeGreaterThan(0);
    const rides = second!.rows.find(({ figure }) => figure === 'rides_per_day')!;
    expect(rides.simulated_rides_given).toBeNull();
  });

  test('of the very service that was counted agrees in the next weeks too', () => {
    const rows = validation.periods[1]!.rows.filter(({ figure }) => figure !== 'hour_share');
    expect(rows.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  test('of a scenario that was edited after it was fitted calls everything predicted', () => {
    const edited = join(home, 'edited');
    writeCalibrated(plain, edited, calibrated);
    const path = join(edited, 'demand.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('phone:', 'now_below: 10 min\n  phone:'));
    const again = of(edited, TWO_WEEKS);
    expect(again.fitted).toBeNull();
    expect(again.periods[0]!.rows.every((row) => row.status === 'predicted')).toBe(true);
  });

  test('says where it fails, with the reason that people who know the service have written down', () => {
    const wrong = { ...opened, counts: [{ ...counts[4]!, period: AFTER, value: 9, low: 9, high: 9 }] };
    const reasoned = join(home, 'reasoned');
    writeCalibrated(plain, reasoned, calibrated);
    writeFileSync(
      join(reasoned, 'reasons.csv'),
      'from,to,figure,ja,en\n2026-06-01,2026-07-31,persons_per_run,祭があった。,There was a festival.\n',
    );
    const again = validate(
      {
        folder: reasoned,
        scenario: loadScenario(reasoned),
        counts: wrong,
        period: AFTER,
        seeds: 2,
        perWeekday: 1,
      },
      () => undefined,
    );
    expect(validateText(again)).toContain('There was a festival.');
    expect(validateText(again)).toContain('0 of 1 predicted figures agree');
  });

  test('of a pooling rate without a definition holds it against every definition', () => {
    const unknown: Count = {
      period: AFTER,
      figure: 'pooling_rate',
      key: '',
      value: 37.7,
      low: 37.65,
      high: 37.75,
    };
    const again = validate(
      {
        folder: out,
        scenario: loadScenario(out),
        counts: { ...opened, counts: [unknown] },
        period: AFTER,
        seeds: 2,
        perWeekday: 2,
      },
      () => undefined,
    );
    expect(again.periods[0]!.rows.length).toBeGreaterThan(8);
    expect(validateText(again)).toContain('the published pooling rate could be: ');
  });

  test('is a page in both languages that tells fitted and predicted figures apart', async () => {
    const page = await validatePage(validation);
    for (const words of ['合わせた', '予測', 'proves nothing', 'Why not', '時間帯割合'])
      expect(page).toContain(words);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });
});
