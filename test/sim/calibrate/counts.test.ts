import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import { ProblemList } from '../../../scenarios/problem-list.js';
import { problemText } from '../../../scenarios/problem.js';
import { finestWithin, type Count } from '../../../sim/calibrate/count.js';
import { countsTable } from '../../../sim/calibrate/counts-table.js';
import { openCounts } from '../../../sim/calibrate/open-counts.js';
import { sampleDays, servedDays } from '../../../sim/calibrate/sample-days.js';
import { TWO_WEEKS, village } from './village.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-counts-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const scenario = loadScenario(village(home, 'village'));

function read(text: string): { counts: readonly Count[]; told: readonly string[] } {
  const problems = new ProblemList();
  const counts = countsTable(text, problems.in('counts.csv'));
  return { counts, told: problems.all.map(problemText) };
}

const JUNE = '2026-06-01,2026-06-30';

describe('a table of counts', () => {
  test('holds figures with their periods, keys and ranges', () => {
    const { counts, told } = read(
      `from,to,figure,key,value,low,high\n${JUNE},rides_per_day,,21.3,,\n${JUNE},hour_share,8,17,16.5,17.5\n`,
    );
    expect(told).toEqual([]);
    const period = { from: '2026-06-01', to: '2026-06-30' };
    expect(counts).toEqual([
      { period, figure: 'rides_per_day', key: '', value: 21.3, low: 21.3, high: 21.3 },
      { period, figure: 'hour_share', key: '8', value: 17, low: 16.5, high: 17.5 },
    ]);
  });

  test.each([
    [`${JUNE},rides,,21,,`, 'line 2, column figure: expected one of rides_per_day, weekday_index'],
    [`${JUNE},rides_per_day,8,21,,`, 'line 2, column key: expected no key, found "8"'],
    [`${JUNE},hour_share,noon,21,,`, 'line 2, column key: expected a hour: 0, 1, 2'],
    [`${JUNE},stop_share,,21,,`, 'line 2, column key: expected id or name of a stop, found an empty cell'],
    [`${JUNE},rides_per_day,,many,,`, 'line 2, column value: expected a number of 0 or more, found "many"'],
    [
      `${JUNE},rides_per_day,,21,22,23`,
      'line 2, column value: expected a value from low to high, found "21"',
    ],
    ['2026-06-30,2026-06-01,rides_per_day,,21,,', 'line 2, column to: expected a day from 2026-06-30 on'],
    ['June,2026-06-30,rides_per_day,,21,,', 'line 2, column from: expected a day such as 2024-03-31'],
  ])('with the line %s is told: %s', (line, words) => {
    expect(read(`from,to,figure,key,value,low,high\n${line}\n`).told.join('\n')).toContain(words);
  });

  test('that gives a figure twice is told where it stood before', () => {
    const line = `${JUNE},rides_per_day,,21,,\n`;
    expect(read(`from,to,figure,key,value,low,high\n${line}${line}`).told.join('\n')).toContain('line 2');
  });
});

describe('counts within a period', () => {
  const count = (from: string, to: string): Count => {
    return { period: { from, to }, figure: 'rides_per_day', key: '', value: 1, low: 1, high: 1 };
  };
  const year = count('2025-04-01', '2026-03-31');
  const spring = count('2025-04-01', '2025-06-30');
  const both = count('2024-04-01', '2026-03-31');

  test('are those of its finest periods: what they add up to would judge the same days twice', () => {
    expect(finestWithin([year, spring, both], { from: '2024-01-01', to: '2027-01-01' })).toEqual([spring]);
  });

  test('leave out what reaches beyond it', () => {
    expect(finestWithin([year, both], { from: '2025-01-01', to: '2027-01-01' })).toEqual([year]);
  });
});

describe('days of service', () => {
  test('are those of the calendar, holidays left out', () => {
    const served = servedDays(scenario.service, TWO_WEEKS);
    expect([...served.keys()]).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
    expect(served.get('wed')).toEqual(['2026-06-03']);
  });

  test('are sampled evenly, as many of each weekday, in order', () => {
    const dates = sampleDays(scenario.service, { from: '2026-06-01', to: '2026-06-30' }, 2);
    expect(dates).toHaveLength(10);
    expect(dates).toEqual([...dates].sort());
    expect(dates).not.toContain('2026-06-10');
  });
});

