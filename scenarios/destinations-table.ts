import type { Window } from '../core/dispatch/promise.js';
import type { LonLat } from '../core/geo.js';
import { csvFile, type CsvRow } from './csv-file.js';
import { windowText } from './format/clock.js';
import { WEEKDAYS } from './format/service-file.js';
import { nearestWord } from './nearest-word.js';
import type { Complaints } from './problem-list.js';
import { DESTINATION_KINDS, type DestinationKind } from './purpose.js';
import { pointOf } from './stops-table.js';

/** A place that people travel to. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly kind: DestinationKind;
  readonly where: LonLat;
  /** How much it attracts beside others of its kind: beds of a hospital, floor space of a shop. Not negative. */
  readonly weight: number;
  /** When one can be there; empty: always. */
  readonly hours: readonly Window[];
  /** Weekdays without opening, and `rest` for rest days. */
  readonly closed: readonly string[];
  /** The stop in front of it; undefined: the nearest. */
  readonly stop: string | undefined;
}

/** Stands in the column closed for every rest day (demand.yaml, rest_day_types). */
const REST = 'rest';

/** Columns of a table of destinations. */
export const DESTINATION_COLUMNS = {
  required: ['id', 'name', 'kind', 'lon', 'lat'],
  optional: ['weight', 'hours', 'closed', 'stop'],
};

/** The destinations of a table in its order. Faulty rows are left out and told. */
export function destinationsTable(
  text: string,
  stops: ReadonlySet<string>,
  complaints: Complaints,
): readonly Destination[] {
  const lines = new Map<string, number>();
  return csvFile(text, DESTINATION_COLUMNS, complaints).flatMap((row) => {
    const id = row.text('id');
    const before = lines.get(id);
    if (id === '') row.wrong('id', { expected: 'an id', remedy: 'number the destinations' });
    if (before !== undefined) {
      row.wrong('id', {
        expected: 'an id used once',
        remedy: `it also stands in line ${before}: rename one`,
      });
    }
    lines.set(id, row.line);
    const where = pointOf(row, 'lon', 'lat');
    const kind = kindOf(row);
    const rest = {
      weight: weightOf(row),
      hours: hoursOf(row),
      closed: closedOf(row),
      stop: stopOf(row, stops),
    };
    if (where === undefined || kind === undefined) return [];
    return [{ id, name: row.text('name'), kind, where, ...rest }];
  });
}

function kindOf(row: CsvRow): DestinationKind | undefined {
  const kind = DESTINATION_KINDS.find((known) => known === row.text('kind'));
  if (kind === undefined) {
    row.wrong('kind', { expected: `one of ${DESTINATION_KINDS.join(', ')}`, remedy: 'choose the nearest' });
  }
  return kind;
}

function weightOf(row: CsvRow): number {
  const text = row.text('weight');
  if (text === '' || /^\d+(\.\d+)?$/.test(text)) return text === '' ? 1 : Number(text);
  row.wrong('weight', {
    expected: 'a number of 0 or more',
    remedy: 'write beds, floor space …, or nothing for 1',
  });
  return 1;
}

const parts = (text: string): string[] => text.split(';').flatMap((part) => part.trim() || []);

function hoursOf(row: CsvRow): Window[] {
  return parts(row.text('hours')).flatMap((part) => {
    const read = windowText.safeParse(part);
    if (read.success) return [read.data];
    row.wrong('hours', {
      expected: 'hours such as 8:30-12:00; 13:30-17:00',
      remedy: 'write begin-end, or nothing',
    });
    return [];
  });
}

function closedOf(row: CsvRow): string[] {
  const days = parts(row.text('closed'));
  const known = [...WEEKDAYS, REST];
  if (days.some((day) => !known.includes(day))) {
    row.wrong('closed', {
      expected: `days out of ${known.join(', ')}`,
      remedy: 'separate them by semicolons',
    });
  }
  return days;
}

function stopOf(row: CsvRow, stops: ReadonlySet<string>): string | undefined {
  const stop = row.text('stop');
  if (stop === '' || stops.has(stop)) return stop === '' ? undefined : stop;
  const near = nearestWord(stop, stops);
  row.wrong('stop', {
    expected: 'the id of a stop, or nothing for the nearest',
    remedy: near === undefined ? 'add the stop to stops.csv' : `did you mean "${near}"?`,
  });
  return undefined;
}
