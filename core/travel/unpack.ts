import type { Climb } from './climb.js';
import { NO_WAY } from './cost.js';
import type { Hierarchy, RankedEdges } from './hierarchy.js';

/**
 * The edges of the network that make up the best way from `forward`'s start to `backward`'s, in driving order; undefined
 * if there is none. Of several meeting points equally good it takes the one settled first by the forward climb.
 */
export function unpackedWay(hierarchy: Hierarchy, forward: Climb, backward: Climb): Int32Array | undefined {
  const top = bestMeeting(forward, backward);
  if (top < 0) return undefined;
  const edges: number[] = [];
  const unpacking = { hierarchy, edges };
  const { parent: before, by: up } = forward;
  for (const rank of chain(top, before).reverse()) {
    unpack(hierarchy.up.via[up[rank]!]!, before[rank]!, rank, unpacking);
  }
  // The backward climb began at the end of the way, so going back to its start is driving on.
  const { parent: after, by: down } = backward;
  for (const rank of chain(top, after)) {
    unpack(hierarchy.down.via[down[rank]!]!, rank, after[rank]!, unpacking);
  }
  return Int32Array.from(edges);
}

function bestMeeting(forward: Climb, backward: Climb): number {
  let top = -1;
  let best = NO_WAY;
  for (let i = 0; i < forward.count; i++) {
    const rank = forward.settled[i]!;
    const cost = forward.best[rank]! + backward.best[rank]!;
    if (cost < best) {
      best = cost;
      top = rank;
    }
  }
  return top;
}

/** The ranks from `top` down to the start of the climb, without the start itself. */
function chain(top: number, parent: Int32Array): number[] {
  const ranks: number[] = [];
  for (let rank = top; parent[rank]! >= 0; rank = parent[rank]!) ranks.push(rank);
  return ranks;
}

interface Unpacking {
  readonly hierarchy: Hierarchy;
  /** Edges of the network found so far, in driving order. */
  readonly edges: number[];
}

/** Replaces a shortcut by the two edges it stands for, and those likewise, until only edges of the network are left. */
function unpack(via: number, start: number, end: number, unpacking: Unpacking): void {
  if (via < 0) {
    unpacking.edges.push(~via);
    return;
  }
  // The node between was contracted before both ends, so both edges are kept with it.
  const { up, down } = unpacking.hierarchy;
  unpack(down.via[edgeWith(start, via, down)]!, start, via, unpacking);
  unpack(up.via[edgeWith(end, via, up)]!, via, end, unpacking);
}

function edgeWith(other: number, rank: number, edges: RankedEdges): number {
  let e = edges.first[rank]!;
  while (edges.other[e] !== other) e++;
  return e;
}
