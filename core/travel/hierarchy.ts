import { contractionOrder, contractInOrder } from './contraction.js';
import type { FlatNetwork } from './network.js';
import { Remainder } from './remainder.js';

/**
 * A contraction hierarchy (Geisberger, Sanders, Schultes, Delling: Contraction Hierarchies, WEA 2008). Every node has a
 * rank, 0 the most important. Edges and shortcuts lead to a more important node in `up`, from one in `down`, so that every
 * best way is a climb along `up` from its start and one against `down` from its end which meet.
 */
export interface Hierarchy {
  readonly nodes: number;
  /** Length nodes: node of the network → its rank. */
  readonly rank: Int32Array;
  /** The edges that leave a node for more important ones. */
  readonly up: RankedEdges;
  /** The edges that come to a node from more important ones. */
  readonly down: RankedEdges;
}

/** Edges between ranks; those of rank r are first[r] … first[r + 1] − 1. */
export interface RankedEdges {
  /** Length nodes + 1. */
  readonly first: Int32Array;
  /** Length edges: the rank of the other, more important end. */
  readonly other: Int32Array;
  /** Length edges. */
  readonly cost: Float64Array;
  /** Length edges: the rank that a shortcut leads through, or ~e of the network's edge e. */
  readonly via: Int32Array;
}

/**
 * Prepares the network for fast exact queries. Given the ranks of an earlier hierarchy of the same network at other costs,
 * it keeps them and takes about half the time; a good order of importance changes little with the traffic.
 */
export function hierarchyOf(network: FlatNetwork, costs: Float64Array, ranks?: Int32Array): Hierarchy {
  const graph = new Remainder(network, costs);
  if (ranks) contractInOrder(graph, ranks);
  const rank = ranks ?? contractionOrder(graph);
  return {
    nodes: network.nodes,
    rank,
    up: ranked(graph, rank, { low: graph.from, high: graph.to }),
    down: ranked(graph, rank, { low: graph.to, high: graph.from }),
  };
}

/** The edges whose `low` end is less important than their `high` end, grouped by the rank of the low end. */
function ranked(
  graph: Remainder,
  rank: Int32Array,
  { low, high }: { low: Int32Array; high: Int32Array },
): RankedEdges {
  const first = new Int32Array(graph.nodes + 1);
  for (let e = 0; e < graph.edges; e++) {
    const r = rank[low[e]!]!;
    if (r > rank[high[e]!]!) first[r + 1]!++;
  }
  for (let r = 0; r < graph.nodes; r++) first[r + 1]! += first[r]!;
  const next = first.slice();
  const edges = first[graph.nodes]!;
  const other = new Int32Array(edges);
  const cost = new Float64Array(edges);
  const via = new Int32Array(edges);
  for (let e = 0; e < graph.edges; e++) {
    const r = rank[low[e]!]!;
    const o = rank[high[e]!]!;
    if (r < o) continue;
    const i = next[r]!++;
    other[i] = o;
    cost[i] = graph.cost[e]!;
    via[i] = graph.via[e]! < 0 ? graph.via[e]! : rank[graph.via[e]!]!;
  }
  return { first, other, cost, via };
}
