import type { Model } from './model.js';
import type { PooledTour } from './pool.js';

/** Rounds of price adjustment. */
const ROUNDS = 150;

/** Rounds without a better bound after which the steps are halved. */
const STALE = 12;

/** Looks at columns after which the enumeration gives up: about a tenth of a second. */
const LOOKS = 4_000_000;

/**
 * The cheapest plan that can be put together from pooled tours, if it costs less than `bound` and is found in
 * time: every request in exactly one tour or left out at its penalty, every vehicle at most once.
 *
 * Requests get prices (Lagrange multipliers by subgradient, Held and Karp 1971); with prices, a plan costs the
 * sum of the prices plus what each tour costs beyond the prices of its requests. Tours that cost too much
 * beyond drop out, the rest are enumerated depth first, the request with the fewest choices first.
 * The result lists indices into `pool`; undefined: nothing better found. Deterministic.
 */
export function cheapestCover(
  model: Model,
  pool: readonly PooledTour[],
  bound: number,
): number[] | undefined {
  const columns = columnsOf(model, pool);
  const { prices, lower } = price(columns, bound);
  if (lower >= bound - 1e-6) return undefined;
  return enumerate(columns, prices, bound);
}

/** The tours of the pool, then one column a request that may be left out. */
interface Columns {
  readonly requests: number;
  readonly count: number;
  readonly tours: number;
  /** Requests of column j: row[from[j]] … row[from[j + 1] − 1]. */
  readonly from: Int32Array;
  readonly row: Int32Array;
  readonly cost: Float64Array;
  /** By column: group of vehicles it draws from; the last group is that of the requests left out. */
  readonly group: Int32Array;
  /** By group: how many of its columns a plan can hold. */
  readonly supply: Int32Array;
}

function columnsOf(model: Model, pool: readonly PooledTour[]): Columns {
  const { requests, vehicles, kind, penalty, mandatory } = model;
  const groups = kind.reduce((most, k) => Math.max(most, k), 0) + 2;
  const optional: number[] = [];
  for (let r = 0; r < requests; r++) if (penalty[r]! < mandatory) optional.push(r);
  const lists = [...pool.map((tour) => dropoffsOf(tour.nodes)), ...optional.map((r) => [r])];
  const from = new Int32Array(lists.length + 1);
  for (const [j, list] of lists.entries()) from[j + 1] = from[j]! + list.length;
  const supply = new Int32Array(groups);
  for (let v = 0; v < vehicles; v++) supply[kind[v]!]!++;
  supply[groups - 1] = optional.length;
  return {
    requests,
    count: lists.length,
    tours: pool.length,
    from,
    row: Int32Array.from(lists.flat()),
    cost: Float64Array.from([...pool.map((tour) => tour.cost), ...optional.map((r) => penalty[r]!)]),
    group: Int32Array.from([...pool.map((tour) => kind[tour.vehicle]!), ...optional.map(() => groups - 1)]),
    supply,
  };
}

function dropoffsOf(nodes: Int32Array): number[] {
  return Array.from(
    nodes.filter((node) => (node & 1) === 1),
    (node) => node >> 1,
  );
}

/** Prices of the requests, and the bound below which they prove no plan of these columns can cost. */
interface Pricing {
  readonly prices: Float64Array;
  lower: number;
}

/** Subgradient ascent on the prices: what is covered too often gets cheaper, what is not gets dearer. */
function price(columns: Columns, bound: number): Pricing {
  const prices = firstPrices(columns);
  const beyond = new Float64Array(columns.count);
  const missing = new Int32Array(columns.requests);
  const best: Pricing = { prices: prices.slice(), lower: -Infinity };
  let step = 1;
  let stale = 0;
  for (let round = 0; round < ROUNDS && best.lower < bound; round++) {
    const lower = valueAt(columns, prices, { beyond, missing });
    if (lower > best.lower + 1e-9) {
      best.lower = lower;
      best.prices.set(prices);
      stale = 0;
    } else if (++stale === STALE) {
      stale = 0;
      step /= 2;
      prices.set(best.prices);
      continue;
    }
    const norm = missing.reduce((sum, n) => sum + n * n, 0);
    if (norm === 0) break;
    const stride = (step * Math.max(bound - lower, 0.001 * Math.abs(bound))) / norm;
    for (let r = 0; r < columns.requests; r++) prices[r] = prices[r]! + stride * missing[r]!;
  }
  return best;
}

/** Each request's share in the tour in which it is cheapest. */
function firstPrices({ requests, count, from, row, cost }: Columns): Float64Array {
  const prices = new Float64Array(requests).fill(Infinity);
  for (let j = 0; j < count; j++) {
    const share = cost[j]! / (from[j + 1]! - from[j]!);
    for (let k = from[j]!; k < from[j + 1]!; k++) if (share < prices[row[k]!]!) prices[row[k]!] = share;
  }
  return prices.map((price) => (price === Infinity ? 0 : price));
}

/** The bound these prices prove; `missing[r]` becomes 1 − the times the relaxed choice covers request r. */
function valueAt(
  columns: Columns,
  prices: Float64Array,
  { beyond, missing }: { readonly beyond: Float64Array; readonly missing: Int32Array },
): number {
  const { from, row } = columns;
  let value = prices.reduce((sum, price) => sum + price, 0);
  missing.fill(1);
  for (const j of relax(columns, prices, beyond)) {
    value += beyond[j]!;
    for (let k = from[j]!; k < from[j + 1]!; k++) missing[row[k]!]!--;
  }
  return value;
}

/** Sets `beyond` to cost minus prices, and returns the columns a plan without the covering rule would choose. */
function relax(columns: Columns, prices: Float64Array, beyond: Float64Array): number[] {
  const { count, from, row, cost, group, supply } = columns;
  const negative: number[] = [];
  for (let j = 0; j < count; j++) {
    let rest = cost[j]!;
    for (let k = from[j]!; k < from[j + 1]!; k++) rest -= prices[row[k]!]!;
    beyond[j] = rest;
    if (rest < 0) negative.push(j);
  }
  negative.sort((a, b) => beyond[a]! - beyond[b]! || a - b);
  const left = supply.slice();
  return negative.filter((j) => left[group[j]!]!-- > 0);
}

function enumerate(columns: Columns, prices: Float64Array, bound: number): number[] | undefined {
  const beyond = new Float64Array(columns.count);
  const chosen = relax(columns, prices, beyond);
  let base = 0;
  for (const p of prices) base += p;
  let least = 0;
  for (const j of chosen) least += beyond[j]!;
  const gap = bound - 1e-6 - base;
  const candidates: number[] = [];
  for (let j = 0; j < columns.count; j++) {
    if (least + Math.max(0, beyond[j]!) < gap) candidates.push(j);
  }
  candidates.sort((a, b) => beyond[a]! - beyond[b]! || a - b);
  return new Enumeration(columns, beyond, candidates).run(gap);
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

  run(gap: number): number[] | undefined {
    this.gap = gap;
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
      if (next + floor >= this.gap || this.looks > LOOKS) break;
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
      if (this.looks > LOOKS) return -2;
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
    this.looks++;
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
