import type { RoadGraph } from './graph.js';
import { connection } from './reach.js';

/** Junctions by how they are connected with the largest strong part of the roads. */
export interface Reach {
  readonly known: ReadonlySet<string>;
  /** A ride may begin and end here. */
  readonly member: ReadonlySet<string>;
  /** Passed only on the way to or from a stop-only junction. */
  readonly approach: ReadonlySet<string>;
  readonly stopOnly: ReadonlySet<string>;
  /** Can be driven to from the largest strong part. */
  readonly reached: ReadonlySet<string>;
  /** From here one can drive to the largest strong part. */
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
  const { member, approach, reached, reaching } = connection(
    links,
    new Set([...stopOnly].map((name) => ids.get(name)!)),
  );
  const names = [...ids.keys()];
  const named = (marks: Uint8Array): Set<string> => new Set(names.filter((_, i) => marks[i] === 1));
  return {
    known: new Set(names),
    member: named(member),
    approach: named(approach),
    stopOnly,
    reached: named(reached),
    reaching: named(reaching),
  };
}
