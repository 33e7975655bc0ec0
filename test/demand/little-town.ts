import { serviceTime, seconds, type Seconds } from '../../core/units.js';
import type { StopIndex } from '../../core/ids.js';
import { byAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';
import type { Destination } from '../../scenarios/destinations-table.js';
import { censusSource, type CensusSource } from '../../scenarios/format/census-source.js';
import type { People } from '../../scenarios/people.js';
import { DESTINATION_KINDS } from '../../scenarios/purpose.js';
import type { ServedDay } from '../../sim/demand/served-day.js';

/** Stops and cells stand on a line to the east, a kilometre apart; a kilometre is two minutes' drive. */
const KM_EAST = 0.011;
const at = (km: number): { lon: number; lat: number } => ({ lon: 134 + km * KM_EAST, lat: 34 });

/** One cell at each of `count` stops, each with these people; shops and the rest at every stop. */
export function littlePeople(count: number, each: number): People {
  const cells = Array.from({ length: count }, (_, i): Cell => {
    return {
      id: `cell-${i}`,
      centre: at(i),
      sizeM: 0,
      people: byAge(() => each),
      unknownAge: 0,
      municipality: '',
    };
  });
  const destinations = Array.from({ length: count }, (_, i) =>
    DESTINATION_KINDS.map((kind): Destination => {
      const place = { id: `${kind}-${i}`, name: kind, kind, where: at(i), weight: 1 };
      return { ...place, hours: [], closed: [], stop: undefined };
    }),
  ).flat();
  return { cells, destinations };
}

/** A Tuesday in November, service around the clock so that every planned hour counts. */
export function littleDay(count: number, changes: Partial<ServedDay> = {}): ServedDay {
  const rows = Array.from({ length: count }, (_, from) =>
    Int32Array.from({ length: count }, (__, to) => 120 * Math.abs(from - to)),
  );
  return {
    date: '2026-11-24',
    weekday: 'tue',
    kind: 'weekday',
    hours: [{ earliest: serviceTime(-24), latest: serviceTime(72) }],
    stops: Array.from({ length: count }, (_, i) => {
      return { id: `s${i}`, index: i as StopIndex, at: at(i), zones: [`z${i}`] };
    }),
    trips: [],
    zonesAt: () => [],
    walk: { speed_kmh: 3.6, detour_factor: 1.3 },
    travel: {
      stops: count,
      periods: [serviceTime(0)],
      between: (from, to) => rows[from]![to]! as Seconds,
      rowFrom: (from) => rows[from]!,
      rowTo: (to) => rows[to]!,
      metres: () => 0 as never,
      underway: () => ({ place: 0 as StopIndex, reached: seconds(0), driven: 0 as never }),
    },
    ...changes,
  };
}

/** The stated figures, with changes as a demand.yaml writes them. */
export const littleSource = (changes: Record<string, unknown> = {}): CensusSource =>
  censusSource.parse({ kind: 'census', cells: 'cells.csv', destinations: 'destinations.csv', ...changes });
