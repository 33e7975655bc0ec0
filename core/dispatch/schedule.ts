import type { VehicleIndex } from '../ids.js';
import type { ServiceTime } from '../units.js';
import type { Board } from './board.js';
import type { Schedule } from './decision.js';
import { slowestDrive } from './travel-times.js';
import type { Tour } from './tour.js';

/**
 * When a vehicle moves and serves, read off its row of the board. With riders aboard it never lingers; empty,
 * it leaves so as to be there `lead` before service begins; with nothing left to do it stays where it is until
 * it must go home.
 */
export function scheduleOf(board: Board, tour: Tour, v: VehicleIndex, now: ServiceTime): Schedule {
  if (board.size[v] === 0) return { visits: [] };
  const base = v * board.stride;
  const leavesAt = departure(board, tour, v, now);
  const visits = tour.visits.map((_, i) => {
    const x = base + i;
    const leaves = i === 0 && leavesAt !== undefined ? leavesAt - board.halt[x]! : endOfService(board, x);
    return {
      arrive: (leaves + board.leg[x + 1]!) as ServiceTime,
      begin: board.begin[x + 1]! as ServiceTime,
    };
  });
  return leavesAt === undefined ? { visits } : { leavesAt, visits };
}

const endOfService = (board: Board, x: number): number => board.begin[x]! + board.dwell[x]!;

function departure(board: Board, tour: Tour, v: VehicleIndex, now: ServiceTime): ServiceTime | undefined {
  const { motion, visits, aboard } = tour;
  if (motion.kind !== 'standing') return undefined;
  const { halt } = board.world.policy;
  const { end, tripLimit } = board.world.vehicles[v]!;
  const base = v * board.stride;
  const next = visits[0]?.stop ?? end;
  if (next === undefined || next === motion.place) return undefined;
  const ready = Math.max(now, motion.readyAt + (motion.halted ? halt : 0));
  if (aboard.length > 0) return ready as ServiceTime;
  // The slowest period counts: leaving later than planned must not make the vehicle late.
  const slowest = slowestDrive(board.travel(v), motion.place, next);
  // Whoever goes anyway counts the minutes under way and does not leave early to stand and wait.
  const lead = tripLimit === undefined ? board.world.policy.lead : 0;
  const due = visits.length > 0 ? board.begin[base + 1]! - lead : board.late[base + 1]!;
  return Math.max(ready, due - slowest) as ServiceTime;
}
