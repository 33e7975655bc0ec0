import type { VehicleIndex } from '../ids.js';
import { END_OF_TIME, type ServiceTime } from '../units.js';
import { layOut, seatTable } from './lay-out.js';
import { ANCHOR, emptyTimetable, settle, settleLate, type Timetable } from './timetable.js';
import type { Tour } from './tour.js';
import { periodAt, type TravelTimes } from './travel-times.js';
import type { World } from './world.js';

/** More wheelchairs than any vehicle carries; a row of `seatsBeside` has this many entries. */
export const WHEELCHAIRS = 8;

/**
 * The tours of all vehicles as parallel arrays, so that an insertion reads memory in order. Derived from Fleet
 * and World alone and never stored: `follow` brings it up to date by laying out the tours that changed.
 *
 * Slot s of vehicle v is entry v × stride + s; slot 0 is the anchor, slot size[v] − 1 the end of the shift.
 * Times are seconds since 00:00 of the service day.
 */
export class Board {
  readonly world: World;
  stride = 32;
  /** Slots in use, by vehicle; 0 if the vehicle takes no rides. */
  readonly size: Int32Array;
  /** Most seats that can be taken beside w wheelchairs, entry v × WHEELCHAIRS + w; −1 if w is too many. */
  readonly seatsBeside: Int32Array;
  kind!: Uint8Array;
  place!: Int32Array;
  /** Beginning of service as scheduled: the earliest under all constraints. */
  begin!: Int32Array;
  /**
   * The same and its end without the limit on waiting with riders aboard. Another visit in between can lift that
   * limit, so only these are lower bounds for a tour with a ride put in.
   */
  low!: Int32Array;
  lowDone!: Int32Array;
  dwell!: Int32Array;
  /** Latest beginning of service that leaves all later windows intact. */
  latest!: Int32Array;
  /** Halt and driving into the slot, and the halt paid on leaving it, s. */
  leg!: Int32Array;
  halt!: Int32Array;
  /** Taken after the slot. */
  seats!: Int16Array;
  wheelchairs!: Int16Array;
  /** Cost of beginning a second later, of this slot alone and of all slots up to the next pause, yen. */
  weight!: Float64Array;
  chainWeight!: Float64Array;
  /** 1 if the tour has no schedule that keeps everything. */
  readonly spoilt: Uint8Array;
  /** Longest wait with riders aboard that planning goes by, s, by vehicle. */
  readonly waitLimit: Int32Array;
  /** Yen by which a tour could become cheaper if none of its visits had to be put off, by vehicle. */
  readonly credit: Float64Array;
  /** Period of the departure from the slot. */
  period!: Uint8Array;
  /** As laid out, for an exact trial: window, partner slot and ride limit. */
  early!: Int32Array;
  late!: Int32Array;
  partner!: Int32Array;
  maxRide!: Int32Array;
  loaded!: Uint8Array;

  private readonly followed: (Tour | undefined)[] = [];
  /** Tours whose rows are kept in the second half of all arrays, vehicle by vehicle. */
  private readonly remembered: (Tour | undefined)[] = [];
  private table: Timetable = emptyTimetable(64);

  constructor(world: World) {
    this.world = world;
    const vehicles = world.vehicles.length;
    this.size = new Int32Array(2 * vehicles);
    this.waitLimit = new Int32Array(2 * vehicles);
    this.spoilt = new Uint8Array(2 * vehicles);
    this.credit = new Float64Array(2 * vehicles);
    this.seatsBeside = seatTable(world.vehicles, WHEELCHAIRS);
    this.allocate();
  }

  /** Brings the rows of all changed tours up to date. O(vehicles), and O(visits) for each changed one. */
  follow(tours: readonly Tour[]): this {
    for (let v = 0; v < tours.length; v++) {
      if (this.followed[v] !== tours[v]) this.fill(v as VehicleIndex, tours[v]!);
    }
    return this;
  }

  /** Keeps the row of a vehicle aside, so that coming back to this tour costs a copy. One tour a vehicle. */
  remember(v: VehicleIndex): void {
    if (this.remembered[v] === this.followed[v]) return;
    this.copyRow(v, v + this.world.vehicles.length);
    this.remembered[v] = this.followed[v];
  }

  /** Driving times of the vehicle. */
  travel(v: VehicleIndex): TravelTimes {
    return this.world.travel[this.world.vehicles[v]!.speed]!;
  }

