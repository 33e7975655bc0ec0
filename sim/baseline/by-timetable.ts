import { distanceM, type LonLat } from '../../core/geo.js';
import { dayNetwork } from '../../core/timetable/day-network.js';
import { Journeys, type Access, type Journey } from '../../core/timetable/journey.js';
import { rideFare } from '../../core/timetable/ride-fare.js';
import type { Timetable } from '../../core/timetable/timetable.js';
import { tripsOn } from '../../core/timetable/trips-on.js';
import { minutes, seconds, type ServiceTime } from '../../core/units.js';
import type { ServiceDay } from '../../scenarios/service-day.js';
import { TO_HALT, walkingRule } from '../reach/walking-rule.js';
import type { Ask } from '../wishes.js';
import { modeOf, most, type Mode, type Travelled } from './mode.js';

/** Mean of all buses in Japan, fiscal 2018 (figures of the MLIT, quoted by blog.goo.ne.jp/tenkasurounin36). */
export const BUS_YEN_PER_KM = 477;
/** Way along the road ÷ straight line from halt to halt. An assumption. */
const ROAD_FACTOR = 1.3;
/** Who would need longer, waiting included, does not travel. An assumption. */
const PATIENCE = minutes(90);
/** Who can walk all the way in this time does. An assumption. */
const ON_FOOT = minutes(30);

interface Walks {
  readonly speed_kmh: number;
  readonly detour_factor: number;
}

/** The same wishes by fixed routes: on foot to a halt, by bus or train, on foot from it. */
export function byTimetable(day: ServiceDay, asks: readonly Ask[], timetable: Timetable, walks: Walks): Mode {
  const journeys = new Journeys(dayNetwork(timetable, day.date, walkingRule(walks)));
  const pace = walks.speed_kmh / 3.6 / walks.detour_factor;
  const halts = day.stops.map(({ lonLat }) => haltsNear(lonLat, timetable, pace));
  const travelled = asks.map(({ at, request }): Travelled | undefined => {
    const { wish, origin, destination, persons } = request;
    const onFoot = Math.ceil(distanceM(day.stops[origin]!.lonLat, day.stops[destination]!.lonLat) / pace);
    const question = {
      from: halts[origin]!,
      to: halts[destination]!,
      ...(onFoot <= ON_FOOT ? { walk: seconds(onFoot) } : {}),
    };
    const wished = (
      wish.kind === 'now' ? Math.max(at, 0) : wish.kind === 'depart' ? wish.at : wish.by
    ) as ServiceTime;
    const journey =
      wish.kind === 'arrive' ? journeys.arriving(question, wished) : journeys.departing(question, wished);
    if (journey === undefined) return undefined;
    const spent = wish.kind === 'arrive' ? wished - journey.leaves : journey.arrives - wished;
    if (spent > PATIENCE) return undefined;
    const walked = journey.rides.length === 0 ? ({ onFoot: true } as const) : {};
    return { spent_s: spent, yen: partyFare(timetable, journey, persons), ...walked };
  });
  return modeOf('timetable', asks, travelled, costOf(timetable, day.date));
}

function haltsNear(at: LonLat, { platforms }: Timetable, pace: number): readonly Access[] {
  return platforms.flatMap((platform, i): Access[] => {
    const time = Math.ceil(distanceM(at, platform.at) / pace);
    return time > TO_HALT ? [] : [{ platform: i, time: seconds(time) }];
  });
}

/** Undefined if the price of a ride is not known. */
function partyFare(timetable: Timetable, { rides }: Journey, persons: number): number | undefined {
  const prices = rides.map((ride) => rideFare(timetable, ride));
  if (prices.includes(undefined)) return undefined;
  return persons * prices.reduce<number>((sum, price) => sum + price!, 0);
}

function costOf(timetable: Timetable, date: string): Parameters<typeof modeOf>[3] {
  const own = tripsOn(timetable, date).filter(({ trip, shift }) => {
    const { calls, line } = timetable.trips[trip]!;
    return timetable.lines[line]!.kind === 'bus' && calls[0]!.depart + shift >= 0;
  });
  const metres = own.reduce((sum, { trip }) => sum + tripMetres(timetable, trip), 0);
  const km = (metres * ROAD_FACTOR) / 1000;
  const spans = own.map(({ trip, shift }) => {
    const { calls } = timetable.trips[trip]!;
    return { from: calls[0]!.depart + shift, to: calls.at(-1)!.arrive + shift };
  });
  return {
    vehicles: most(spans),
    vehicle_km: km,
    yen: own.length === 0 ? null : Math.round(km * BUS_YEN_PER_KM),
    because: {
      ja: `時刻表のすべてのバス${own.length}便、営業キロ(停留所間の直線 × ${ROAD_FACTOR}) × ${BUS_YEN_PER_KM}円(全国平均、2018年度)。ここにいない乗客の分も含む。列車の経費は数えていない`,
      en: `all ${own.length} bus trips of the timetable, km in service (straight lines from halt to halt × ${ROAD_FACTOR}) × ${BUS_YEN_PER_KM} yen (mean of Japan, fiscal 2018). They carry others too, who are not counted here. Trains are not costed`,
    },
  };
}

function tripMetres({ trips, platforms }: Timetable, trip: number): number {
  const { calls } = trips[trip]!;
  return calls
    .slice(1)
    .reduce(
      (sum, { platform }, i) => sum + distanceM(platforms[calls[i]!.platform]!.at, platforms[platform]!.at),
      0,
    );
}
