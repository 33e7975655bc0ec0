import { onEarth, PointTable, type DraftWay, type RoadDraft } from './draft.js';
import { judgeWay } from './drivable.js';
import type { Tags } from './tags.js';
import { parseJson } from './json.js';
import { newCounts } from './osm.js';
import { RoadDataError } from './road-data-error.js';

interface Feature {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/**
 * GeoJSON lines with OpenStreetMap's keys as properties (or in a property `tags`). Lines join wherever they share a
 * coordinate to seven decimals, ends and inner points alike, as OpenStreetMap's own nodes do.
 * If all lines have properties `u`, `v` and `key` or `reversed` they are edges of OSMnx: each is one direction of driving
 * between the junctions u and v.
 */
export function readGeojson(bytes: Uint8Array, file: string): RoadDraft {
  const roads = features(parseJson(bytes, file), file).flatMap((feature, i): Road[] => {
    const lines = linesOf(feature, `features[${i}]`, file);
    return lines.length === 0
      ? []
      : [{ id: nameOf(feature, i), lines, tags: tagsOf(feature.properties ?? {}) }];
  });
  const edges = roads.every(({ tags, lines }) => isEdge(tags) && lines.length === 1);
  const points = new PointTable();
  const ways: DraftWay[] = [];
  const counts = newCounts();
  counts.ways = roads.length;
  for (const { id, lines, tags } of roads) {
    const judged = judgeWay(tags, { id, directions: edges ? 'forward' : 'by-tags' }, counts.remarks);
    if ('leftOut' in judged) counts.dropped.add(judged.leftOut, id);
    else if (edges) ways.push(edgeOf(lines[0]!, tags, points, { id, drivable: judged }));
    else ways.push(...lines.map((line) => ({ id, refs: refsOf(line, points), drivable: judged })));
  }
  counts.points = points.ids.length;
  if (edges) counts.remarks.add('each line read as one direction (properties u, v, as OSMnx writes)', file);
  return { points, ways, junctions: edges ? 'given' : 'found', counts };
}

interface Road {
  readonly id: string;
  readonly lines: readonly Line[];
  readonly tags: Tags;
}

const isEdge = ({ u, v, key, reversed }: Tags): boolean =>
  u !== undefined && v !== undefined && (key ?? reversed) !== undefined;

function refsOf(line: Line, points: PointTable): number[] {
  return line.map(([lon, lat]) => {
    const point = points.want(`${lon.toFixed(7)},${lat.toFixed(7)}`);
    points.place(point, lon, lat);
    return point;
  });
}

function edgeOf(
  line: Line,
  { u, v }: Tags,
  points: PointTable,
  way: Pick<DraftWay, 'id' | 'drivable'>,
): DraftWay {
  const refs = [points.want(u ?? ''), points.want(v ?? '')];
  points.place(refs[0]!, ...line[0]!);
  points.place(refs[1]!, ...line.at(-1)!);
  return { ...way, refs, given: { shape: line.slice(1, -1).map(([lon, lat]) => ({ lon, lat })) } };
}

function features(value: unknown, file: string): readonly Feature[] {
  const top = value as { type?: unknown; features?: unknown } | null;
  if (top?.type === 'Feature') return [top];
  if (top?.type === 'FeatureCollection' && Array.isArray(top.features))
    return top.features as readonly Feature[];
  throw new RoadDataError({
    file,
    place: 'top level',
    expected: 'a GeoJSON FeatureCollection',
    found: typeof top?.type === 'string' ? `type "${top.type}"` : 'no "type"',
    remedy: 'export the lines as GeoJSON, or name the right --format',
  });
}

type Line = readonly (readonly [lon: number, lat: number])[];

/** The lines of a feature; none if it is a point or an area. */
function linesOf({ geometry }: Feature, place: string, file: string): readonly Line[] {
  const fault = (where: string, expected: string, found: unknown): RoadDataError =>
    new RoadDataError({
      file,
      place: `${place}.geometry${where}`,
      expected,
      found: found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 60),
      remedy: 'export the lines as GeoJSON in WGS84 degrees (RFC 7946)',
    });
  const kind = geometry?.type;
  if (kind !== 'LineString' && kind !== 'MultiLineString') return [];
  const lines: unknown = kind === 'LineString' ? [geometry?.coordinates] : geometry?.coordinates;
  if (!Array.isArray(lines)) throw fault('.coordinates', 'an array of lines', lines);
  return lines.map((line: unknown) => {
    if (!Array.isArray(line) || line.length < 2)
      throw fault('.coordinates', 'a line of two or more positions', line);
    return line.map((position: unknown, i) => {
      const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
      if (typeof lon !== 'number' || typeof lat !== 'number' || !onEarth(lon, lat)) {
        throw fault(`.coordinates[${i}]`, '[longitude, latitude] in degrees', position);
      }
      return [lon, lat] as const;
    });
  });
}

function nameOf({ id, properties }: Feature, i: number): string {
  const known =
    id ?? properties?.['@id'] ?? properties?.['osm_id'] ?? properties?.['osmid'] ?? properties?.['id'];
  return typeof known === 'string' || typeof known === 'number'
    ? `features[${i}] (${known})`
    : `features[${i}]`;
}

function tagsOf(properties: Readonly<Record<string, unknown>>): Tags {
  const nested = properties['tags'];
  const all = typeof nested === 'object' && nested !== null ? { ...properties, ...nested } : properties;
  const tags: Record<string, string | undefined> = {};
  for (const [key, value] of Object.entries(all)) tags[key] = tagText(value);
  return tags;
}

function tagText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map((item: unknown) => tagText(item) ?? '').join(';') : undefined;
}
