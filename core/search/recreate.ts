import { below, type Random } from '../random.js';
import type { Insertions } from './insertion.js';
import type { Model } from './model.js';
import { EPSILON } from './schedule.js';
import type { Tours } from './tours.js';

/** Share of the looks at a tour that greedy insertion leaves out, so that the best is not always taken. */
const BLINK = 0.01;

/**
 * Puts requests back into the tours: one after the other in a drawn order, each at its best place (with blinks:
 * Christiaens and Vanden Berghe 2020), or the one first that would lose most by waiting (regret: Ropke and
 * Pisinger 2006).
 */
export class Recreate {
  private readonly tours: Tours;
  private readonly insertions: Insertions;
  private readonly model: Model;
  private readonly random: Random;
  private readonly key: Float64Array;
  /** By kind of vehicle: the round in which an empty tour of it was tried. */
  private readonly emptyTried: Int32Array;
  private round = 0;
  /** The choice being made: added cost, tour and places. */
  private least = 0;
  private chosenTour = -1;
  private chosenI = 0;
  private chosenJ = 0;
  private readonly unknown: Int32Array;
  /** By `request * vehicles + tour`, for the regret: blurred cost and place of the best insertion. */
  private readonly blurred: Float64Array;
  private readonly i: Int16Array;
  private readonly j: Int16Array;

  constructor(tours: Tours, insertions: Insertions, random: Random) {
    const { requests, vehicles } = tours.model;
    this.tours = tours;
    this.insertions = insertions;
    this.model = tours.model;
    this.random = random;
    this.key = new Float64Array(requests);
    this.unknown = new Int32Array(vehicles);
    this.emptyTried = new Int32Array(vehicles);
    this.blurred = new Float64Array(requests * vehicles);
    this.i = new Int16Array(requests * vehicles);
    this.j = new Int16Array(requests * vehicles);
  }

  /** Inserts bank[0 … count); what finds no place stays at the front of `bank`, and their number is returned. */
  greedy(bank: Int32Array, count: number): number {
    const { tours, insertions, random, model } = this;
    this.order(bank, count);
    let left = 0;
    for (let k = 0; k < count; k++) {
      const request = bank[k]!;
      this.round++;
      this.least = model.penalty[request]!;
      this.chosenTour = -1;
      let unknown = 0;
      // What is known comes first, so that the rest need only be judged below that bound.
      for (let tour = 0; tour < model.vehicles; tour++) {
        if (this.isRepeatedEmpty(tour) || random() < BLINK) continue;
        if (insertions.knows(request, tour)) this.consider(request, tour);
        else this.unknown[unknown++] = tour;
      }
      for (let q = 0; q < unknown; q++) this.consider(request, this.unknown[q]!);
      if (this.chosenTour < 0) bank[left++] = request;
      else tours.insert(request, this.chosenTour, this.chosenI, this.chosenJ);
    }
    return left;
  }

  private consider(request: number, tour: number): void {
    const cost = this.insertions.best(request, tour, this.least);
    if (cost >= this.least) return;
    this.least = cost;
    this.chosenTour = tour;
    this.chosenI = this.insertions.i;
    this.chosenJ = this.insertions.j;
  }

  /**
   * Inserts bank[0 … count) by regret over the `depth` best tours (1: cheapest first), costs blurred by up to
   * `blur` either way. What finds no place stays at the front of `bank`; their number is returned.
   */
  regret(bank: Int32Array, count: number, depth: number, blur: number): number {
    const { tours, model } = this;
    for (let k = 0; k < count; k++) {
      for (let tour = 0; tour < model.vehicles; tour++) this.look(bank[k]!, tour, blur);
    }
    let left = count;
    while (left > 0) {
      const k = this.mostRegretted(bank, left, depth);
      if (k < 0) break;
      const request = bank[k]!;
      const tour = this.chosenTour;
      const cell = request * model.vehicles + tour;
      tours.insert(request, tour, this.i[cell]!, this.j[cell]!);
      bank[k] = bank[--left]!;
      bank[left] = request;
      for (let q = 0; q < left; q++) this.look(bank[q]!, tour, blur);
    }
    return left;
  }

