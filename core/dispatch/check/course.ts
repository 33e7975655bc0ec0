import type { PlaceIndex, VehicleIndex } from '../../ids.js';
import type { ServiceTime } from '../../units.js';
import type { Fault } from './fault.js';
import type { Turn } from './turn.js';
import type { Input } from '../input.js';
import type { Motion } from '../tour.js';
import { driveTime, periodAt, type TravelTimes } from '../travel-times.js';

type Driving = Extract<Motion, { kind: 'driving' }>;

/**
 * Whether a vehicle moved as vehicles can: it stays, leaves and arrives as reported, and turns only at the next
 * junction on its way, if the stop ahead is not frozen.
 */
export function courseFaults({ before, after, input, world }: Turn, v: VehicleIndex): readonly Fault[] {
  const was = before.tours[v]!.motion;
  const is = after.tours[v]!.motion;
  const vehicle = world.vehicles[v]!;
  const travel = world.travel[vehicle.speed]!;
  const reported = 'vehicle' in input && input.vehicle === v ? input.kind : undefined;
  if (was === is || reported === 'broke-down' || reported === 'repaired') return [];
  const allowed = whereCanBe(was, {
    reported,
    seenAt: seenAt(input, v),
    travel,
    now: after.now,
    freeze: world.policy.freeze,
  });
  const now = place(is);
  const course = (expected: string, found: string): Fault[] => [
    { kind: 'course-left', vehicle: vehicle.id, expected, found },
  ];
  if (!allowed.some((spot) => spot.at === now.at && spot.from <= now.from)) {
    const expected = allowed.map(({ at, from }) => `place ${at} from ${from} on`).join(' or ');
    return course(expected, `place ${now.at} from ${now.from} on`);
  }
  if (is.kind !== 'driving' || reported === 'delayed' || sameLeg(was, is)) return [];
  const needed = driveTime(travel, is.from, is.to, is.departed);
  if (is.arrives >= is.departed + needed) return [];
  return course(`${needed} s to stop ${is.to}`, `${is.arrives - is.departed} s`);
}

/** Where the driver was seen, whatever the plan says. */
const seenAt = (input: Input, v: VehicleIndex): PlaceIndex | undefined =>
  input.kind === 'observed' && input.vehicle === v ? input.stop : undefined;

/** A place, and the first moment at which a vehicle can leave it or has left it. */
interface Spot {
  readonly at: PlaceIndex;
  readonly from: ServiceTime;
}

interface Moment {
  readonly reported: string | undefined;
  readonly seenAt: PlaceIndex | undefined;
  readonly travel: TravelTimes;
  readonly now: ServiceTime;
  readonly freeze: number;
}

function whereCanBe(was: Motion, moment: Moment): readonly Spot[] {
  if (moment.seenAt !== undefined) return [{ at: moment.seenAt, from: 0 as ServiceTime }];
  if (was.kind !== 'driving') return [{ at: was.place, from: 0 as ServiceTime }];
  const { from, to, departed, arrives } = was;
  if (moment.reported === 'arrived') return [{ at: to, from: 0 as ServiceTime }];
  const stay = { at: from, from: departed };
  if (arrives <= moment.now + moment.freeze) return [stay];
  return [stay, turn(was, moment), { at: to, from: arrives }];
}

function turn({ from, to, departed }: Driving, { travel, now }: Moment): Spot {
  const elapsed = Math.max(0, now - departed) as Parameters<TravelTimes['underway']>[0]['elapsed'];
  const period = periodAt(travel.periods, departed);
  const { place: at, reached } = travel.underway({ from, to, elapsed, period });
  return { at, from: (departed + reached) as ServiceTime };
}

const sameLeg = (was: Motion, is: Driving): boolean =>
  was.kind === 'driving' && was.from === is.from && was.to === is.to && was.departed === is.departed;

function place(motion: Motion): Spot {
  if (motion.kind === 'driving') return { at: motion.from, from: motion.departed };
  return { at: motion.place, from: motion.kind === 'standing' ? motion.readyAt : (0 as ServiceTime) };
}
