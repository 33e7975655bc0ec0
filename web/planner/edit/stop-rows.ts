import { searched } from '../../parts/stop-search.js';

/** A row of stops.csv: texts by column. */
export type StopRow = Readonly<Record<string, string>>;

export interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** Five decimals are a metre. */
export const degrees = (value: number): string => value.toFixed(5);

/** Where a stop lies; undefined if its fields are no degrees. */
export function pointOf({ lon = '', lat = '' }: StopRow): Point | undefined {
  if (lon.trim() === '' || lat.trim() === '') return undefined;
  const point = { lon: Number(lon), lat: Number(lat) };
  return Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90 ? point : undefined;
}

/** A new stop at a place, under an id that is free. */
export function freshStop(rows: readonly StopRow[], name: string, at: Point): StopRow {
  const taken = new Set(rows.map(({ id }) => id));
  let number = rows.length + 1;
  while (taken.has(`stop-${number}`)) number++;
  return { id: `stop-${number}`, name, lon: degrees(at.lon), lat: degrees(at.lat) };
}

/** The middle of all stops: where a new one stands until it is moved. */
export function middleOf(rows: readonly StopRow[]): Point {
  const points = rows.flatMap((row) => pointOf(row) ?? []);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { lon: mean(points.map(({ lon }) => lon)), lat: mean(points.map(({ lat }) => lat)) };
}

/** Positions of the rows whose name or kana has the text in it, those that begin with it first. */
export function found(rows: readonly StopRow[], text: string): readonly number[] {
  const named = rows.map((row, at) => ({ at, name: row['name'] ?? '', kana: row['kana'] ?? '' }));
  return searched(named, text).map(({ at }) => at);
}
