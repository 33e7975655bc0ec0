import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGE_GROUPS, type AgeGroup } from '../../scenarios/age-group.js';
import { csvTable, type CsvRow } from '../../scenarios/csv-file.js';
import type { ServiceFile } from '../../scenarios/format/service-file.js';
import type { ProblemList } from '../../scenarios/problem-list.js';
import { dateAfter, daysBetween } from '../../scenarios/calendar.js';
import type { Count, Period } from './count.js';
import { LEADS, type CountedId } from './counted-figure.js';
import { servedDays, weekdayOf } from './sample-days.js';

/** The tables of a folder as a town reports on a チョイソコ service: each line holds what was counted since the beginning. */
const FILES = ['summary', 'hourly', 'weekday', 'booking_timing', 'booking_method', 'age', 'stops'] as const;
type Tables = Readonly<Record<(typeof FILES)[number], readonly CsvRow[]>>;

/** Whether a folder holds such tables. */
export const isChoisokoFolder = (path: string): boolean => existsSync(join(path, 'summary.csv'));

/** Everything counted from the first day until one day. */
interface Snapshot {
  readonly period: Period;
  readonly name: string;
  readonly rides: number;
}

/** A figure of a snapshot, and half the step to which it is rounded. */
interface Rounded {
  readonly value: number;
  readonly half: number;
}

/**
 * The counts of such a folder. Reports add up since the first day, so what lies between two of them is the difference of
 * both, and its range holds what rounding may have done to either. Weekday figures are means over all weekdays of
 * the calendar, holidays included; days of service are taken from the calendar of the scenario.
 */
export function choisokoCounts(
  folder: string,
  service: Pick<ServiceFile, 'calendar' | 'hours'>,
  problems: ProblemList,
): readonly Count[] {
  const tables = Object.fromEntries(FILES.map((file) => [file, rowsOf(folder, file, problems)])) as Tables;
  if (problems.hasErrors) return [];
  const snapshots = tables.summary
    .map(snapshotOf)
    .filter(({ name }) => tables.hourly.some((row) => row.text('時点') === name));
  const whole = snapshots.filter((snapshot) => isWhole(tables, snapshot, problems));
  if (whole.length < snapshots.length) return [];
  const pairs = snapshots.flatMap((late, i) => [
    { late, early: undefined },
    ...snapshots.slice(0, i).map((early) => ({ late, early })),
  ]);
  return [
    ...pairs.flatMap(({ late, early }) => between(tables, service, late, early)),
    ...stopShares(tables, snapshots.at(-1)),
  ];
}

function rowsOf(folder: string, file: string, problems: ProblemList): readonly CsvRow[] {
  const name = `${file}.csv`;
  const path = join(folder, name);
  if (existsSync(path)) return csvTable(readFileSync(path, 'utf8'), problems.in(name)).rows;
  const remedy = 'add it, or write the counts as one table (docs/validation.md)';
  problems.in(name).error('whole file', { expected: `the table in ${folder}`, found: 'nothing', remedy });
  return [];
}

/** Every table has a row of the snapshot with a number in each column that is read. */
function isWhole(tables: Tables, snapshot: Snapshot, problems: ProblemList): boolean {
  const needed: readonly (readonly [keyof Tables, readonly string[]])[] = [
    ['summary', ['利用件数', '乗合率']],
    ['weekday', Object.values(WEEKDAY_NAMES)],
    ['booking_timing', LEAD_NAMES],
    ['booking_method', ['電話']],
    ['age', ['20歳未満', '60歳代', '90歳以上']],
  ];
  const faulty = needed.filter(([file, columns]) => {
    const row = rowAt(tables[file], snapshot);
    const missing = columns.filter((column) => !/^\d+(\.\d+)?$/.test(row?.text(column) ?? ''));
    if (missing.length === 0) return false;
    problems.in(`${file}.csv`).error(row === undefined ? 'whole file' : `line ${row.line}`, {
      expected: `numbers of ${snapshot.name} in ${missing.join(', ')}`,
      found: row === undefined ? 'no such line' : 'something else',
      remedy: 'complete the table, or write the counts as one table (docs/validation.md)',
    });
    return true;
  });
  return faulty.length === 0;
}

