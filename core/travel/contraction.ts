import { NodeQueue } from './queue.js';
import type { Remainder } from './remainder.js';
import { WitnessSearch } from './witness.js';

/** Nodes settled in search of a way around: when shortcuts are only counted, and when they are added. Measured. */
const EFFORT = { counting: 40, adding: 120 };

/** What is remembered of each node while its neighbours leave. */
interface Contraction {
  readonly graph: Remainder;
  readonly witness: WitnessSearch;
  /** Length nodes: how many contractions lie one above the other below this node. */
  readonly depth: Int32Array;
  /** Length nodes: neighbours that have left. */
  readonly lost: Int32Array;
  /** Edges entering and leaving the node at hand. */
  readonly entering: number[];
  readonly leaving: number[];
}

/**
 * Contracts all nodes, the least important first, and returns the rank of each, 0 the most important. Importance is judged
 * by the shortcuts a node would need, the edges it would save, and how much has been contracted near it, so that the
 * contracted nodes are spread evenly. A node is judged again when its turn comes; the order of equal nodes is that of the queue.
 */
export function contractionOrder(graph: Remainder): Int32Array {
  const work = contraction(graph);
  const rank = new Int32Array(graph.nodes);
  const queue = new NodeQueue(graph.nodes);
  for (let node = 0; node < graph.nodes; node++) queue.push(node, importance(node, work));
  let next = graph.nodes;
  while (queue.length > 0) {
    const node = queue.pop();
    const now = importance(node, work);
    if (queue.length > 0 && now > queue.leastKey()) queue.push(node, now);
    else {
      rank[node] = --next;
      contract(node, work);
    }
  }
  return rank;
}

/** Contracts all nodes, the highest rank first. */
export function contractInOrder(graph: Remainder, rank: Int32Array): void {
  const work = contraction(graph);
  const order = new Int32Array(graph.nodes);
  for (let node = 0; node < graph.nodes; node++) order[graph.nodes - 1 - rank[node]!] = node;
  for (const node of order) contract(node, work);
}

function contraction(graph: Remainder): Contraction {
  return {
    graph,
    witness: new WitnessSearch(graph),
    depth: new Int32Array(graph.nodes),
    lost: new Int32Array(graph.nodes),
    entering: [],
    leaving: [],
  };
}

function importance(node: number, work: Contraction): number {
  const entering = work.graph.entering(node, work.entering);
  const leaving = work.graph.leaving(node, work.leaving);
  const shortcuts = bridge(node, { entering, leaving, adding: 0 }, work);
  return 4 * shortcuts - 2 * (entering + leaving) + 2 * work.depth[node]! + work.lost[node]!;
}

function contract(node: number, work: Contraction): void {
  const { graph, depth, lost } = work;
  const entering = graph.entering(node, work.entering);
  const leaving = graph.leaving(node, work.leaving);
  bridge(node, { entering, leaving, adding: 1 }, work);
  graph.departed[node] = 1;
  const deeper = depth[node]! + 1;
  for (let i = 0; i < entering; i++) {
    const neighbour = graph.from[work.entering[i]!]!;
    depth[neighbour] = Math.max(depth[neighbour]!, deeper);
    lost[neighbour]!++;
  }
  for (let i = 0; i < leaving; i++) {
    const neighbour = graph.to[work.leaving[i]!]!;
    depth[neighbour] = Math.max(depth[neighbour]!, deeper);
    lost[neighbour]!++;
  }
}

/**
 * Counts the shortcuts needed so that nobody misses `node`, and adds them if `adding` is 1. The first `entering` and
 * `leaving` entries of the lists in `work` are its edges.
 */
function bridge(
  node: number,
  { entering, leaving, adding }: { entering: number; leaving: number; adding: 0 | 1 },
  work: Contraction,
): number {
  const { graph, witness } = work;
  const { best } = witness;
  const effort = adding === 1 ? EFFORT.adding : EFFORT.counting;
  let shortcuts = 0;
  for (let i = 0; i < entering; i++) {
    const from = graph.from[work.entering[i]!]!;
    const before = graph.cost[work.entering[i]!]!;
    let furthest = -1;
    for (let o = 0; o < leaving; o++) {
      const e = work.leaving[o]!;
      if (graph.to[e] !== from) furthest = Math.max(furthest, graph.cost[e]!);
    }
    if (furthest < 0) continue;
    witness.run(from, node, before + furthest, effort);
    for (let o = 0; o < leaving; o++) {
      const e = work.leaving[o]!;
      const to = graph.to[e]!;
      const through = before + graph.cost[e]!;
      if (to === from || best[to]! <= through) continue;
      shortcuts++;
      if (adding === 1) graph.offer(from, to, through, node);
    }
  }
  return shortcuts;
}
