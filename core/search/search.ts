import type { Random } from '../random.js';
import { Insertions } from './insertion.js';
import { codesOfTour, nodesOfTour, type Model } from './model.js';
import { neighboursOf } from './neighbours.js';
import { cheapestPartition } from './partition.js';
import { Pool, type PooledTour } from './pool.js';
import type { Plan } from './problem.js';
import { Recreate } from './recreate.js';
import { EPSILON } from './schedule.js';
import { Ruin, type RuinSettings } from './ruin.js';
import { Tours } from './tours.js';

/** Plans up to this much dearer than the best give their tours to the pool. */
const POOLED = 1.015;

/** Looks at a pooled tour for every iteration since the last time: about a sixth of the effort. */
const LOOKS = 300;

/** Settings of a search. */
export interface SearchSettings {
  readonly ruin: RuinSettings;
  readonly recreate: {
    readonly greedy: number;
    readonly cheapest: number;
    readonly regret2: number;
    readonly regret3: number;
  };
  /** Temperature at the begin and at the end, in mean costs of a request. */
  readonly hot: number;
  readonly cold: number;
}

export const SETTINGS: SearchSettings = {
  ruin: {
    weights: { strings: 5, related: 3, random: 1, costly: 2, tails: 0.3 },
    meanStrings: 7,
    longestString: 10,
    most: 60,
  },
  recreate: { greedy: 2, cheapest: 0.2, regret2: 1.5, regret3: 1.5 },
  hot: 1,
  cold: 0.1,
};

/**
 * A search under way: ruin and recreate under annealing. It has no clock; its caller advances it by iterations
 * and says how far along the whole effort is. Equal problems, plans, streams and calls give equal results.
 */
export class Search {
  readonly model: Model;
  iterations = 0;
  /** Cost of `best`: driving, and penalties of what is left out. */
  bestCost: number;
  private readonly tours: Tours;
  private readonly random: Random;
  private readonly settings: SearchSettings;
  private readonly ruin: Ruin;
  private readonly recreate: Recreate;
  /** Requests not served now: bank[0 … banked). */
  private readonly bank: Int32Array;
  private banked = 0;
  private readonly bankBefore: Int32Array;
  private now: number;
  private bestTours: number[][];
  private readonly unit: number;
  readonly pool: Pool;
  /** Iterations made when tours were last put together anew. */
  private recombined = 0;

  constructor(model: Model, plan: Plan, random: Random, settings: SearchSettings = SETTINGS) {
    this.model = model;
    this.random = random;
    this.settings = settings;
    this.tours = new Tours(model, plan);
    const neighbours = neighboursOf(model);
    this.ruin = new Ruin(this.tours, neighbours, random, settings.ruin);
    this.recreate = new Recreate(this.tours, new Insertions(this.tours), random);
    this.bank = new Int32Array(model.requests);
    this.bankBefore = new Int32Array(model.requests);
    for (let r = 0; r < model.requests; r++) if (this.tours.tourOf[r]! < 0) this.bank[this.banked++] = r;
    this.pool = new Pool(model);
    this.now = this.value();
    this.bestCost = this.now;
    this.bestTours = this.copyTours();
    this.fill();
    this.unit = this.tours.total() / Math.max(1, model.requests - this.banked);
  }

  /** The best plan found so far. */
  best(): Plan {
    return this.bestTours.map((visits) => codesOfTour(this.model, visits));
  }

  /** Requests the best plan leaves out, ascending. */
  unserved(): number[] {
    const served = new Set(this.bestTours.flat().map((node) => node >> 1));
    return Array.from({ length: this.model.parties }, (_, r) => r).filter((r) => !served.has(r));
  }

  /**
   * Makes that many iterations, while the effort as a whole goes from share `from` to share `to` (0: begun,
   * 1: over).
   */
  advance(iterations: number, from: number, to: number): void {
    const { hot, cold } = this.settings;
    for (let k = 0; k < iterations; k++) {
      const share = from + ((to - from) * k) / iterations;
      this.iterate(this.unit * hot * (cold / hot) ** share);
    }
  }

  /** Goes on from another plan, such as that of another worker, if it is better than the best known here. */
  adopt(plan: Plan): void {
    const { tours, model } = this;
    const before = this.copyTours();
    this.load(plan.map((codes, v) => nodesOfTour(model, v, codes)));
    const value = this.value();
    if (value < this.bestCost - EPSILON) {
      this.bestCost = value;
      this.bestTours = this.copyTours();
      this.now = value;
    } else this.load(before);
    tours.begin();
  }

  /** Goes on from the best plan found so far. */
  goBack(): void {
    if (this.now <= this.bestCost + EPSILON) return;
    this.load(this.bestTours);
    this.now = this.bestCost;
    this.tours.begin();
  }

