import { existsSync, readFileSync } from 'node:fs';
import { AGE_GROUPS, byAge } from '../../scenarios/age-group.js';
import { AGE_COLUMNS, type Cell } from '../../scenarios/cells-table.js';
import { distanceM, type LonLat } from '../../core/geo.js';

/** Where the published files lie, from the root of the repository; they are read here and nowhere copied. */
export const CENSUS = '../shared/data/census';
export const hasCensus = existsSync(CENSUS);

export const published = (file: string): { name: string; bytes: Uint8Array } => ({
  name: file,
  bytes: readFileSync(`${CENSUS}/${file}`),
});

/** Rows of a published table by column name. Cells may be quoted; they hold no line breaks. */
export function rowsOf(file: string, columns?: readonly string[]): Record<string, string>[] {
  const lines = readFileSync(`${CENSUS}/${file}`, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const cells = lines.map((line) =>
    [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map(([, plain = '', quoted]) => quoted ?? plain),
  );
  const header = columns ?? cells[0]!;
  return cells
    .slice(columns ? 0 : 1)
    .map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** A named town (大字) of the address register. */
export interface Town extends LonLat {
  readonly name: string;
  /** 小字, or empty. */
  readonly part: string;
}

export function townsOf(file: string): Town[] {
  const text = readFileSync(`${CENSUS}/town_centroids/${file}`, 'utf8').replace(/^\uFEFF/, '');
  const rows = JSON.parse(text) as { town: string; koaza: string; lat: number | null; lng: number | null }[];
  return rows.flatMap(({ town, koaza, lat, lng }) =>
    lat === null || lng === null ? [] : [{ name: town, part: koaza, lon: lng, lat }],
  );
}

/** Nearest first; of equally near ones the first of the list. */
export const nearest = <P extends LonLat>(to: LonLat, places: readonly P[]): P =>
  places.reduce((best, place) => (distanceM(to, place) < distanceM(to, best) ? place : best));

/** A row of stops.csv or destinations.csv, in the order of its columns. */
export type Row = readonly (string | number)[];

/** UTF-8 with commas; a cell with a comma or a quotation mark is quoted. */
export const csv = (header: readonly string[], rows: readonly Row[]): string =>
  [header, ...rows].map((row) => `${row.map((cell) => quoted(String(cell))).join(',')}\n`).join('');

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Five decimals of a degree are about a metre. */
export const degrees = (value: number): number => Math.round(value * 1e5) / 1e5;

/** cells.csv with a note for each cell. */
export const cellsCsv = (cells: readonly (Cell & { readonly note: string })[]): string =>
  csv(
    [
      'cell',
      'lon',
      'lat',
      ...AGE_GROUPS.map((group) => AGE_COLUMNS[group]),
      'age_unknown',
      'size_m',
      'municipality',
      'note',
    ],
    cells.map(({ id, centre, people, unknownAge, sizeM, municipality, note }) => [
      id,
      degrees(centre.lon),
      degrees(centre.lat),
      ...AGE_GROUPS.map((group) => people[group]),
      unknownAge,
      Math.round(sizeM),
      municipality,
      note,
    ]),
  );

/** Names used before get a number: 東町, 東町 2, 東町 3. */
export function numbered(): (name: string) => string {
  const used = new Map<string, number>();
  return (name) => {
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} ${times}`;
  };
}

/** People of several cells together, and the square that lies around their middle as they do. */
export function together(cells: readonly Cell[]): Pick<Cell, 'centre' | 'people' | 'sizeM' | 'unknownAge'> {
  const weight = cells.map(({ people }) => AGE_GROUPS.reduce((sum, group) => sum + people[group], 0));
  const all = weight.reduce((a, b) => a + b, 0);
  const mean = (of: (cell: Cell) => number): number =>
    cells.reduce((sum, cell, i) => sum + of(cell) * weight[i]!, 0) / all;
  const centre = { lon: mean((cell) => cell.centre.lon), lat: mean((cell) => cell.centre.lat) };
  // A square of side s has the mean square distance s² / 6 from its middle.
  const spread = mean((cell) => distanceM(cell.centre, centre) ** 2 + cell.sizeM ** 2 / 6);
  return {
    centre,
    sizeM: Math.round(Math.sqrt(6 * spread)),
    people: byAge((group) => cells.reduce((sum, { people }) => sum + people[group], 0)),
    unknownAge: cells.reduce((sum, { unknownAge }) => sum + unknownAge, 0),
  };
}
