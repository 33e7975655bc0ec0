import { ROAD_CLASSES, type RoadGraph } from '../road/graph.js';
import type { StopAnchor } from '../road/snap.js';
import { costAt } from './cost.js';
import type { PermittedRoads } from './permitted-roads.js';
import { splitStreets, type NetworkParts } from './split.js';

/**
 * The roads as flat arrays, stops included. Nodes are numbered: junctions in the order of the road graph, then one node for
 * every point along a street at which stops lie, in stop order, then one arrival twin for every stop-only junction.
 *
 * No way leads through a stop-only junction because it is two nodes: its own, which has only ways out, and its twin,
 * which has only ways in. A free edge leads from the first to the second and no further, so that both are one place.
 */
export interface FlatNetwork {
  readonly nodes: number;
  readonly edges: number;
  /** Length nodes + 1: the edges leaving node v are firstOut[v] … firstOut[v + 1] − 1. */
  readonly firstOut: Int32Array;
  /** Length edges: the node an edge leads to. */
  readonly head: Int32Array;
  /** Length edges: the node an edge leaves. */
  readonly tail: Int32Array;
  /** Length nodes + 1: the edges entering node v are edgeIn[firstIn[v] … firstIn[v + 1] − 1], in ascending order. */
  readonly firstIn: Int32Array;
  /** Length edges. */
  readonly edgeIn: Int32Array;
  /** Length edges: free-flow driving time, ms. */
  readonly driveMs: Int32Array;
  /** Length edges: decimetres, at least 1, so that no circle is free; 0 only on the edge to a twin. */
  readonly lengthDm: Int32Array;
  /** Length edges: index into ROAD_CLASSES. */
  readonly roadClass: Uint8Array;
  /** Length nodes: WGS84 degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Length stops: the node at which a vehicle that halts at the stop leaves it. */
  readonly exit: Int32Array;
  /** Length stops: the node at which a vehicle arrives; differs from `exit` at a stop-only junction only. */
  readonly entry: Int32Array;
}

/**
 * The flat network of the roads and of the stops in the order of `anchors`. A street with stops is cut at each of them;
 * the milliseconds of its pieces add up to those of the whole. With `permitted` for vehicles that may not use all streets.
 * @throws RangeError if an anchor names a junction or a link that the graph does not have.
 */
export function flatNetwork(
  roads: RoadGraph,
  anchors: readonly StopAnchor[],
  permitted?: PermittedRoads,
): FlatNetwork {
  return networkOf(splitStreets(roads, anchors, permitted));
}

/** Sorts the edges by the node they leave, keeping their order otherwise. O(nodes + edges). */
export function networkOf({ pieces, lon, lat, exit, entry }: NetworkParts): FlatNetwork {
  const nodes = lon.length;
  const edges = pieces.from.length;
  const { first: firstOut, sorted } = grouped(Int32Array.from(pieces.from), nodes);
  const head = new Int32Array(edges);
  const tail = new Int32Array(edges);
  const driveMs = new Int32Array(edges);
  const lengthDm = new Int32Array(edges);
  const roadClass = new Uint8Array(edges);
  for (let e = 0; e < edges; e++) {
    const piece = sorted[e]!;
    head[e] = pieces.to[piece]!;
    tail[e] = pieces.from[piece]!;
    driveMs[e] = pieces.driveMs[piece]!;
    lengthDm[e] = pieces.lengthDm[piece]!;
    roadClass[e] = pieces.roadClass[piece]!;
  }
  const { first: firstIn, sorted: edgeIn } = grouped(head, nodes);
  return {
    nodes,
    edges,
    firstOut,
    head,
    tail,
    firstIn,
    edgeIn,
    driveMs,
    lengthDm,
    roadClass,
    lon,
    lat,
    exit,
    entry,
  };
}

/**
 * Length edges: what each edge costs at the given speed of each road class, relative to free flow, in the order of
 * ROAD_CLASSES. Milliseconds are rounded up edge by edge. @throws RangeError if a speed is not positive.
 */
export function edgeCosts(network: FlatNetwork, speeds: readonly number[]): Float64Array {
  if (speeds.length !== ROAD_CLASSES.length || !speeds.every((speed) => speed > 0 && speed < Infinity)) {
    throw new RangeError(`expected ${ROAD_CLASSES.length} positive speed factors, got ${speeds.join(', ')}`);
  }
  const costs = new Float64Array(network.edges);
  for (let e = 0; e < network.edges; e++) {
    costs[e] = costAt(speeds[network.roadClass[e]!]!, network.driveMs[e]!, network.lengthDm[e]!);
  }
  return costs;
}

export const FREE_FLOW: readonly number[] = ROAD_CLASSES.map(() => 1);

/** Counting sort: positions of `keys` ordered by key, equal keys in their own order. */
function grouped(keys: Int32Array, n: number): { first: Int32Array; sorted: Int32Array } {
  const first = new Int32Array(n + 1);
  for (const key of keys) first[key + 1]!++;
  for (let i = 0; i < n; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const sorted = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) sorted[next[keys[i]!]!++] = i;
  return { first, sorted };
}
