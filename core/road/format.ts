import type { LonLat } from '../geo.js';
import type { ImportAccount } from './account.js';
import { emptyRoads, ROAD_CLASSES, type RoadGraph, type Street } from './graph.js';
import { parseJson } from './json.js';
import { RoadDataError } from './road-data-error.js';

export interface ImportedRoads {
  readonly roads: RoadGraph;
  /** Streets not connected with `roads`: never driven, but needed to tell why a stop on one cannot be served. */
  readonly cutOff: RoadGraph;
  readonly account: ImportAccount;
}

const FORMAT = 'noriai-roads';
const VERSION = 1;
/** Coordinates are stored as whole units of 1e-7 degree, lengths as whole millimetres, times as whole milliseconds. */
const UNITS_PER_DEGREE = 1e7;
const MM_PER_M = 1000;

/** Place of each number in a stored link; from place 6 on pairs of differences (lon, lat) from point to point. */
const LINK = { from: 0, to: 1, roadClass: 2, name: 3, mm: 4, ms: 5, shape: 6 } as const;

interface StoredGraph {
  /** Id, longitude, latitude, and 1 if it is stop-only. */
  readonly junctions: readonly (readonly [id: string, lon: number, lat: number, stopOnly?: 1])[];
  /** See LINK; ends, class and name are places in `junctions`, `classes` and `names`. */
  readonly links: readonly (readonly number[])[];
}

interface StoredRoads {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly account: ImportAccount;
  readonly classes: readonly string[];
  readonly names: readonly string[];
  readonly roads: StoredGraph;
  readonly cutOff: StoredGraph;
}

/**
 * The stored form: JSON of one junction or link a line, in the order of the graph (by id), so equal roads give equal
 * bytes. `docs/road-import.md` describes it. Reading it back gives an equal graph.
 */
export function storedText({ roads, cutOff, account }: ImportedRoads): string {
  const names = new Map<string, number>();
  const graphs = { roads: graphText(roads, names), cutOff: graphText(cutOff, names) };
  const member = (key: string, value: unknown): string => `"${key}":${JSON.stringify(value)}`;
  return `{${[
    member('format', FORMAT),
    member('version', VERSION),
    member('account', account),
    member('classes', ROAD_CLASSES),
    member('names', [...names.keys()]),
    `"roads":${graphs.roads}`,
    `"cutOff":${graphs.cutOff}`,
  ].join(',\n')}}\n`;
}

function graphText(graph: RoadGraph, names: Map<string, number>): string {
  const places = new Map<string | number, number>();
  const junctions: string[] = [];
  graph.forEachNode(({ id, data }) => {
    places.set(id, places.size);
    const row = [String(id), units(data.lon), units(data.lat)];
    junctions.push(JSON.stringify(data.stopOnly ? [...row, 1] : row));
  });
  const links: string[] = [];
  graph.forEachLink(({ fromId, toId, data }) => {
    const name = names.get(data.name) ?? names.size;
    names.set(data.name, name);
    const row = [places.get(fromId)!, places.get(toId)!, ROAD_CLASSES.indexOf(data.roadClass), name];
    row.push(
      Math.round(data.lengthM * MM_PER_M),
      data.driveMs,
      ...steps(graph.getNode(fromId)!.data, data.shape),
    );
    links.push(JSON.stringify(row));
  });
  return `{"junctions":[\n${junctions.join(',\n')}],\n"links":[\n${links.join(',\n')}]}`;
}

const units = (degrees: number): number => Math.round(degrees * UNITS_PER_DEGREE);

function steps(start: LonLat, shape: readonly LonLat[]): number[] {
  let [lon, lat] = [units(start.lon), units(start.lat)];
  return shape.flatMap((point) => {
    const step = [units(point.lon) - lon, units(point.lat) - lat];
    lon = units(point.lon);
    lat = units(point.lat);
    return step;
  });
}

/** @throws RoadDataError if the text is not a stored road graph of this version. */
export function readStored(text: string, file: string): ImportedRoads {
  const stored = parseJson(new TextEncoder().encode(text), file) as Partial<StoredRoads> | null;
  if (stored?.format !== FORMAT || stored.version !== VERSION) {
    throw fault(file, 'format and version', `${FORMAT} ${VERSION}`, JSON.stringify(stored).slice(0, 60));
  }
  const missing = (['account', 'classes', 'names', 'roads', 'cutOff'] as const).find((key) => !stored[key]);
  if (missing) throw fault(file, 'top level', `"${missing}"`, Object.keys(stored).join(', '));
  const { account, names, classes, roads, cutOff } = stored as StoredRoads;
  const words = { file, names, classes };
  return { roads: graphOf(roads, 'roads', words), cutOff: graphOf(cutOff, 'cutOff', words), account };
}

interface Words {
  readonly file: string;
  readonly names: readonly string[];
  readonly classes: readonly string[];
}

function graphOf({ junctions, links }: StoredGraph, part: string, words: Words): RoadGraph {
  const graph = emptyRoads();
  for (const [id, lon, lat, stopOnly] of junctions) {
    graph.addNode(id, { lon: lon / UNITS_PER_DEGREE, lat: lat / UNITS_PER_DEGREE, stopOnly: stopOnly === 1 });
  }
  links.forEach((link, i) => {
    const street = streetOf(link, junctions, words);
    const [from, to] = [junctions[link[LINK.from] ?? -1], junctions[link[LINK.to] ?? -1]];
    if (!street || !from || !to) {
      throw fault(
        words.file,
        `${part}.links[${i}]`,
        'a link between two junctions',
        JSON.stringify(link).slice(0, 60),
      );
    }
    graph.addLink(from[0], to[0], street);
  });
  return graph;
}

/** Undefined if the numbers make no street. */
function streetOf(
  link: readonly number[],
  junctions: StoredGraph['junctions'],
  words: Words,
): Street | undefined {
  if (link.length < LINK.shape || link.length % 2 !== 0 || !link.every(Number.isInteger)) return undefined;
  const at = (place: number): number => link[place]!;
  const roadClass = ROAD_CLASSES.find((known) => known === words.classes[at(LINK.roadClass)]);
  const name = words.names[at(LINK.name)];
  const start = junctions[at(LINK.from)];
  const [mm, driveMs] = [at(LINK.mm), at(LINK.ms)];
  if (!start || !roadClass || name === undefined || mm < 0 || driveMs < 1) return undefined;
  return { lengthM: mm / MM_PER_M, driveMs, roadClass, name, shape: shapeOf(link, start[1], start[2]) };
}

function shapeOf(link: readonly number[], startLon: number, startLat: number): LonLat[] {
  const shape: LonLat[] = [];
  let [lon, lat] = [startLon, startLat];
  for (let i: number = LINK.shape; i < link.length; i += 2) {
    lon += link[i]!;
    lat += link[i + 1]!;
    shape.push({ lon: lon / UNITS_PER_DEGREE, lat: lat / UNITS_PER_DEGREE });
  }
  return shape;
}

function fault(file: string, place: string, expected: string, found: string): RoadDataError {
  return new RoadDataError({ file, place, expected, found, remedy: 'import the original road data again' });
}
