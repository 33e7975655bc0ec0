import type { VehicleIndex } from '../ids.js';
import type { ServiceTime } from '../units.js';
import type { Board } from './board.js';
import type { Schedule } from './decision.js';
import type { Tour } from './tour.js';

/**
 * When a vehicle moves and serves, read off its row of the board. With riders aboard it never lingers; empty,
 * it leaves so as to be there `lead` before service begins; with nothing left to do it stays where it is until
 * it must go home.
 */
export function scheduleOf(board: Board, tour: Tour, v: VehicleIndex, now: ServiceTime): Schedule {
  if (board.size[v] === 0) return { visits: [] };
  const base = v * board.stride;
  const visits = tour.visits.map((_, i) => ({
    arrive: (board.begin[base + i]! + board.dwell[base + i]! + board.leg[base + i + 1]!) as ServiceTime,
    begin: board.begin[base + i + 1]! as ServiceTime,
  }));
  const leavesAt = departure(board, tour, v, now);
  return leavesAt === undefined ? { visits } : { leavesAt, visits };
}

function departure(board: Board, tour: Tour, v: VehicleIndex, now: ServiceTime): ServiceTime | undefined {
  const { motion, visits, aboard } = tour;
  if (motion.kind !== 'standing') return undefined;
  const { lead, halt } = board.world.policy;
  const base = v * board.stride;
  const next = visits[0]?.stop ?? board.world.vehicles[v]!.end;
  if (next === undefined || next === motion.place) return undefined;
  const ready = Math.max(now, motion.readyAt + (motion.halted ? halt : 0));
  if (aboard.length > 0) return ready as ServiceTime;
  // The slowest period counts: leaving later than planned must not make the vehicle late.
  const slowest = board
    .travel(v)
    .periods.reduce((most, _, k) => Math.max(most, board.travel(v).between(motion.place, next, k)), 0);
  const due = visits.length > 0 ? board.begin[base + 1]! - lead : board.late[base + 1]!;
  return Math.max(ready, due - slowest) as ServiceTime;
}
