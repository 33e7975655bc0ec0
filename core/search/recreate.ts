import { below, type Random } from '../random.js';
import type { Insertions } from './insertion.js';
import type { Model } from './model.js';
import { EPSILON } from './schedule.js';
import type { Tours } from './tours.js';

/** Share of the looks at a tour that greedy insertion leaves out, so that the best is not always taken. */
const BLINK = 0.01;

/** Best tours of a request that are kept in order. */
const RANKS = 3;

/**
 * Puts requests back into the tours: one after the other in a drawn order, each at its best place (with blinks:
 * Christiaens and Vanden Berghe 2020), or the one first that would lose most by waiting (regret: Ropke and
 * Pisinger 2006).
 */
export class Recreate {
  /** A plan that will cost more is of no use: putting back ends as soon as that is certain. */
  limit = Infinity;
  private readonly tours: Tours;
  private readonly insertions: Insertions;
  private readonly model: Model;
  private readonly random: Random;
  private readonly key: Float64Array;
  /** By kind of vehicle: the round in which an empty tour of it was tried. */
  private readonly emptyTried: Int32Array;
  private round = 0;
  /** Of `request`, entries RANKS × request + rank: cost (blurred) and tour of its best insertions. */
  private readonly rankCost: Float64Array;
  private readonly rankTour: Int32Array;
  /** By `request * vehicles + tour`: added to the cost while `isBlurred`. */
  private readonly noise: Float64Array;
  private isBlurred = false;
  /** Penalties of the requests that have no place left. */
  private lost = 0;

  constructor(tours: Tours, insertions: Insertions, random: Random) {
    const { requests, vehicles } = tours.model;
    this.tours = tours;
    this.insertions = insertions;
    this.model = tours.model;
    this.random = random;
    this.key = new Float64Array(requests);
    this.emptyTried = new Int32Array(vehicles);
    this.rankCost = new Float64Array(RANKS * requests);
    this.rankTour = new Int32Array(RANKS * requests);
    this.noise = new Float64Array(requests * vehicles);
  }

  /** Inserts bank[0 … count); what finds no place stays at the front of `bank`, and their number is returned. */
  greedy(bank: Int32Array, count: number): number {
    const { insertions, tours } = this;
    this.order(bank, count);
    this.lost = 0;
    let left = 0;
    for (let k = 0; k < count; k++) {
      const request = bank[k]!;
      let tour = tours.total() + this.lost > this.limit ? -1 : this.cheapestTour(request);
      while (tour >= 0 && !insertions.insert(request, tour)) tour = this.cheapestTour(request);
      if (tour >= 0) continue;
      this.lost += this.model.penalty[request]!;
      bank[left++] = request;
    }
    return left;
  }

  /** The tour in which the request costs least, and less than leaving it out, now and then overlooked; or −1. */
  private cheapestTour(request: number): number {
    const { insertions, random, model } = this;
    this.round++;
    let least = model.penalty[request]!;
    let chosen = -1;
    for (let tour = 0; tour < model.vehicles; tour++) {
      if (this.isRepeatedEmpty(tour) || random() < BLINK) continue;
      const cost = insertions.least(request, tour);
      if (cost >= least) continue;
      least = cost;
      chosen = tour;
    }
    return chosen;
  }

  /**
   * Inserts bank[0 … count) by regret over the `depth` ≤ 3 best tours (1: cheapest first), costs blurred by up
   * to `blur` either way. What finds no place stays at the front of `bank`; their number is returned.
   */
  regret(bank: Int32Array, count: number, depth: number, blur: number): number {
    const { insertions, tours } = this;
    this.blurBy(bank, count, blur);
    for (let k = 0; k < count; k++) this.rank(bank[k]!, depth);
    let left = count;
    while (left > 0) {
      const k = this.mostRegretted(bank, left, depth);
      if (k < 0 || tours.total() + this.lost > this.limit) break;
      const request = bank[k]!;
      const tour = this.rankTour[RANKS * request]!;
      if (!insertions.insert(request, tour)) {
        this.rank(request, depth);
        continue;
      }
      bank[k] = bank[--left]!;
      bank[left] = request;
      for (let q = 0; q < left; q++) this.rankAgain(bank[q]!, depth, tour);
    }
    return left;
  }

  private blurBy(bank: Int32Array, count: number, blur: number): void {
    const { vehicles } = this.model;
    this.isBlurred = blur > 0;
    if (!this.isBlurred) return;
    for (let k = 0; k < count; k++) {
      const row = bank[k]! * vehicles;
      for (let tour = 0; tour < vehicles; tour++) this.noise[row + tour] = (2 * this.random() - 1) * blur;
    }
  }

  /** Finds the `depth` best tours of a request. */
  private rank(request: number, depth: number): void {
    const { model, rankCost, rankTour } = this;
    const row = RANKS * request;
    for (let k = row; k < row + RANKS; k++) {
      rankCost[k] = Infinity;
      rankTour[k] = -1;
    }
    this.round++;
    for (let tour = 0; tour < model.vehicles; tour++) {
      if (!this.isRepeatedEmpty(tour)) this.contest(request, depth, tour);
    }
  }

  /** The ranks after one tour has changed. */
  private rankAgain(request: number, depth: number, changed: number): void {
    const row = RANKS * request;
    for (let k = row; k < row + depth; k++) {
      if (this.rankTour[k] === changed) {
        this.rank(request, depth);
        return;
      }
    }
    this.contest(request, depth, changed);
  }

  /** Gives a tour the rank it deserves. */
  private contest(request: number, depth: number, tour: number): void {
    const { rankCost, rankTour } = this;
    const row = RANKS * request;
    const noise = this.isBlurred ? this.noise[request * this.model.vehicles + tour]! : 0;
    const cost = this.insertions.least(request, tour) + noise;
    if (cost >= rankCost[row + depth - 1]!) return;
    let k = row + depth - 1;
    for (; k > row && rankCost[k - 1]! > cost; k--) {
      rankCost[k] = rankCost[k - 1]!;
      rankTour[k] = rankTour[k - 1]!;
    }
    rankCost[k] = cost;
    rankTour[k] = tour;
  }

  /** Position in the bank of the request to insert now; −1 if none fits anywhere. Ties: the cheaper one. */
  private mostRegretted(bank: Int32Array, left: number, depth: number): number {
    const { rankCost } = this;
    const { penalty } = this.model;
    let chosen = -1;
    let worst = -Infinity;
    let cheapest = Infinity;
    this.lost = 0;
    for (let k = 0; k < left; k++) {
      const row = RANKS * bank[k]!;
      const first = rankCost[row]!;
      const alone = penalty[bank[k]!]!;
      if (first >= alone) {
        this.lost += alone;
        continue;
      }
      let regret = depth === 1 ? -first : 0;
      for (let q = 1; q < depth; q++) regret += Math.min(alone, rankCost[row + q]!) - first;
      if (regret < worst - EPSILON || (regret <= worst + EPSILON && first >= cheapest)) continue;
      worst = regret;
      cheapest = first;
      chosen = k;
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
