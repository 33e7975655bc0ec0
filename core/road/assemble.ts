import type { LonLat } from '../geo.js';
import { inside, type Boundary } from './boundary.js';
import { joinChains } from './chains.js';
import type { PointTable, RoadDraft } from './draft.js';
import { emptyRoads, type RoadGraph, type Street } from './graph.js';
import { compareIds } from './order.js';
import { connection } from './reach.js';
import { stretchesOf, type Stretch } from './stretches.js';

export interface Assembled {
  /**
   * The largest part in which every junction can be driven to from every other. A stop-only junction is in it if it can be
   * reached from the part and reaches it, with the streets that lead there and back.
   */
  readonly roads: RoadGraph;
  /** All other streets inside the boundary, with their end points: nobody may drive on them, but people ask why. */
  readonly cutOff: RoadGraph;
  readonly clipped: { readonly streets: number; readonly km: number };
}

/**
 * The road graph of a draft, whatever its format. Junctions are added in the order of their ids, links in the order of
 * their ends, length and time, so that equal roads give equal graphs. A street is inside the boundary if one end is.
 */
export function assemble(draft: RoadDraft, boundary: Boundary | undefined): Assembled {
  const { points } = draft;
  const cut = stretchesOf(draft);
  const all = draft.junctions === 'found' ? joinChains(cut, points) : cut;
  const within = boundary
    ? all.filter((s) => inside(boundary, points.at(s.from)) || inside(boundary, points.at(s.to)))
    : all;
  const kept = connected(within, points);
  const isKept = ({ from, to }: Stretch): boolean => kept.has(from) && kept.has(to);
  const lost = all.length - within.length;
  return {
    roads: graphOf(within.filter(isKept), points),
    cutOff: graphOf(
      within.filter((s) => !isKept(s)),
      points,
    ),
    clipped: { streets: lost, km: lost === 0 ? 0 : km(all) - km(within) },
  };
}

const km = (stretches: readonly Stretch[]): number => stretches.reduce((sum, s) => sum + s.lengthM, 0) / 1000;

/** Points of the largest strong part and of the ways to and from its stop-only points. */
function connected(stretches: readonly Stretch[], points: PointTable): Set<number> {
  const order = inOrder(stretches, points);
  const number = new Map(order.map((point, i) => [point, i]));
  const tail: number[] = [];
  const head: number[] = [];
  for (const { from, to, forwardMs, backwardMs } of stretches) {
    const [a, b] = [number.get(from)!, number.get(to)!];
    if (forwardMs > 0) {
      tail.push(a);
      head.push(b);
    }
    if (backwardMs > 0) {
      tail.push(b);
      head.push(a);
    }
  }
  const links = { nodes: order.length, tail: Int32Array.from(tail), head: Int32Array.from(head) };
  const stopOnly = new Set(order.flatMap((point, i) => (points.stopOnly.has(point) ? [i] : [])));
  const { member, approach } = connection(links, stopOnly);
  return new Set(order.filter((_, i) => member[i] === 1 || approach[i] === 1));
}

/** The end points of the stretches, by id. */
function inOrder(stretches: readonly Stretch[], points: PointTable): number[] {
  const ends = new Set(stretches.flatMap(({ from, to }) => [from, to]));
  return [...ends].sort((a, b) => compareIds(points.ids[a]!, points.ids[b]!));
}

interface OrderedLink {
  readonly from: number;
  readonly to: number;
  readonly street: Street;
}

function graphOf(stretches: readonly Stretch[], points: PointTable): RoadGraph {
  const roads = emptyRoads();
  const order = inOrder(stretches, points);
  const number = new Map(order.map((point, i) => [point, i]));
  for (const point of order) {
    roads.addNode(String(points.ids[point]), {
      ...rounded(points.at(point)),
      stopOnly: points.stopOnly.has(point),
    });
  }
  const links: OrderedLink[] = stretches.flatMap((s) => {
    const [from, to] = [number.get(s.from)!, number.get(s.to)!];
    const common = { lengthM: Math.round(s.lengthM * 1000) / 1000, roadClass: s.roadClass, name: s.name };
    const shape = s.shape.map(rounded);
    const forward = { from, to, street: { ...common, driveMs: wholeMs(s.forwardMs), shape } };
    const backward = {
      from: to,
      to: from,
      street: { ...common, driveMs: wholeMs(s.backwardMs), shape: shape.toReversed() },
    };
    return [...(s.forwardMs > 0 ? [forward] : []), ...(s.backwardMs > 0 ? [backward] : [])];
  });
  links.sort(byEnds);
  for (const { from, to, street } of links) {
    roads.addLink(String(points.ids[order[from]!]), String(points.ids[order[to]!]), street);
  }
  return roads;
}

const wholeMs = (ms: number): number => Math.max(1, Math.round(ms));

/** Seven decimals of a degree, about a centimetre: what OpenStreetMap keeps and what we store. */
const rounded = ({ lon, lat }: LonLat): LonLat => ({
  lon: Math.round(lon * 1e7) / 1e7,
  lat: Math.round(lat * 1e7) / 1e7,
});

function byEnds(a: OrderedLink, b: OrderedLink): number {
  if (a.from !== b.from || a.to !== b.to) return a.from - b.from || a.to - b.to;
  const [x, y] = [a.street, b.street];
  return x.lengthM - y.lengthM || x.driveMs - y.driveMs || compareIds(lineText(x), lineText(y));
}

const lineText = ({ name, shape }: Street): string =>
  `${name} ${shape.map(({ lon, lat }) => `${lon},${lat}`).join(' ')}`;
