import type { PlaceIndex, VehicleIndex } from '../ids.js';
import { UNREACHABLE, type Metres, type Seconds, type ServiceTime } from '../units.js';
import type { Board } from './board.js';
import type { Motion, Tour } from './tour.js';
import { periodAt, type TravelTimes } from './travel-times.js';

type Driving = Extract<Motion, { kind: 'driving' }>;

/** Where and when a vehicle under way can take another direction. */
export interface Turn {
  readonly place: PlaceIndex;
  readonly at: ServiceTime;
  /** Metres since the leg began. */
  readonly driven: Metres;
}

/** True if the vehicle is so near its next stop that it will go there, whatever is decided. */
export function committed(motion: Driving, now: ServiceTime, freeze: Seconds): boolean {
  return motion.arrives <= now + freeze;
}

/** The next junction on the way, or the stop it drives to if that is frozen or nothing lies between. */
export function turningPoint(motion: Driving, now: ServiceTime, freeze: Seconds, travel: TravelTimes): Turn {
  const { from, to, departed, arrives } = motion;
  const period = periodAt(travel.periods, departed);
  if (!committed(motion, now, freeze)) {
    const elapsed = Math.max(0, now - departed) as Seconds;
    const waypoint = travel.underway({ from, to, elapsed, period });
    if (waypoint.place !== to) {
      return {
        place: waypoint.place,
        at: (departed + waypoint.reached) as ServiceTime,
        driven: waypoint.driven,
      };
    }
  }
  return { place: to, at: arrives, driven: travel.metres(from, to, period) };
}

/**
 * The first position of a tour at which something may be put in: visits before it are as good as begun. Where
 * the vehicle stands, those are the visits due within the freeze; where a leg begun is a leg finished, those due
 * now, for a vehicle that waits for a later rider may serve another meanwhile.
 */
export function openPosition(tour: Tour, now: ServiceTime, board: Board, v: VehicleIndex): number {
  const { motion, visits } = tour;
  const { freeze } = board.world.policy;
  if (motion.kind === 'broken-down') return 0;
  if (motion.kind === 'driving' && !committed(motion, now, freeze)) return 0;
  const here = motion.kind === 'driving' ? motion.to : motion.place;
  const from = motion.kind === 'driving' ? motion.arrives : now;
  const due = freeze >= UNREACHABLE ? from : from + freeze;
  let open = 0;
  while (visits[open]?.stop === here && board.begin[v * board.stride + open + 1]! <= due) open++;
  return open;
}
