import type { Request, Wish } from '../core/dispatch/request.js';
import { periodAt } from '../core/dispatch/travel-times.js';
import type { World } from '../core/dispatch/world.js';
import type { LonLat } from '../core/geo.js';
import type { RequestId, RiderId, StopId, StopIndex } from '../core/ids.js';
import type { Operation } from '../core/money/operation.js';
import type { Tariff } from '../core/money/tariff.js';
import type { RoadGraph } from '../core/road/graph.js';
import { seconds, type Seconds, type ServiceTime } from '../core/units.js';
import { partyDwell, type BoardingRule } from './boarding.js';
import { calendarDay } from './calendar.js';
import { contractOf, type Contract } from './contract.js';
import { connecting } from './connecting.js';
import { dayFleet, pacesOf } from './day-fleet.js';
import { dayWatches, monitorDuty } from './day-watches.js';
import { dayPolicy } from './day-policy.js';
import type { RiderModels } from './format/demand-file.js';
import { idOfSpot, type Place } from './place.js';
import type { Scenario } from './scenario.js';
import { serviceDaysOf } from './service-days.js';
import { speedPeriods } from './speed-periods.js';
import { tariffOf } from './tariff.js';
import { walksBetween } from './walks.js';
import type { DrivingTimes, Ways } from './ways.js';
import type { WishRow } from './wish-row.js';

/** A place of the day as people know it. */
export interface StopRecord {
  readonly id: StopId;
  readonly kind: Place['kind'];
  readonly name: string;
  readonly kana: string;
  readonly lonLat: LonLat;
  readonly zones: readonly string[];
  readonly access: string;
}

/** A wish of the demand: what is asked, and when the service hears of it (negative: on a day before). */
export interface Booking {
  readonly asked: ServiceTime;
  readonly request: Request;
  /** The booking to which this is the way back. */
  readonly returnOf?: RequestId;
}

/** One service day with everything that both drivers of the core need. */
export interface ServiceDay {
  readonly scenario: string;
  readonly date: string;
  /** Why there is no service: the day runs, nobody is on duty, and every wish is refused. */
  readonly closed: string | undefined;
  readonly world: World;
  /** By StopIndex: stops, depots, and the doors of this day's bookings. */
  readonly stops: readonly StopRecord[];
  /** For pictures; undefined where ways are a table or straight lines. */
  readonly roads: RoadGraph | undefined;
  /** The way from a place to a stop as a line on the map; for pictures too. */
  readonly line: DrivingTimes['line'];
  /** In the order in which they are asked; equal moments in the order of the table. */
  readonly bookings: readonly Booking[];
  readonly tariff: Tariff;
  readonly contract: Contract;
  readonly serviceDays: Operation['serviceDays'];
  /** Time that remote monitors are on duty, all together. */
  readonly monitorDuty: Seconds;
  /** Attempts to better the plan after each change. */
  readonly improvement: number;
  readonly boarding: BoardingRule;
  readonly riders: RiderModels;
  readonly synthetic: readonly string[];
  readonly attribution: readonly string[];
}

/**
 * A day of a scenario; without a date, the one that scenario.yaml names. Days with the same places share their tables
 * of driving times.
 */
