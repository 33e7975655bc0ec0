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

/** `out[first[n]] … out[first[n+1]−1]` are the heads of the links of node n, in the order given. */
function outgoing({ nodes, tail, head }: Links): { first: Int32Array; out: Int32Array } {
  const first = new Int32Array(nodes + 1);
  for (const node of tail) first[node + 1]!++;
  for (let n = 0; n < nodes; n++) first[n + 1]! += first[n]!;
  const place = first.slice(0, nodes);
  const out = new Int32Array(tail.length);
  for (let i = 0; i < tail.length; i++) out[place[tail[i]!]!++] = head[i]!;
  return { first, out };
}

/**
 * Nodes of the largest strong part (1) and all others (0). Paths do not lead through stop-only nodes; such a node
 * belongs to the part if it can be reached from it and reaches it. Largest is most nodes; of equal ones the part that
 * holds the node of the lowest number.
 */
export function largestPart({ nodes, tail, head }: Links, stopOnly: ReadonlySet<number>): Uint8Array {
  const through: number[] = [];
  for (let i = 0; i < tail.length; i++)
    if (!stopOnly.has(tail[i]!) && !stopOnly.has(head[i]!)) through.push(i);
  const pick = (ends: Int32Array): Int32Array => Int32Array.from(through, (i) => ends[i]!);
  const part = strongParts({ nodes, tail: pick(tail), head: pick(head) });
  const largest = mostFrequent(part, stopOnly);
  const kept = Uint8Array.from(part, (number, node) => (number === largest && !stopOnly.has(node) ? 1 : 0));
  addStops({ nodes, tail, head }, stopOnly, kept);
  return kept;
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

function addStops({ tail, head }: Links, stopOnly: ReadonlySet<number>, kept: Uint8Array): void {
  const reached = new Set<number>();
  const reaching = new Set<number>();
  for (let i = 0; i < tail.length; i++) {
    if (stopOnly.has(head[i]!) && kept[tail[i]!]) reached.add(head[i]!);
    if (stopOnly.has(tail[i]!) && kept[head[i]!]) reaching.add(tail[i]!);
  }
  for (const node of reached) if (reaching.has(node)) kept[node] = 1;
}