/** "R5.3.1〜R6.3.31" of the Reiwa years, which count from 2018. */
function snapshotOf(row: CsvRow): Snapshot {
  const [from = '', to = ''] = row
    .text('期間')
    .split('〜')
    .map((text) => {
      const [, year, month, day] = /^R(\d+)\.(\d+)\.(\d+)$/.exec(text.trim()) ?? [];
      return `${2018 + Number(year)}-${month?.padStart(2, '0') ?? ''}-${day?.padStart(2, '0') ?? ''}`;
    });
  return { period: { from, to }, name: row.text('時点'), rides: Number(row.text('利用件数')) };
}

/** All figures from the day after `early`, or the first day, to the last of `late`. */
function between(
  tables: Tables,
  service: Pick<ServiceFile, 'calendar' | 'hours'>,
  late: Snapshot,
  early: Snapshot | undefined,
): Count[] {
  const period =
    early === undefined ? late.period : { from: dateAfter(early.period.to, 1), to: late.period.to };
  const rides = late.rides - (early?.rides ?? 0);
  const served = servedDays(service, period);
  const days = [...served.values()].reduce((sum, dates) => sum + dates.length, 0);
  const count = (figure: CountedId, key: string, value: number, half: number): Count => {
    return { period, figure, key, value, low: Math.max(0, value - half), high: value + half };
  };
  const shares = (
    figure: CountedId,
    table: readonly CsvRow[],
    columns: readonly (readonly [string, string])[],
  ): Count[] =>
    columns.map(([key, column]) => {
      const share = difference(
        { ...rounded(textAt(table, late, column)), rides: late.rides },
        early && { ...rounded(textAt(table, early, column)), rides: early.rides },
      );
      return count(figure, key, share.value, share.half);
    });
  return [
    count('rides_per_day', '', rides / days, 0),
    ...weekdayIndices(tables.weekday, late, early, served).map(({ key, value, half }) =>
      count('weekday_index', key, value, half),
    ),
    ...shares('hour_share', tables.hourly, hourColumns(tables.hourly)),
    ...shares('lead_share', tables.booking_timing, LEAD_COLUMNS),
    ...shares('phone_share', tables.booking_method, [['', '電話']]),
    ...(early === undefined
      ? ageShares(tables.age, late).map(({ key, value }) => count('age_share', key, value, 0.5))
      : []),
    personsPerRun(tables.summary, late, early, period),
  ];
}

const LEAD_NAMES = ['2日以上前', '1日以上前', '当日2時間以上前', '当日1〜2時間前', '当日1時間未満'];
const LEAD_COLUMNS = LEADS.map((lead, i) => [lead, LEAD_NAMES[i]!] as const);

const hourColumns = (table: readonly CsvRow[]): (readonly [string, string])[] =>
  Array.from({ length: 24 }, (_, hour) => [String(hour), `${hour}時台`] as const).filter(([, column]) =>
    table.some((row) => row.text(column) !== ''),
  );

const rowAt = (table: readonly CsvRow[], { name }: Snapshot): CsvRow | undefined =>
  table.find((row) => row.text('時点') === name && ['', '利用'].includes(row.text('区分')));

/** A number of a table that has been found whole. */
const textAt = (table: readonly CsvRow[], snapshot: Snapshot, column: string): string =>
  rowAt(table, snapshot)!.text(column);

/** A published number; "14.0" among whole numbers is a whole one, so its step is told from all numbers of the row. */
function rounded(text: string): Rounded {
  const isWhole = /^\d+(\.0)?$/.test(text);
  return { value: Number(text), half: isWhole ? 0.5 : 0.05 };
}

/** The share in the rides after `early`, from the shares in all rides until both. */
function difference(
  late: Rounded & { readonly rides: number },
  early: (Rounded & { readonly rides: number }) | undefined,
): Rounded {
  if (early === undefined) return late;
  const rides = late.rides - early.rides;
  return {
    value: (late.value * late.rides - early.value * early.rides) / rides,
    half: (late.half * late.rides + early.half * early.rides) / rides,
  };
}

