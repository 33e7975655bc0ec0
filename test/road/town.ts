import { PbfWriter } from 'pbf';
import { deflateSync } from 'node:zlib';
import type { RoadGraph } from '../../core/road/graph.js';

/**
 * A town drawn in text. Every letter is a point; a column is 50 m, a row 100 m. Ways are written as letters with tags:
 * `abc highway=residential oneway=yes`. A letter's tags are written the same way behind a colon: `b: barrier=gate`.
 */
export interface Town {
  readonly nodes: readonly TownNode[];
  readonly ways: readonly TownWay[];
  readonly restrictions: readonly string[];
}

export interface TownNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags: Readonly<Record<string, string>>;
}

interface TownWay {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

const COLUMN_M = 50;
const ROW_M = 100;
const SOUTH = 35;
const WEST = 135;
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

export const place = (column: number, row: number): { lon: number; lat: number } => {
  const lat = SOUTH - (row * ROW_M) / METRES_PER_DEGREE;
  const lon = WEST + (column * COLUMN_M) / (METRES_PER_DEGREE * Math.cos((SOUTH * Math.PI) / 180));
  return { lon: Math.round(lon * 1e7) / 1e7, lat: Math.round(lat * 1e7) / 1e7 };
};

/** Letter → id: a is 1001, b is 1002 … as OpenStreetMap ids are numbers. */
export const idOf = (letter: string): number => 1000 + letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
const letterOf = (id: string | number): string => {
  const [whole = '', nth] = String(id).split('/');
  const letter = String.fromCharCode(Number(whole) - 1001 + 'a'.charCodeAt(0));
  return nth === undefined ? letter : `${letter}/${nth}`;
};

export function town(drawing: string, words: readonly string[], restrictions: readonly string[] = []): Town {
  const pointTags = new Map<string, Record<string, string>>();
  const ways: TownWay[] = [];
  for (const word of words) {
    const [letters = '', ...tags] = word.split(' ');
    const read = Object.fromEntries(tags.map((tag) => tag.split('=') as [string, string]));
    if (letters.endsWith(':')) pointTags.set(letters.slice(0, -1), read);
    else
      ways.push({
        id: ways.length + 1,
        refs: letters.split('').map(idOf),
        tags: { highway: 'residential', ...read },
      });
  }
  const nodes = drawing.split('\n').flatMap((line, row) =>
    line.split('').flatMap((letter, column) => {
      if (!/[a-z]/.test(letter)) return [];
      return [{ id: idOf(letter), ...place(column, row), tags: pointTags.get(letter) ?? {} }];
    }),
  );
  return { nodes, ways, restrictions };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const tagLines = (tags: Readonly<Record<string, string>>): string =>
  Object.entries(tags)
    .map(([k, v]) => `<tag k="${k}" v="${v.replace(/</g, '&lt;')}"/>`)
    .join('');

export function asXml({ nodes, ways, restrictions }: Town): Uint8Array {
  return bytes(
    [
      '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">',
      ...nodes.map(
        ({ id, lon, lat, tags }) => `<node id="${id}" lon="${lon}" lat="${lat}">${tagLines(tags)}</node>`,
      ),
      ...ways.map(
        ({ id, refs, tags }) =>
          `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tagLines(tags)}</way>`,
      ),
      ...restrictions.map(
        (kind, i) =>
          `<relation id="${i + 1}">${tagLines({ type: 'restriction', restriction: kind })}</relation>`,
      ),
      '</osm>',
    ].join('\n'),
  );
}

/** Ways first and the nodes behind them, as `out body; >; out skel;` answers; or places inside the ways, as `out geom`. */
export function asOverpass({ nodes, ways, restrictions }: Town, form: 'body' | 'geom' = 'body'): Uint8Array {
  const at = new Map(nodes.map((node) => [node.id, node]));
  const elements = [
    ...ways.map(({ id, refs, tags }) => ({
      type: 'way',
      id,
      nodes: refs,
      tags,
      ...(form === 'geom'
        ? { geometry: refs.map((ref) => ({ lat: at.get(ref)!.lat, lon: at.get(ref)!.lon })) }
        : {}),
    })),
    ...nodes
      .filter(({ tags }) => form === 'body' || Object.keys(tags).length > 0)
      .map(({ id, lon, lat, tags }) => ({ type: 'node', id, lon, lat, tags })),
    ...restrictions.map((kind, i) => ({
      type: 'relation',
      id: i + 1,
      tags: { type: 'restriction', restriction: kind },
    })),
  ];
  return bytes(JSON.stringify({ version: 0.6, generator: 'Overpass API', elements }));
}

export function asGeojson({ nodes, ways }: Town): Uint8Array {
  const at = new Map(nodes.map((node) => [node.id, node]));
  const features = ways.map(({ id, refs, tags }) => ({
    type: 'Feature',
    id: `way/${id}`,
    properties: tags,
    geometry: { type: 'LineString', coordinates: refs.map((ref) => [at.get(ref)!.lon, at.get(ref)!.lat]) },
  }));
  return bytes(JSON.stringify({ type: 'FeatureCollection', features }));
}

export interface PbfForm {
  readonly nodes: 'dense' | 'plain';
  readonly packing: 'zlib' | 'raw' | 'lzma';
}

/** The town as PBF: a header, a block of nodes, a block of ways and relations. */
export function asPbf(
  { nodes, ways, restrictions }: Town,
  form: PbfForm = { nodes: 'dense', packing: 'zlib' },
): Uint8Array {
  const header = message((pbf) => {
    pbf.writeStringField(4, 'OsmSchema-V0.6');
    pbf.writeStringField(4, 'DenseNodes');
  });
  const nodeBlock = block((pbf, text) => {
    if (form.nodes === 'dense') pbf.writeBytesField(2, dense(nodes, text));
    else for (const node of nodes) pbf.writeBytesField(1, plain(node, text));
  });
  const wayBlock = block((pbf, text) => {
    for (const way of ways) pbf.writeBytesField(3, wayMessage(way, text));
    restrictions.forEach((kind, i) => {
      pbf.writeBytesField(4, relationMessage(i + 1, { type: 'restriction', restriction: kind }, text));
    });
  });
  return Buffer.concat([
    blob('OSMHeader', header, form),
    blob('OSMData', nodeBlock, form),
    blob('OSMData', wayBlock, form),
  ]);
}

type Text = (word: string) => number;

function message(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish();
}

function block(writeGroup: (pbf: PbfWriter, text: Text) => void): Uint8Array {
  const words = [''];
  const text: Text = (word) => (words.includes(word) ? words.indexOf(word) : words.push(word) - 1);
  const group = message((pbf) => {
    writeGroup(pbf, text);
  });
  return message((pbf) => {
    pbf.writeBytesField(
      1,
      message((table) => {
        for (const word of words) table.writeBytesField(1, bytes(word));
      }),
    );
    pbf.writeBytesField(2, group);
  });
}

const units = (degrees: number): number => Math.round(degrees * 1e7);
const differences = (numbers: readonly number[]): number[] =>
  numbers.map((n, i) => n - (numbers[i - 1] ?? 0));

function dense(nodes: readonly TownNode[], text: Text): Uint8Array {
  return message((pbf) => {
    pbf.writePackedSVarint(1, differences(nodes.map(({ id }) => id)));
    pbf.writePackedSVarint(8, differences(nodes.map(({ lat }) => units(lat))));
    pbf.writePackedSVarint(9, differences(nodes.map(({ lon }) => units(lon))));
    pbf.writePackedVarint(
      10,
      nodes.flatMap(({ tags }) => [...Object.entries(tags).flatMap(([k, v]) => [text(k), text(v)]), 0]),
    );
  });
}

function plain({ id, lon, lat, tags }: TownNode, text: Text): Uint8Array {
  return message((pbf) => {
    pbf.writeSVarintField(1, id);
    pbf.writePackedVarint(2, Object.keys(tags).map(text));
    pbf.writePackedVarint(3, Object.values(tags).map(text));
    pbf.writeSVarintField(8, units(lat));
    pbf.writeSVarintField(9, units(lon));
  });
}

function wayMessage({ id, refs, tags }: TownWay, text: Text): Uint8Array {
  return message((pbf) => {
    pbf.writeVarintField(1, id);
    pbf.writePackedVarint(2, Object.keys(tags).map(text));
    pbf.writePackedVarint(3, Object.values(tags).map(text));
    pbf.writePackedSVarint(8, differences(refs));
  });
}

function relationMessage(id: number, tags: Readonly<Record<string, string>>, text: Text): Uint8Array {
  return message((pbf) => {
    pbf.writeVarintField(1, id);
    pbf.writePackedVarint(2, Object.keys(tags).map(text));
    pbf.writePackedVarint(3, Object.values(tags).map(text));
  });
}

const PACKING_FIELD = { raw: 1, zlib: 3, lzma: 4 } as const;

function blob(kind: string, content: Uint8Array, { packing }: PbfForm): Uint8Array {
  const data = message((pbf) => {
    pbf.writeVarintField(2, content.length);
    pbf.writeBytesField(PACKING_FIELD[packing], packing === 'zlib' ? deflateSync(content) : content);
  });
  const header = message((pbf) => {
    pbf.writeStringField(1, kind);
    pbf.writeVarintField(3, data.length);
  });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, data]);
}

/**
 * The streets of a graph in one line: `a-b 100 m` is two-way, `a>b` one-way; in the order of letters.
 * Lengths are whole metres.
 */
export function streets(roads: RoadGraph): string {
  const links: string[] = [];
  roads.forEachLink(({ fromId, toId, data }) => {
    links.push(`${letterOf(fromId)}>${letterOf(toId)} ${Math.round(data.lengthM)} m`);
  });
  const told: string[] = [];
  for (let link = links.shift(); link !== undefined; link = links.shift()) {
    const [from, to, length] = link.split(/[> ]/);
    const back = links.indexOf(`${to!}>${from!} ${length!} m`);
    if (back >= 0) links.splice(back, 1);
    told.push(back < 0 ? link : link.replace('>', '-'));
  }
  return told.join(', ');
}
