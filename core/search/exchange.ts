import { below, type Random } from '../random.js';
import type { Neighbours } from './neighbours.js';
import { EPSILON } from './schedule.js';
import type { Tours } from './tours.js';

/** Most blocks in a segment that is not a tail. */
const BLOCKS = 3;

/**
 * Exchanges segments of two tours that begin and end with nobody aboard: whole tails, some blocks for some
 * blocks, or blocks for nothing (the zero-split neighbourhood of Parragh, Doerner and Hartl 2010, tails as in
 * the 2-opt* of Potvin and Rousseau 1995). One attempt is a thousand times cheaper than a ruin, so many are made
 * between two ruins, under the same temperature.
 */
export class Exchange {
  private readonly tours: Tours;
  private readonly neighbours: Neighbours;
  private readonly random: Random;
  /** The segments: tour, position before the first and position of the last. */
  private readonly a: Segment = { tour: 0, before: 0, last: 0 };
  private readonly b: Segment = { tour: 0, before: 0, last: 0 };
  private readonly kept: Int32Array;

  constructor(tours: Tours, neighbours: Neighbours, random: Random) {
    this.tours = tours;
    this.neighbours = neighbours;
    this.random = random;
    this.kept = new Int32Array(2 * tours.stride);
  }

  /**
   * Makes one attempt between the tours of a drawn request and of a neighbour of it; carries it out if it adds
   * less than `bound` and can be driven. Returns the cost added, 0 if nothing was done.
   */
  attempt(bound: number): number {
    if (!this.draw()) return 0;
    const { a, b } = this;
    const added = this.addedBy(a, b) + this.addedBy(b, a);
    if (added >= bound || !this.mayRide(a, b) || !this.mayRide(b, a)) return 0;
    if (!this.isDrivable(a, b) || !this.isDrivable(b, a)) return 0;
    this.carryOut();
    return added;
  }

  /** Draws two segments such that the one of b would follow near what it is near to; false if there are none. */
  private draw(): boolean {
    const { tours, neighbours, random, a, b } = this;
    const request = below(tours.model.requests, random);
    const chance = random();
    const near =
      neighbours.of[request * neighbours.reach + Math.floor(chance * chance * chance * neighbours.reach)]!;
    a.tour = tours.tourOf[request]!;
    b.tour = tours.tourOf[near]!;
    if (a.tour < 0 || b.tour < 0 || a.tour === b.tour) return false;
    a.before = this.emptyAfter(a.tour, tours.position[2 * request + 1]!);
    b.before = this.emptyBefore(b.tour, tours.position[2 * near]!);
    if (a.before < tours.locked[a.tour]! || b.before < tours.locked[b.tour]!) return false;
    const kind = random();
    if (kind < 0.4) {
      a.last = tours.length[a.tour]! - 2;
      b.last = tours.length[b.tour]! - 2;
    } else {
      a.last = kind < 0.7 ? a.before : this.blocksOn(a.tour, a.before);
      b.last = this.blocksOn(b.tour, b.before);
    }
    return a.last > a.before || b.last > b.before;
  }

  /** The first position from k on that the vehicle leaves empty; −1 if it is never empty again. */
  private emptyAfter(tour: number, k: number): number {
    const { load, stride, length } = this.tours;
    const end = length[tour]!;
    let at = k;
    while (at < end && load[tour * stride + at] !== 0) at++;
    return at < end ? at : -1;
  }

  /** The last position before k that the vehicle leaves empty, or −1. */
  private emptyBefore(tour: number, k: number): number {
    const { load, stride } = this.tours;
    let at = k - 1;
    while (at >= 0 && load[tour * stride + at] !== 0) at--;
    return at;
  }

  /** The end of one to three blocks behind position k, at most the last visit. */
  private blocksOn(tour: number, k: number): number {
    const last = this.tours.length[tour]! - 2;
    let at = k;
    for (let blocks = 1 + below(BLOCKS, this.random); blocks > 0 && at < last; blocks--) {
      const next = this.emptyAfter(tour, at + 1);
      if (next < 0) return at;
      at = next;
    }
    return Math.min(at, last);
  }

