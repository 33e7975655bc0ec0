import { gunzipSync } from 'node:zlib';
import { RoadDataError } from './road-data-error.js';

export const ROAD_FORMATS = [
  'osm-pbf',
  'osm-xml',
  'overpass',
  'graphml',
  'geojson',
  'tables',
  'noriai',
] as const;
/** `noriai` is the stored form of an earlier import (format.ts). */
export type RoadFormat = (typeof ROAD_FORMATS)[number];

/** A file by what it holds: `name` is used in messages only. */
export interface RoadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The content of a file, unpacked if it is gzipped. */
export function unpacked({ name, bytes }: RoadFile): RoadFile {
  if (bytes.length === 0) throw unknown(name, 'an empty file');
  const packing = PACKINGS.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte));
  if (packing) throw unknown(name, `${packing.name} packing`, `unpack it first (${packing.command})`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { name, bytes };
  try {
    const inner = gunzipSync(bytes);
    if (inner.length === 0) throw unknown(name, 'an empty file inside gzip');
    return { name, bytes: inner };
  } catch (cause) {
    if (cause instanceof RoadDataError) throw cause;
    throw new RoadDataError({
      file: name,
      place: 'gzip',
      expected: 'a complete gzip file',
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: 'the file is cut short or damaged; download it again',
    });
  }
}

const PACKINGS = [
  { name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04], command: 'unzip' },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68], command: 'bunzip2' },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], command: 'unxz' },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], command: 'unzstd' },
];

const HEAD_BYTES = 4096;

/** The format of unpacked content, judged by its first bytes and never by its name. */
export function recognise({ name, bytes }: RoadFile): RoadFormat {
  if (startsAsPbf(bytes)) return 'osm-pbf';
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)).trimStart();
  if (head === '') throw unknown(name, 'nothing but blanks');
  if (head.startsWith('<')) return xmlFormat(name, head);
  if (head.startsWith('{')) return jsonFormat(name, bytes, head);
  const firstLine = head.split(/\r?\n/, 1)[0] ?? '';
  // Control characters mean binary data of a kind unknown to us.
  if (firstLine.includes(',') && !/[\0-\x08]/.test(firstLine)) return 'tables';
  throw unknown(name, `a file that begins with ${JSON.stringify(head.slice(0, 20))}`);
}

/** Four bytes of header length, then a header whose first field is the text OSMHeader (or OSMData). */
function startsAsPbf(bytes: Uint8Array): boolean {
  if (bytes.length < 5 || bytes[0] !== 0 || bytes[1] !== 0 || bytes[4] !== 0x0a) return false;
  const kind = new TextDecoder().decode(bytes.subarray(6, 15));
  return 'OSMHeader'.startsWith(kind) || kind.startsWith('OSMData');
}

function xmlFormat(name: string, head: string): RoadFormat {
  const root = /<([A-Za-z][\w:.-]*)/.exec(head.replace(/<!--[\s\S]*?-->/g, ''))?.[1];
  if (root === 'osm') return 'osm-xml';
  if (root === 'graphml') return 'graphml';
  throw unknown(name, `XML that is not OSM: its first element is <${root ?? '?'}>`);
}

function jsonFormat(name: string, bytes: Uint8Array, head: string): RoadFormat {
  if (/^\{\s*"format"\s*:\s*"noriai-roads"/.test(head)) return 'noriai';
  if (/"type"\s*:\s*"(FeatureCollection|Feature)"/.test(head)) return 'geojson';
  if (/"elements"\s*:/.test(head) || /"generator"\s*:\s*"Overpass/.test(head)) return 'overpass';
  // Keys come in any order: a long first member may hide the telling one.
  const tail = new TextDecoder().decode(bytes.subarray(-HEAD_BYTES));
  if (/"type"\s*:\s*"FeatureCollection"/.test(tail)) return 'geojson';
  throw unknown(name, 'JSON that is neither GeoJSON nor an answer of Overpass');
}

function unknown(
  file: string,
  found: string,
  remedy = 'give such a file, or name its --format',
): RoadDataError {
  const expected = 'OSM PBF or XML, Overpass JSON, GraphML, GeoJSON, or tables nodes.csv and edges.csv';
  return new RoadDataError({ file, place: 'beginning', expected, found, remedy });
}
