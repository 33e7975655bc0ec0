import { nodesOfTour, type Model } from './model.js';
import type { Plan, VisitCodes } from './problem.js';
import { EPSILON, Schedule } from './schedule.js';

/**
 * The tours of all vehicles while the search works on them. Keeps, for every tour, its schedules and loads in
 * step with its sequence, and can take back everything done since `begin()`.
 *
 * A tour r lies in the arrays at `r * stride`, its start node first, its end node last.
 */
export class Tours {
  readonly model: Model;
  readonly stride: number;
  readonly node: Int32Array;
  readonly length: Int32Array;
  /** Earliest and latest begin by position. Limits on waiting are left out, so both stay bounds after insertions. */
  readonly early: Float64Array;
  readonly late: Float64Array;
  /** Packed load on leaving, by position. */
  readonly load: Int32Array;
  /** By position: cost of the leg that begins there; service there and driving time of that leg. */
  readonly leg: Float64Array;
  readonly step: Float64Array;
  readonly cost: Float64Array;
  /** Changes with every change of the tour and is never used twice. */
  readonly version: Int32Array;
  /** Position of the last visit that must stay; insertions come after it. */
  readonly locked: Int32Array;
  /** By request: its tour, or −1. */
  readonly tourOf: Int32Array;
  /** By node: position in its tour. */
  readonly position: Int32Array;
  /** By request: 1 if its pick-up must stay where it is; 2 if its drop-off too. */
  readonly fixed: Uint8Array;
  /** By request: the tour its fixed pick-up lies in; −1 for a pick-up that may move. */
  readonly boundTo: Int32Array;
  readonly schedule: Schedule;
  /** Tours changed since begin(), and by tour whether it is among them. */
  readonly touched: Int32Array;
  readonly isTouched: Uint8Array;
  touchedCount = 0;

  private readonly relaxed: Schedule;
  private readonly kept: Kept;
  private nextVersion = 1;

  /** The plan to start from; throws RangeError if one of them has no schedule or does not fit its vehicle. */
  constructor(model: Model, plan: Plan) {
    const { vehicles, requests, nodes } = model;
    this.model = model;
    this.stride = 2 * requests + 2;
    const cells = vehicles * this.stride;
    this.node = new Int32Array(cells);
    this.length = new Int32Array(vehicles);
    this.early = new Float64Array(cells);
    this.late = new Float64Array(cells);
    this.load = new Int32Array(cells);
    this.leg = new Float64Array(cells);
    this.step = new Float64Array(cells);
    this.cost = new Float64Array(vehicles);
    this.version = new Int32Array(vehicles);
    this.locked = new Int32Array(vehicles);
    this.tourOf = new Int32Array(requests).fill(-1);
    this.position = new Int32Array(nodes);
    this.fixed = new Uint8Array(requests);
    this.boundTo = new Int32Array(requests).fill(-1);
    this.touched = new Int32Array(vehicles);
    this.isTouched = new Uint8Array(vehicles);
    this.schedule = new Schedule(model);
    this.relaxed =
      model.waitAboard === Infinity ? this.schedule : new Schedule({ ...model, waitAboard: Infinity });
    this.kept = keep(this);
    for (let v = 0; v < vehicles; v++) {
      this.lock(v, plan[v]!);
      if (!this.replace(v, nodesOfTour(model, v, plan[v]!)))
        throw new RangeError(`the tour given for vehicle ${v} cannot be driven`);
    }
  }

  /** Replaces the visits of a tour; false, and the tour in disorder, if they have no schedule or do not fit. */
  replace(tour: number, visits: ArrayLike<number>): boolean {
    const { node, tourOf } = this;
    const start = 2 * (this.model.requests + tour);
    const offset = tour * this.stride;
    const count = visits.length;
    node[offset] = start;
    for (let k = 0; k < count; k++) {
      const visit = visits[k]!;
      node[offset + k + 1] = visit;
      tourOf[visit >> 1] = tour;
    }
    node[offset + count + 1] = start + 1;
    this.length[tour] = count + 2;
    return this.refresh(tour) && this.carries(tour);
  }

  /** From here on `rollback` restores what the tours are now. */
  begin(): void {
    for (let k = 0; k < this.touchedCount; k++) this.isTouched[this.touched[k]!] = 0;
    this.touchedCount = 0;
  }

