import type { Cost } from './cost.js';
import type { FlatNetwork } from './network.js';

/**
 * The network while it is contracted: node after node leaves, and shortcuts that stand for ways through it are added.
 * There is at most one edge from one node to another, the best so far. Edges are never deleted; the lists of a node's
 * edges forget those to departed nodes when the node is next looked at.
 */
export class Remainder {
  readonly nodes: number;
  /** Edges so far; entry e of the next four arrays belongs to edge e. The arrays are replaced when they must grow. */
  edges = 0;
  from: Int32Array;
  to: Int32Array;
  cost: Float64Array;
  /** The departed node that a shortcut leads through, or ~e of the network's edge e. */
  via: Int32Array;
  /** The next edge leaving `from[e]`, the next edge entering `to[e]`; −1 at the end of the list. */
  nextOut: Int32Array;
  nextIn: Int32Array;
  /** Length nodes: the first edge of either list, −1 if empty. */
  readonly firstOut: Int32Array;
  readonly firstIn: Int32Array;
  /** Length nodes: 1 for nodes that have left. */
  readonly departed: Uint8Array;

  /** All nodes of the network, and of its edges the best between any two nodes. Rings from a node to itself are left out. */
  constructor(network: FlatNetwork, costs: Float64Array) {
    const capacity = network.edges * 3;
    this.nodes = network.nodes;
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
    this.cost = new Float64Array(capacity);
    this.via = new Int32Array(capacity);
    this.nextOut = new Int32Array(capacity);
    this.nextIn = new Int32Array(capacity);
    this.firstOut = new Int32Array(network.nodes).fill(-1);
    this.firstIn = new Int32Array(network.nodes).fill(-1);
    this.departed = new Uint8Array(network.nodes);
    for (let e = 0; e < network.edges; e++) {
      const from = network.tail[e]!;
      const to = network.head[e]!;
      if (from !== to) this.offer(from, to, costs[e]!, ~e);
    }
  }

  /** Adds the edge unless there is one from `from` to `to` that is as good; a worse one is replaced. */
  offer(from: number, to: number, cost: Cost, via: number): void {
    const { nextOut } = this;
    for (let e = this.firstOut[from]!; e >= 0; e = nextOut[e]!) {
      if (this.to[e]! !== to) continue;
      if (this.cost[e]! <= cost) return;
      this.cost[e] = cost;
      this.via[e] = via;
      return;
    }
    if (this.edges === this.from.length) this.grow();
    const e = this.edges++;
    this.from[e] = from;
    this.to[e] = to;
    this.cost[e] = cost;
    this.via[e] = via;
    this.nextOut[e] = this.firstOut[from]!;
    this.firstOut[from] = e;
    this.nextIn[e] = this.firstIn[to]!;
    this.firstIn[to] = e;
  }

  /** Writes the edges entering `node` into `into`, drops those from departed nodes from its list, and returns their number. */
  entering(node: number, into: number[]): number {
    const { from, nextIn, firstIn, departed } = this;
    let count = 0;
    let kept = -1;
    for (let e = firstIn[node]!; e >= 0; e = nextIn[e]!) {
      if (departed[from[e]!] === 0) {
        into[count++] = e;
        kept = e;
      } else if (kept < 0) firstIn[node] = nextIn[e]!;
      else nextIn[kept] = nextIn[e]!;
    }
    return count;
  }

  /** As `entering`, for the edges leaving `node`. */
  leaving(node: number, into: number[]): number {
    const { to, nextOut, firstOut, departed } = this;
    let count = 0;
    let kept = -1;
    for (let e = firstOut[node]!; e >= 0; e = nextOut[e]!) {
      if (departed[to[e]!] === 0) {
        into[count++] = e;
        kept = e;
      } else if (kept < 0) firstOut[node] = nextOut[e]!;
      else nextOut[kept] = nextOut[e]!;
    }
    return count;
  }

  private grow(): void {
    const capacity = Math.ceil(this.edges * 1.5) + 16;
    this.from = grown(this.from, capacity);
    this.to = grown(this.to, capacity);
    this.via = grown(this.via, capacity);
    this.nextOut = grown(this.nextOut, capacity);
    this.nextIn = grown(this.nextIn, capacity);
    const cost = new Float64Array(capacity);
    cost.set(this.cost);
    this.cost = cost;
  }
}

function grown(array: Int32Array, capacity: number): Int32Array {
  const larger = new Int32Array(capacity);
  larger.set(array);
  return larger;
}
