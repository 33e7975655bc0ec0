import { csvTable, type CsvRow } from '../csv-file.js';
import type { Complaints } from '../problem-list.js';
import type { CaseRequest } from './case.js';

/** Names by which programs call the same column; the first that is there counts. */
const COLUMNS = {
  id: ['id', 'request_id', 'booking_id'],
  time: ['request_time_s', 'request_time', 'rq_time', 'time_s', 'time'],
  origin: ['origin', 'start', 'origin_node', 'from'],
  destination: ['destination', 'end', 'destination_node', 'to'],
} as const;
const PERSONS = ['size', 'persons', 'number_passenger', 'passengers'];

/**
 * The requests of a case as seen by a program that looks every `timeStep` seconds: a request at second t is heard at the
 * next step, floor(t ÷ step) × step + step, but its waiting counts from floor(t ÷ step) × step. With a step of one second
 * both are t. Columns `request_time_floor60_s` and `decision_time_60_s` (60 being the step) say it themselves if present.
 * Further columns are passed over.
 */
export function caseRequests(text: string, timeStep: number, complaints: Complaints): CaseRequest[] {
  const { header, rows } = csvTable(text, complaints);
  if (header === undefined) return [];
  const names = Object.entries(COLUMNS).map(([key, aliases]) => {
    const found = aliases.find((alias) => header.includes(alias));
    if (found === undefined) {
      complaints.error('line 1', {
        expected: `a column ${aliases[0]}`,
        found: header.join(','),
        remedy: `add or rename the column (${aliases.join(', ')} are understood)`,
      });
    }
    return [key, found ?? ''] as const;
  });
  if (names.some(([, name]) => name === '')) return [];
  const columns = Object.fromEntries(names) as Record<keyof typeof COLUMNS, string>;
  const persons = PERSONS.find((name) => header.includes(name));
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const id = row.text(columns.id);
    if (seen.has(id)) row.wrong(columns.id, { expected: 'an id used once', remedy: 'number the requests' });
    seen.add(id);
    const time = wholeOf(row, columns.time);
    const size = persons === undefined ? 1 : wholeOf(row, persons);
    if (time === undefined || size === undefined) return [];
    const origin = row.text(columns.origin);
    const destination = row.text(columns.destination);
    return [{ id, ...moments(row, time, timeStep), origin, destination, persons: size }];
  });
}

function moments(row: CsvRow, time: number, step: number): { asked: number; wished: number } {
  if (step === 1) return { asked: time, wished: time };
  const floor = Math.floor(time / step) * step;
  const given = (column: string, otherwise: number): number =>
    row.text(column) === '' ? otherwise : (wholeOf(row, column) ?? otherwise);
  return {
    wished: given(`request_time_floor${step}_s`, floor),
    asked: given(`decision_time_${step}_s`, floor + step),
  };
}

/** Whole seconds or persons; fractions of a second are rounded down. */
function wholeOf(row: CsvRow, column: string): number | undefined {
  const text = row.text(column);
  const value = Number(text);
  if (text !== '' && value >= 0 && Number.isFinite(value)) return Math.floor(value);
  row.wrong(column, { expected: 'a number of 0 or more', remedy: 'correct it' });
  return undefined;
}
