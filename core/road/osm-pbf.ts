import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import type { Tags } from './tags.js';
import type { RoadDraft } from './draft.js';
import { OsmCollector } from './osm.js';
import { RoadDataError } from './road-data-error.js';

/**
 * OpenStreetMap PBF. Field numbers: fileformat.proto and osmformat.proto of openstreetmap/OSM-binary.
 * Two passes over the blocks: ways and relations first, then only the nodes that drivable ways use, so memory follows
 * the roads kept and not the file. Every block is inflated twice and dropped.
 */
export function readOsmPbf(bytes: Uint8Array, file: string): RoadDraft {
  const collector = new OsmCollector(file);
  const blobs = [...blobsOf(bytes, file)];
  for (const pass of ['ways', 'nodes'] as const) {
    for (const blob of blobs) readBlob(blob, { file, pass, collector });
  }
  return collector.draft();
}

interface Blob {
  readonly kind: string;
  /** Byte offset in the file, for messages. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

interface Reading {
  readonly file: string;
  readonly pass: 'ways' | 'nodes';
  readonly collector: OsmCollector;
}

/** The file is a row of: length of header (4 bytes, big-endian), header (kind, length of blob), blob. */
function* blobsOf(bytes: Uint8Array, file: string): Generator<Blob> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    const need = (end: number): void => {
      if (end > bytes.length) throw truncated(file, start, end - bytes.length);
    };
    need(at + 4);
    const headerEnd = at + 4 + view.getUint32(at);
    need(headerEnd);
    const header = { kind: '', size: -1 };
    guard(file, start, () =>
      new PbfReader(bytes.subarray(at + 4, headerEnd)).readFields((tag, into, pbf) => {
        if (tag === 1) into.kind = pbf.readString();
        else if (tag === 3) into.size = pbf.readVarint();
      }, header),
    );
    if (header.size < 0) throw damaged(file, start, 'a block header without a length');
    at = headerEnd + header.size;
    need(at);
    yield { kind: header.kind, at: start, bytes: bytes.subarray(headerEnd, at) };
  }
}

function readBlob(blob: Blob, reading: Reading): void {
  const { file, pass } = reading;
  if (blob.kind === 'OSMHeader' && pass === 'ways') {
    guard(file, blob.at, () => {
      checkHeader(unpack(blob, file), file);
    });
  } else if (blob.kind === 'OSMData') {
    guard(file, blob.at, () => {
      readBlock(new PbfReader(unpack(blob, file)), reading);
    });
  }
}

const PACKINGS: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

function unpack({ bytes, at }: Blob, file: string): Uint8Array {
  const pbf = new PbfReader(bytes);
  const found = { raw: undefined as Uint8Array | undefined };
  pbf.readFields((tag, into) => {
    if (tag === 1) into.raw = pbf.readBytes();
    else if (tag === 3) into.raw = inflateSync(pbf.readBytes());
    else if (PACKINGS[tag] !== undefined) {
      throw new RoadDataError({
        file,
        place: `block at byte ${at}`,
        expected: 'zlib compression',
        found: PACKINGS[tag],
        remedy: 'write the file again with zlib (osmium cat IN -o OUT.osm.pbf)',
      });
    }
  }, found);
  if (found.raw === undefined) throw damaged(file, at, 'a block without data');
  return found.raw;
}

const FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);

function checkHeader(bytes: Uint8Array, file: string): void {
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag !== 4) return;
    const feature = pbf.readString();
    if (!FEATURES.has(feature)) {
      throw new RoadDataError({
        file,
        place: 'header, required features',
        expected: [...FEATURES].join(', '),
        found: feature,
        remedy: 'use a plain extract of the present map, without history',
      });
    }
  }, undefined);
}

interface Block {
  strings: string[];
  /** Byte ranges of the primitive groups: they may be read only once the scale is known. */
  groups: [number, number][];
  granularity: number;
  latOffset: number;
  lonOffset: number;
}

function readBlock(pbf: PbfReader, reading: Reading): void {
  const block: Block = { strings: [], groups: [], granularity: 100, latOffset: 0, lonOffset: 0 };
  pbf.readFields((tag, into) => {
    if (tag === 1) pbf.readMessage(readStrings, into.strings);
    else if (tag === 2) {
      const end = pbf.readVarint() + pbf.pos;
      into.groups.push([pbf.pos, end]);
      pbf.pos = end;
    } else if (tag === 17) into.granularity = pbf.readVarint();
    else if (tag === 19) into.latOffset = pbf.readVarint(true);
    else if (tag === 20) into.lonOffset = pbf.readVarint(true);
  }, block);
  for (const [from, to] of block.groups) {
    pbf.pos = from;
    if (to > pbf.length) throw new RangeError('a group reaches beyond its block');
    pbf.readFields(
      (tag) => {
        readElement(pbf, tag, block, reading);
      },
      undefined,
      to,
    );
  }
}

function readStrings(tag: number, strings: string[], pbf: PbfReader): void {
  if (tag === 1) strings.push(pbf.readString());
}

