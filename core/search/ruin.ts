import { below, type Random } from '../random.js';
import type { Neighbours } from './neighbours.js';
import type { Tours } from './tours.js';

/** Ways to choose what is taken out, with the weight of each. */
export interface RuinWeights {
  readonly strings: number;
  readonly related: number;
  readonly random: number;
  readonly costly: number;
  readonly tails: number;
}

export interface RuinSettings {
  readonly weights: RuinWeights;
  /** Requests that string removal takes on average. */
  readonly meanStrings: number;
  /** Longest string. */
  readonly longestString: number;
  /** Most requests that the other ways take. */
  readonly most: number;
}

/**
 * Chooses the requests to take out of the tours and marks them. Ruins are local: what is taken belongs together,
 * so that putting it back can find something new.
 */
export class Ruin {
  /** Requests taken by the last call, and how many. */
  readonly taken: Int32Array;
  count = 0;
  /** By request: 1 if taken. */
  readonly out: Uint8Array;
  private readonly tours: Tours;
  private readonly neighbours: Neighbours;
  private readonly random: Random;
  private readonly settings: RuinSettings;
  private readonly total: number;
  /** By tour: a string of it is gone already. */
  private readonly hit: Uint8Array;
  private readonly saving: Float64Array;
  private readonly movable: number;

  constructor(tours: Tours, neighbours: Neighbours, random: Random, settings: RuinSettings) {
    const { requests, vehicles } = tours.model;
    this.tours = tours;
    this.neighbours = neighbours;
    this.random = random;
    this.settings = settings;
    const { strings, related, random: any, costly, tails } = settings.weights;
    this.total = strings + related + any + costly + tails;
    this.taken = new Int32Array(requests);
    this.out = new Uint8Array(requests);
    this.hit = new Uint8Array(vehicles);
    this.saving = new Float64Array(requests);
    this.movable = tours.fixed.reduce((count, fixed) => count + (fixed === 2 ? 0 : 1), 0);
  }

  /** Chooses anew. */
  choose(): void {
    const { taken, out, settings, random } = this;
    for (let k = 0; k < this.count; k++) out[taken[k]!] = 0;
    this.count = 0;
    const { strings, related, random: any, costly } = settings.weights;
    const most = Math.min(settings.most, 0.4 * this.movable);
    const size = Math.floor(Math.min(4, most) + random() * random() * Math.max(0, most - 4));
    let draw = random() * this.total;
    if ((draw -= strings) < 0) this.takeStrings();
    else if ((draw -= related) < 0) this.takeRelated(size);
    else if ((draw -= any) < 0) this.takeAny(size);
    else if (draw - costly < 0) this.takeCostly(size);
    else this.takeTails();
  }

  private take(request: number): void {
    if (this.out[request] === 1 || this.tours.fixed[request] === 2 || this.tours.tourOf[request]! < 0) return;
    this.out[request] = 1;
    this.taken[this.count++] = request;
  }

  /**
   * Adjacent strings of neighbouring tours (slack induction by string removals: Christiaens and Vanden Berghe
   * 2020); half the strings keep some of their inner visits.
   */
  private takeStrings(): void {
    const { tours, random, settings, hit, neighbours } = this;
    const { requests, vehicles } = tours.model;
    hit.fill(0);
    const longest = Math.max(1, Math.min(settings.longestString, requests / vehicles));
    const mostStrings = (4 * settings.meanStrings) / (1 + longest) - 1;
    const strings = Math.floor(1 + random() * Math.max(0, mostStrings));
    const seed = below(requests, random);
    let done = 0;
    for (let k = -1; k < neighbours.reach && done < strings; k++) {
      const centre = k < 0 ? seed : neighbours.of[seed * neighbours.reach + k]!;
      const tour = tours.tourOf[centre]!;
      if (tour < 0 || hit[tour] === 1) continue;
      hit[tour] = 1;
      done++;
      const size = (tours.length[tour]! - 2) >> 1;
      this.takeString(centre, Math.floor(1 + random() * Math.min(size, longest)), size);
    }
  }