  private load(visits: readonly number[][]): void {
    const { tours, bank } = this;
    tours.tourOf.fill(-1);
    for (const [v, nodes] of visits.entries()) {
      if (!tours.replace(v, nodes)) throw new RangeError(`the tour given for vehicle ${v} cannot be driven`);
    }
    this.banked = 0;
    for (let r = 0; r < this.model.requests; r++) if (tours.tourOf[r]! < 0) bank[this.banked++] = r;
  }

  private iterate(temperature: number): void {
    const { tours, bank, bankBefore } = this;
    this.iterations++;
    const before = this.banked;
    for (let k = 0; k < before; k++) bankBefore[k] = bank[k]!;
    tours.begin();
    const limit = this.now - temperature * Math.log(this.random());
    const sound = this.takeOut();
    this.recreate.limit = limit;
    if (sound) this.putBack();
    const value = sound ? this.value() : Infinity;
    // The same plan again is taken back too: what is known about its tours then stays known.
    if (value < limit && Math.abs(value - this.now) > EPSILON) {
      this.accept(value);
      return;
    }
    tours.rollback();
    this.banked = before;
    for (let k = 0; k < before; k++) {
      bank[k] = bankBefore[k]!;
      tours.tourOf[bank[k]!] = -1;
    }
  }

  private accept(value: number): void {
    const { tours, pool } = this;
    this.now = value;
    if (value < this.bestCost * POOLED) {
      for (let k = 0; k < tours.touchedCount; k++) {
        const tour = tours.touched[k]!;
        pool.note(tour, tours.cost[tour]!, tours.visitsOf(tour));
      }
    }
    if (value >= this.bestCost - EPSILON) return;
    this.bestCost = value;
    this.bestTours = this.copyTours();
  }

  /** Adds tours met by another search on the same problem to what `recombine` draws from. */
  learn(others: readonly PooledTour[]): void {
    for (const { vehicle, cost, nodes } of others) this.pool.note(vehicle, cost, nodes);
  }

  /** Looks for a better plan among the tours met so far, and goes on from it if there is one. */
  recombine(): boolean {
    const { model, tours } = this;
    const idle = Float64Array.from({ length: model.vehicles }, (_, v) => {
      const start = 2 * (model.requests + v);
      return model.cost[start * model.nodes + start + 1]!;
    });
    const pool = this.pool.all().map((tour) => ({ ...tour, cost: tour.cost - idle[tour.vehicle]! }));
    const chosen = cheapestPartition(model, pool, {
      bound: this.bestCost - idle.reduce((sum, cost) => sum + cost, 0),
      looks: LOOKS * (this.iterations - this.recombined),
    });
    this.recombined = this.iterations;
    if (!chosen) return false;
    const free = Array.from(model.kind.keys());
    const visits: number[][] = free.map(() => []);
    for (const tour of chosen.flatMap((j) => pool[j] ?? [])) {
      const at = free.findIndex((v) => model.kind[v] === model.kind[tour.vehicle]);
      visits[free.splice(at, 1)[0]!] = [...tour.nodes];
    }
    this.load(visits);
    tours.begin();
    this.accept(this.value());
    return true;
  }

  /** False if a tour cannot be driven without what was taken out of it. */
  private takeOut(): boolean {
    const { tours, ruin, bank } = this;
    ruin.choose();
    for (let k = 0; k < ruin.count; k++) tours.touch(tours.tourOf[ruin.taken[k]!]!);
    for (let k = 0; k < ruin.count; k++) {
      bank[this.banked++] = ruin.taken[k]!;
      tours.tourOf[ruin.taken[k]!] = -1;
    }
    let sound = true;
    for (let k = 0; k < tours.touchedCount; k++) sound = tours.drop(tours.touched[k]!, ruin.out) && sound;
    return sound;
  }

  private putBack(): void {
    const { recreate, bank, random, settings } = this;
    const { greedy, cheapest, regret2, regret3 } = settings.recreate;
    let draw = random() * (greedy + cheapest + regret2 + regret3);
    if ((draw -= greedy) < 0) {
      this.banked = recreate.greedy(bank, this.banked);
      return;
    }
    const depth = (draw -= cheapest) < 0 ? 1 : draw - regret2 < 0 ? 2 : 3;
    this.banked = recreate.regret(bank, this.banked, depth, random() < 0.5 ? 0.3 * this.unit : 0);
  }

  /** Puts in what is not served at the start. */
  private fill(): void {
    this.tours.begin();
    this.recreate.limit = Infinity;
    this.banked = this.recreate.regret(this.bank, this.banked, 2, 0);
    this.now = this.value();
    if (this.now < this.bestCost - EPSILON) {
      this.bestCost = this.now;
      this.bestTours = this.copyTours();
    }
  }

  private value(): number {
    let sum = this.tours.total();
    for (let k = 0; k < this.banked; k++) sum += this.model.penalty[this.bank[k]!]!;
    return sum;
  }

  private copyTours(): number[][] {
    return Array.from({ length: this.model.vehicles }, (_, v) => [...this.tours.visitsOf(v)]);
  }
}
