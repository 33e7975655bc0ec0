import type { LonLat } from '../geo.js';
import { onEarth, type DraftCounts, type DraftWay, type GivenWay, type RoadDraft } from './draft.js';
import { judgeWay, type Directions, type Drivable } from './drivable.js';
import { newCounts } from './osm.js';
import { csvRows, TableProblems, type Row, type Table } from './csv.js';
import { readNodes } from './node-table.js';

/** `by-header`: see `edgesAre`. */
export type TableEdges = 'by-header' | 'directed' | 'undirected';

export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Road tables: nodes (id and place) and edges (two node ids, length, and a driving time or a road class or speed).
 * Every node is kept as a junction under its id. All problems of a table are thrown at once (at most 20).
 */
export function readTables(nodes: TableFile, edges: TableFile, mode: TableEdges): RoadDraft {
  const counts = newCounts();
  const problems = new TableProblems();
  const points = readNodes(csvRows(nodes), problems, counts.remarks);
  problems.throwIfAny();
  const table = csvRows(edges);
  const columns = edgeColumns(table, problems);
  problems.throwIfAny();
  const directions = edgesAre(table, columns, mode);
  counts.remarks.add(directions.because, edges.name);
  counts.points = points.ids.length;
  counts.ways = table.rows.length;
  const reader = { table, columns, problems, counts };
  const ways: DraftWay[] = [];
  for (const row of table.rows) {
    const refs = [columns.from, columns.to].map((column) => points.find(row.text(column)));
    for (const [i, ref] of refs.entries()) {
      const column = i === 0 ? columns.from : columns.to;
      if (ref === undefined) problems.add(row, column, `the id of a node in ${nodes.name}`, row.text(column));
    }
    const drivable = judgeRow(row, reader, directions.words);
    const given = drivable && givenBy(row, reader);
    if (given && refs[0] !== undefined && refs[1] !== undefined) {
      ways.push({ id: `row ${row.line}`, refs: [refs[0], refs[1]], drivable, given });
    }
  }
  problems.throwIfAny();
  return { points, ways, junctions: 'given', counts };
}

interface EdgeReading {
  readonly table: Table;
  readonly columns: EdgeColumns;
  readonly problems: TableProblems;
  readonly counts: DraftCounts;
}

interface EdgeColumns {
  readonly from: string;
  readonly to: string;
  readonly length: string;
  readonly time: string | undefined;
  readonly roadClass: string | undefined;
  readonly speed: string | undefined;
}

const FROM_TO = [
  ['from', 'to'],
  ['from_node', 'to_node'],
  ['source', 'target'],
  ['u', 'v'],
] as const;

function edgeColumns(table: Table, problems: TableProblems): EdgeColumns {
  const ends = FROM_TO.find(([from, to]) => table.has(from) && table.has(to));
  if (!ends) problems.missing(table, 'columns from and to (or u and v)');
  const length = table.first(['length_m', 'length', 'distance_m', 'distance']);
  if (length === undefined) problems.missing(table, 'a column length_m');
  const time = table.first(['travel_time_s', 'travel_time', 'drive_s', 'time_s']);
  const roadClass = table.first(['highway', 'class', 'road_class', 'fclass']);
  const speed = table.first(['speed_kmh', 'speed_kph']);
  if ((time ?? roadClass ?? speed) === undefined) {
    problems.missing(table, 'a column travel_time_s, highway or speed_kmh');
  }
  return { from: ends?.[0] ?? '', to: ends?.[1] ?? '', length: length ?? '', time, roadClass, speed };
}

/** Share of rows whose mirror image is a row too, from which a `u, v` table counts as directed. */
const MIRRORED_SHARE = 0.2;

/**
 * Whether a row is one direction of driving or a street. In this order: the caller's word; a column `key` or `reversed`
 * (OSMnx: directed); a column `oneway` (streets, read as OpenStreetMap's tag); a header `from, to` (directed); a header
 * `u, v`: directed if a fifth of the rows have their mirror image in the table, else streets open in both directions.
 */
