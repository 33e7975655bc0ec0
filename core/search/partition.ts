import { columnsOf, type Columns } from './columns.js';
import type { Model } from './model.js';
import type { PooledTour } from './pool.js';
import { pricesOf, valueAt, type Pricing } from './prices.js';

/**
 * The cheapest plan that can be put together from pooled tours, if it costs less than `bound` and is found within
 * so many looks at a tour: every request in exactly one tour or left out at its penalty, every vehicle at most once.
 *
 * Requests get prices (prices.ts); with prices, a plan costs the sum of the prices plus what each tour costs beyond
 * the prices of its requests. Tours that cost too much beyond drop out, the rest are enumerated depth first, the
 * request with the fewest choices first. It ends, and the result is the best there is, where the prices prove a
 * bound within some tenths of a per cent.
 * The result lists indices into `pool`; undefined: nothing better found. Deterministic.
 */
export function cheapestPartition(
  model: Model,
  pool: readonly PooledTour[],
  limits: Limits,
): number[] | undefined {
  const columns = columnsOf(model, pool);
  const pricing = pricesOf(columns, limits.bound);
  if (pricing.lower >= limits.bound - 1e-6) return undefined;
  return enumerate(columns, pricing, limits);
}

/** What a plan must cost less than, and how many looks at a tour may be taken to find it. */
export interface Limits {
  readonly bound: number;
  readonly looks: number;
}

function enumerate(
  columns: Columns,
  { prices, open }: Pricing,
  { bound, looks }: Limits,
): number[] | undefined {
  const beyond = new Float64Array(columns.count);
  const missing = new Int32Array(columns.requests);
  const lower = valueAt({ columns, open }, prices, { beyond, missing });
  const candidates = [...open]
    .filter((j) => lower + Math.max(0, beyond[j]!) < bound - 1e-6)
    .sort((a, b) => beyond[a]! - beyond[b]! || a - b);
  const gap = bound - 1e-6 - prices.reduce((sum, price) => sum + price, 0);
  return new Enumeration(columns, beyond, candidates).run(gap, looks);
}

/** Depth-first search for the partition whose columns cost least beyond the prices. */
class Enumeration {
  private readonly columns: Columns;
  private readonly beyond: Float64Array;
  /** By request: candidate columns that hold it, ascending by what they cost beyond the prices. */
  private readonly holding: number[][];
  private readonly taken: Uint8Array;
  private readonly left: Int32Array;
  private readonly stack: number[] = [];
  /** Entry k: the least that k more columns can cost beyond the prices. */
  private readonly floor: Float64Array;
  private slots: number;
  private gap = 0;
  private looks = 0;
  private best: number[] | undefined;

  constructor(columns: Columns, beyond: Float64Array, candidates: readonly number[]) {
    this.columns = columns;
    this.beyond = beyond;
    this.holding = Array.from({ length: columns.requests }, () => []);
    for (const j of candidates) {
      for (let k = columns.from[j]!; k < columns.from[j + 1]!; k++) this.holding[columns.row[k]!]!.push(j);
    }
    this.taken = new Uint8Array(columns.requests);
    this.left = columns.supply.slice();
    this.slots = this.left.reduce((sum, n) => sum + n, 0);
    this.floor = new Float64Array(this.slots + 1);
    for (let k = 0; k < this.slots; k++) {
      this.floor[k + 1] = this.floor[k]! + Math.min(0, beyond[candidates[k] ?? -1] ?? 0);
    }
  }

  run(gap: number, looks: number): number[] | undefined {
    this.gap = gap;
    this.looks = looks;
    this.descend(0);
    return this.best;
  }

  private descend(sum: number): void {
    const request = this.narrowest(sum);
    if (request === -1 && sum < this.gap) {
      this.gap = sum - 1e-6;
      this.best = [...this.stack];
    }
    if (request < 0) return;
    const floor = this.floor[Math.max(0, this.slots - 1)]!;
    for (const j of this.holding[request]!) {
      const next = sum + this.beyond[j]!;
      if (next + floor >= this.gap || this.looks < 0) break;
      if (!this.isFree(j)) continue;
      this.mark(j, 1);
      this.stack.push(j);
      this.descend(next);
      this.stack.pop();
      this.mark(j, 0);
    }
  }

  /** The open request with the fewest columns left; −1 if all are covered, −2 if one cannot be any more. */
  private narrowest(sum: number): number {
    const { holding, taken, beyond } = this;
    const floor = this.floor[Math.max(0, this.slots - 1)]!;
    let chosen = -1;
    let fewest = Infinity;
    for (let r = 0; r < taken.length; r++) {
      if (taken[r] === 1) continue;
      if (this.looks < 0) return -2;
      let choices = 0;
      for (const j of holding[r]!) {
        if (choices >= fewest || sum + beyond[j]! + floor >= this.gap) break;
        if (this.isFree(j)) choices++;
      }
      if (choices >= fewest) continue;
      fewest = choices;
      chosen = r;
      if (fewest === 0) return -2;
    }
    return chosen;
  }

  private isFree(j: number): boolean {
    const { from, row, group } = this.columns;
    this.looks--;
    if (this.left[group[j]!]! <= 0) return false;
    for (let k = from[j]!; k < from[j + 1]!; k++) if (this.taken[row[k]!] === 1) return false;
    return true;
  }

  private mark(j: number, value: 0 | 1): void {
    const { from, row, group } = this.columns;
    for (let k = from[j]!; k < from[j + 1]!; k++) this.taken[row[k]!] = value;
    const change = value === 1 ? -1 : 1;
    this.left[group[j]!]! += change;
    this.slots += change;
  }
}
