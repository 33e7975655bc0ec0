import type { RoadDraft } from './draft.js';
import type { Tags } from './tags.js';
import { parseJson } from './json.js';
import { OsmCollector } from './osm.js';
import { RoadDataError } from './road-data-error.js';

interface OverpassPlace {
  readonly lat: number;
  readonly lon: number;
}

interface OverpassElement {
  readonly type?: string;
  readonly id?: number;
  readonly lat?: number;
  readonly lon?: number;
  readonly nodes?: readonly number[];
  /** Of `out geom`: one place a node, null outside the bounding box asked for. */
  readonly geometry?: readonly (OverpassPlace | null)[];
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Overpass JSON: `out body; >; out skel;` (ways and nodes apart) and `out geom` (places inside the ways). Nodes without
 * ids, as in `out ids geom`, are joined where their places are equal.
 */
export function readOverpass(bytes: Uint8Array, file: string): RoadDraft {
  const answer = parseJson(bytes, file) as { elements?: unknown; remark?: unknown };
  if (!Array.isArray(answer.elements)) {
    throw problem(file, 'top level', 'an array "elements"', 'none', 'ask Overpass with [out:json]');
  }
  if (typeof answer.remark === 'string' && answer.remark.includes('error')) {
    throw problem(
      file,
      'remark',
      'a complete answer',
      answer.remark,
      'ask again for a smaller area or with more time',
    );
  }
  const collector = new OsmCollector(file);
  const elements = answer.elements as readonly (OverpassElement | null)[];
  elements.forEach((element, i) => {
    if (element === null || typeof element !== 'object' || typeof element.id !== 'number') {
      throw problem(
        file,
        `elements[${i}]`,
        'an object with type and id',
        JSON.stringify(element).slice(0, 60),
        EXPORT,
      );
    }
    if (element.type === 'node') readNode(element, element.id, { collector, i });
    else if (element.type === 'way') readWay(element, element.id, { collector, i });
    else if (element.type === 'relation')
      collector.relation({ ...element.tags, '@id': `relation ${element.id}` });
  });
  const ways = elements.filter((element) => element?.type === 'way');
  if (ways.length > 0 && ways.every((way) => way?.tags === undefined)) {
    throw problem(
      file,
      'elements',
      'tags on the ways',
      'none on any way',
      'ask for "out body" or "out geom", not "out skel"',
    );
  }
  return collector.draft();
}

const EXPORT = 'ask Overpass again with [out:json] and "out body; >; out skel;"';

interface Where {
  readonly collector: OsmCollector;
  readonly i: number;
}

function readNode(node: OverpassElement, id: number, { collector, i }: Where): void {
  collector.countPoints(1);
  if (typeof node.lon !== 'number' || typeof node.lat !== 'number') {
    throw problem(collector.file, `elements[${i}], node ${id}`, 'numbers lat and lon', 'none', EXPORT);
  }
  collector.point(id, node.lon, node.lat);
  if (node.tags) collector.pointTags(id, node.tags);
}

function readWay(way: OverpassElement, id: number, { collector, i }: Where): void {
  const tags: Tags = way.tags ?? {};
  const { nodes, geometry } = way;
  if (nodes === undefined && geometry === undefined) {
    throw problem(collector.file, `elements[${i}], way ${id}`, '"nodes" or "geometry"', 'neither', EXPORT);
  }
  if (nodes !== undefined && geometry !== undefined && nodes.length !== geometry.length) {
    const found = `${nodes.length} nodes and ${geometry.length} places`;
    throw problem(collector.file, `elements[${i}], way ${id}`, 'one place for each node', found, EXPORT);
  }
  const refs: (number | string)[] = [
    ...(nodes ?? (geometry ?? []).map((place, k) => placeId(place, `${id}/${k}`))),
  ];
  const known = tags['highway'] !== undefined || tags['route'] !== undefined;
  if (known) {
    refs.forEach((ref, k) => {
      const place = geometry?.[k];
      if (place) collector.point(ref, place.lon, place.lat);
    });
  }
  collector.way(id, refs, tags);
}

/** An unknown place gets a name of its own, so that the way is cut there. */
const placeId = (place: OverpassPlace | null, unknown: string): string =>
  place === null ? unknown : `${place.lon},${place.lat}`;

// eslint-disable-next-line max-params -- the five words of every message, in their order
function problem(
  file: string,
  place: string,
  expected: string,
  found: string,
  remedy: string,
): RoadDataError {
  return new RoadDataError({ file, place, expected, found, remedy });
}
