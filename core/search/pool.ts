import type { Model } from './model.js';

/** A tour that was once part of a good plan. */
export interface PooledTour {
  /** The vehicle that made it; any of its kind can. */
  readonly vehicle: number;
  readonly cost: number;
  /** Its visits, without start and end. */
  readonly nodes: Int32Array;
}

/** How many tours are kept at most; beyond that the half not met for longest goes. */
const MOST = 6_000;

/**
 * Tours met by a search: for every set of requests and kind of vehicle the cheapest. A better plan may be hidden
 * in them (Rochat and Taillard 1995); partition.ts looks for it.
 */
export class Pool {
  private readonly entries = new Map<number, Entry>();
  private readonly scattered: Float64Array;
  private readonly kind: Int32Array;
  private moment = 0;
  private reported = 0;

  constructor(model: Model) {
    this.kind = model.kind;
    // Sums of scattered integers below 2^45 tell sets apart, and the sum of 200 of them is still exact.
    this.scattered = Float64Array.from({ length: model.requests + model.vehicles }, (_, k) => scatter(k + 1));
  }

  /** Remembers the tour of a vehicle, given by its visits. */
  note(vehicle: number, cost: number, nodes: Int32Array): void {
    const key = this.keyOf(vehicle, nodes);
    const known = this.entries.get(key);
    this.moment++;
    if (known) known.met = this.moment;
    if (nodes.length === 0 || (known && known.tour.cost <= cost + 1e-9)) return;
    const tour = { vehicle, cost, nodes: nodes.slice() };
    this.entries.set(key, { tour, met: this.moment, found: this.moment });
    if (this.entries.size > MOST) this.forget();
  }

  all(): PooledTour[] {
    return Array.from(this.entries.values(), (entry) => entry.tour);
  }

  /** Those found or improved since the last call. */
  news(): PooledTour[] {
    const since = this.reported;
    this.reported = this.moment;
    return [...this.entries.values()].filter((entry) => entry.found > since).map((entry) => entry.tour);
  }

  private keyOf(vehicle: number, nodes: Int32Array): number {
    const { scattered, kind } = this;
    let key = scattered[scattered.length - 1 - kind[vehicle]!]!;
    for (const node of nodes) if ((node & 1) === 1) key += scattered[node >> 1]!;
    return key;
  }

  private forget(): void {
    const met = Float64Array.from(this.entries.values(), (entry) => entry.met).sort();
    const limit = met[met.length >> 1]!;
    for (const [key, entry] of this.entries) if (entry.met < limit) this.entries.delete(key);
  }
}

interface Entry {
  readonly tour: PooledTour;
  /** Running numbers of the notes that met it last and that brought this version of it. */
  met: number;
  readonly found: number;
}

/** A well-mixed integer below 2^45 (finaliser of MurmurHash3, Appleby, applied twice). */
function scatter(n: number): number {
  const high = mix(Math.imul(n, 0x9e3779b1)) >>> 19;
  const low = mix(Math.imul(n, 0x85ebca6b) ^ 0x5bd1e995) >>> 0;
  return high * 0x1_0000_0000 + low;
}

function mix(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
