import { calendarDay } from '../../scenarios/calendar.js';
import { WEEKDAYS } from '../../scenarios/format/service-file.js';
import { idOfSpot, type Place } from '../../scenarios/place.js';
import { doorsOf } from '../../scenarios/read-demand.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import type { WishRow } from '../../scenarios/wish-row.js';
import { censusDemand, type CensusDemand } from './census-demand.js';
import type { DayKind } from './people/outings.js';
import type { CensusWeekday, ServedDay } from './served-day.js';

/** A scenario whose wishes of one day were generated; everything else as it was. */
export interface PeopledDay {
  readonly scenario: Scenario;
  /** Undefined where the scenario does not ask for census demand: then its own wishes stay. */
  readonly demand: CensusDemand | undefined;
}

/**
 * The scenario with the wishes of a date generated from its people; `serviceDay` then makes bookings of them as of any
 * bookings table. On a day without service nobody asks.
 */
export function peopledDay(scenario: Scenario, date: string, seed: number): PeopledDay {
  const { source } = scenario.demand;
  if (source.kind !== 'census' || scenario.people === undefined) return { scenario, demand: undefined };
  const day = servedDay(scenario, date, source.rest_day_types);
  const all = censusDemand(source, scenario.people, day, seed);
  const doors = zonedDoors(scenario, all.wishes);
  const demand = doors.size === 0 ? all : withinReach(all, doors);
  return { scenario: { ...scenario, wishes: demand.wishes, doors }, demand };
}

/** The homes to which vehicles can come, each in the zones drawn around it. */
function zonedDoors({ zones, ways }: Scenario, wishes: readonly WishRow[]): Map<string, Place> {
  const doors = ways.reachable([...doorsOf(wishes, 'cells.csv').values()]);
  return new Map(
    doors.map((door) => [door.id, { ...door, zones: zones.zonesAt(ways.pointOf(door)) }] as const),
  );
}

/** The demand of those to whose door a street leads. */
function withinReach(demand: CensusDemand, doors: ReadonlyMap<string, Place>): CensusDemand {
  const wishes = demand.wishes.filter(({ origin, destination }) =>
    [origin, destination].every((end) => typeof end === 'string' || doors.has(idOfSpot('door', end))),
  );
  const outings = (of: readonly WishRow[]): number =>
    of.filter(({ returnOf }) => returnOf === undefined).length;
  const lost = outings(demand.wishes) - outings(wishes);
  const { account } = demand;
  const outcomes = {
    ...account.outcomes,
    asked: account.outcomes.asked - lost,
    'no-way-to-door': account.outcomes['no-way-to-door'] + lost,
  };
  return { wishes, account: { ...account, outcomes } };
}

/** A service as the people of an area see it on a date. */
export function servedDay(scenario: Scenario, date: string, restDayTypes: readonly string[]): ServedDay {
  const { closed } = calendarDay(date, scenario.service);
  const { world, stops } = serviceDay(scenario, date);
  const { speed_kmh, detour_factor } = scenario.service.walks;
  return {
    date,
    weekday: weekdayOf(date),
    kind: dayKindOf(scenario, date, restDayTypes),
    hours: closed === undefined ? world.policy.hours : [],
    stops: stops.flatMap(({ kind: is, id, lonLat, zones }, i) =>
      is === 'stop' ? [{ id, index: i as ServedDay['stops'][number]['index'], at: lonLat, zones }] : [],
    ),
    trips: world.policy.trips,
    zonesAt: (door) => scenario.zones.zonesAt(door),
    travel: world.travel[0]!,
    walk: { speed_kmh, detour_factor },
  };
}

/** How people live on a date: by its day type; on days without service, Saturdays and Sundays are rest days. */
export function dayKindOf({ service }: Scenario, date: string, restDayTypes: readonly string[]): DayKind {
  const { dayType } = calendarDay(date, service);
  const isWeekend = ['sat', 'sun'].includes(weekdayOf(date));
  return (dayType === undefined ? isWeekend : restDayTypes.includes(dayType)) ? 'rest_day' : 'weekday';
}

function weekdayOf(date: string): CensusWeekday {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7]!;
}
