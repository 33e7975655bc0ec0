import type { Period, TravelTimes, Waypoint } from '../dispatch/travel-times.js';
import type { PlaceIndex, StopIndex } from '../ids.js';
import type { Seconds, ServiceTime } from '../units.js';
import { chooseRoutes } from './choice.js';
import { legsOf, type Leg } from './legs.js';
import { edgeCosts, type FlatNetwork } from './network.js';
import { mustBePeriods, paceOf, type Pace, type SpeedPeriod } from './periods.js';
import type { Routes } from './routes.js';
import { metresOf, secondsOf, stopTable, type StopTable } from './stop-table.js';

/** One network, and everything computed on it so far: days and vehicle speeds share what they have in common. */
export interface Travel {
  readonly network: FlatNetwork;
  /**
   * The driving times of one service day for vehicles of one speed, relative to an ordinary car. No periods: free flow all
   * day. Cheap until asked: routes are prepared once for each set of class speeds, tables once for each pace.
   * @throws RangeError for periods out of order or a speed that is not positive.
   */
  times(day: { readonly periods?: readonly SpeedPeriod[]; readonly speed?: number }): TravelTimes;
}

export function travelOn(network: FlatNetwork): Travel {
  const routes = new Map<string, SharedRoutes>();
  const paces = new Map<string, AtPace>();
  const routesAt = routeMaker(network);
  const atPace = (pace: Pace): AtPace => {
    const routesKey = pace.speeds.join();
    const key = `${routesKey}/${pace.overall}`;
    const shared = routes.get(routesKey) ?? sharedRoutes(network, pace.speeds, routesAt);
    routes.set(routesKey, shared);
    const made = paces.get(key) ?? { shared, overall: pace.overall, table: undefined };
    paces.set(key, made);
    return made;
  };
  return {
    network,
    times: ({ periods = [], speed = 1 }) => {
      mustBePeriods(periods, speed);
      const day = periods.length > 0 ? periods : [{ from: 0 as ServiceTime, speed: 1 }];
      return travelTimes(
        network,
        day.map((period) => period.from),
        day.map((period) => atPace(paceOf(period, speed))),
      );
    },
  };
}

/** The driving times of one day and one speed of vehicle on a network of their own; see `travelOn` for sharing. */
export function createTravelTimes(
  network: FlatNetwork,
  periods: readonly SpeedPeriod[] = [],
  { speed = 1 }: { readonly speed?: number } = {},
): TravelTimes {
  return travelOn(network).times({ periods, speed });
}

/** What all paces with the same class speeds have in common. */
interface SharedRoutes {
  routes(): Routes;
  leg(from: number, to: number): Leg;
}

/** What all periods of one pace have in common; the table is computed when it is first read. */
interface AtPace {
  readonly shared: SharedRoutes;
  readonly overall: number;
  table: StopTable | undefined;
}

/** Routes at any costs of one network; the order of importance found first serves all that follow. */
function routeMaker(network: FlatNetwork): (costs: Float64Array) => Routes {
  let ranks: Int32Array | undefined;
  return (costs) => {
    const chosen = chooseRoutes(network, costs, ranks);
    ranks ??= chosen.ranks;
    return chosen.routes;
  };
}

function sharedRoutes(
  network: FlatNetwork,
  speeds: readonly number[],
  routesAt: (costs: Float64Array) => Routes,
): SharedRoutes {
  let routes: Routes | undefined;
  let leg: SharedRoutes['leg'] | undefined;
  const costs = edgeCosts(network, speeds);
  const prepared = (): Routes => (routes ??= routesAt(costs));
  return {
    routes: prepared,
    leg: (from, to) => (leg ??= legsOf(network, prepared(), costs))(from, to),
  };
}

function travelTimes(
  network: FlatNetwork,
  periods: readonly ServiceTime[],
  paces: readonly AtPace[],
): TravelTimes {
  const { exit, entry } = network;
  const n = exit.length;
  const paceIn = (period: Period): AtPace => {
    const pace = paces[period];
    if (!pace) throw new RangeError(`expected a period 0 … ${paces.length - 1}, got ${period}`);
    return pace;
  };
  const tableIn = (period: Period): StopTable => {
    const pace = paceIn(period);
    return (pace.table ??= stopTable(network, pace.shared.routes(), pace.overall));
  };
  const nodeOf = (place: PlaceIndex): number => (place < n ? exit[place]! : place - n);
  return {
    stops: n,
    periods,
    between: (from, to, period) => {
      if (from < n) return tableIn(period).seconds(from as StopIndex, to);
      const { shared, overall } = paceIn(period);
      return secondsOf(shared.routes().cost(from - n, entry[to]!), overall);
    },
    rowFrom: (from, period) => tableIn(period).rowFrom(from),
    rowTo: (to, period) => tableIn(period).rowTo(to),
    metres: (from, to, period) => {
      if (from < n) return tableIn(period).metres(from as StopIndex, to);
      return metresOf(
        paceIn(period)
          .shared.routes()
          .cost(from - n, entry[to]!),
      );
    },
    underway: ({ from, to, elapsed, period }) => {
      if (from === to) return { place: to, reached: Math.max(0, elapsed) as Seconds, driven: metresOf(0) };
      const { shared, overall } = paceIn(period);
      const leg = shared.leg(nodeOf(from), entry[to]!);
      const i = firstReached(leg, elapsed, overall);
      return waypoint(i, leg, { from, to, elapsed }, { stops: n, overall });
    },
  };
}

/** The first node on the leg that is reached at or after `elapsed`, or the last if none is. Binary search. */
function firstReached({ reached }: Leg, elapsed: Seconds, overall: number): number {
  let low = 0;
  let high = reached.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (secondsOf(reached[middle]!, overall) >= elapsed) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Node i of the leg as a place. At the ends that is the stop itself; a vehicle that is late arrives just now. */
function waypoint(
  i: number,
  leg: Leg,
  { from, to, elapsed }: { from: PlaceIndex; to: StopIndex; elapsed: Seconds },
  { stops, overall }: { stops: number; overall: number },
): Waypoint {
  const inner = (stops + leg.nodes[i]!) as PlaceIndex;
  const last = i === leg.nodes.length - 1;
  return {
    place: last ? to : i === 0 ? from : inner,
    reached: Math.max(elapsed, secondsOf(leg.reached[i]!, overall)) as Seconds,
    driven: metresOf(leg.reached[i]!),
  };
}
