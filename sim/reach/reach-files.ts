import { AGE_GROUPS } from '../../scenarios/age-group.js';
import { csvText } from '../compare/compare-csv.js';
import { jsonText } from '../compare/json-text.js';
import type { RoadGraph } from '../../core/road/graph.js';
import { reachPage } from './page/reach-page.js';
import type { Reach } from './reach.js';
import { kindsOf, minutesTo, oneHourPopulations, reachShares } from './reach-shares.js';

/** The files of an answer by name. */
export function reachFiles(
  reach: Reach,
  limits: readonly number[],
  roads: RoadGraph | undefined,
): ReadonlyMap<string, string> {
  return new Map([
    ['reach.json', jsonText(reachJson(reach, limits))],
    ['reach-shares.csv', sharesCsv(reach, limits)],
    ['reach-cells.csv', cellsCsv(reach)],
    ['reach.html', reachPage(reach, limits, roads)],
  ]);
}

/** The answer as data: terms, shares, one-hour populations; cells stand in their table. */
export function reachJson(reach: Reach, limits: readonly number[]): unknown {
  const { scenario, name, date, synthetic, terms, hasTimetable } = reach;
  return {
    scenario,
    name,
    date,
    synthetic,
    minutes: limits,
    terms: terms ?? null,
    timetable: hasTimetable,
    shares: reachShares(reach, limits),
    one_hour: oneHourPopulations(reach),
  };
}

function sharesCsv(reach: Reach, limits: readonly number[]): string {
  const header = ['year', 'kind', 'limit_min', 'municipality', 'age', 'people', 'without', 'with'];
  return csvText([
    header,
    ...reachShares(reach, limits).map((row) => [
      ...[row.year, row.kind, row.limit, row.municipality, row.age],
      ...[row.people, row.without, row.with],
    ]),
  ]);
}

/** A row for each cell, age and kind: usual minutes, empty where nothing leads there. */
function cellsCsv(reach: Reach): string {
  const header = [
    'year',
    'cell',
    'lon',
    'lat',
    'municipality',
    'age',
    'people',
    'kind',
    'without_min',
    'with_min',
  ];
  const tenth = (value: number): number | null => (value === Infinity ? null : Math.round(value * 10) / 10);
  const rows = reach.years.flatMap(({ year, cells }) =>
    cells.flatMap((cell) =>
      AGE_GROUPS.flatMap((age) =>
        kindsOf(reach).map((kind) => {
          const { without, with: served } = minutesTo(reach, cell, kind, age);
          return [
            ...[year, cell.cell, cell.at.lon, cell.at.lat, cell.municipality, age],
            ...[tenth(cell.people[age]), kind, tenth(without), tenth(served)],
          ];
        }),
      ),
    ),
  );
  return csvText([header, ...rows]);
}
