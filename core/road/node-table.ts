import type { Tally } from './account.js';
import type { Row, Table, TableProblems } from './csv.js';
import { onEarth, PointTable } from './draft.js';

/** Metres of one degree of latitude, and of longitude at the equator, on the sphere of core/geo.ts. */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** The nodes of a road table. Problems are left in `problems`; the table is then incomplete. */
export function readNodes(table: Table, problems: TableProblems, remarks: Tally): PointTable {
  const points = new PointTable();
  const columns = nodeColumns(table, problems);
  if (!columns) return points;
  for (const row of table.rows) readNode(row, columns, points, problems);
  const named = columns.x.startsWith('lo') || columns.x === 'lng';
  if (named || points.lon.every((lon, i) => onEarth(lon, points.lat[i]!))) {
    checkDegrees(table.rows, columns, problems);
  } else {
    layOut(points);
    remarks.add('coordinates are metres of an unknown grid: laid out around 0° N 0° E', table.file);
  }
  return points;
}

interface NodeColumns {
  readonly id: string;
  readonly x: string;
  readonly y: string;
  readonly stopOnly: string;
}

function nodeColumns(table: Table, problems: TableProblems): NodeColumns | undefined {
  const id = table.first(['id', 'node', 'node_id', 'osmid', 'node_index']);
  const x = table.first(['lon', 'longitude', 'lng', 'x', 'x_m', 'pos_x']);
  const y = table.first(['lat', 'latitude', 'y', 'y_m', 'pos_y']);
  const stopOnly = table.first(['stop_only', 'is_stop_only']) ?? '';
  if (id === undefined) problems.missing(table, 'a column id');
  if (x === undefined || y === undefined) problems.missing(table, 'columns lon and lat');
  return id === undefined || x === undefined || y === undefined ? undefined : { id, x, y, stopOnly };
}

function readNode(
  row: Row,
  { id, x, y, stopOnly }: NodeColumns,
  points: PointTable,
  problems: TableProblems,
): void {
  const index = newPoint(points, row, id, problems);
  for (const column of [x, y]) if (row.text(column) === '') problems.add(row, column, 'a coordinate', '');
  points.place(index, row.number(x, problems) ?? NaN, row.number(y, problems) ?? NaN);
  if (['1', 'true', 'yes'].includes(row.text(stopOnly).toLowerCase())) points.stopOnly.add(index);
}

function newPoint(points: PointTable, row: Row, column: string, problems: TableProblems): number {
  const id = row.text(column);
  if (id === '') problems.add(row, column, 'an id', '');
  else if (points.find(id) !== undefined) problems.add(row, column, 'an id used once', id);
  return points.want(id);
}

function checkDegrees(rows: readonly Row[], { x, y }: NodeColumns, problems: TableProblems): void {
  for (const row of rows) {
    if (Math.abs(Number(row.text(x))) > 180) problems.add(row, x, 'a longitude in −180 … 180', row.text(x));
    if (Math.abs(Number(row.text(y))) > 90) problems.add(row, y, 'a latitude in −90 … 90', row.text(y));
  }
}

/** Plane coordinates become degrees near the equator, where both scales are equal: lengths stay right. */
function layOut(points: PointTable): void {
  const west = points.lon.reduce((least, x) => Math.min(least, x), Infinity);
  const south = points.lat.reduce((least, y) => Math.min(least, y), Infinity);
  for (let i = 0; i < points.ids.length; i++) {
    points.place(
      i,
      (points.lon[i]! - west) / METRES_PER_DEGREE,
      (points.lat[i]! - south) / METRES_PER_DEGREE,
    );
  }
}
