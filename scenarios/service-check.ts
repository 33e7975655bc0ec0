import { calendarDay, outsideCalendar } from './calendar.js';
import type { FleetFile } from './format/fleet-file.js';
import type { RoadsFile } from './format/roads-file.js';
import type { ScenarioFile } from './format/scenario-file.js';
import type { ServiceFile } from './format/service-file.js';
import { nearestWord } from './nearest-word.js';
import type { Complaints, ProblemList } from './problem-list.js';
import type { YamlFile } from './yaml-file.js';

/** The four YAML files that name each other's things. */
export interface ServiceFiles {
  readonly scenario: YamlFile<ScenarioFile>;
  readonly service: YamlFile<ServiceFile>;
  readonly fleet: YamlFile<FleetFile>;
  readonly roads: YamlFile<RoadsFile>;
}

/** Tells of names that nothing bears (day types, seasons, zones), of days that cannot be, and of a closed day. */
export function judgeService(files: ServiceFiles, zones: ReadonlySet<string>, problems: ProblemList): void {
  judgeDayTypes(files, problems);
  judgeCalendar(files, problems);
  judgePeriods(
    files.roads,
    new Set(Object.keys(files.service.data.calendar.seasons)),
    problems.in('roads.yaml'),
  );
  judgeZones(files, zones, problems);
  judgePermittedRoads(files, problems.in('fleet.yaml'));
}

/** Only a network has streets that could be permitted or not. */
function judgePermittedRoads({ fleet, roads }: ServiceFiles, complaints: Complaints): void {
  const { kind } = roads.data.source;
  if (kind === 'files' || kind === 'synthetic') return;
  for (const [i, vehicle] of fleet.data.vehicles.entries()) {
    if (vehicle.roads === undefined) continue;
    complaints.error(fleet.at('vehicles', i, 'roads'), {
      expected: 'roads with streets, because roads of a vehicle name some of them',
      found: `kind ${kind} in roads.yaml`,
      remedy: 'take roads from files or settlements, or give the vehicle a speed instead',
    });
  }
}

type Use = readonly [file: string, place: string, name: string];

function judgeDayTypes({ service, fleet, roads }: ServiceFiles, problems: ProblemList): void {
  const { calendar, hours, trips } = service.data;
  const known = Object.keys(calendar.day_types);
  const uses: Use[] = [
    ...Object.keys(hours).map((name): Use => ['service.yaml', service.at('hours', name), name]),
    ...calendar.special_days.flatMap(({ runs_as: name }, i): Use[] =>
      name === 'closed' ? [] : [['service.yaml', service.at('calendar', 'special_days', i, 'runs_as'), name]],
    ),
    ...trips.flatMap(({ day_types: names = [] }, i) =>
      names.map((name, j): Use => ['service.yaml', service.at('trips', i, 'day_types', j), name]),
    ),
    ...fleet.data.vehicles.flatMap((vehicle, i) =>
      (['shifts', 'trips'] as const).flatMap((key) =>
        Object.keys(vehicle[key]).map((name): Use => {
          return ['fleet.yaml', fleet.at('vehicles', i, key, name), name];
        }),
      ),
    ),
    ...fleet.data.monitors.flatMap(({ shifts }, i) =>
      Object.keys(shifts).map((name): Use => ['fleet.yaml', fleet.at('monitors', i, 'shifts', name), name]),
    ),
    ...roads.data.periods.flatMap(({ day_types: names = [] }, i) =>
      names.map((name, j): Use => ['roads.yaml', roads.at('periods', i, 'day_types', j), name]),
    ),
  ];
  for (const [file, place, name] of uses) {
    if (!known.includes(name))
      unknownName('day type', name, known, (words) => {
        problems.in(file).error(place, words);
      });
  }
}

function unknownName(
  kind: string,
  name: string,
  known: readonly string[],
  tell: (words: { expected: string; found: string; remedy: string }) => void,
): void {
  const near = nearestWord(name, known);
  tell({
    expected: known.length === 0 ? `a ${kind}, but none is defined` : `a ${kind} out of ${known.join(', ')}`,
    found: `"${name}"`,
    remedy: near === undefined ? `define it in service.yaml, or take one that is` : `did you mean "${near}"?`,
  });
}

function judgeCalendar({ scenario, service }: ServiceFiles, problems: ProblemList): void {
  const complaints = problems.in('service.yaml');
  const { calendar } = service.data;
  for (const [i, { from, to }] of calendar.closures.entries()) {
    if (from <= to) continue;
    const found = `from ${from} to ${to}`;
    complaints.error(service.at('calendar', 'closures', i), {
      expected: 'a first day before the last',
      found,
      remedy: 'exchange the two dates',
    });
  }
  const { date } = scenario.data;
  const closed = calendarDay(date, service.data).closed;
  if (closed === undefined) return;
  problems.in('scenario.yaml')[outsideCalendar(date, calendar) ? 'error' : 'warn'](scenario.at('date'), {
    expected: 'a day with service',
    found: `${date}: ${closed}`,
    remedy: 'choose another date; on this one every wish is refused',
  });
}

function judgePeriods(
  roads: YamlFile<RoadsFile>,
  seasons: ReadonlySet<string>,
  complaints: Complaints,
): void {
  const { source, periods } = roads.data;
  for (const [i, { id, from, to, seasons: names = [], speed }] of periods.entries()) {
    if (from !== undefined && to !== undefined && from >= to) {
      complaints.error(roads.at('periods', i, 'to'), {
        expected: `period ${id} to end after it begins`,
        found: 'an end at or before the beginning',
        remedy: 'exchange the two times; past midnight write hours past 24',
      });
    }
    for (const [j, name] of names.entries()) {
      if (seasons.has(name)) continue;
      unknownName('season', name, [...seasons], (words) => {
        complaints.error(roads.at('periods', i, 'seasons', j), words);
      });
    }
    if (typeof speed === 'number' || source.kind === 'files' || source.kind === 'synthetic') continue;
    complaints.error(roads.at('periods', i, 'speed'), {
      expected: `one factor, because ${source.kind} knows no road classes`,
      found: 'factors by road class',
      remedy: 'write one factor such as 0.8',
    });
  }
}

/** Zones at the ends of trips, in the order of the file. */
function groupZones(
  groups: readonly {
    readonly from?: readonly string[] | undefined;
    readonly to?: readonly string[] | undefined;
  }[],
  at: (...path: (string | number)[]) => string,
): Use[] {
  return groups.flatMap((group, i) =>
    (['from', 'to'] as const).flatMap((end) =>
      (group[end] ?? []).map((name, j): Use => ['service.yaml', at(i, end, j), name]),
    ),
  );
}

function judgeZones(
  { service, fleet }: ServiceFiles,
  zones: ReadonlySet<string>,
  problems: ProblemList,
): void {
  const uses: Use[] = [
    ...groupZones(service.data.trips, (...path) => service.at('trips', ...path)),
    ...groupZones(service.data.policy.leeways, (...path) => service.at('policy', 'leeways', ...path)),
    ...fleet.data.vehicles.flatMap(({ zones: names = [] }, i) =>
      names.map((name, j): Use => ['fleet.yaml', fleet.at('vehicles', i, 'zones', j), name]),
    ),
  ];
  for (const [file, place, name] of uses) {
    if (zones.has(name)) continue;
    unknownName('zone', name, [...zones].sort(), (words) => {
      problems.in(file).error(place, words);
    });
  }
}
