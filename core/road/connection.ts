import type { RoadGraph } from './graph.js';
import { largestPart } from './reach.js';

/** Junctions by how they are connected with the largest strong part of the roads. */
export interface Reach {
  readonly known: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
  readonly stopOnly: ReadonlySet<string>;
  /** Can be driven to from the kept part; holds the kept part. */
  readonly reached: ReadonlySet<string>;
  /** From here one can drive to the kept part; holds the kept part. */
  readonly reaching: ReadonlySet<string>;
}

/** Connection of the junctions of several graphs, taken as one. No path leads through a stop-only junction. */
export function reachOf(graphs: readonly RoadGraph[]): Reach {
  const ids = new Map<string, number>();
  const stopOnly = new Set<string>();
  for (const graph of graphs) {
    graph.forEachNode(({ id, data }) => {
      const name = String(id);
      if (!ids.has(name)) ids.set(name, ids.size);
      if (data.stopOnly) stopOnly.add(name);
    });
  }
  const tail: number[] = [];
  const head: number[] = [];
  for (const graph of graphs) {
    graph.forEachLink(({ fromId, toId }) => {
      tail.push(ids.get(String(fromId))!);
      head.push(ids.get(String(toId))!);
    });
  }
  const links = { nodes: ids.size, tail: Int32Array.from(tail), head: Int32Array.from(head) };
  const blocked = new Set([...stopOnly].map((name) => ids.get(name)!));
  const kept = largestPart(links, blocked);
  const names = [...ids.keys()];
  const named = (marks: Uint8Array): Set<string> => new Set(names.filter((_, i) => marks[i] === 1));
  return {
    known: new Set(names),
    kept: named(kept),
    stopOnly,
    reached: named(spread(kept, tail, head, blocked)),
    reaching: named(spread(kept, head, tail, blocked)),
  };
}

/** Marks all nodes to which the links lead from the marked ones; a blocked node is marked but not left. */
function spread(
  kept: Uint8Array,
  tail: readonly number[],
  head: readonly number[],
  blocked: ReadonlySet<number>,
): Uint8Array {
  const onward = new Map<number, number[]>();
  tail.forEach((node, i) => {
    const list = onward.get(node);
    if (list) list.push(head[i]!);
    else onward.set(node, [head[i]!]);
  });
  const marks = Uint8Array.from(kept);
  const open = [...marks.keys()].filter((node) => marks[node] === 1);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (blocked.has(node)) continue;
    for (const next of onward.get(node) ?? []) {
      if (marks[next] === 1) continue;
      marks[next] = 1;
      open.push(next);
    }
  }
  return marks;
}
