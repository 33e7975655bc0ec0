import Flatbush from 'flatbush';
import type { Link } from 'ngraph.graph';
import { distanceM, type LonLat } from '../geo.js';
import type { RoadGraph, Street } from './graph.js';
import { lineLengthM } from './stretches.js';

/** Metres of one degree of latitude on the sphere of core/geo.ts. */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** A directed link with the line it follows, both junctions included. */
export interface IndexedLink {
  readonly link: Link<Street>;
  readonly line: readonly LonLat[];
}

/** The point of a link nearest to a place. */
export interface Hit {
  /** Place of the link in `StreetIndex.links`. */
  readonly link: number;
  readonly point: LonLat;
  readonly distanceM: number;
  /** Driven from the start of the link, metres, in proportion to the length the link states. */
  readonly offsetM: number;
  /** Where the place lies from the street in driving direction: metres to the left, negative to the right. */
  readonly leftM: number;
  /** Driving direction there, a vector east and north in metres. */
  readonly heading: readonly [east: number, north: number];
}

export interface StreetIndex {
  readonly links: readonly IndexedLink[];
  /** The nearest point of every link within a distance, nearest first; equal ones in the order of the links. */
  within(place: LonLat, radiusM: number): Hit[];
}

/**
 * Index of the pieces of all links, in the order of the graphs. Places are compared on a plane around their own latitude:
 * within a kilometre the error is far below a centimetre. Building takes O(n log n), a look-up O(log n + found).
 */
export function streetIndex(graphs: readonly RoadGraph[]): StreetIndex {
  const links: IndexedLink[] = [];
  for (const graph of graphs) {
    graph.forEachLink((link) => {
      const [from, to] = [graph.getNode(link.fromId)!.data, graph.getNode(link.toId)!.data];
      links.push({ link, line: [from, ...link.data.shape, to] });
    });
  }
  // Two entries a piece: the link, and the place of the piece in its line.
  const pieces: number[] = [];
  links.forEach(({ line }, i) => {
    for (let k = 1; k < line.length; k++) pieces.push(i, k);
  });
  const tree = pieces.length === 0 ? undefined : new Flatbush(pieces.length / 2);
  for (let p = 0; p < pieces.length; p += 2) {
    const { line } = links[pieces[p]!]!;
    const [a, b] = [line[pieces[p + 1]! - 1]!, line[pieces[p + 1]!]!];
    tree?.add(Math.min(a.lon, b.lon), Math.min(a.lat, b.lat), Math.max(a.lon, b.lon), Math.max(a.lat, b.lat));
  }
  tree?.finish();
  const within = (place: LonLat, radiusM: number): Hit[] => {
    const dLat = radiusM / METRES_PER_DEGREE;
    const dLon = dLat / shrink(place);
    const box = [place.lon - dLon, place.lat - dLat, place.lon + dLon, place.lat + dLat] as const;
    const nearest = new Map<number, Foot>();
    for (const piece of (tree?.search(...box) ?? []).sort((a, b) => a - b)) {
      const link = pieces[2 * piece]!;
      const foot = footOn(links[link]!.line, pieces[2 * piece + 1]!, place);
      if (foot.gapM <= radiusM && foot.gapM < (nearest.get(link)?.gapM ?? Infinity)) nearest.set(link, foot);
    }
    const hits = [...nearest].map(([link, foot]) => hitOf(link, links[link]!, foot, place));
    return hits.sort((a, b) => a.distanceM - b.distanceM || a.link - b.link);
  };
  return { links, within };
}

/** Length of a degree of longitude in degrees of latitude; never 0, so that a look-up at a pole still ends. */
const shrink = ({ lat }: LonLat): number => Math.max(0.01, Math.cos((lat * Math.PI) / 180));

/** The foot of the perpendicular from a place to one piece of a line. */
interface Foot {
  /** The piece runs from point k − 1 to point k of the line. */
  readonly k: number;
  /** Share of the piece up to the foot, 0 … 1. */
  readonly share: number;
  readonly gapM: number;
}

function footOn(line: readonly LonLat[], k: number, place: LonLat): Foot {
  const [a, b] = [plane(line[k - 1]!, place), plane(line[k]!, place)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(a[0] * dx + a[1] * dy) / square));
  return { k, share, gapM: Math.hypot(a[0] + share * dx, a[1] + share * dy) };
}

/** Metres east and north of the place. */
function plane(point: LonLat, place: LonLat): [east: number, north: number] {
  return [
    (point.lon - place.lon) * shrink(place) * METRES_PER_DEGREE,
    (point.lat - place.lat) * METRES_PER_DEGREE,
  ];
}

function hitOf(index: number, { link, line }: IndexedLink, { k, share }: Foot, place: LonLat): Hit {
  const [from, to] = [line[k - 1]!, line[k]!];
  const point = { lon: from.lon + share * (to.lon - from.lon), lat: from.lat + share * (to.lat - from.lat) };
  const drawn = lineLengthM(line);
  const driven = lineLengthM([...line.slice(0, k), point]);
  const [a, b] = [plane(from, place), plane(to, place)];
  const heading = [b[0] - a[0], b[1] - a[1]] as const;
  const long = Math.hypot(...heading);
  return {
    link: index,
    point,
    distanceM: distanceM(place, point),
    offsetM: drawn === 0 ? 0 : Math.min(1, driven / drawn) * link.data.lengthM,
    // The place is the origin: its distance from the line through the piece, by the cross product.
    leftM: long === 0 ? 0 : (heading[0] * -a[1] - heading[1] * -a[0]) / long,
    heading,
  };
}