/** Fields a pass has no use for are skipped by their length. */
function readElement(pbf: PbfReader, tag: number, block: Block, { pass, collector }: Reading): void {
  if (pass === 'ways' && tag === 3) readWay(pbf, block, collector);
  else if (pass === 'ways' && tag === 4) readRelation(pbf, block, collector);
  else if (pass === 'nodes' && tag === 1) readNode(pbf, block, collector);
  else if (pass === 'nodes' && tag === 2) readDense(pbf, block, collector);
}

interface Element {
  id: number;
  keys: number[];
  values: number[];
  refs: number[];
  lat: number;
  lon: number;
}

const element = (): Element => ({ id: 0, keys: [], values: [], refs: [], lat: 0, lon: 0 });

function readWay(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const way = pbf.readMessage((tag, into) => {
    if (tag === 1) into.id = pbf.readVarint(true);
    else if (tag === 2) pbf.readPackedVarint(into.keys);
    else if (tag === 3) pbf.readPackedVarint(into.values);
    else if (tag === 8) pbf.readPackedSVarint(into.refs);
  }, element());
  for (let i = 1; i < way.refs.length; i++) way.refs[i]! += way.refs[i - 1]!;
  collector.way(way.id, way.refs, tagsOf(way, block));
}

function readRelation(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const relation = pbf.readMessage((tag, into) => {
    if (tag === 1) into.id = pbf.readVarint(true);
    else if (tag === 2) pbf.readPackedVarint(into.keys);
    else if (tag === 3) pbf.readPackedVarint(into.values);
  }, element());
  collector.relation({ ...tagsOf(relation, block), '@id': `relation ${relation.id}` });
}

function readNode(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const node = pbf.readMessage((tag, into) => {
    if (tag === 1) into.id = pbf.readSVarint();
    else if (tag === 2) pbf.readPackedVarint(into.keys);
    else if (tag === 3) pbf.readPackedVarint(into.values);
    else if (tag === 8) into.lat = pbf.readSVarint();
    else if (tag === 9) into.lon = pbf.readSVarint();
  }, element());
  collector.countPoints(1);
  if (collector.findPoint(node.id) === undefined) return;
  collector.point(
    node.id,
    degrees(node.lon, block.lonOffset, block),
    degrees(node.lat, block.latOffset, block),
  );
  if (node.keys.length > 0) collector.pointTags(node.id, tagsOf(node, block));
}

/** Dense nodes: ids and places as differences; tags of all nodes in one row, each node's list ended by 0. */
function readDense(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const dense = pbf.readMessage(
    (tag, into) => {
      if (tag === 1) pbf.readPackedSVarint(into.ids);
      else if (tag === 8) pbf.readPackedSVarint(into.lats);
      else if (tag === 9) pbf.readPackedSVarint(into.lons);
      else if (tag === 10) pbf.readPackedVarint(into.tags);
    },
    { ids: [] as number[], lats: [] as number[], lons: [] as number[], tags: [] as number[] },
  );
  const { ids, lats, lons, tags } = dense;
  if (lats.length !== ids.length || lons.length !== ids.length)
    throw new RangeError('dense nodes without places');
  collector.countPoints(ids.length);
  let id = 0;
  let lat = 0;
  let lon = 0;
  let tag = 0;
  for (let i = 0; i < ids.length; i++) {
    id += ids[i]!;
    lat += lats[i]!;
    lon += lons[i]!;
    const firstTag = tag;
    while (tag < tags.length && tags[tag] !== 0) tag += 2;
    const lastTag = tag++;
    if (collector.findPoint(id) === undefined) continue;
    collector.point(id, degrees(lon, block.lonOffset, block), degrees(lat, block.latOffset, block));
    if (lastTag > firstTag) collector.pointTags(id, tagPairs(tags.slice(firstTag, lastTag), block));
  }
}

/** Nanodegrees in units of the granularity, as degrees with the seven decimals OpenStreetMap keeps. */
function degrees(units: number, offset: number, { granularity }: Block): number {
  return Math.round((offset + granularity * units) / 100) / 1e7;
}

function tagsOf({ keys, values }: Element, { strings }: Block): Tags {
  const tags: Record<string, string | undefined> = {};
  for (let i = 0; i < keys.length; i++) tags[strings[keys[i]!] ?? ''] = strings[values[i] ?? 0];
  return tags;
}

function tagPairs(pairs: readonly number[], { strings }: Block): Tags {
  const tags: Record<string, string | undefined> = {};
  for (let i = 0; i < pairs.length; i += 2) tags[strings[pairs[i]!] ?? ''] = strings[pairs[i + 1]!];
  return tags;
}

/** The libraries complain about damaged bytes in their own words; people need the place. */
function guard(file: string, at: number, read: () => void): void {
  try {
    read();
  } catch (cause) {
    if (cause instanceof RoadDataError) throw cause;
    throw damaged(file, at, cause instanceof Error ? cause.message : String(cause));
  }
}

const AGAIN = 'the file is damaged; download or export it again';

function damaged(file: string, at: number, found: string): RoadDataError {
  return new RoadDataError({
    file,
    place: `block at byte ${at}`,
    expected: 'OSM PBF data',
    found,
    remedy: AGAIN,
  });
}

function truncated(file: string, at: number, missing: number): RoadDataError {
  return new RoadDataError({
    file,
    place: `block at byte ${at}`,
    expected: 'a complete block',
    found: `the end of the file ${missing} bytes too early`,
    remedy: 'the file is cut short; download it again',
  });
}
