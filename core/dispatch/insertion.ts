import type { VehicleIndex } from '../ids.js';
import { END_OF_TIME, type ServiceTime } from '../units.js';
import { WHEELCHAIRS, type Board } from './board.js';
import { drivingCost, dropoffWeight, ownCost, pickupWeight } from './cost.js';
import { BREAK, DROPOFF, emptyTimetable, PICKUP, settle, type Timetable } from './timetable.js';
import { layOutTrial } from './trial.js';
import { openPosition, turningPoint } from './turn.js';
import type { Wanted } from './wanted.js';
import { watchedFrom } from './watching.js';
import type { Tour } from './tour.js';
import { driveTime, periodAt, type TravelTimes } from './travel-times.js';

/**
 * A way to add a ride to a tour. Positions count the visits of the tour as it is: the pick-up goes before visit
 * `pickup`, the drop-off before visit `dropoff`; equal positions mean riding directly.
 */
export interface Insertion {
  readonly vehicle: VehicleIndex;
  readonly pickup: number;
  readonly dropoff: number;
  /** Added driving, riders' time of this party and delay of all others, yen. */
  readonly cost: number;
  readonly pickupAt: ServiceTime;
  readonly dropoffAt: ServiceTime;
}

/**
 * The cheapest feasible way to serve a ride, over the given vehicles; undefined if there is none.
 *
 * Every pair of positions is tried in O(1): slot labels give a lower bound of the cost and a necessary test of
 * feasibility; only a pair that passes both and would be the best so far is settled exactly (timetable.ts). For
 * driving times that satisfy the triangle inequality, as shortest ways do, no feasible pair is passed over.
 * Ties go to the lower vehicle index, then the earlier pick-up, then the earlier drop-off. At a shared stop
 * riders alight before others board. O(visits²) pairs a vehicle, most of them cut by the pick-up window.
 *
 * The idea of bounding before checking follows LOUD (Buchhold, Sanders, Wagner 2021) and the slack of
 * Savelsbergh (1992).
 */
export function bestInsertion(
  board: Board,
  tours: readonly Tour[],
  wanted: Wanted,
  options: { readonly now: ServiceTime; readonly vehicles: readonly VehicleIndex[]; readonly below?: number },
): Insertion | undefined {
  let wish = wanted;
  for (;;) {
    const search = new Search(board, tours, wish, options.now);
    if (options.below !== undefined) search.bestCost = options.below;
    for (const v of options.vehicles) search.scan(v);
    const found = search.result();
    // Where only remote monitors stood in the way: later, when one of them is free.
    const never = search.watchedFrom >= END_OF_TIME || search.watchedFrom > wanted.pickup.latest;
    if (found !== undefined || never) return found;
    wish = { ...wanted, pickup: { earliest: search.watchedFrom, latest: wanted.pickup.latest } };
  }
}

/** One request against the fleet. A class only to keep in one place what every scan reads. */
class Search {
  bestCost = Infinity;
  /** The first moment for which boarding could be planned but for the remote monitors; END_OF_TIME if they never hinder. */
  watchedFrom: ServiceTime = END_OF_TIME;
  private best: Insertion | undefined;
  private readonly boarding: number;
  private readonly alighting: number;
  private readonly pickupYen: number;
  private readonly dropoffYen: number;
  private readonly drivingYen: number;
  private readonly wishedYen: number;
  private readonly halt: number;
  /** Reaching the origin straight from the anchor: when, and at what cost in time on the road (s). */
  private anchorAt = 0;
  private anchorInto = 0;

  private readonly board: Board;
  private readonly tours: readonly Tour[];
  private readonly wanted: Wanted;
  private readonly now: ServiceTime;

