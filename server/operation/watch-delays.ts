import { boardOf } from '../../core/dispatch/board.js';
import { driveTime } from '../../core/dispatch/travel-times.js';
import type { VehicleIndex } from '../../core/ids.js';
import { UNREACHABLE, type ServiceTime } from '../../core/units.js';
import type { Desk, OpenDay } from './operation.js';
import { tellWithdrawn } from './withdrawn.js';

/** A vehicle that has not been heard of is thought to be this much later than now, s. */
const SOON = 30;

/** Nobody is called late for less, s. */
const GRACE = 30;

/** Tells the dispatcher of vehicles that should have arrived or left and of which nothing is heard. */
export function watchDelays(desk: Desk): void {
  for (const day of desk.state.days.values()) {
    const now = desk.calendar.serviceTime(day.date, desk.now);
    for (const v of day.service.world.vehicles.keys()) {
      const vehicle = v as VehicleIndex;
      const arrives = overdue(desk.state.days.get(day.date)!, vehicle, now);
      if (arrives === undefined) continue;
      tellWithdrawn(desk, desk.step(day.date, { kind: 'delayed', vehicle, arrives }));
    }
  }
}

/**
 * When a vehicle that is late will be at its next stop, as far as can be known; undefined if it is not late by more
 * than `grace`, s. A vehicle that stands and has nobody to serve is never late.
 */
export function overdue(
  { fleet, service }: Pick<OpenDay, 'fleet' | 'service'>,
  v: VehicleIndex,
  now: ServiceTime,
  grace: number = GRACE,
): ServiceTime | undefined {
  const { motion, visits } = fleet.tours[v]!;
  if (motion.kind === 'broken-down') return undefined;
  if (motion.kind === 'driving') {
    return now > motion.arrives + grace ? ((now + SOON) as ServiceTime) : undefined;
  }
  if (!visits.some((visit) => visit.kind !== 'break' && visit.ride.status.kind === 'promised'))
    return undefined;
  const travel = service.world.travel[service.world.vehicles[v]!.speed]!;
  const leg = driveTime(travel, motion.place, visits[0]!.stop, now);
  const board = boardOf(service.world, fleet.tours);
  const begin = board.begin[v * board.stride + 1]!;
  if (leg >= UNREACHABLE || now + leg <= begin + grace) return undefined;
  return (now + leg + SOON) as ServiceTime;
}
