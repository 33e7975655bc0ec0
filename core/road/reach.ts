/** Directed links between nodes 0 … nodes−1; `tail[i]` → `head[i]`. */
export interface Links {
  readonly nodes: number;
  readonly tail: Int32Array;
  readonly head: Int32Array;
}

/**
 * Number of the strong part of every node: within a part each node reaches every other. Parts are numbered 0 … in the
 * order in which Tarjan's search completes them, which is the same for the same input. O(nodes + links), no recursion.
 */
export function strongParts({ nodes, tail, head }: Links): Int32Array {
  const { first, out } = outgoing({ nodes, tail, head });
  const part = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = first.slice(0, nodes);
  const open: number[] = [];
  const path: number[] = [];
  let visited = 0;
  let parts = 0;
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (order[node] === -1) {
        order[node] = low[node] = visited++;
        open.push(node);
      }
      const deeper = advance(node, { first, out, next, order, low, part });
      if (deeper >= 0) {
        path.push(deeper);
        continue;
      }
      path.pop();
      const below = path.at(-1);
      if (below !== undefined) low[below] = Math.min(low[below]!, low[node]!);
      if (low[node] === order[node]) close(node, open, part, parts++);
    }
  }
  return part;
}

interface Search {
  readonly first: Int32Array;
  readonly out: Int32Array;
  /** Next link of a node to look at: a place in `out`. */
  readonly next: Int32Array;
  readonly order: Int32Array;
  readonly low: Int32Array;
  readonly part: Int32Array;
}

/** The next node not yet visited behind `node`, or −1 when all its links have been seen. */
function advance(node: number, { first, out, next, order, low, part }: Search): number {
  while (next[node]! < first[node + 1]!) {
    const to = out[next[node]!]!;
    next[node]!++;
    if (order[to] === -1) return to;
    if (part[to] === -1) low[node] = Math.min(low[node]!, order[to]!);
  }
  return -1;
}

function close(root: number, open: number[], part: Int32Array, number: number): void {
  let node;
  do {
    node = open.pop()!;
    part[node] = number;
  } while (node !== root);
}

interface Outgoing {
  readonly first: Int32Array;
  readonly out: Int32Array;
}

/** `out[first[n]] … out[first[n+1]−1]` are the heads of the links of node n, in the order given. */
function outgoing({ nodes, tail, head }: Links): Outgoing {
  const first = new Int32Array(nodes + 1);
  for (const node of tail) first[node + 1]!++;
  for (let n = 0; n < nodes; n++) first[n + 1]! += first[n]!;
  const place = first.slice(0, nodes);
  const out = new Int32Array(tail.length);
  for (let i = 0; i < tail.length; i++) out[place[tail[i]!]!++] = head[i]!;
  return { first, out };
}

/** How nodes are connected; each array has one entry a node, 1 for yes. */
export interface Connection {
  /** Members of the largest strong part, and the stop-only nodes which it reaches and which reach it. */
  readonly member: Uint8Array;
  /** Not a member, but on a way from the part to such a stop-only node, or from one back to the part. */
  readonly approach: Uint8Array;
  /** Reached from the part. */
  readonly reached: Uint8Array;
  /** Reaching the part. */
  readonly reaching: Uint8Array;
}

/**
 * The largest strong part and what belongs to it. Paths begin and end at stop-only nodes but do not lead through them.
 * Largest is most nodes; of equal ones the part that holds the node of the lowest number.
 */
export function connection({ nodes, tail, head }: Links, stopOnly: ReadonlySet<number>): Connection {
  const through: number[] = [];
  for (let i = 0; i < tail.length; i++)
    if (!stopOnly.has(tail[i]!) && !stopOnly.has(head[i]!)) through.push(i);
  const pick = (ends: Int32Array): Int32Array => Int32Array.from(through, (i) => ends[i]!);
  const part = strongParts({ nodes, tail: pick(tail), head: pick(head) });
  const largest = mostFrequent(part, stopOnly);
  const member = part.map((number, node) => (number === largest && !stopOnly.has(node) ? 1 : 0));
  const onward = outgoing({ nodes, tail, head });
  const backward = outgoing({ nodes, tail: head, head: tail });
  const reached = spread(member, onward, stopOnly);
  const reaching = spread(member, backward, stopOnly);
  const stops = reached.map((mark, node) =>
    mark === 1 && reaching[node] === 1 && stopOnly.has(node) ? 1 : 0,
  );
  const leaving = spread(stops, onward, stopOnly);
  const entering = spread(stops, backward, stopOnly);
  const approach = member.map((mark, node) => {
    const onTheWay = (leaving[node]! & reaching[node]!) | (entering[node]! & reached[node]!);
    return mark === 0 && !stopOnly.has(node) ? onTheWay : 0;
  });
  return {
    member: Uint8Array.from(member, (mark, node) => mark | stops[node]!),
    approach: Uint8Array.from(approach),
    reached,
    reaching,
  };
}

/** Marks all nodes to which links lead from the marked ones. A stop-only node is left only if it was marked before. */
function spread(
  start: ArrayLike<number>,
  { first, out }: Outgoing,
  stopOnly: ReadonlySet<number>,
): Uint8Array {
  const marks = Uint8Array.from(start);
  const open: number[] = [];
  for (let node = 0; node < marks.length; node++) if (marks[node] === 1) open.push(node);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (stopOnly.has(node) && start[node] !== 1) continue;
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const next = out[i]!;
      if (marks[next] === 1) continue;
      marks[next] = 1;
      open.push(next);
    }
  }
  return marks;
}

function mostFrequent(part: Int32Array, stopOnly: ReadonlySet<number>): number {
  const sizes = new Map<number, number>();
  part.forEach((number, node) => {
    if (!stopOnly.has(node)) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  });
  let largest = -1;
  for (const [number, size] of sizes) if (size > (sizes.get(largest) ?? 0)) largest = number;
  return largest;
}