  /** Cost added to the tour of `here` by putting `there` in the place of it. */
  private addedBy(here: Segment, there: Segment): number {
    const { node, stride, model } = this.tours;
    const { cost, nodes } = model;
    const h = here.tour * stride;
    const t = there.tour * stride;
    const from = node[h + here.before]! * nodes;
    const to = node[h + here.last + 1]!;
    const entry =
      there.last === there.before
        ? cost[from + to]!
        : cost[from + node[t + there.before + 1]!]! + cost[node[t + there.last]! * nodes + to]!;
    const before =
      here.last === here.before
        ? cost[from + to]!
        : cost[from + node[h + here.before + 1]!]! + cost[node[h + here.last]! * nodes + to]!;
    return entry - before;
  }

  /** Whether the vehicle of `here` may carry the requests of `there` and has room for them. */
  private mayRide(here: Segment, there: Segment): boolean {
    const { node, load, stride, model } = this.tours;
    const { allowed, vehicles, fits, fitsFrom, kind } = model;
    if (kind[here.tour] === kind[there.tour]) return true;
    const offset = there.tour * stride;
    for (let k = offset + there.before + 1; k <= offset + there.last; k++) {
      if (allowed[(node[k]! >> 1) * vehicles + here.tour] === 0) return false;
      if (fits[fitsFrom[here.tour]! + load[k]!] === 0) return false;
    }
    return true;
  }

  private isDrivable(here: Segment, there: Segment): boolean {
    const { node, early, late, stride, schedule, length, model } = this.tours;
    const { travel, dwell, nodes } = model;
    const h = here.tour * stride;
    const t = there.tour * stride;
    const end = length[here.tour]!;
    if (there.last > there.before) {
      const from = node[h + here.before]!;
      const to = t + there.before + 1;
      const moment = early[h + here.before]! + dwell[from]! + travel[from * nodes + node[to]!]!;
      // With limited tours the earliest begins of the old tour are no bounds: its start may have been held back.
      if (model.span[node[h]! >> 1] === Infinity && moment > late[to]! + EPSILON) return false;
    }
    let w = 0;
    for (let k = 0; k <= here.before; k++) schedule.nodes[w++] = node[h + k]!;
    for (let k = there.before + 1; k <= there.last; k++) schedule.nodes[w++] = node[t + k]!;
    for (let k = here.last + 1; k < end; k++) schedule.nodes[w++] = node[h + k]!;
    schedule.open(w);
    return schedule.settle(w, 1, w);
  }

  private carryOut(): void {
    const { a, b, tours, kept } = this;
    tours.touch(a.tour);
    tours.touch(b.tour);
    const first = this.joined(a, b, 0);
    const second = this.joined(b, a, first);
    if (
      !tours.replace(a.tour, kept.subarray(0, first)) ||
      !tours.replace(b.tour, kept.subarray(first, first + second))
    ) {
      throw new Error('an exchange judged feasible has no schedule');
    }
  }

  /** Writes the visits of `here` with the segment of `there` in place; returns their number. */
  private joined(here: Segment, there: Segment, from: number): number {
    const { node, stride, length } = this.tours;
    const { kept } = this;
    const h = here.tour * stride;
    const t = there.tour * stride;
    let w = from;
    for (let k = 1; k <= here.before; k++) kept[w++] = node[h + k]!;
    for (let k = there.before + 1; k <= there.last; k++) kept[w++] = node[t + k]!;
    for (let k = here.last + 1; k < length[here.tour]! - 1; k++) kept[w++] = node[h + k]!;
    return w - from;
  }
}

/** Visits before + 1 … last of a tour; none if the two are equal. */
interface Segment {
  tour: number;
  before: number;
  last: number;
}
