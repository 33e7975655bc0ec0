import { csvFile, type CsvRow } from '../../scenarios/csv-file.js';
import { AGE_GROUPS } from '../../scenarios/age-group.js';
import { isDate } from '../../scenarios/format/clock.js';
import { WEEKDAYS } from '../../scenarios/format/service-file.js';
import type { Complaints } from '../../scenarios/problem-list.js';
import type { Count } from './count.js';
import { COUNTED_FIGURES, LEADS, type CountedFigure } from './counted-figure.js';

const COLUMNS = { required: ['from', 'to', 'figure', 'value'], optional: ['key', 'low', 'high'] };
const HOURS = Array.from({ length: 30 }, (_, hour) => String(hour));

/** The counts of a table in its order (docs/validation.md). Faulty rows are left out and told. */
export function countsTable(text: string, complaints: Complaints): readonly Count[] {
  const lines = new Map<string, number>();
  return csvFile(text, COLUMNS, complaints).flatMap((row) => {
    const count = countOf(row);
    if (count === undefined) return [];
    const name = [count.period.from, count.period.to, count.figure, count.key].join(' ');
    const before = lines.get(name);
    lines.set(name, row.line);
    if (before === undefined) return [count];
    const remedy = `it also stands in line ${before}: take one of them out`;
    row.wrong('figure', { expected: 'every figure once for a period and key', remedy });
    return [];
  });
}

function countOf(row: CsvRow): Count | undefined {
  const figure = COUNTED_FIGURES.find(({ id }) => id === row.text('figure'));
  if (figure === undefined) {
    const ids = COUNTED_FIGURES.map(({ id }) => id).join(', ');
    row.wrong('figure', { expected: `one of ${ids}`, remedy: 'correct the name (docs/validation.md)' });
    return undefined;
  }
  const period = { from: row.text('from'), to: row.text('to') };
  const hasPeriod = [dated(row, 'from'), dated(row, 'to')].every(Boolean) && inOrder(row, period);
  const hasKey = keyFits(row, figure);
  const value = numberIn(row, 'value');
  if (!hasPeriod || !hasKey || value === undefined) return undefined;
  const low = row.text('low') === '' ? value : numberIn(row, 'low');
  const high = row.text('high') === '' ? value : numberIn(row, 'high');
  if (low === undefined || high === undefined) return undefined;
  if (low <= value && value <= high)
    return { period, figure: figure.id, key: row.text('key'), value, low, high };
  row.wrong('value', { expected: 'a value from low to high', remedy: 'exchange or correct the numbers' });
  return undefined;
}

function dated(row: CsvRow, column: 'from' | 'to'): boolean {
  if (isDate(row.text(column))) return true;
  row.wrong(column, {
    expected: 'a day such as 2024-03-31',
    remedy: 'write first and last day of the count',
  });
  return false;
}

function inOrder(row: CsvRow, { from, to }: Count['period']): boolean {
  if (from <= to) return true;
  row.wrong('to', { expected: `a day from ${from} on`, remedy: 'exchange from and to' });
  return false;
}

/** What a key may be; undefined: any text that is not empty. */
const KEYS: Readonly<Record<CountedFigure['keys'], readonly string[] | undefined>> = {
  none: [''],
  'age group': AGE_GROUPS,
  hour: HOURS,
  lead: LEADS,
  stop: undefined,
  weekday: WEEKDAYS,
};

function keyFits(row: CsvRow, { keys }: CountedFigure): boolean {
  const [key, known] = [row.text('key'), KEYS[keys]];
  if (known === undefined ? key !== '' : known.includes(key)) return true;
  const expected =
    keys === 'none' ? 'no key' : keys === 'stop' ? 'id or name of a stop' : `a ${keys}: ${known!.join(', ')}`;
  row.wrong('key', { expected, remedy: 'correct it (docs/validation.md lists keys)' });
  return false;
}

function numberIn(row: CsvRow, column: string): number | undefined {
  const text = row.text(column);
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  row.wrong(column, { expected: 'a number of 0 or more', remedy: 'write it without unit and commas' });
  return undefined;
}
