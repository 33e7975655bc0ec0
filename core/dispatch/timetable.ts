import type { PlaceIndex, StopIndex } from '../ids.js';
import { UNREACHABLE, type ServiceTime } from '../units.js';
import { driveTime, type TravelTimes } from './travel-times.js';

/** What a slot of a tour is. */
export const ANCHOR = 0;
export const PICKUP = 1;
export const DROPOFF = 2;
export const BREAK = 3;
export const END = 4;

/**
 * One tour laid out slot by slot, for timing. Slot 0 is where and when the vehicle can next be directed, slots
 * 1 … count − 1 its visits, the last one the end of its shift. Entry i of each array belongs to slot i; all
 * times in seconds since 00:00. A work table: it is filled, settled, read and filled again.
 */
export interface Timetable {
  count: number;
  kind: Uint8Array;
  /** Place; a junction is possible in slot 0 only. −1 in the last slot: wherever the tour happens to end. */
  place: Int32Array;
  /** Window for the beginning of service. */
  early: Int32Array;
  late: Int32Array;
  dwell: Int32Array;
  /** Paid on leaving for another place, s. */
  halt: Int32Array;
  /** From leaving slot i − 1 (its service done) to slot i: halt and driving, s. */
  leg: Int32Array;
  /** Result: the earliest beginnings of service that satisfy everything. */
  begin: Int32Array;
  /** Slot of the boarding that a drop-off belongs to, 0 if the party is aboard already, −1 if none. */
  partner: Int32Array;
  /** Longest time from `begin[partner]` to `begin`, s; read only where partner > 0. */
  maxRide: Int32Array;
  /** 1 if somebody is aboard on the leg into slot i. */
  loaded: Uint8Array;
  /** Cost of putting `begin` off by a second, yen. */
  weight: Float64Array;
}

export function emptyTimetable(slots: number): Timetable {
  return {
    count: 0,
    kind: new Uint8Array(slots),
    place: new Int32Array(slots),
    early: new Int32Array(slots),
    late: new Int32Array(slots),
    dwell: new Int32Array(slots),
    halt: new Int32Array(slots),
    leg: new Int32Array(slots),
    begin: new Int32Array(slots),
    partner: new Int32Array(slots),
    maxRide: new Int32Array(slots),
    loaded: new Uint8Array(slots),
    weight: new Float64Array(slots),
  };
}

/**
 * Finds the earliest schedule that keeps every window, every ride limit and the limit on waiting with riders
 * aboard; false if there is none. Boardings are put off where that spares a ride limit: the result is the least
 * solution of the difference constraints, reached from below by sweeps (Bellman-Ford on a path with a few
 * extra arcs), so a tour that has a feasible schedule is never rejected. O(count) when no limit binds, and a
 * sweep more for each limit that does.
 *
 * `travel` is asked again for the legs if driving times change during the day; undefined if they do not.
 */
/* eslint-disable complexity, max-depth -- the measured hot loop (npm run bench -- dispatch) */
export function settle(t: Timetable, maxWaitAboard: number, travel: TravelTimes | undefined): boolean {
  const { count, early, late, dwell, leg, begin, partner, maxRide, loaded } = t;
  for (let i = 1; i < count; i++) begin[i] = early[i]!;
  for (;;) {
    for (let i = 1; i < count; i++) {
      if (travel !== undefined && i > 1) leg[i] = legAt(t, i, travel);
      const arrive = begin[i - 1]! + dwell[i - 1]! + leg[i]!;
      if (arrive > begin[i]!) begin[i] = arrive;
      if (begin[i]! > late[i]!) return false;
    }
    let raised = false;
    for (let i = count - 1; i > 0; i--) {
      const from = partner[i]!;
      if (from > 0 && begin[i]! - begin[from]! > maxRide[i]!) {
        begin[from] = begin[i]! - maxRide[i]!;
        raised = true;
      }
      if (loaded[i] === 0) continue;
      const spare = begin[i]! - begin[i - 1]! - dwell[i - 1]! - leg[i]! - maxWaitAboard;
      if (spare > 0) {
        // Nobody can make the vehicle begin later what it has already done.
        if (i === 1) return false;
        begin[i - 1] = begin[i - 1]! + spare;
        raised = true;
      }
    }
    if (!raised) return true;
  }
}

/* eslint-enable complexity, max-depth */

/** As `settle`, but for a tour the world has already spoilt: the plain earliest times, limits ignored. */
export function settleLate(t: Timetable, travel: TravelTimes | undefined): void {
  for (let i = 1; i < t.count; i++) {
    if (travel !== undefined && i > 1) t.leg[i] = legAt(t, i, travel);
    t.begin[i] = Math.max(t.early[i]!, t.begin[i - 1]! + t.dwell[i - 1]! + t.leg[i]!);
  }
}

function legAt(t: Timetable, i: number, travel: TravelTimes): number {
  const from = t.place[i - 1]!;
  const to = t.place[i]!;
  if (to < 0 || from === to) return 0;
  const leaves = t.begin[i - 1]! + t.dwell[i - 1]! + t.halt[i - 1]!;
  const drive = driveTime(travel, from as PlaceIndex, to as StopIndex, leaves as ServiceTime);
  return Math.min(UNREACHABLE, t.halt[i - 1]! + drive);
}