  /** To be called before a tour is changed. */
  touch(tour: number): void {
    if (this.isTouched[tour] === 1) return;
    this.isTouched[tour] = 1;
    this.touched[this.touchedCount++] = tour;
    const { kept, node, early, late, load, leg, step } = this;
    const offset = tour * this.stride;
    const length = this.length[tour]!;
    for (let k = offset; k < offset + length; k++) {
      kept.node[k] = node[k]!;
      kept.early[k] = early[k]!;
      kept.late[k] = late[k]!;
      kept.load[k] = load[k]!;
      kept.leg[k] = leg[k]!;
      kept.step[k] = step[k]!;
    }
    kept.length[tour] = length;
    kept.cost[tour] = this.cost[tour]!;
    kept.version[tour] = this.version[tour]!;
  }

  /** Takes back every change since `begin`. Owners of requests that were unserved then are the caller's to reset. */
  rollback(): void {
    const { kept, node, early, late, load, leg, step, position, tourOf } = this;
    for (let t = 0; t < this.touchedCount; t++) {
      const tour = this.touched[t]!;
      const offset = tour * this.stride;
      const length = kept.length[tour]!;
      for (let k = 0; k < length; k++) {
        const visit = kept.node[offset + k]!;
        node[offset + k] = visit;
        position[visit] = k;
        early[offset + k] = kept.early[offset + k]!;
        late[offset + k] = kept.late[offset + k]!;
        load[offset + k] = kept.load[offset + k]!;
        leg[offset + k] = kept.leg[offset + k]!;
        step[offset + k] = kept.step[offset + k]!;
        if (k > 0 && k < length - 1) tourOf[visit >> 1] = tour;
      }
      this.length[tour] = length;
      this.cost[tour] = kept.cost[tour]!;
      this.version[tour] = kept.version[tour]!;
    }
    this.begin();
  }

  /**
   * Puts the pick-up behind position i and the drop-off behind what is now position j ≥ i. False, and nothing
   * changed, if the tour would have no schedule. Loads must fit.
   */
  insert(request: number, tour: number, i: number, j: number): boolean {
    const { schedule, relaxed, node, early } = this;
    const length = this.arrange(request, tour, i, j);
    const isCalm = relaxed === schedule;
    if (!schedule.settle(length, isCalm ? i + 1 : 1, isCalm ? j + 2 : length)) return false;
    this.touch(tour);
    this.length[tour] = length;
    this.tourOf[request] = tour;
    const offset = tour * this.stride;
    for (let k = 0; k < length; k++) {
      node[offset + k] = schedule.nodes[k]!;
      early[offset + k] = schedule.begin[k]!;
    }
    this.derive(tour);
    if (!isCalm) this.relax(tour);
    this.settleLate(tour);
    return true;
  }

  /** Writes the tour with the request put in at (i, j) into the schedule; its length. */
  private arrange(request: number, tour: number, i: number, j: number): number {
    const { node, early, stride, fixed } = this;
    const { earliest } = this.model;
    const { nodes, begin } = this.schedule;
    const offset = tour * stride;
    const end = this.length[tour]!;
    const p = 2 * request;
    let w = 0;
    for (; w <= i; w++) {
      nodes[w] = node[offset + w]!;
      begin[w] = early[offset + w]!;
    }
    if (fixed[request] !== 1) {
      nodes[w] = p;
      begin[w++] = earliest[p]!;
    }
    for (let k = i + 1; k <= j; k++) {
      nodes[w] = node[offset + k]!;
      begin[w++] = early[offset + k]!;
    }
    nodes[w] = p + 1;
    begin[w++] = earliest[p + 1]!;
    for (let k = j + 1; k < end; k++) {
      nodes[w] = node[offset + k]!;
      begin[w++] = early[offset + k]!;
    }
    return w;
  }

  /**
   * Takes every request marked in `out` from the tour. A pick-up that must stay, stays. False if what is left
   * has no schedule, which happens only where waits are limited or driving times break the triangle inequality.
   */
  drop(tour: number, out: Uint8Array): boolean {
    const { node, fixed } = this;
    const offset = tour * this.stride;
    const length = this.length[tour]!;
    let w = 1;
    for (let k = 1; k < length; k++) {
      const visit = node[offset + k]!;
      const request = visit >> 1;
      const stays = k === length - 1 || out[request] === 0 || ((visit & 1) === 0 && fixed[request] === 1);
      if (stays) node[offset + w++] = visit;
    }
    this.length[tour] = w;
    return this.refresh(tour);
  }

  /** What driving all tours costs. */
  total(): number {
    let sum = 0;
    for (let v = 0; v < this.model.vehicles; v++) sum += this.cost[v]!;
    return sum;
  }

  /** The visits of a tour without start and end; a view that changes with the tour. */
  visitsOf(tour: number): Int32Array {
    const offset = tour * this.stride;
    return this.node.subarray(offset + 1, offset + this.length[tour]! - 1);
  }