  private takeString(centre: number, wanted: number, size: number): void {
    const { tours, random } = this;
    const tour = tours.tourOf[centre]!;
    const offset = tour * tours.stride;
    const last = tours.length[tour]! - 2;
    let kept = this.spared(size - wanted);
    let low = tours.position[2 * centre + (random() < 0.5 ? 0 : 1)]!;
    let high = low;
    this.take(centre);
    for (let got = 1; got < wanted && (low > 1 || high < last);) {
      const left = this.goesLeft(low, high, last);
      const request = tours.node[offset + (left ? --low : ++high)]! >> 1;
      if (this.out[request] === 1) continue;
      if (kept > 0 && random() < 0.5) {
        kept--;
        continue;
      }
      this.take(request);
      got++;
    }
  }

  private goesLeft(low: number, high: number, last: number): boolean {
    if (low <= 1) return false;
    return high >= last || this.random() < 0.5;
  }

  /** How many inner visits of a string stay: none for half the strings, else each further one by a coin, up to `most`. */
  private spared(most: number): number {
    let kept = 0;
    if (this.random() < 0.5) while (kept < most && this.random() > 0.5) kept++;
    return kept;
  }

  /** Requests near one another (Shaw 1998), spreading from one to the next. */
  private takeRelated(size: number): void {
    const { tours, random, taken, neighbours } = this;
    const reach = neighbours.reach;
    this.take(below(tours.model.requests, random));
    for (let failed = 0; this.count > 0 && this.count < size && failed < 20;) {
      const from = taken[below(this.count, random)]!;
      const before = this.count;
      const chance = random();
      const cube = chance * chance * chance;
      let k = Math.floor(cube * cube * reach);
      for (; k < reach && this.count === before; k++) this.take(neighbours.of[from * reach + k]!);
      if (this.count === before) failed++;
    }
  }

  private takeAny(size: number): void {
    const { tours, random } = this;
    for (let tries = 0; this.count < size && tries < 10 * size; tries++) {
      this.take(below(tours.model.requests, random));
    }
  }

  /** Those whose absence saves most (Ropke and Pisinger 2006), the order blurred by chance. */
  private takeCostly(size: number): void {
    const { tours, random, saving } = this;
    const candidates: number[] = [];
    for (let r = 0; r < tours.model.requests; r++) {
      if (tours.tourOf[r]! < 0 || tours.fixed[r] !== 0) continue;
      saving[r] = this.savingOf(r);
      candidates.push(r);
    }
    candidates.sort((x, y) => saving[y]! - saving[x]! || x - y);
    while (this.count < size && candidates.length > 0) {
      const k = Math.floor(random() ** 3 * candidates.length);
      this.take(candidates[k]!);
      candidates.splice(k, 1);
    }
  }

  private savingOf(request: number): number {
    const { cost, nodes } = this.tours.model;
    const { node, position, tourOf, stride } = this.tours;
    const p = 2 * request;
    const d = p + 1;
    const i = tourOf[request]! * stride + position[p]!;
    const j = tourOf[request]! * stride + position[d]!;
    const a = node[i - 1]!;
    const b = node[i + 1]!;
    const c = node[j - 1]!;
    const e = node[j + 1]!;
    if (j === i + 1) {
      return cost[a * nodes + p]! + cost[p * nodes + d]! + cost[d * nodes + e]! - cost[a * nodes + e]!;
    }
    const atPickup = cost[a * nodes + p]! + cost[p * nodes + b]! - cost[a * nodes + b]!;
    return atPickup + cost[c * nodes + d]! + cost[d * nodes + e]! - cost[c * nodes + e]!;
  }

  /** The part of one or two neighbouring tours before or after a request, now and then the whole tour. */
  private takeTails(): void {
    const { tours, random, hit, neighbours } = this;
    hit.fill(0);
    const wanted = 1 + below(2, random);
    const seed = below(tours.model.requests, random);
    let done = 0;
    for (let k = -1; k < neighbours.reach && done < wanted; k++) {
      const centre = k < 0 ? seed : neighbours.of[seed * neighbours.reach + k]!;
      const tour = tours.tourOf[centre]!;
      if (tour < 0 || hit[tour] === 1) continue;
      hit[tour] = 1;
      done++;
      const whole = random() < 0.3;
      const before = random() < 0.5;
      const cut = tours.position[2 * centre]!;
      for (let z = 1; z < tours.length[tour]! - 1; z++) {
        if (whole || (before ? z <= cut : z >= cut)) this.take(tours.node[tour * tours.stride + z]! >> 1);
      }
    }
  }
}