  constructor(board: Board, tours: readonly Tour[], wanted: Wanted, now: ServiceTime) {
    this.board = board;
    this.tours = tours;
    this.wanted = wanted;
    this.now = now;
    const { request, weights, wished } = wanted;
    this.boarding = request.boarding;
    this.alighting = request.alighting;
    // For arrive-by wishes the ride alone counts, and no bound on it is known before the exact times are.
    this.pickupYen = wished === undefined ? 0 : pickupWeight(request.persons, weights);
    this.dropoffYen = wished === undefined ? 0 : dropoffWeight(request.persons, weights);
    this.wishedYen = wished === undefined ? 0 : (this.pickupYen + this.dropoffYen) * wished;
    this.drivingYen = weights.drivingSecond;
    this.halt = board.world.policy.halt;
  }

  result(): Insertion | undefined {
    return this.best;
  }

  /* eslint-disable complexity, max-depth -- the measured hot loop (npm run bench -- dispatch) */
  /** Tries every pick-up position of one vehicle. */
  scan(v: VehicleIndex): void {
    const { board, wanted } = this;
    if (board.size[v] === 0) return;
    // Whoever goes anyway and is late already takes nobody more.
    if (board.spoilt[v] === 1 && board.world.vehicles[v]!.tripLimit !== undefined) return;
    const base = v * board.stride;
    const last = base + board.size[v]! - 1;
    const travel = board.travel(v);
    const changing = travel.periods.length > 1;
    for (let x = base + openPosition(this.tours[v]!, this.now, board, v); x < last; x++) {
      // The visit that follows would be late before this party may even board.
      if (board.latest[x + 1]! < wanted.pickup.earliest + this.boarding) continue;
      let at: number;
      let into: number;
      if (x === base) {
        if (!this.approach(v, travel)) continue;
        at = this.anchorAt;
        into = this.anchorInto;
      } else {
        if (board.lowDone[x]! > wanted.pickup.latest) return;
        const from = board.place[x]!;
        const period = changing ? board.period[x]! : 0;
        into = from === wanted.origin ? 0 : board.halt[x]! + travel.rowTo(wanted.origin, period)[from]!;
        at = board.lowDone[x]! + into;
      }
      if (at > wanted.pickup.latest) {
        // Later positions are later still, unless a faster period begins.
        if (changing || x === base) continue;
        return;
      }
      if (!this.fits(v, x)) continue;
      if (board.kind[x + 1] === DROPOFF && board.place[x + 1] === wanted.origin) continue;
      this.scanDropoffs(v, { x, at: Math.max(at, wanted.pickup.earliest), into, last });
    }
  }

  /** Tries every drop-off position behind one pick-up position; `at` is when boarding would begin. */
  private scanDropoffs(v: VehicleIndex, p: { x: number; at: number; into: number; last: number }): void {
    const { board, wanted, alighting, halt, drivingYen, dropoffYen } = this;
    const { kind, place, begin, low, dwell, latest, leg, chainWeight, weight } = board;
    const { origin, destination, dropoffLatest } = wanted;
    const { x, into, last } = p;
    const travel = board.travel(v);
    const changing = travel.periods.length > 1;
    const ready = p.at + this.boarding;
    const leaving = changing ? periodAt(travel.periods, (ready + halt) as ServiceTime) : 0;
    const fromOrigin = travel.rowFrom(origin, leaving);
    const straight = halt + fromOrigin[destination]!;
    const own = this.pickupYen * p.at - this.wishedYen - board.credit[v]!;
    const next = place[x + 1]!;

    let arrive = ready + straight;
    if (arrive > dropoffLatest && !changing) return;
    if (arrive <= dropoffLatest) {
      const tail = x + 1 === last;
      const onward = this.onward(travel, arrive + alighting, next);
      const reach = arrive + alighting + onward;
      if (reach <= latest[x + 1]!) {
        const driven = into + straight + (tail ? 0 : onward - leg[x + 1]!);
        const delay = reach > begin[x + 1]! ? chainWeight[x + 1]! * (reach - begin[x + 1]!) : 0;
        if (drivingYen * driven + delay + own + dropoffYen * arrive < this.bestCost) {
          this.settle(v, x, x, p);
        }
      }
    }
    if (x + 1 === last) return;

    const after = next === origin ? 0 : halt + fromOrigin[next]!;
    const added = into + after - leg[x + 1]!;
    const least = drivingYen * added + own + dropoffYen * (ready + straight);
    if (least >= this.bestCost && !changing) return;
    let at = ready + after;
    let delayed = 0;
    for (let y = x + 1; y < last; y++) {
      if (at < low[y]!) at = low[y]!;
      if (at > latest[y]! || kind[y] === BREAK || !this.fits(v, y)) return;
      delayed += weight[y]! * (at - begin[y]!);
      if (least + delayed >= this.bestCost && !changing) return;
      const leaves = at + dwell[y]!;
      const from = place[y]!;
      const period = changing ? periodAt(travel.periods, (leaves + board.halt[y]!) as ServiceTime) : 0;
      const detour = from === destination ? 0 : board.halt[y]! + travel.rowTo(destination, period)[from]!;
      arrive = leaves + detour;
      if (arrive > dropoffLatest && !changing) return;
      // Riders alight before others board: right behind a boarding at the destination is no position.
      if (arrive <= dropoffLatest && (kind[y] !== PICKUP || from !== destination)) {
        const onward = this.onward(travel, arrive + alighting, place[y + 1]!);
        const reach = arrive + alighting + onward;
        if (reach <= latest[y + 1]!) {
          const driven = added + detour + (y + 1 === last ? 0 : onward - leg[y + 1]!);
          const delay = reach > begin[y + 1]! ? chainWeight[y + 1]! * (reach - begin[y + 1]!) : 0;
          if (drivingYen * driven + delayed + delay + own + dropoffYen * arrive < this.bestCost) {
            this.settle(v, x, y, p);
          }
        }
      }
      at = leaves + leg[y + 1]!;
    }
  }
  /* eslint-enable complexity, max-depth */

