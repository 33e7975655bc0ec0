import type { LonLat } from '../core/geo.js';
import type { StopId } from '../core/ids.js';
import { csvFile, type CsvRow } from './csv-file.js';
import type { Place } from './place.js';
import type { Complaints } from './problem-list.js';

const COLUMNS = {
  required: ['id', 'name'],
  optional: ['kana', 'lon', 'lat', 'node', 'zones', 'access'],
};

/** The stops of stops.csv in the order of the table. Faulty rows are left out and told. */
export function stopsTable(file: string, text: string, complaints: Complaints): Place[] {
  const lines = new Map<string, number>();
  return csvFile(text, COLUMNS, complaints).flatMap((row) => {
    const id = row.text('id');
    const before = lines.get(id);
    if (id === '') row.wrong('id', { expected: 'an id', remedy: 'give the stop an id' });
    if (before !== undefined) {
      row.wrong('id', {
        expected: 'an id used once',
        remedy: `it also stands in line ${before}: rename one`,
      });
    }
    lines.set(id, row.line);
    if (row.text('name') === '') row.wrong('name', { expected: 'a name', remedy: 'name the stop' });
    const where = whereOf(row);
    if (where === undefined) return [];
    return [
      {
        id: id as StopId,
        kind: 'stop' as const,
        name: row.text('name'),
        kana: row.text('kana'),
        where,
        zones: row
          .text('zones')
          .split(/[\s;]+/)
          .filter(Boolean),
        access: row.text('access'),
        source: { file, place: `line ${row.line}` },
      },
    ];
  });
}

function whereOf(row: CsvRow): Place['where'] | undefined {
  if (row.text('node') !== '' && row.text('lon') === '') return { node: row.text('node') };
  return pointOf(row, 'lon', 'lat');
}

/** The point in two columns of a row; undefined, and told, if it is none. */
export function pointOf(row: CsvRow, lonColumn: string, latColumn: string): LonLat | undefined {
  const lon = degrees(row, lonColumn, 180);
  const lat = degrees(row, latColumn, 90);
  return lon === undefined || lat === undefined ? undefined : { lon, lat };
}

function degrees(row: CsvRow, column: string, limit: number): number | undefined {
  const text = row.text(column);
  const value = Number(text);
  if (text !== '' && Math.abs(value) <= limit) return value;
  row.wrong(column, {
    expected: `degrees between −${limit} and ${limit}`,
    remedy: 'write decimal degrees (WGS84), such as 138.2529; are longitude and latitude exchanged?',
  });
  return undefined;
}
