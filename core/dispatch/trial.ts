import type { PlaceIndex, StopIndex, VehicleIndex } from '../ids.js';
import { END_OF_TIME, type ServiceTime } from '../units.js';
import type { Board } from './board.js';
import { boundTrip } from './lay-out.js';
import type { Wanted } from './wanted.js';
import { DROPOFF, PICKUP, type Timetable } from './timetable.js';
import { driveTime } from './travel-times.js';

/**
 * Lays out the tour of a vehicle with a ride put in: the pick-up behind slot x, the drop-off behind slot y of
 * the tour as it is. `into` is halt and driving to the origin. O(visits), allocates nothing.
 */
export function layOutTrial(
  t: Timetable,
  board: Board,
  wanted: Wanted,
  at: { v: VehicleIndex; x: number; y: number; into: number },
): void {
  const { v, x, y } = at;
  const base = v * board.stride;
  const size = board.size[v]!;
  t.count = size + 2;
  for (let i = 0; i < size; i++) copySlot(t, board, base + i, moved(i, x, y));
  for (let i = 1; i < size; i++) {
    const partner = board.partner[base + i]!;
    const to = moved(i, x, y);
    t.partner[to] = partner > 0 ? moved(partner, x, y) : partner;
    if (i > x && i <= y) t.loaded[to] = 1;
  }
  t.begin[0] = board.begin[base]!;
  pickup(t, board, wanted, x + 1);
  t.loaded[x + 1] = board.loaded[base + x + 1]!;
  t.leg[x + 1] = at.into;
  dropoff(t, board, wanted, y + 2);
  t.partner[y + 2] = x + 1;
  legs(t, board, v, [x + 2, y + 2, y + 3]);
  // A trip that has not set out is timed from any visit that may be its first one day.
  if (board.partner[base + size - 1]! > 0) boundTrip(t, board.world.vehicles[v]!, board.world);
}

const moved = (slot: number, x: number, y: number): number =>
  slot <= x ? slot : slot <= y ? slot + 1 : slot + 2;

function copySlot(t: Timetable, board: Board, from: number, to: number): void {
  t.kind[to] = board.kind[from]!;
  t.place[to] = board.place[from]!;
  t.early[to] = board.early[from]!;
  t.late[to] = board.late[from]!;
  t.dwell[to] = board.dwell[from]!;
  t.halt[to] = board.halt[from]!;
  t.leg[to] = board.leg[from]!;
  t.maxRide[to] = board.maxRide[from]!;
  t.loaded[to] = board.loaded[from]!;
}

function pickup(t: Timetable, board: Board, wanted: Wanted, i: number): void {
  t.kind[i] = PICKUP;
  t.place[i] = wanted.origin;
  t.early[i] = wanted.pickup.earliest;
  t.late[i] = wanted.pickup.latest;
  t.dwell[i] = wanted.request.boarding;
  t.halt[i] = board.world.policy.halt;
  t.partner[i] = -1;
}

function dropoff(t: Timetable, board: Board, wanted: Wanted, i: number): void {
  t.kind[i] = DROPOFF;
  t.place[i] = wanted.destination;
  t.early[i] = 0;
  t.late[i] = wanted.dropoffLatest;
  t.dwell[i] = wanted.request.alighting;
  t.halt[i] = board.world.policy.halt;
  t.maxRide[i] = wanted.maxRide;
  t.loaded[i] = 1;
}

/** Halt and driving into the given slots. Where driving times change, settling times them again. */
function legs(t: Timetable, board: Board, v: VehicleIndex, slots: readonly number[]): void {
  const travel = board.travel(v);
  for (const i of slots) {
    const from = t.place[i - 1]!;
    const to = t.place[i]!;
    if (to < 0 || from === to) {
      t.leg[i] = 0;
      continue;
    }
    const leaves = Math.min(END_OF_TIME, t.begin[i - 1]! + t.dwell[i - 1]! + t.halt[i - 1]!);
    t.leg[i] = t.halt[i - 1]! + driveTime(travel, from as PlaceIndex, to as StopIndex, leaves as ServiceTime);
  }
}