  private fill(v: VehicleIndex, tour: Tour): void {
    const slots = tour.visits.length + 2;
    if (slots + 2 > this.stride) {
      this.stride = Math.max(slots + 2, this.stride * 2);
      this.table = emptyTimetable(this.stride * 2);
      const known = [...this.followed];
      this.allocate();
      for (const [w, old] of known.entries()) {
        if (old !== undefined && w !== v) this.fill(w as VehicleIndex, old);
      }
    }
    this.followed[v] = tour;
    if (this.remembered[v] === tour) {
      this.copyRow(v + this.world.vehicles.length, v);
      return;
    }
    const vehicle = this.world.vehicles[v]!;
    if (vehicle.shifts.length === 0 || tour.motion.kind === 'broken-down') {
      this.size[v] = 0;
      return;
    }
    this.size[v] = slots;
    const travel = this.travel(v);
    layOut(this.table, tour, vehicle, this.world);
    this.time(v, travel.periods.length > 1 ? travel : undefined);
    this.copy(v, tour);
    this.label(v, travel);
  }

  /**
   * Settles the work table. Without a visit that was taken out, riders may have to wait aboard longer than they
   * should: then the promises are kept all the same and the limit on waiting is lifted. Only a tour that the
   * world has delayed cannot keep its promises; they then end where they must, so that planning goes on.
   */
  private time(v: VehicleIndex, changing: TravelTimes | undefined): void {
    const { maxWaitAboard } = this.world.policy;
    this.spoilt[v] = 0;
    this.waitLimit[v] = maxWaitAboard;
    const free = settle(this.table, END_OF_TIME, changing);
    if (free) this.keepBounds(v);
    if (free && (waitsAtMost(this.table, maxWaitAboard) || settle(this.table, maxWaitAboard, changing)))
      return;
    this.spoilt[v] = 1;
    this.waitLimit[v] = END_OF_TIME;
    if (settle(this.table, END_OF_TIME, changing)) return;
    settleLate(this.table, changing);
    excuse(this.table);
    this.keepBounds(v);
  }

  /** The times in the work table bound from below what any tour with more visits can have. */
  private keepBounds(v: VehicleIndex): void {
    const t = this.table;
    for (let i = 0, x = v * this.stride; i < t.count; i++, x++) {
      this.low[x] = t.begin[i]!;
      this.lowDone[x] = t.begin[i]! + t.dwell[i]!;
    }
  }

  /** From the work table into the row. */
  private copy(v: VehicleIndex, tour: Tour): void {
    const t = this.table;
    let seats = 0;
    let wheelchairs = 0;
    this.credit[v] = 0;
    for (const { request } of tour.aboard) {
      seats += request.load.seats;
      wheelchairs += request.load.wheelchairs;
    }
    for (let i = 0, x = v * this.stride; i < t.count; i++, x++) {
      const visit = tour.visits[i - 1];
      if (visit !== undefined && visit.kind !== 'break') {
        const sign = visit.kind === 'pickup' ? 1 : -1;
        seats += sign * visit.ride.request.load.seats;
        wheelchairs += sign * visit.ride.request.load.wheelchairs;
      }
      this.kind[x] = t.kind[i]!;
      this.place[x] = t.place[i]!;
      this.begin[x] = t.begin[i]!;
      this.dwell[x] = t.dwell[i]!;
      this.credit[v] += t.weight[i]! * (t.begin[i]! - this.low[x]!);
      this.halt[x] = t.halt[i]!;
      this.leg[x] = t.leg[i]!;
      this.seats[x] = seats;
      this.wheelchairs[x] = wheelchairs;
      this.weight[x] = t.weight[i]!;
      this.early[x] = t.early[i]!;
      this.late[x] = t.late[i]!;
      this.partner[x] = t.partner[i]!;
      this.maxRide[x] = t.maxRide[i]!;
      this.loaded[x] = t.loaded[i]!;
    }
  }

  /** All there is about one row, into another. */
  private copyRow(from: number, to: number): void {
    this.size[to] = this.size[from]!;
    this.waitLimit[to] = this.waitLimit[from]!;
    this.spoilt[to] = this.spoilt[from]!;
    this.credit[to] = this.credit[from]!;
    const end = from * this.stride + this.size[from]!;
    for (let x = from * this.stride, y = to * this.stride; x < end; x++, y++) {
      this.kind[y] = this.kind[x]!;
      this.place[y] = this.place[x]!;
      this.begin[y] = this.begin[x]!;
      this.low[y] = this.low[x]!;
      this.lowDone[y] = this.lowDone[x]!;
      this.dwell[y] = this.dwell[x]!;
      this.latest[y] = this.latest[x]!;
      this.leg[y] = this.leg[x]!;
      this.halt[y] = this.halt[x]!;
      this.seats[y] = this.seats[x]!;
      this.wheelchairs[y] = this.wheelchairs[x]!;
      this.weight[y] = this.weight[x]!;
      this.chainWeight[y] = this.chainWeight[x]!;
      this.period[y] = this.period[x]!;
      this.early[y] = this.early[x]!;
      this.late[y] = this.late[x]!;
      this.partner[y] = this.partner[x]!;
      this.maxRide[y] = this.maxRide[x]!;
      this.loaded[y] = this.loaded[x]!;
    }
  }