const WEEKDAY_NAMES = { mon: '月曜', tue: '火曜', wed: '水曜', thu: '木曜', fri: '金曜' } as const;

/** Rides a day of service on each weekday, 100 being the mean of the weekdays. */
function weekdayIndices(
  table: readonly CsvRow[],
  late: Snapshot,
  early: Snapshot | undefined,
  served: ReturnType<typeof servedDays>,
): (Rounded & { readonly key: string })[] {
  const total = (snapshot: Snapshot, key: keyof typeof WEEKDAY_NAMES): Rounded => {
    const all = calendarDays(snapshot.period, key);
    const mean = Number(textAt(table, snapshot, WEEKDAY_NAMES[key]));
    return { value: mean * all, half: 0.05 * all };
  };
  const perDay = (Object.keys(WEEKDAY_NAMES) as (keyof typeof WEEKDAY_NAMES)[]).map((key) => {
    const [until, before] = [
      total(late, key),
      early === undefined ? { value: 0, half: 0 } : total(early, key),
    ];
    const days = served.get(key)?.length ?? 0;
    return { key, value: (until.value - before.value) / days, half: (until.half + before.half) / days };
  });
  const mean = perDay.reduce((sum, { value }) => sum + value, 0) / perDay.length;
  return perDay.map(({ key, value, half }) => ({
    key,
    value: (100 * value) / mean,
    half: (100 * half) / mean,
  }));
}

const calendarDays = ({ from, to }: Period, weekday: string): number =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => dateAfter(from, i)).filter(
    (date) => weekdayOf(date) === weekday,
  ).length;

/** Decades of life to the age groups of the demand: half of a decade that lies across a border. Assumption. */
const DECADES: Readonly<Record<AgeGroup, Readonly<Record<string, number>>>> = {
  '0-14': { '20歳未満': 0.5 },
  '15-64': { '20歳未満': 0.5, '20歳代': 1, '30歳代': 1, '40歳代': 1, '50歳代': 1, '60歳代': 0.5 },
  '65-74': { '60歳代': 0.5, '70歳代': 0.5 },
  '75-84': { '70歳代': 0.5, '80歳代': 0.5 },
  '85+': { '80歳代': 0.5, '90歳以上': 1 },
};

/** Of the riders of a snapshot. Reports say who rides, not how often, so nothing is taken off from one to the next. */
function ageShares(
  table: readonly CsvRow[],
  late: Snapshot,
): { readonly key: string; readonly value: number }[] {
  const parts = AGE_GROUPS.map((key) => ({
    key,
    value: Object.entries(DECADES[key]).reduce(
      (sum, [column, part]) => sum + part * Number(textAt(table, late, column)),
      0,
    ),
  }));
  const all = parts.reduce((sum, { value }) => sum + value, 0);
  return parts.map(({ key, value }) => ({ key, value: (100 * value) / all }));
}

/** Persons ÷ runs after `early`: runs until a day are in proportion to rides ÷ (persons in a run). */
function personsPerRun(
  table: readonly CsvRow[],
  late: Snapshot,
  early: Snapshot | undefined,
  period: Period,
): Count {
  const HALF = 0.005;
  const at = (snapshot: Snapshot): number => Number(textAt(table, snapshot, '乗合率'));
  const rate = (shiftLate: number, shiftEarly: number): number => {
    const runs =
      late.rides / (at(late) + shiftLate) -
      (early === undefined ? 0 : early.rides / (at(early) + shiftEarly));
    return (late.rides - (early?.rides ?? 0)) / runs;
  };
  return {
    period,
    figure: 'persons_per_run',
    key: '',
    value: rate(0, 0),
    low: rate(-HALF, HALF),
    high: rate(HALF, -HALF),
  };
}

/** The busiest stops since the first day, by the name behind the number of the stop. */
function stopShares({ stops }: Tables, last: Snapshot | undefined): Count[] {
  if (last === undefined) return [];
  return stops.map((row) => {
    const value = (100 * Number(row.text('合計'))) / (2 * last.rides);
    const key = row.text('停留所').replace(/^[^_]*_/, '');
    return { period: last.period, figure: 'stop_share', key, value, low: value, high: value };
  });
}
