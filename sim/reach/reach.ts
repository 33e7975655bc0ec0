import { distanceM, type LonLat } from '../../core/geo.js';
import { dayNetwork } from '../../core/timetable/day-network.js';
import { Journeys, type Access } from '../../core/timetable/journey.js';
import type { Timetable } from '../../core/timetable/timetable.js';
import { seconds, type ServiceTime } from '../../core/units.js';
import type { Words } from '../../core/words.js';
import { AGE_GROUPS, byAge, type ByAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';
import type { Destination } from '../../scenarios/destinations-table.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import type { Told } from '../../scenarios/format/words.js';
import { inventedIn } from '../../scenarios/invented.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { servedDay } from '../demand/census-day.js';
import type { ServedDay } from '../demand/served-day.js';
import { Riding, type Served } from './riding.js';
import { serviceTerms, type ServiceTerms } from './service-terms.js';
import { CHANGE, TO_HALT, walkingRule } from './walking-rule.js';
import { momentsOf, usualTime, type DoorLeaving } from './usual-time.js';

/** Kinds of places that everybody should reach. */
export const REACHED_KINDS = ['hospital', 'clinic', 'shop', 'station'] as const;
export type ReachedKind = (typeof REACHED_KINDS)[number];

/** People of one year: the cells of the scenario, or others in the same form. */
export interface PeopleOf {
  /** "2040"; empty for the people of the scenario. */
  readonly year: string;
  readonly cells: readonly Cell[];
}

/** What is asked. */
export interface ReachQuestion {
  readonly seeds: number;
  /** Buses and trains; absent: none run. */
  readonly timetable?: Timetable;
  readonly people: readonly PeopleOf[];
}

/** Usual times from one cell to one place, s; Infinity where nothing leads there. */
export interface CellTime {
  /** On foot and by timetable. */
  readonly without: number;
  /** By the service too, for each age that may use it. */
  readonly with: ByAge;
}

/** One cell with its people and its way to each target. */
export interface ReachedCell {
  readonly cell: string;
  readonly at: LonLat;
  readonly municipality: string;
  readonly people: ByAge;
  /** In the order of the targets. */
  readonly times: readonly CellTime[];
}

/** Who reaches what: the times behind every table and map. */
export interface Reach {
  readonly scenario: string;
  readonly name: Words;
  readonly date: string;
  /** Undefined: nobody was carried, so there is no service. */
  readonly terms: ServiceTerms | undefined;
  readonly hasTimetable: boolean;
  /** What about it is not real, in words. */
  readonly synthetic: readonly Told[];
  readonly targets: readonly (Pick<Destination, 'id' | 'name' | 'where'> & { readonly kind: ReachedKind })[];
  readonly years: readonly { readonly year: string; readonly cells: readonly ReachedCell[] }[];
}

const NEVER = byAge(() => Infinity);

/**
 * How long everybody takes to every hospital, clinic, shop and station: on foot, by timetable, and by the service on the
 * terms of simulated days, to the door or to a halt. Of all ways the quickest counts at every moment.
 */
export function reachOf(scenario: Scenario, { seeds, timetable, people }: ReachQuestion): Reach {
  const { source } = scenario.demand;
  if (source.kind !== 'census' || scenario.people === undefined) {
    throw new RangeError('reach is asked for people: the scenario needs a demand of kind census');
  }
  const { date } = scenario.about;
  const day = servedDay(scenario, date, source.rest_day_types);
  const terms = serviceTerms(scenario, date, seeds);
  const targets = scenario.people.destinations.flatMap((place) => {
    const kind = REACHED_KINDS.find((one) => one === place.kind);
    return kind === undefined ? [] : [{ ...place, kind }];
  });
  const area = areaOf({ scenario, source, day, terms, timetable, targets });
  return {
    scenario: scenario.id,
    name: scenario.about.name,
    date,
    terms,
    hasTimetable: timetable !== undefined,
    synthetic: inventedIn(scenario),
    targets: targets.map(({ id, name, where, kind }) => ({ id, name, where, kind })),
    years: people.map(({ year, cells }) => ({
      year,
      cells: cells.map((cell) => reachedCell(cell, year === '' ? source.growth : undefined, area)),
    })),
  };
}

interface Area {
  readonly day: ServedDay;
  readonly moments: readonly number[];
  readonly walk: (from: LonLat, to: LonLat) => number;
  readonly riding: Riding | undefined;
  readonly platforms: readonly {
    readonly at: LonLat;
    readonly served: Served | undefined;
    /** Between the service and what halts here, s. */
    readonly transfer: number;
  }[];
  readonly targets: readonly {
    readonly where: LonLat;
    readonly served: Served | undefined;
    /** By platform: journeys to the target, from the platform on. */
    readonly profiles: readonly (readonly DoorLeaving[])[];
  }[];
}

interface AreaFacts {
  readonly scenario: Scenario;
  readonly source: CensusSource;
  readonly day: ServedDay;
  readonly terms: ServiceTerms | undefined;
  readonly timetable: Timetable | undefined;
  readonly targets: readonly Destination[];
}

/** Everything about the area that does not depend on a cell. */
function areaOf({ scenario, source, day, terms, timetable, targets }: AreaFacts): Area {
  const riding = terms && new Riding(day, source, terms);
  const pace = day.walk.speed_kmh / 3.6;
  const walk = (from: LonLat, to: LonLat): number => (distanceM(from, to) * day.walk.detour_factor) / pace;
  const journeys = timetable && new Journeys(dayNetwork(timetable, day.date, walkingRule(day.walk)));
  const until = (Math.max(0, ...day.hours.map(({ latest }) => latest)) + 4 * 3600) as ServiceTime;
  const connections =
    scenario.timetable?.timetable === timetable ? scenario.timetable?.connections : undefined;
  return {
    day,
    moments: momentsOf(day.hours),
    walk,
    riding,
    platforms: (timetable?.platforms ?? []).map(({ at }, i) => {
      const connection = connections?.find((one) => one.at.has(i));
      return { at, served: riding?.place(at, connection?.stop), transfer: connection?.transfer ?? CHANGE };
    }),
    targets: targets.map(({ where, stop }) => {
      const halts = (timetable?.platforms ?? []).flatMap(({ at }, platform): Access[] => {
        const time = walk(at, where);
        return time > TO_HALT ? [] : [{ platform, time: seconds(Math.ceil(time)) }];
      });
      const profiles = halts.length === 0 ? [] : (journeys?.profiles(halts, until) ?? []);
      return { where, served: riding?.place(where, stop), profiles };
    }),
  };
}

function reachedCell(cell: Cell, growth: ByAge | undefined, area: Area): ReachedCell {
  const { walk, riding, platforms } = area;
  const home = riding?.home(cell.centre);
  const onFoot = platforms.map(({ at }) => walk(cell.centre, at));
  const by = AGE_GROUPS.map((group) => ({ group, municipality: cell.municipality }));
  /** By platform and age: how long before a departure one leaves home with the service. */
  const fed = platforms.map(({ served, transfer }) =>
    riding === undefined || home === undefined || served === undefined
      ? NEVER
      : byAge((group) =>
          riding.allows(by[AGE_GROUPS.indexOf(group)]!, home, served)
            ? riding.before(home, served) + transfer
            : Infinity,
        ),
  );
  const times = area.targets.map(({ where, served, profiles }): CellTime => {
    const foot = walk(cell.centre, where);
    const leavings = (accesses: readonly number[]): DoorLeaving[] =>
      profiles.flatMap((profile, platform) => {
        const access = accesses[platform]!;
        return access === Infinity
          ? []
          : profile.map(({ leaves, arrives }) => ({ leaves: leaves - access, arrives }));
      });
    const walked = onFoot.map((time) => (time > TO_HALT ? Infinity : time));
    const onOwn = leavings(walked);
    const known = new Map<string, number>();
    const timeOf = (ride: number, accesses: readonly number[]): number => {
      const key = [ride, ...(profiles.length === 0 ? [] : accesses)].join(' ');
      const before = known.get(key);
      if (before !== undefined) return before;
      const time = usualTime(area.moments, [...onOwn, ...leavings(accesses)], Math.min(foot, ride));
      known.set(key, time);
      return time;
    };
    return {
      without: usualTime(area.moments, onOwn, foot),
      with: byAge((group) => {
        const can =
          riding !== undefined &&
          home !== undefined &&
          served !== undefined &&
          riding.allows({ group, municipality: cell.municipality }, home, served);
        return timeOf(
          can ? riding.whenever(home, served) : Infinity,
          fed.map((byGroup) => byGroup[group]),
        );
      }),
    };
  });
  const { id, centre, municipality } = cell;
  return { cell: id, at: centre, municipality, people: peopleByAge(cell, growth), times };
}

/** Expected people by age: those of unknown age are as old as the others of the cell. */
function peopleByAge({ people, unknownAge }: Cell, growth: ByAge | undefined): ByAge {
  const known = AGE_GROUPS.reduce((sum, group) => sum + people[group], 0);
  const all = known === 0 ? 1 : 1 + unknownAge / known;
  return byAge((group) => people[group] * all * (growth?.[group] ?? 1));
}