  /** Recomputes everything derived from the sequence of a tour; false if it has no schedule. */
  refresh(tour: number): boolean {
    this.derive(tour);
    const { node, early, schedule, relaxed } = this;
    const offset = tour * this.stride;
    const length = this.length[tour]!;
    for (let k = 0; k < length; k++) schedule.nodes[k] = node[offset + k]!;
    schedule.open(length);
    if (!schedule.settle(length, 1, length)) return false;
    if (relaxed === schedule) for (let k = 0; k < length; k++) early[offset + k] = schedule.begin[k]!;
    else this.relax(tour);
    this.settleLate(tour);
    return true;
  }

  /** Positions, loads, legs, cost and version. */
  private derive(tour: number): void {
    const { node, load, leg, step, position } = this;
    const { cost, travel, dwell, nodes: size, load: loadOf } = this.model;
    const offset = tour * this.stride;
    const last = this.length[tour]! - 1;
    let aboard = 0;
    let driven = 0;
    for (let k = 0; k <= last; k++) {
      const visit = node[offset + k]!;
      position[visit] = k;
      aboard += loadOf[visit]!;
      load[offset + k] = aboard;
      if (k === last) break;
      const arc = visit * size + node[offset + k + 1]!;
      driven += cost[arc]!;
      leg[offset + k] = cost[arc]!;
      step[offset + k] = dwell[visit]! + travel[arc]!;
    }
    this.cost[tour] = driven;
    this.version[tour] = this.nextVersion++;
  }

  /** The earliest schedule without limits on waiting, which is a bound after further insertions too. */
  private relax(tour: number): void {
    const { node, early, relaxed } = this;
    const offset = tour * this.stride;
    const length = this.length[tour]!;
    for (let k = 0; k < length; k++) relaxed.nodes[k] = node[offset + k]!;
    relaxed.open(length);
    if (!relaxed.settle(length, 1, length)) throw new Error('a tour with a schedule has none without limits');
    for (let k = 0; k < length; k++) early[offset + k] = relaxed.begin[k]!;
  }

  /** The greatest schedule: windows pushed backward, spans forward. The tour must have a schedule. */
  private settleLate(tour: number): void {
    const { node, late, position } = this;
    const { travel, dwell, latest, span, nodes: size } = this.model;
    const offset = tour * this.stride;
    const length = this.length[tour]!;
    for (let k = 0; k < length; k++) late[offset + k] = latest[node[offset + k]!]!;
    for (let k = length - 2; k >= 0; k--) {
      const visit = node[offset + k]!;
      const next = node[offset + k + 1]!;
      const moment = late[offset + k + 1]! - travel[visit * size + next]! - dwell[visit]!;
      if (moment < late[offset + k]!) late[offset + k] = moment;
      if ((visit & 1) === 1) continue;
      const partner = position[visit ^ 1]!;
      // A drop-off that is out of the tour for the moment leaves a stale position behind.
      if (partner >= length || node[offset + partner] !== (visit ^ 1)) continue;
      const due = late[offset + k]! + span[visit >> 1]!;
      if (due < late[offset + partner]! - EPSILON) {
        late[offset + partner] = due;
        k = partner;
      }
    }
  }

  private lock(tour: number, codes: VisitCodes): void {
    const stay = nodesOfTour(this.model, tour, codes.slice(0, this.model.locked[tour]));
    this.locked[tour] = stay.length;
    for (const node of stay) {
      this.fixed[node >> 1] = (node & 1) + 1;
      this.boundTo[node >> 1] = tour;
    }
  }

  private carries(tour: number): boolean {
    const { fits, fitsFrom } = this.model;
    const offset = tour * this.stride;
    for (let k = 0; k < this.length[tour]!; k++) {
      if (fits[fitsFrom[tour]! + this.load[offset + k]!] !== 1) return false;
    }
    return true;
  }
}

/** What the tours were at `begin`, for those touched since. */
interface Kept {
  readonly node: Int32Array;
  readonly early: Float64Array;
  readonly late: Float64Array;
  readonly load: Int32Array;
  readonly leg: Float64Array;
  readonly step: Float64Array;
  readonly length: Int32Array;
  readonly cost: Float64Array;
  readonly version: Int32Array;
}

function keep(tours: Tours): Kept {
  return {
    node: tours.node.slice(),
    early: tours.early.slice(),
    late: tours.late.slice(),
    load: tours.load.slice(),
    leg: tours.leg.slice(),
    step: tours.step.slice(),
    length: tours.length.slice(),
    cost: tours.cost.slice(),
    version: tours.version.slice(),
  };
}
