import type { Cost } from './cost.js';

/**
 * A priority queue of nodes with the key of each lowered in place: a 4-ary heap over three flat arrays. It is empty again
 * after every search that runs to its end; `clear` empties it after one that does not, in time proportional to what is left.
 * Equal keys leave in an order that depends on nothing but the calls made.
 */
export class NodeQueue {
  /** Nodes waiting. */
  length = 0;
  /** Heap order: node and key of entry i; the children of i are 4i + 1 … 4i + 4. */
  private readonly nodes: Int32Array;
  private readonly keys: Float64Array;
  /** Node → its entry, −1 if it is not waiting. */
  private readonly entryOf: Int32Array;

  constructor(capacity: number) {
    this.nodes = new Int32Array(capacity);
    this.keys = new Float64Array(capacity);
    this.entryOf = new Int32Array(capacity).fill(-1);
  }

  /** The least key; undefined behaviour if empty. */
  leastKey(): Cost {
    return this.keys[0]!;
  }

  /** Adds the node, or lowers its key; a key that is not lower changes nothing. */
  push(node: number, key: Cost): void {
    const { nodes, keys, entryOf } = this;
    let i = entryOf[node]!;
    if (i < 0) i = this.length++;
    else if (keys[i]! <= key) return;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const parentKey = keys[parent]!;
      if (parentKey <= key) break;
      const moved = nodes[parent]!;
      nodes[i] = moved;
      keys[i] = parentKey;
      entryOf[moved] = i;
      i = parent;
    }
    nodes[i] = node;
    keys[i] = key;
    entryOf[node] = i;
  }

  /** Takes the node with the least key; the queue must not be empty. */
  pop(): number {
    const { nodes, keys, entryOf } = this;
    const top = nodes[0]!;
    entryOf[top] = -1;
    const last = --this.length;
    if (last === 0) return top;
    const node = nodes[last]!;
    const key = keys[last]!;
    let i = 0;
    for (let child = 1; child < last; child = 4 * i + 1) {
      let least = child;
      let leastKey = keys[child]!;
      const end = Math.min(child + 4, last);
      for (let c = child + 1; c < end; c++) {
        if (keys[c]! < leastKey) {
          least = c;
          leastKey = keys[c]!;
        }
      }
      if (leastKey >= key) break;
      const moved = nodes[least]!;
      nodes[i] = moved;
      keys[i] = leastKey;
      entryOf[moved] = i;
      i = least;
    }
    nodes[i] = node;
    keys[i] = key;
    entryOf[node] = i;
    return top;
  }

  clear(): void {
    for (let i = 0; i < this.length; i++) this.entryOf[this.nodes[i]!] = -1;
    this.length = 0;
  }
}
