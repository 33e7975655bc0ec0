import type { Model } from './model.js';

/** Slack of every comparison of moments: far above the rounding of doubles, far below any second. */
export const EPSILON = 1e-9;

/** Repairs after which the quick evaluation hands over to plain rounds. */
const PATIENCE = 60;

/**
 * Decides exactly whether a sequence of nodes has a schedule.
 *
 * A schedule is a solution of difference constraints: each begin is inside its window, at least the service
 * and the drive after the one before, at most `span` after its partner (ride time, tour duration), and where a
 * wait with somebody aboard is limited, at most that much after the arrival. The evaluation raises the begins
 * from their lower bounds to the least solution; a bound that must exceed its window proves that there is
 * none. It sweeps forward and goes back only where a span or a wait pulls an earlier begin up (compare
 * Gschwind and Drexl 2019, section 4, on why greedy schedules do not suffice). Cost: O(length) in nearly all
 * cases, O(length²) at worst.
 *
 * Loads are no business of a schedule; see Model.fits.
 */
export class Schedule {
  /** The sequence to judge, start and end of the vehicle included. Written by the caller. */
  readonly nodes: Int32Array;
  /** Lower bounds on the begins, by position. Written by the caller; raised to the least schedule. */
  readonly begin: Float64Array;
  /** By node: its position in `nodes`. */
  private readonly at: Int32Array;
  /** By position: driving and service since the start. */
  private readonly sum: Float64Array;
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
    this.nodes = new Int32Array(2 * model.requests + 4);
    this.begin = new Float64Array(2 * model.requests + 4);
    this.sum = new Float64Array(2 * model.requests + 4);
    this.at = new Int32Array(model.nodes);
  }

  /** Sets every lower bound to the window of its node. */
  open(length: number): void {
    const { nodes, begin } = this;
    const { earliest } = this.model;
    for (let k = 0; k < length; k++) begin[k] = earliest[nodes[k]!]!;
  }

  /**
   * Whether nodes[0 … length) has a schedule; if so `begin` is the earliest one. The bounds in `begin` must be
   * lower bounds of every schedule. The sweep starts at position `from`: those before must already satisfy
   * each other. It may end once a begin after position `calm` stays as it was: those after `calm` must satisfy
   * each other too, and waits must be unlimited. Without such knowledge pass 1 and `length`.
   */
  // One sweep on purpose: the hottest loop of all.
  // eslint-disable-next-line complexity
  settle(length: number, from: number, calm: number): boolean {
    if (!this.index(length)) return false;
    const { nodes, begin, at } = this;
    const { travel, dwell, latest, span, nodes: size, waitAboard } = this.model;
    let repairs = 0;
    let restless = calm;
    for (let k = from; k < length; k++) {
      const a = nodes[k - 1]!;
      const b = nodes[k]!;
      const arrival = begin[k - 1]! + dwell[a]! + travel[a * size + b]!;
      const moment = arrival > begin[k]! ? arrival : begin[k]!;
      if (arrival <= begin[k]! && k > restless) return true;
      if (moment > latest[b]! + EPSILON) return false;
      begin[k] = moment;
      let back = -1;
      if ((b & 1) === 1) {
        const partner = at[b ^ 1]!;
        const due = moment - span[b >> 1]!;
        if (due > begin[partner]! + EPSILON) {
          begin[partner] = due;
          back = partner;
        }
      }
      if (moment - arrival > waitAboard + EPSILON && this.carries(k)) {
        begin[k - 1] = begin[k - 1]! + (moment - arrival - waitAboard);
        back = back < 0 || k - 1 < back ? k - 1 : back;
      }
      if (back < 0) continue;
      if (begin[back]! > latest[nodes[back]!]! + EPSILON) return false;
      if (k > restless) restless = k;
      if (++repairs > PATIENCE) return this.settleByRounds(length);
      k = back > 0 ? back - 1 : 0;
    }
    return true;
  }

  /** Notes positions and sums; false where driving alone breaks a span, whatever the schedule. */
  private index(length: number): boolean {
    const { nodes, at, sum } = this;
    const { travel, dwell, span, nodes: size } = this.model;
    at[nodes[0]!] = 0;
    sum[0] = 0;
    for (let k = 1; k < length; k++) {
      const a = nodes[k - 1]!;
      const b = nodes[k]!;
      const total = sum[k - 1]! + dwell[a]! + travel[a * size + b]!;
      sum[k] = total;
      at[b] = k;
      if ((b & 1) === 1 && total - sum[at[b ^ 1]!]! > span[b >> 1]! + EPSILON) return false;
    }
    return true;
  }

  /** Whether somebody is aboard on the way to position k. */
  private carries(k: number): boolean {
    let load = 0;
    for (let i = 0; i < k; i++) load += this.model.load[this.nodes[i]!]!;
    return load !== 0;
  }

  /**
   * Bellman and Ford's rounds: without a contradiction the least schedule stands after as many rounds as there
   * are positions, so a change in a later round proves a cycle that can never be satisfied.
   */
  private settleByRounds(length: number): boolean {
    const { nodes, begin, at } = this;
    const { travel, dwell, latest, span, nodes: size, waitAboard } = this.model;
    for (let round = 0; round <= length; round++) {
      let changed = false;
      for (let k = 1; k < length; k++) {
        const a = nodes[k - 1]!;
        const b = nodes[k]!;
        const arrival = begin[k - 1]! + dwell[a]! + travel[a * size + b]!;
        if (arrival > begin[k]! + EPSILON) {
          begin[k] = arrival;
          changed = true;
        }
        const moment = begin[k]!;
        const partner = (b & 1) === 1 ? at[b ^ 1]! : k;
        if (partner !== k && moment - span[b >> 1]! > begin[partner]! + EPSILON) {
          begin[partner] = moment - span[b >> 1]!;
          changed = true;
        }
        if (moment - arrival > waitAboard + EPSILON && this.carries(k)) {
          begin[k - 1] = moment - waitAboard - dwell[a]! - travel[a * size + b]!;
          changed = true;
        }
        if (moment > latest[b]! + EPSILON || begin[k - 1]! > latest[a]! + EPSILON) return false;
      }
      if (!changed) return begin[0]! <= latest[nodes[0]!]! + EPSILON;
    }
    return false;
  }
}
