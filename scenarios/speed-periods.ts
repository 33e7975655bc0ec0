import { ROAD_CLASSES } from '../core/road/graph.js';
import type { SpeedPeriod } from '../core/travel/periods.js';
import type { ServiceTime } from '../core/units.js';
import type { CalendarDay } from './calendar.js';
import type { RoadPeriod } from './format/roads-file.js';

/** The speeds of one day, one entry for each moment at which they change. Rules that overlap multiply. */
export function speedPeriods(rules: readonly RoadPeriod[], day: CalendarDay): SpeedPeriod[] {
  const valid = rules.filter(
    ({ day_types: types, seasons }) =>
      (types === undefined || (day.dayType !== undefined && types.includes(day.dayType))) &&
      (seasons === undefined || seasons.some((season) => day.seasons.includes(season))),
  );
  const moments = new Set<number>([0, ...valid.flatMap(({ from, to }) => [from ?? 0, to ?? 0])]);
  return [...moments]
    .sort((a, b) => a - b)
    .map((moment) => {
      const now = valid.filter(({ from = 0, to = Infinity }) => from <= moment && moment < to);
      return { from: moment as ServiceTime, speed: product(now.map(({ speed }) => speed)) };
    });
}

function product(speeds: readonly RoadPeriod['speed'][]): SpeedPeriod['speed'] {
  if (speeds.every((speed) => typeof speed === 'number'))
    return speeds.reduce((all, speed) => all * speed, 1);
  const factorOf = (roadClass: (typeof ROAD_CLASSES)[number]): number =>
    speeds.reduce<number>(
      (all, speed) => all * (typeof speed === 'number' ? speed : (speed[roadClass] ?? 1)),
      1,
    );
  return Object.fromEntries(ROAD_CLASSES.map((roadClass) => [roadClass, factorOf(roadClass)]));
}