export function serviceDay(scenario: Scenario, date: string = scenario.about.date): ServiceDay {
  const { service, fleet, ways } = scenario;
  const day = calendarDay(date, service);
  const wishes = scenario.wishes.filter((wish) => wish.date === undefined || wish.date === date);
  const places = placesOf(scenario, wishes);
  const index = new Map<string, StopIndex>(places.map(({ id }, i) => [id, i as StopIndex]));
  const indexOf = (id: string): StopIndex => index.get(id)!;
  const periods = speedPeriods(scenario.roads.periods, day);
  const driving = drivingBetween(scenario, places);
  const paces = pacesOf(fleet);
  const travel = paces.map((pace) => driving.times({ periods, ...pace }));
  const vehicles = dayFleet(fleet, day, { indexOf, paces, travel });
  const watches = dayWatches(fleet, day.dayType, vehicles);
  const stops = places.map((place) => stopRecord(place, scenario));
  const walks = walksBetween(stops, service.walks);
  const endOf = (end: WishRow['origin']): StopIndex =>
    indexOf(typeof end === 'string' ? end : idOfSpot('door', end));
  const connect = connecting(scenario.timetable, date, ({ origin, destination }, at) => {
    const [ordinary] = travel;
    if (ordinary === undefined) return seconds(0);
    return ordinary.between(endOf(origin), endOf(destination), periodAt(ordinary.periods, at));
  });
  return {
    scenario: scenario.id,
    date,
    closed: day.closed,
    world: {
      ...(watches.length === 0 ? {} : { watches }),
      travel,
      stops: stops.map(({ zones }, i) => ({ zones, walks: walks[i]! })),
      vehicles,
      policy: dayPolicy(service, day),
    },
    stops,
    roads: ways.roads,
    line: driving.line,
    bookings: wishes.map((wish) => booking(connect(wish), scenario, endOf)).sort((a, b) => a.asked - b.asked),
    tariff: tariffOf(service.fare),
    contract: contractOf(service.costs),
    serviceDays: serviceDaysOf(date, service),
    monitorDuty: monitorDuty(fleet, day.dayType),
    improvement: service.policy.improvement,
    boarding: service.boarding,
    riders: scenario.demand.riders,
    synthetic: scenario.synthetic,
    attribution: scenario.attribution,
  };
}

/** Stops and depots of the scenario, then the doors of these wishes in the order of the table. */
function placesOf({ places, doors }: Scenario, wishes: readonly WishRow[]): readonly Place[] {
  const named = new Set(
    wishes.flatMap(({ origin, destination }) =>
      [origin, destination].flatMap((end) => (typeof end === 'string' ? [] : [idOfSpot('door', end)])),
    ),
  );
  return named.size === 0 ? places : [...places, ...[...named].map((id) => doors.get(id)!)];
}

/** The last driving times of each scenario, copies of it included: a cache, not a state. */
const lastDriving = new WeakMap<Ways, { readonly key: string; readonly driving: DrivingTimes }>();

function drivingBetween(scenario: Scenario, places: readonly Place[]): DrivingTimes {
  const key = places.map(({ id }) => id).join('\n');
  const last = lastDriving.get(scenario.ways);
  if (last?.key === key) return last.driving;
  const driving = scenario.ways.between(places);
  lastDriving.set(scenario.ways, { key, driving });
  return driving;
}

function stopRecord(place: Place, { ways }: Scenario): StopRecord {
  const { id, kind, name, kana, zones, access } = place;
  return { id, kind, name, kana, lonLat: ways.pointOf(place)!, zones, access };
}

function booking(row: WishRow, { service }: Scenario, at: (end: WishRow['origin']) => StopIndex): Booking {
  const { persons, wheelchairs, attributes, walkLimit } = row;
  return {
    asked: row.asked,
    ...(row.returnOf === undefined ? {} : { returnOf: row.returnOf as RequestId }),
    request: {
      id: row.id as RequestId,
      ...(row.rider === undefined ? {} : { rider: row.rider as RiderId }),
      persons,
      load: { seats: persons - wheelchairs, wheelchairs },
      origin: at(row.origin),
      destination: at(row.destination),
      wish: wishOf(row),
      ...partyDwell(service.boarding, row),
      attributes,
      walkLimit: walkLimit ?? (wheelchairs > 0 ? seconds(0) : service.walks.limit),
    },
  };
}

function wishOf({ kind, at }: WishRow): Wish {
  switch (kind) {
    case 'now':
      return { kind };
    case 'depart':
      return { kind, at: at! };
    case 'arrive':
      return { kind, by: at! };
  }
}
