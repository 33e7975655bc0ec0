import type { PlaceIndex, StopIndex } from '../ids.js';
import { END_OF_TIME, UNREACHABLE, type ServiceTime } from '../units.js';
import { dropoffWeight, pickupWeight } from './cost.js';
import type { Window } from './promise.js';
import { ANCHOR, BREAK, DROPOFF, END, PICKUP, type Timetable } from './timetable.js';
import type { Ride, Tour, Visit } from './tour.js';
import { driveTime, fastestDrive, slowestDrive } from './travel-times.js';
import type { Vehicle } from './vehicle.js';
import type { World } from './world.js';

/** Writes a tour into the work table: windows, dwells, legs at the times of an undisturbed drive. O(visits²) at most. */
export function layOut(t: Timetable, tour: Tour, vehicle: Vehicle, world: World): void {
  const count = tour.visits.length + 2;
  t.count = count;
  anchor(t, tour, world);
  let aboard = tour.aboard.length;
  for (let i = 1; i < count - 1; i++) {
    const visit = tour.visits[i - 1]!;
    t.loaded[i] = aboard > 0 ? 1 : 0;
    slot(t, i, visit, world);
    if (visit.kind === 'dropoff') t.partner[i] = boardingSlot(tour, i, visit.ride);
    t.leg[i] = i === 1 ? firstLeg(t, tour, vehicle, world) : legInto(t, i, vehicle, world);
    // Legs of the laid-out table are at the undisturbed time; `settle` corrects them where periods change.
    t.begin[i] = Math.max(t.early[i]!, t.begin[i - 1]! + t.dwell[i - 1]! + t.leg[i]!);
    if (visit.kind !== 'break') aboard += visit.kind === 'pickup' ? 1 : -1;
  }
  end(t, count - 1, tour, vehicle);
  t.loaded[count - 1] = 0;
  t.leg[count - 1] = count === 2 ? firstLeg(t, tour, vehicle, world) : legInto(t, count - 1, vehicle, world);
  if (vehicle.tripLimit !== undefined && tour.setOut === undefined) boundTrip(t, vehicle, world);
}

/**
 * Bounds a trip that has not set out: its end lies no later than the limit after the vehicle leaves, as late as it can, for
 * the first visit. Where periods change the slowest counts, as in the announced departure. It must also hold for every
 * visit that is the first once others are gone: from the first one there it takes at least the fastest drive. O(visits).
 */
export function boundTrip(t: Timetable, vehicle: Vehicle, world: World): void {
  const travel = world.travel[vehicle.speed]!;
  const last = t.count - 1;
  const start = t.place[0]! as PlaceIndex;
  const first = t.place[1]! as StopIndex;
  let drive = slowestDrive(travel, start, first);
  for (let i = 2; i < last; i++) {
    if (t.kind[i] === DROPOFF) continue;
    const place = t.place[i]! as StopIndex;
    drive = Math.max(drive, slowestDrive(travel, start, place) - fastestDrive(travel, first, place));
  }
  t.partner[last] = 1;
  t.maxRide[last] = Math.max(0, vehicle.tripLimit! - drive);
}

function anchor(t: Timetable, { motion }: Tour, world: World): void {
  t.kind[0] = ANCHOR;
  t.dwell[0] = 0;
  t.weight[0] = 0;
  t.partner[0] = -1;
  t.early[0] = 0;
  t.late[0] = END_OF_TIME;
  t.loaded[0] = 0;
  switch (motion.kind) {
    case 'standing':
      t.place[0] = motion.place;
      t.begin[0] = motion.readyAt;
      t.halt[0] = motion.halted ? world.policy.halt : 0;
      break;
    case 'driving':
      t.place[0] = motion.from;
      t.begin[0] = motion.departed;
      t.halt[0] = 0;
      break;
    case 'broken-down':
      throw new Error('a vehicle that has broken down has no timetable');
  }
}

