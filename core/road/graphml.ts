import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { LonLat } from '../geo.js';
import { onEarth, PointTable, type DraftCounts, type DraftWay, type RoadDraft } from './draft.js';
import { judgeWay, type Directions } from './drivable.js';
import type { Tags } from './tags.js';
import { newCounts } from './osm.js';
import { RoadDataError } from './road-data-error.js';
import { parseXml } from './xml.js';

/**
 * GraphML as OSMnx 1 and 2 write it. Every edge is one direction of driving, whatever its `oneway` says; in an undirected
 * graph `oneway` decides. Every node is kept as a junction under its id.
 */
export function readGraphml(bytes: Uint8Array, file: string): RoadDraft {
  const parser = new SaxesParser();
  const graph = new GraphmlReader(file, () => parser.line);
  parser.on('opentag', (tag) => {
    graph.open(tag);
  });
  parser.on('text', (text) => {
    graph.text(text);
  });
  parser.on('closetag', (tag) => {
    graph.close(tag.name);
  });
  parseXml(parser, bytes, file);
  return { points: graph.points, ways: graph.ways, junctions: 'given', counts: graph.counts };
}

class GraphmlReader {
  readonly points = new PointTable();
  readonly ways: DraftWay[] = [];
  readonly counts: DraftCounts = newCounts();
  /** Attribute names by key id: d5 → highway. */
  readonly #names = new Map<string, string>();
  #directed = true;
  #rooted = false;
  #element: SaxesTagPlain | undefined;
  #data: Record<string, string> = {};
  #key: string | undefined;

  readonly #file: string;
  readonly #line: () => number;

  constructor(file: string, line: () => number) {
    this.#file = file;
    this.#line = line;
  }

  open(tag: SaxesTagPlain): void {
    const { name, attributes } = tag;
    if (!this.#rooted && name !== 'graphml') throw this.#problem('<graphml> as first element', `<${name}>`);
    this.#rooted = true;
    if (name === 'key') this.#names.set(attributes['id'] ?? '', attributes['attr.name'] ?? '');
    else if (name === 'graph') this.#directed = attributes['edgedefault'] !== 'undirected';
    else if (name === 'node' || name === 'edge') {
      this.#element = tag;
      this.#data = {};
    } else if (name === 'data') this.#key = this.#names.get(attributes['key'] ?? '') ?? '';
  }

  text(text: string): void {
    if (this.#key !== undefined) this.#data[this.#key] = (this.#data[this.#key] ?? '') + text;
  }

  close(name: string): void {
    if (name === 'data') this.#key = undefined;
    if (this.#element?.name !== name) return;
    if (name === 'node') this.#node(this.#element.attributes['id'] ?? '');
    else this.#edge(this.#element.attributes);
    this.#element = undefined;
  }

  #node(id: string): void {
    this.counts.points++;
    const lon = number(this.#data['x'] ?? this.#data['lon']);
    const lat = number(this.#data['y'] ?? this.#data['lat']);
    if (lon === undefined || lat === undefined) {
      throw this.#problem(
        `numbers x and y on node ${id}`,
        JSON.stringify(this.#data),
        'save the graph with ox.save_graphml',
      );
    }
    if (!onEarth(lon, lat)) {
      const remedy = 'save the graph in degrees: ox.project_graph(G, to_crs="epsg:4326")';
      throw this.#problem(`degrees of WGS84 as x and y of node ${id}`, `x ${lon}, y ${lat}`, remedy);
    }
    this.points.place(this.points.want(id), lon, lat);
  }

  #edge({ source = '', target = '' }: Record<string, string>): void {
    this.counts.ways++;
    const tags = tagsOf(this.#data);
    const id = `edge ${source} → ${target} (way ${tags['osmid'] ?? '?'})`;
    const judged = judgeWay(
      { ...tags, highway: tags['highway'] ?? 'road' },
      { id, directions: this.#directions(tags) },
      this.counts.remarks,
    );
    if ('leftOut' in judged) {
      this.counts.dropped.add(judged.leftOut, id);
      return;
    }
    const lengthM = number(tags['length']);
    if (lengthM !== undefined && lengthM < 0)
      throw this.#problem(`a length of 0 m or more on ${id}`, `${lengthM}`);
    const driveS = number(tags['travel_time']);
    if (driveS !== undefined && driveS < 0)
      throw this.#problem(`a travel_time of 0 s or more on ${id}`, `${driveS}`);
    const refs = this.#ends(source, target, tags);
    const shape = this.#shape(tags['geometry'], refs);
    this.ways.push({
      id,
      refs,
      drivable: judged,
      given: {
        shape,
        ...(lengthM === undefined ? {} : { lengthM }),
        ...(driveS === undefined ? {} : { driveMs: driveS * 1000 }),
      },
    });
  }

  #directions({ oneway }: Tags): Directions {
    if (this.#directed) return 'forward';
    return oneway === 'True' || oneway === 'true' || oneway === 'yes' ? 'forward' : 'both';
  }

  /** The ends of an undirected edge come in any order; OSMnx then says in `from` and `to` how it was drawn. */
  #ends(source: string, target: string, tags: Tags): [number, number] {
    const turned = !this.#directed && tags['from'] === target && tags['to'] === source;
    const [from, to] = turned ? [target, source] : [source, target];
    return [this.points.want(from), this.points.want(to)];
  }

  #shape(wkt: string | undefined, [from]: [number, number]): LonLat[] {
    if (wkt === undefined || wkt === '') return [];
    const inner = /^\s*LINESTRING\s*Z?\s*\(([^()]*)\)\s*$/i.exec(wkt)?.[1];
    const line = inner?.split(',').map((pair) => pair.trim().split(/\s+/).map(Number));
    if (!line?.every(([lon = NaN, lat = NaN]) => onEarth(lon, lat))) {
      throw this.#problem('geometry as LINESTRING (lon lat, …) in degrees', wkt.slice(0, 60));
    }
    const places = line.map(([lon = 0, lat = 0]) => ({ lon, lat }));
    if (!this.#directed && this.points.placed(from) && endsNear(places, this.points.at(from)))
      places.reverse();
    return places.slice(1, -1);
  }

  #problem(
    expected: string,
    found: string,
    remedy = 'write the file again with ox.save_graphml',
  ): RoadDataError {
    return new RoadDataError({ file: this.#file, place: `line ${this.#line()}`, expected, found, remedy });
  }
}

/** An undirected edge may be drawn against its order of nodes. */
function endsNear(places: readonly LonLat[], from: LonLat): boolean {
  const gap = (place: LonLat): number => Math.abs(place.lon - from.lon) + Math.abs(place.lat - from.lat);
  return gap(places.at(-1)!) < gap(places[0]!);
}

/** Python's words for lists become ours: `['residential', 'tertiary']` → `residential;tertiary`. */
function tagsOf(data: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const tags: Record<string, string | undefined> = {};
  for (const [key, value] of Object.entries(data))
    tags[key] = value.startsWith('[') ? listText(value) : value;
  return tags;
}

function listText(list: string): string {
  const items = list.slice(1, -1).match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^,\s][^,]*/g) ?? [];
  return items.map((item) => item.replace(/^(['"])(.*)\1$/, '$2').trim()).join(';');
}

function number(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || text.trim() === '' || !Number.isFinite(value) ? undefined : value;
}
