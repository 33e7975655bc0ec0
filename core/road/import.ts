import type { ImportAccount } from './account.js';
import { assemble } from './assemble.js';
import { readBoundary } from './boundary.js';
import type { RoadDraft } from './draft.js';
import { readStored, type ImportedRoads } from './format.js';
import { readGeojson } from './geojson.js';
import { readGraphml } from './graphml.js';
import { readOsmPbf } from './osm-pbf.js';
import { readOsmXml } from './osm-xml.js';
import { readOverpass } from './overpass.js';
import { recognise, unpacked, type RoadFile, type RoadFormat } from './recognise.js';
import { RoadDataError } from './road-data-error.js';
import { classSizes, cutOffSize, sizeOf } from './size.js';
import { readTables, type TableEdges } from './tables.js';

export interface ImportSettings {
  /** `content`: recognised from the first bytes of each file. */
  readonly format: RoadFormat | 'content';
  /** What a row of an edge table means. */
  readonly tableEdges: TableEdges;
  /** GeoJSON area; streets with neither end inside are left out. */
  readonly boundary?: RoadFile;
}

export const IMPORT_DEFAULTS: ImportSettings = { format: 'content', tableEdges: 'by-header' };

export type { ImportedRoads } from './format.js';

/**
 * Roads from the bytes of files: one file, or a nodes and an edges table in any order. All may be gzipped. A file stored
 * by an earlier import is read as it is.
 * @throws RoadDataError if a file is broken, of no known format, or holds no street a car may use.
 */
export function importRoads(
  files: readonly RoadFile[],
  settings: ImportSettings = IMPORT_DEFAULTS,
): ImportedRoads {
  const open = files.map(unpacked);
  const first = open[0];
  if (!first) throw new RangeError('importRoads needs at least one file');
  const boundary = settings.boundary && unpacked(settings.boundary);
  const area = boundary && readBoundary(boundary.bytes, boundary.name);
  const format = settings.format === 'content' ? recognise(first) : settings.format;
  if (format === 'noriai') return stored(open, first, boundary);
  const draft =
    format === 'tables' ? tablesDraft(open, settings.tableEdges) : readOne(only(open, first), format);
  const { roads, cutOff, clipped } = assemble(draft, area);
  const { counts } = draft;
  const account: ImportAccount = {
    files: files.map(({ name }) => ({ name, format })),
    read: { points: counts.points, ways: counts.ways },
    dropped: counts.dropped.entries(),
    remarks: counts.remarks.entries(),
    turnRestrictions: counts.turnRestrictions.entries(),
    ...(area ? { clipped: { streets: clipped.streets, km: Math.round(clipped.km * 1000) / 1000 } } : {}),
    kept: sizeOf(roads),
    classes: classSizes(roads),
    cutOff: cutOffSize(cutOff, roads),
    attribution: FROM_OSM.has(format) ? '© OpenStreetMap contributors' : '',
  };
  if (roads.getLinkCount() === 0) throw noStreet(first.name, account);
  return { roads, cutOff, account };
}

/** OSMnx builds its graphs from OpenStreetMap. */
const FROM_OSM: ReadonlySet<RoadFormat> = new Set<RoadFormat>(['osm-pbf', 'osm-xml', 'overpass', 'graphml']);

function readOne({ name, bytes }: RoadFile, format: Exclude<RoadFormat, 'tables' | 'noriai'>): RoadDraft {
  switch (format) {
    case 'osm-pbf':
      return readOsmPbf(bytes, name);
    case 'osm-xml':
      return readOsmXml(bytes, name);
    case 'overpass':
      return readOverpass(bytes, name);
    case 'graphml':
      return readGraphml(bytes, name);
    case 'geojson':
      return readGeojson(bytes, name);
  }
}

function only(files: readonly RoadFile[], first: RoadFile): RoadFile {
  if (files.length === 1) return first;
  throw new RoadDataError({
    file: files.map(({ name }) => name).join(', '),
    place: 'list of files',
    expected: 'one file (or two tables)',
    found: `${files.length} files`,
    remedy: 'join them first (osmium merge A B -o OUT.osm.pbf)',
  });
}

/** The table whose header names two ends is the edges table. */
function tablesDraft(files: readonly RoadFile[], mode: TableEdges): RoadDraft {
  const edges = files.find(({ bytes }) => {
    const header = new TextDecoder().decode(bytes.subarray(0, 4096)).split(/\r?\n/, 1)[0] ?? '';
    return /(^|,)\W*(from|u|source|from_node)\W*(,|$)/i.test(header);
  });
  const nodes = files.find((file) => file !== edges);
  if (files.length === 2 && edges && nodes) return readTables(nodes, edges, mode);
  throw new RoadDataError({
    file: files.map(({ name }) => name).join(', '),
    place: 'list of files',
    expected: 'two tables: nodes (id, lon, lat) and edges (from, to, length_m, travel_time_s or highway)',
    found: edges ? `${files.length} files` : 'no table with columns from and to (or u and v)',
    remedy: 'give both tables in one command',
  });
}

function stored(files: readonly RoadFile[], first: RoadFile, boundary: RoadFile | undefined): ImportedRoads {
  if (boundary) {
    throw new RoadDataError({
      file: first.name,
      place: 'beginning',
      expected: 'original road data, to be clipped to a boundary',
      found: 'roads that were imported before',
      remedy: 'import the original file again with the boundary',
    });
  }
  return readStored(new TextDecoder().decode(only(files, first).bytes), first.name);
}

function noStreet(file: string, { read, dropped, clipped }: ImportAccount): RoadDataError {
  const reasons = dropped.slice(0, 3).map(({ reason, count }) => `${count} × ${reason}`);
  const outside = clipped && clipped.streets > 0 ? [`${clipped.streets} streets outside the boundary`] : [];
  const why = [...outside, ...reasons].join('; ');
  return new RoadDataError({
    file,
    place: 'whole file',
    expected: 'streets a car may use, connected in both directions',
    found: `none among ${read.ways} ways${why === '' ? '' : ` (${why})`}`,
    remedy: 'choose an extract with roads for cars, or check tags and boundary',
  });
}
