import { ROAD_CLASSES, type RoadClass } from '../road/graph.js';
import type { ServiceTime } from '../units.js';
import { FREE_FLOW } from './network.js';

/** How fast one part of the service day is. The caller has chosen day type and season. */
export interface SpeedPeriod {
  readonly from: ServiceTime;
  /** Speed relative to free flow, 1 = as imported: one for all roads, or by class, where a class not named has 1. */
  readonly speed: number | Readonly<Partial<Record<RoadClass, number>>>;
}

/**
 * The speeds of a period as the routes see them. Where all roads slow down alike the best ways stay the same,
 * so only the clock is stretched and no route is computed anew.
 */
export interface Pace {
  /** Speed of each class relative to free flow, in the order of ROAD_CLASSES; decides which way is best. */
  readonly speeds: readonly number[];
  /** Divides the milliseconds of the best way. */
  readonly overall: number;
}

/** The pace of a period for a vehicle of the given speed, 1 = an ordinary car. */
export function paceOf(period: SpeedPeriod, vehicleSpeed: number): Pace {
  const { speed } = period;
  if (typeof speed === 'number') return { speeds: FREE_FLOW, overall: speed * vehicleSpeed };
  const speeds = ROAD_CLASSES.map((roadClass) => speed[roadClass] ?? 1);
  const [first = 1] = speeds;
  if (speeds.every((s) => s === first)) return { speeds: FREE_FLOW, overall: first * vehicleSpeed };
  return { speeds, overall: vehicleSpeed };
}

/** @throws RangeError naming the first thing wrong: periods out of order, or a speed that is not a positive number. */
export function mustBePeriods(periods: readonly SpeedPeriod[], vehicleSpeed: number): void {
  mustBeSpeed(vehicleSpeed, 'the vehicle');
  for (const [i, { from, speed }] of periods.entries()) {
    const previous = periods[i - 1];
    if (previous && previous.from >= from) {
      throw new RangeError(`periods must begin one after the other, but period ${i} begins at ${from}`);
    }
    for (const one of typeof speed === 'number' ? [speed] : Object.values(speed))
      mustBeSpeed(one, `period ${i}`);
  }
}

function mustBeSpeed(speed: number, of: string): void {
  if (!(speed > 0 && speed < Infinity)) {
    throw new RangeError(`the speed of ${of} must be a positive factor, got ${speed}`);
  }
}
