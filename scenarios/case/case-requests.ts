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
 * The requests of a case as decided by a program that looks every `timeStep` seconds: a request at second t is decided
 * with what is known at floor(t ÷ step) × step, and its waiting counts from there. In FleetPy's own results the first
 * pick-ups lie exactly there, one step before the moment at which it says it decides. A column
 * `request_time_floor60_s` (60 being the step) says it itself if present. Further columns are passed over.
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
    return [{ id, asked: momentOf(row, time, timeStep), origin, destination, persons: size }];
  });
}

function momentOf(row: CsvRow, time: number, step: number): number {
  const floor = Math.floor(time / step) * step;
  const column = `request_time_floor${step}_s`;
  return row.text(column) === '' ? floor : (wholeOf(row, column) ?? floor);
}

/** Whole seconds or persons; fractions of a second are rounded down. */
function wholeOf(row: CsvRow, column: string): number | undefined {
  const text = row.text(column);
  const value = Number(text);
  if (text !== '' && value >= 0 && Number.isFinite(value)) return Math.floor(value);
  row.wrong(column, { expected: 'a number of 0 or more', remedy: 'correct it' });
  return undefined;
}