function edgesAre(
  table: Table,
  { from, to }: EdgeColumns,
  mode: TableEdges,
): { words: Directions; because: string } {
  if (mode === 'directed') return { words: 'forward', because: 'each row read as one direction (as asked)' };
  if (mode === 'undirected')
    return { words: 'both', because: 'each row read as a two-way street (as asked)' };
  if (table.has('key') || table.has('reversed')) {
    return {
      words: 'forward',
      because: 'each row read as one direction (column key or reversed, as OSMnx writes)',
    };
  }
  if (table.has('oneway'))
    return { words: 'by-tags', because: 'rows read as streets with their column oneway' };
  if (from !== 'u')
    return { words: 'forward', because: `each row read as one direction (columns ${from}, ${to})` };
  const pairs = new Set(table.rows.map((row) => `${row.text(from)} ${row.text(to)}`));
  const mirrored = table.rows.filter((row) => pairs.has(`${row.text(to)} ${row.text(from)}`)).length;
  if (mirrored >= MIRRORED_SHARE * table.rows.length) {
    return {
      words: 'forward',
      because: 'each row read as one direction (columns u, v; rows in both directions)',
    };
  }
  return { words: 'both', because: 'each row read as a two-way street (columns u, v and no oneway)' };
}

/** Undefined if the row was left out or is faulty. */
function judgeRow(
  row: Row,
  { columns, problems, counts }: EdgeReading,
  directions: Directions,
): Drivable | undefined {
  const id = `row ${row.line}`;
  const drive = row.text('drive').toLowerCase();
  if (['0', 'false', 'no'].includes(drive)) {
    counts.dropped.add('not for cars (drive=0)', id);
    return undefined;
  }
  const speed = columns.speed === undefined ? undefined : row.number(columns.speed, problems);
  if (speed !== undefined && speed <= 0) {
    problems.add(row, columns.speed ?? '', 'a speed above 0 km/h', String(speed));
    return undefined;
  }
  const stated = columns.roadClass === undefined ? '' : row.text(columns.roadClass);
  const tags = {
    ...row.tags(),
    highway: pythonList(stated) || 'road',
    oneway: onewayWord(row.text('oneway')),
  };
  const judged = judgeWay(tags, { id, directions }, counts.remarks);
  if ('leftOut' in judged) {
    counts.dropped.add(judged.leftOut, id);
    return undefined;
  }
  if (speed === undefined) return judged;
  return { ...judged, forwardKmh: judged.forwardKmh && speed, backwardKmh: judged.backwardKmh && speed };
}

const pythonList = (text: string): string =>
  text
    .replace(/^\[|\]$/g, '')
    .replace(/['"]/g, '')
    .replace(/, */g, ';');

const onewayWord = (text: string): string | undefined => (text === '' ? undefined : text.toLowerCase());

function givenBy(row: Row, { columns, problems }: EdgeReading): GivenWay | undefined {
  const lengthM = lengthOf(row, columns, problems);
  const driveS = timeOf(row, columns, problems);
  const shape = lineOf(row, problems);
  if (lengthM === undefined || shape === undefined) return undefined;
  return { lengthM, shape, ...(driveS === undefined ? {} : { driveMs: driveS * 1000 }) };
}

function lengthOf(row: Row, { length }: EdgeColumns, problems: TableProblems): number | undefined {
  if (row.text(length) === '') problems.add(row, length, 'a length in metres', '');
  const lengthM = row.number(length, problems);
  if (lengthM !== undefined && lengthM < 0)
    problems.add(row, length, 'a length of 0 m or more', String(lengthM));
  return lengthM;
}

/** Undefined where the class or speed has to tell. */
function timeOf(
  row: Row,
  { time, roadClass, speed }: EdgeColumns,
  problems: TableProblems,
): number | undefined {
  if (time === undefined) return undefined;
  const driveS = row.number(time, problems);
  if (driveS !== undefined && driveS < 0) problems.add(row, time, 'a time of 0 s or more', String(driveS));
  if (row.text(time) === '' && (roadClass ?? speed) === undefined)
    problems.add(row, time, 'a time in seconds', '');
  return driveS;
}

/** `lon lat;lon lat;…` or a WKT LINESTRING, without its end points. Undefined if faulty. */
function lineOf(row: Row, problems: TableProblems): LonLat[] | undefined {
  const text = row.text('geometry');
  if (text === '') return [];
  const wkt = /^\s*LINESTRING\s*\(([^()]*)\)\s*$/i.exec(text)?.[1];
  const places = (wkt?.split(',') ?? text.split(';')).map((pair) => {
    const [lon = NaN, lat = NaN] = pair.trim().split(/\s+/).map(Number);
    return { lon, lat };
  });
  if (places.length >= 2 && places.every(({ lon, lat }) => onEarth(lon, lat))) return places.slice(1, -1);
  problems.add(row, 'geometry', 'a line "lon lat;lon lat" in degrees', text.slice(0, 40));
  return undefined;
}