  /** Walks the row backward for the latest beginnings and for what a delay costs until a pause swallows it. */
  private label(v: VehicleIndex, travel: TravelTimes): void {
    const first = v * this.stride;
    const last = first + this.size[v]! - 1;
    this.latest[last] = this.late[last]!;
    this.chainWeight[last] = 0;
    this.period[last] = 0;
    for (let x = last - 1; x >= first; x--) {
      const done = this.begin[x]! + this.dwell[x]!;
      const leaves = done + this.halt[x]!;
      this.period[x] = periodAt(travel.periods, leaves as ServiceTime);
      const departure =
        travel.periods.length > 1 ? latestDeparture(this, x, travel) : this.latest[x + 1]! - this.leg[x + 1]!;
      this.latest[x] = Math.min(this.late[x]!, departure - this.dwell[x]!);
      const pause = this.begin[x + 1]! > done + this.leg[x + 1]!;
      this.chainWeight[x] = this.weight[x]! + (pause ? 0 : this.chainWeight[x + 1]!);
    }
  }

  private allocate(): void {
    const entries = this.size.length * this.stride;
    this.followed.length = 0;
    this.remembered.length = 0;
    this.kind = new Uint8Array(entries);
    this.period = new Uint8Array(entries);
    this.loaded = new Uint8Array(entries);
    this.seats = new Int16Array(entries);
    this.wheelchairs = new Int16Array(entries);
    this.weight = new Float64Array(entries);
    this.chainWeight = new Float64Array(entries);
    this.place = new Int32Array(entries);
    this.begin = new Int32Array(entries);
    this.low = new Int32Array(entries);
    this.lowDone = new Int32Array(entries);
    this.dwell = new Int32Array(entries);
    this.latest = new Int32Array(entries);
    this.leg = new Int32Array(entries);
    this.halt = new Int32Array(entries);
    this.early = new Int32Array(entries);
    this.late = new Int32Array(entries);
    this.partner = new Int32Array(entries);
    this.maxRide = new Int32Array(entries);
  }
}

/**
 * Latest end of service at slot x that still reaches slot x + 1 in time, where a slower period may follow:
 * either before the change at the present driving time, or after it at the slower one.
 */
function latestDeparture(board: Board, x: number, travel: TravelTimes): number {
  const due = board.latest[x + 1]!;
  const leg = board.leg[x + 1]!;
  const to = board.place[x + 1]!;
  const next = board.period[x]! + 1;
  if (board.kind[x] === ANCHOR || to < 0 || leg === 0 || next >= travel.periods.length) return due - leg;
  const change = travel.periods[next]! - board.halt[x]!;
  const slower = board.halt[x]! + travel.between(board.place[x]! as never, to as never, next);
  if (due - slower >= change) return due - Math.max(slower, 0);
  return Math.min(due - leg, change - 1);
}

/** True if nobody aboard waits longer than this anywhere on the tour. */
function waitsAtMost(t: Timetable, limit: number): boolean {
  for (let i = 1; i < t.count; i++) {
    if (t.loaded[i] === 1 && t.begin[i]! - t.begin[i - 1]! - t.dwell[i - 1]! - t.leg[i]! > limit)
      return false;
  }
  return true;
}

/** Lets windows and limits that reality has broken end where they now must, so that planning can go on. */
function excuse(t: Timetable): void {
  for (let i = 1; i < t.count; i++) {
    t.late[i] = Math.max(t.late[i]!, t.begin[i]!);
    const from = t.partner[i]!;
    if (from > 0) t.maxRide[i] = Math.max(t.maxRide[i]!, t.begin[i]! - t.begin[from]!);
  }
}

const boards = new WeakMap<World, Board>();

/** The board of a world, brought up to date with these tours. One per world: a cache, not a state. */
export function boardOf(world: World, tours: readonly Tour[]): Board {
  let board = boards.get(world);
  if (board === undefined) {
    board = new Board(world);
    boards.set(world, board);
  }
  return board.follow(tours);
}
