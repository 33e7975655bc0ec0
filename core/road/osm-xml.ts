import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { RoadDraft } from './draft.js';
import { OsmCollector } from './osm.js';
import { RoadDataError } from './road-data-error.js';
import { parseXml } from './xml.js';

/** OpenStreetMap XML, version 0.6. Objects a mapper's editor marks as deleted are skipped. */
export function readOsmXml(bytes: Uint8Array, file: string): RoadDraft {
  const collector = new OsmCollector(file);
  const parser = new SaxesParser();
  let open: Open | undefined;
  let depth = 0;
  const problem = (expected: string, found: string): RoadDataError =>
    new RoadDataError({
      file,
      place: `line ${parser.line}`,
      expected,
      found,
      remedy: 'export the area again as .osm from openstreetmap.org, JOSM, osmium or Overpass',
    });
  const number = (tag: SaxesTagPlain, key: string): number => {
    const text = tag.attributes[key];
    const value = Number(text);
    if (text === undefined || text.trim() === '' || !Number.isFinite(value)) {
      throw problem(
        `a number as ${key} of <${tag.name}>`,
        text === undefined ? 'no such attribute' : `"${text}"`,
      );
    }
    return value;
  };
  const begin = (tag: SaxesTagPlain): void => {
    const { name, attributes } = tag;
    if (attributes['action'] === 'delete' || attributes['visible'] === 'false') {
      open = { kind: 'gone', id: 0, refs: [], tags: {} };
    } else if (name === 'node') {
      open = { kind: name, id: number(tag, 'id'), refs: [], tags: {} };
      collector.countPoints(1);
      collector.point(open.id, number(tag, 'lon'), number(tag, 'lat'));
    } else if (name === 'way' || name === 'relation') {
      open = { kind: name, id: number(tag, 'id'), refs: [], tags: {} };
    }
  };
  parser.on('opentag', (tag) => {
    if (depth === 0 && tag.name !== 'osm') throw problem('<osm> as first element', `<${tag.name}>`);
    if (depth === 1) begin(tag);
    else if (depth === 2 && tag.name === 'tag') {
      const { k, v } = tag.attributes;
      if (open && k !== undefined) open.tags[k] = v;
    } else if (depth === 2 && tag.name === 'nd') open?.refs.push(number(tag, 'ref'));
    depth++;
  });
  parser.on('closetag', () => {
    depth--;
    if (depth !== 1 || open === undefined) return;
    finish(open, collector);
    open = undefined;
  });
  parseXml(parser, bytes, file);
  return collector.draft();
}

interface Open {
  readonly kind: 'node' | 'way' | 'relation' | 'gone';
  readonly id: number;
  readonly refs: number[];
  readonly tags: Record<string, string | undefined>;
}

function finish({ kind, id, refs, tags }: Open, collector: OsmCollector): void {
  if (kind === 'node') collector.pointTags(id, tags);
  else if (kind === 'way') collector.way(id, refs, tags);
  else if (kind === 'relation') collector.relation({ ...tags, '@id': `relation ${id}` });
}