  private fits(v: VehicleIndex, x: number): boolean {
    const { board, wanted } = this;
    const { seats, wheelchairs } = wanted.request.load;
    const beside = board.wheelchairs[x]! + wheelchairs;
    return beside < WHEELCHAIRS && board.seats[x]! + seats <= board.seatsBeside[v * WHEELCHAIRS + beside]!;
  }

  /** Halt and driving from the destination to the next place; none where the tour may end anywhere. */
  private onward(travel: TravelTimes, leaves: number, next: number): number {
    if (next < 0 || next === this.wanted.destination) return 0;
    const period =
      travel.periods.length > 1 ? periodAt(travel.periods, (leaves + this.halt) as ServiceTime) : 0;
    return this.halt + travel.rowFrom(this.wanted.destination, period)[next]!;
  }

  /** Fills in how the vehicle reaches the origin first of all; false if not in time. */
  private approach(v: VehicleIndex, travel: TravelTimes): boolean {
    const { origin, pickup } = this.wanted;
    const { motion, visits } = this.tours[v]!;
    if (motion.kind === 'broken-down') return false;
    if (motion.kind === 'standing') {
      const halt = motion.halted && motion.place !== origin ? this.halt : 0;
      const leaves = Math.max(this.now, motion.readyAt + halt);
      const drive = driveTime(travel, motion.place, origin, leaves as ServiceTime);
      this.anchorAt = leaves + drive;
      this.anchorInto = halt + drive;
      return this.anchorAt <= pickup.latest;
    }
    const period = periodAt(travel.periods, motion.departed);
    if (motion.from < travel.stops && travel.periods.length === 1) {
      // By the triangle inequality no turn on the way reaches the origin sooner than a drive from the leg's start.
      const drive = travel.rowTo(origin, period)[motion.from]!;
      if (motion.departed + drive > pickup.latest || this.leastByTurning(v, drive) >= this.bestCost)
        return false;
    }
    const turn = turningPoint(motion, this.now, this.board.world.policy.freeze, travel);
    const drive = driveTime(travel, turn.place, origin, turn.at);
    this.anchorAt = turn.at + drive;
    // What has been driven towards nothing is spent whatever is decided.
    this.anchorInto = (visits.length === 0 ? 0 : turn.at - motion.departed) + drive;
    return this.anchorAt <= pickup.latest;
  }

