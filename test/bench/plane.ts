import type { TravelTimes } from '../../core/dispatch/travel-times.js';
import { below, type Random } from '../../core/random.js';
import { metres, type Seconds, type ServiceTime } from '../../core/units.js';

/** Stops strewn over a square, driven between as the crow flies × 1.3 at 36 km/h: 10 m a second. */
export function plane(stops: number, sideM: number, random: Random): TravelTimes {
  const x = Array.from({ length: stops }, () => below(sideM, random));
  const y = Array.from({ length: stops }, () => below(sideM, random));
  const time = (i: number, j: number): number =>
    Math.ceil((Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) * 1.3) / 10);
  const rows = x.map((_, i) => Int32Array.from(x, (__, j) => time(i, j)));
  return {
    stops,
    periods: [0 as ServiceTime],
    between: (from, to) => rows[from]![to] as Seconds,
    rowFrom: (from) => rows[from]!,
    rowTo: (to) => rows[to]!,
    metres: (from, to) => metres(rows[from]![to]! * 10),
    underway: ({ from, to }) => ({
      place: to,
      reached: rows[from]![to] as Seconds,
      driven: metres(rows[from]![to]! * 10),
    }),
  };
}