/** Two reports of an invented service: 100 rides in the first fortnight, 300 in both months together. */
function reports(name: string, hourly = '時点,8時台,9時台\nR8.6,20,80\nR8.7,30,70\n'): string {
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  const tables = {
    'summary.csv':
      '時点,期間,利用件数,乗合率\nR8.6,R8.6.1〜R8.6.14,100,1.25\nR8.7,R8.6.1〜R8.7.31,300,1.50\n',
    'hourly.csv': hourly,
    'weekday.csv': '時点,月曜,火曜,水曜,木曜,金曜\nR8.6,10,10,10,10,10\nR8.7,8,6,6,6,6\n',
    'booking_timing.csv':
      '時点,2日以上前,1日以上前,当日2時間以上前,当日1〜2時間前,当日1時間未満\nR8.6,50.0,20.0,10.0,10.0,10.0\nR8.7,50.0,20.0,10.0,10.0,10.0\n',
    'booking_method.csv': '時点,WEB,電話\nR8.6,40,60\nR8.7,50,50\n',
    'age.csv':
      '時点,区分,20歳未満,20歳代,30歳代,40歳代,50歳代,60歳代,70歳代,80歳代,90歳以上\nR8.6,利用,0,0,0,0,0,20,40,40,0\nR8.7,利用,0,0,0,0,0,20,40,40,0\n',
    'stops.csv': '停留所,乗車,降車,合計\n村1_商店,60,60,120\n村2_神社,6,6,12\n',
  };
  for (const [file, text] of Object.entries(tables)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('reports that add up since the first day', () => {
  const { counts, unknownStops } = openCounts(reports('reports'), scenario);
  const counted = (figure: string, key: string, from: string): Count =>
    counts.find((one) => one.figure === figure && one.key === key && one.period.from === from)!;
  const LATER = '2026-06-15';

  test('give what lies between two of them by difference, with all that rounding may have done', () => {
    // (30 % of 300 rides − 20 % of 100 rides) ÷ 200 rides, each share half a point off at most
    expect(counted('hour_share', '8', LATER)).toMatchObject({ value: 35, low: 34, high: 36 });
  });

  test('give rides a day of service, holidays left out', () => {
    expect(counted('rides_per_day', '', '2026-06-01').value).toBeCloseTo(100 / 9);
  });

  test('give weekdays by days of service, though they are published over all weekdays of the calendar', () => {
    // Ten rides on each of two Wednesdays of the calendar are twenty on the one Wednesday of service.
    const wednesday = counted('weekday_index', 'wed', '2026-06-01').value;
    expect(wednesday / counted('weekday_index', 'mon', '2026-06-01').value).toBeCloseTo(2);
  });

  test('give persons in a run by way of the runs: 300 ÷ 1.5 less 100 ÷ 1.25 are 120 runs of 200 rides', () => {
    expect(counted('persons_per_run', '', LATER).value).toBeCloseTo(200 / 120);
  });

  test('give ages of riders as whole reports only: they say who rides, not how often', () => {
    expect(counted('age_share', '75-84', '2026-06-01').value).toBe(40);
    expect(counts.some(({ figure, period }) => figure === 'age_share' && period.from === LATER)).toBe(false);
  });

  test('name stops by what stands behind their number; those unknown to the scenario are told', () => {
    const all = counts.filter(({ figure }) => figure === 'stop_share');
    expect(all.map(({ key, value }) => [key, value])).toEqual([['shop', 20]]);
    expect(unknownStops).toEqual(['神社']);
  });

  test('of which a table lacks a number are told with file and line', () => {
    const folder = reports('broken');
    writeFileSync(join(folder, 'booking_method.csv'), '時点,WEB,電話\nR8.6,40,?\nR8.7,50,50\n');
    expect(() => openCounts(folder, scenario)).toThrow(
      'booking_method.csv, line 2: expected numbers of R8.6 in 電話',
    );
  });
});

test('a path that holds no counts is told', () => {
  expect(() => openCounts(join(home, 'village'), scenario)).toThrow('found a folder without summary.csv');
});