  /** Lower bound of the cost of going to the origin first, for a vehicle whose leg began `drive` from it. */
  private leastByTurning(v: VehicleIndex, drive: number): number {
    const { board, wanted } = this;
    const first = v * board.stride;
    const last = first + board.size[v]! - 1;
    const { motion } = this.tours[v]!;
    if (motion.kind !== 'driving') return 0;
    const fromOrigin = board.travel(v).rowFrom(wanted.origin, 0);
    const at = Math.max(motion.departed + drive, this.now, wanted.pickup.earliest);
    const arrive = at + this.boarding + this.halt + fromOrigin[wanted.destination]!;
    const next = board.place[first + 1]!;
    const added =
      first + 1 === last
        ? Math.max(0, motion.departed + drive - this.now)
        : drive + (next === wanted.origin ? 0 : fromOrigin[next]!) - board.leg[first + 1]!;
    const own = this.pickupYen * at + this.dropoffYen * arrive - this.wishedYen - board.credit[v]!;
    return drivingCost(added, wanted.weights) + own;
  }

  /** Times the tour with the ride in it, exactly, and keeps it if it is the cheapest so far. */
  private settle(v: VehicleIndex, x: number, y: number, p: { at: number; into: number }): void {
    const { board, wanted } = this;
    const t = trialTable(board.stride + 4);
    const travel = board.travel(v);
    const base = v * board.stride;
    layOutTrial(t, board, wanted, { v, x: x - base, y: y - base, into: p.into });
    t.begin[0] = x === base ? this.anchorAt - this.anchorInto : this.anchor(v, base);
    const changing = travel.periods.length > 1 ? travel : undefined;
    if (!settle(t, board.waitLimit[v]!, changing)) return;
    const cost = this.costOf(t, v, x - base, y - base);
    if (cost >= this.bestCost || this.unwatched(v, t.begin[x - base + 1]! as ServiceTime)) return;
    this.bestCost = cost;
    this.best = {
      vehicle: v,
      pickup: x - base,
      dropoff: y - base,
      cost,
      pickupAt: t.begin[x - base + 1] as ServiceTime,
      dropoffAt: t.begin[y - base + 2] as ServiceTime,
    };
  }

  /** Whether no remote monitor could look after the vehicle; notes from when on one could. */
  private unwatched(vehicle: VehicleIndex, pickupAt: ServiceTime): boolean {
    const { board, tours, wanted, now } = this;
    if (board.world.watches === undefined) return false;
    const from = watchedFrom(board.world, tours, { wanted, vehicle, now }, pickupAt);
    if (from === undefined) return false;
    if (from < this.watchedFrom) this.watchedFrom = from;
    return true;
  }

  /** From when the tour can be timed: no vehicle that stands can begin anything in the past. */
  private anchor(v: VehicleIndex, base: number): number {
    const { motion, visits } = this.tours[v]!;
    const since = this.board.begin[base]!;
    if (motion.kind !== 'standing') return since;
    const here = visits[0]?.stop === motion.place;
    return Math.max(since, here ? this.now : this.now - this.board.halt[base]!);
  }

  private costOf(t: Timetable, v: VehicleIndex, x: number, y: number): number {
    const { board, wanted } = this;
    const base = v * board.stride;
    const size = board.size[v]!;
    let driven = 0;
    let delay = 0;
    for (let i = 1; i < t.count - 1; i++) driven += t.leg[i]!;
    for (let i = 1; i < size; i++) {
      if (i < size - 1) driven -= board.leg[base + i]!;
      const moved = i <= x ? i : i <= y ? i + 1 : i + 2;
      delay += board.weight[base + i]! * (t.begin[moved]! - board.begin[base + i]!);
    }
    const times = { wished: wanted.wished, pickup: t.begin[x + 1]!, dropoff: t.begin[y + 2]! };
    return (
      drivingCost(driven, wanted.weights) + delay + ownCost(wanted.request.persons, times, wanted.weights)
    );
  }
}

let trial = emptyTimetable(64);

/** The one work table for trials: an insertion settles many and keeps none. */
function trialTable(slots: number): Timetable {
  if (trial.kind.length < slots) trial = emptyTimetable(slots);
  return trial;
}