function slot(t: Timetable, i: number, visit: Visit, world: World): void {
  const { halt, weights } = world.policy;
  t.place[i] = visit.stop;
  t.partner[i] = -1;
  t.maxRide[i] = END_OF_TIME;
  if (visit.kind === 'break') {
    t.kind[i] = BREAK;
    t.early[i] = visit.window.earliest;
    t.late[i] = visit.window.latest;
    t.dwell[i] = visit.duration;
    t.halt[i] = 0;
    t.weight[i] = 0;
    return;
  }
  const { request } = visit.ride;
  t.halt[i] = halt;
  if (visit.kind === 'pickup') {
    const window = pickupWindow(visit.ride);
    t.kind[i] = PICKUP;
    t.early[i] = window.earliest;
    t.late[i] = window.latest;
    t.dwell[i] = request.boarding;
    t.weight[i] = pickupWeight(request.persons, weights);
  } else {
    t.kind[i] = DROPOFF;
    t.early[i] = 0;
    t.late[i] = dropoffLatest(visit.ride);
    t.maxRide[i] = visit.ride.excused === undefined ? visit.ride.promise.maxRide : END_OF_TIME;
    t.dwell[i] = request.alighting;
    t.weight[i] = dropoffWeight(request.persons, weights);
  }
}

/** The window that planning goes by: the promise, unless the world has broken it. */
export function pickupWindow(ride: Ride): Window {
  return ride.excused?.pickup ?? ride.promise.pickup;
}

/** Latest arrival that planning goes by: the promise and, once aboard, the ride limit from that moment. */
export function dropoffLatest(ride: Ride): ServiceTime {
  if (ride.excused !== undefined) return ride.excused.dropoffLatest;
  const { dropoffLatest: latest, maxRide } = ride.promise;
  if (ride.boarded === undefined) return latest;
  return Math.min(latest, ride.boarded + maxRide) as ServiceTime;
}

/** The slot in which the party boards, 0 if it is aboard already. */
function boardingSlot(tour: Tour, before: number, ride: Ride): number {
  if (ride.boarded !== undefined) return 0;
  for (let i = before - 1; i > 0; i--) {
    const visit = tour.visits[i - 1]!;
    if (visit.kind === 'pickup' && visit.ride === ride) return i;
  }
  throw new Error(`request ${ride.request.id} alights in slot ${before} without having boarded`);
}

function end(t: Timetable, i: number, { setOut }: Tour, vehicle: Vehicle): void {
  const shiftEnd = vehicle.shifts.at(-1)!.end;
  t.kind[i] = END;
  t.place[i] = vehicle.end ?? -1;
  t.early[i] = 0;
  t.late[i] = setOut === undefined ? shiftEnd : Math.min(shiftEnd, setOut + vehicle.tripLimit!);
  t.dwell[i] = 0;
  t.halt[i] = 0;
  t.weight[i] = 0;
  t.partner[i] = -1;
  t.maxRide[i] = END_OF_TIME;
}

function firstLeg(t: Timetable, tour: Tour, vehicle: Vehicle, world: World): number {
  const { motion } = tour;
  if (motion.kind !== 'driving') return legInto(t, 1, vehicle, world);
  const remaining = motion.arrives - motion.departed;
  const next = tour.visits[0]?.stop ?? vehicle.end;
  if (next === undefined || next === motion.to) return remaining;
  // Only a vehicle on its last leg to somewhere else than its depot: it goes on from there.
  const travel = world.travel[vehicle.speed]!;
  const onward = driveTime(travel, motion.to, next, motion.arrives);
  return Math.min(UNREACHABLE, remaining + onward);
}

function legInto(t: Timetable, i: number, vehicle: Vehicle, world: World): number {
  const from = t.place[i - 1]!;
  const to = t.place[i]!;
  if (to < 0 || from === to) return 0;
  const leaves = t.begin[i - 1]! + t.dwell[i - 1]! + t.halt[i - 1]!;
  const travel = world.travel[vehicle.speed]!;
  const time = driveTime(travel, from as PlaceIndex, to as StopIndex, leaves as ServiceTime);
  return Math.min(UNREACHABLE, t.halt[i - 1]! + time);
}

/** Most seats beside w wheelchairs in any layout of each vehicle, vehicle by vehicle, `width` entries each; −1: none. */
export function seatTable(vehicles: readonly Vehicle[], width: number): Int32Array {
  const table = new Int32Array(vehicles.length * width).fill(-1);
  for (const [v, { layouts }] of vehicles.entries()) {
    for (let w = 0; w < width; w++) {
      const beside = layouts.filter(({ wheelchairs }) => wheelchairs >= w).map(({ seats }) => seats);
      table[v * width + w] = Math.max(-1, ...beside);
    }
  }
  return table;
}
