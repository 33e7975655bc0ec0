import type { ServiceTime } from '../../core/units.js';

/** What comes first of several things at the same second: drivers, then answers, wishes, timers. */
export const RANK = { driver: 0, answer: 1, wish: 2, timer: 3 } as const;

interface Entry<Item> {
  readonly at: ServiceTime;
  readonly rank: number;
  readonly number: number;
  readonly item: Item;
}

/**
 * Things to come, in order of time; at equal times in order of rank (see RANK), then in the order in which they
 * were put in. The order is total, so a replay never depends on how the heap happens to lie. O(log n) each way.
 */
export class EventQueue<Item> {
  readonly #heap: Entry<Item>[] = [];
  #count = 0;

  /** Number of things still to come. */
  get size(): number {
    return this.#heap.length;
  }

  /** Moment of the next thing; undefined if nothing is left. */
  get nextAt(): ServiceTime | undefined {
    return this.#heap[0]?.at;
  }

  put(at: ServiceTime, rank: number, item: Item): void {
    const heap = this.#heap;
    const entry = { at, rank, number: this.#count++, item };
    let hole = heap.length;
    heap.push(entry);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!before(entry, heap[parent]!)) break;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    heap[hole] = entry;
  }

  /** Takes out the next thing. */
  take(): { readonly at: ServiceTime; readonly item: Item } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = last;
    return first;
  }
}

function before(a: Entry<unknown>, b: Entry<unknown>): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return a.rank === b.rank ? a.number < b.number : a.rank < b.rank;
}