  private look(request: number, tour: number, blur: number): void {
    const cell = request * this.model.vehicles + tour;
    const cost = this.insertions.best(request, tour, Infinity);
    this.blurred[cell] = cost === Infinity ? cost : Math.max(0, cost + (2 * this.random() - 1) * blur);
    this.i[cell] = this.insertions.i;
    this.j[cell] = this.insertions.j;
  }

  /** Position in the bank of the request to insert now, its tour in `chosenTour`; −1 if none fits anywhere. */
  // One pass on purpose: half a million comparisons a second.
  // eslint-disable-next-line complexity
  private mostRegretted(bank: Int32Array, left: number, depth: number): number {
    const { blurred, model, tours } = this;
    const { vehicles, penalty } = model;
    let chosen = -1;
    let worst = -Infinity;
    let cheapest = Infinity;
    for (let k = 0; k < left; k++) {
      const request = bank[k]!;
      this.round++;
      let first = Infinity;
      let second = Infinity;
      let third = Infinity;
      let where = -1;
      for (let tour = 0; tour < vehicles; tour++) {
        const cost = blurred[request * vehicles + tour]!;
        if (cost >= third || (tours.length[tour] === 2 && this.isRepeatedEmpty(tour))) continue;
        if (cost < first) {
          third = second;
          second = first;
          first = cost;
          where = tour;
        } else if (cost < second) {
          third = second;
          second = cost;
        } else third = cost;
      }
      if (where < 0 || first >= penalty[request]!) continue;
      if (second === Infinity) second = penalty[request]!;
      if (third === Infinity) third = penalty[request]!;
      const regret = depth === 1 ? -first : depth === 2 ? second - first : second + third - 2 * first;
      if (regret > worst + EPSILON || (regret > worst - EPSILON && first < cheapest)) {
        worst = regret;
        cheapest = first;
        chosen = k;
        this.chosenTour = where;
      }
    }
    return chosen;
  }

  /** An empty tour like one that was tried in this round already. */
  private isRepeatedEmpty(tour: number): boolean {
    if (this.tours.length[tour]! > 2) return false;
    const kind = this.model.kind[tour]!;
    if (this.emptyTried[kind] === this.round) return true;
    this.emptyTried[kind] = this.round;
    return false;
  }

  /** Any order, far first, near first, early first, late first, or tight first. */
  private order(bank: Int32Array, count: number): void {
    const { random, key } = this;
    const { earliest, latest, travel, nodes, requests } = this.model;
    const draw = below(13, random);
    if (draw < 4) {
      shuffle(bank, count, random);
      return;
    }
    for (let k = 0; k < count; k++) {
      const r = bank[k]!;
      const p = 2 * r;
      const home = 2 * requests * nodes;
      const far = travel[home + p]! + travel[home + p + 1]!;
      const slack = Math.min(1e9, latest[p]! - earliest[p]!) - travel[p * nodes + p + 1]!;
      key[r] = draw < 6 ? -far : draw < 7 ? far : draw < 9 ? earliest[p]! : draw < 11 ? -latest[p]! : slack;
    }
    // Insertion sort: short lists, no allocation.
    for (let k = 1; k < count; k++) {
      const r = bank[k]!;
      let q = k - 1;
      for (; q >= 0 && key[bank[q]!]! > key[r]!; q--) bank[q + 1] = bank[q]!;
      bank[q + 1] = r;
    }
  }
}

function shuffle(list: Int32Array, count: number, random: Random): void {
  for (let k = count - 1; k > 0; k--) {
    const q = below(k + 1, random);
    const other = list[q]!;
    list[q] = list[k]!;
    list[k] = other;
  }
}
