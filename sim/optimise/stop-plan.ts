import { distanceM, type LonLat } from '../../core/geo.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { bestCover } from './cover.js';
import { crossesWideRoad } from './crossing.js';
import { demandPoints, newPlaces, type DemandPoint } from './stop-candidates.js';

/** Stops chosen for a scenario. */
export interface StopPlan {
  /** Existing stops that stay, in their order. */
  readonly kept: readonly string[];
  readonly left: readonly string[];
  readonly added: readonly NewStop[];
  /** How far people walk at most, m. */
  readonly reachM: number;
  readonly before: Reached;
  readonly after: Reached;
}

export interface NewStop extends LonLat {
  readonly id: string;
  /** The existing stop whose zones it takes over: the nearest. */
  readonly like: string;
}

/** Shares of the demand within walking distance of a stop, 0 to 1; null where there is no such demand. */
export interface Reached {
  readonly homes: number | null;
  readonly ride_ends: number | null;
}

/** What walking across a wide road counts beside the straight line, m: to the next crossing and back. Assumption. */
export const CROSSING_M = 150;

/**
 * So many stops that most of the demand lies within walking distance of one. Where vehicles start, end and rest, and in
 * front of the destinations of the people, the stops stay. Walking is the straight line times the detour factor of
 * service.yaml, longer across wide roads.
 * @throws ScenarioError if so many stops cannot be
 */
export function stopPlan(scenario: Scenario, count: number, seeds: number): StopPlan {
  const stops = scenario.places.filter(({ kind }) => kind === 'stop');
  const kindOfDemand = scenario.demand.source.kind;
  if (kindOfDemand !== 'census' && kindOfDemand !== 'bookings') throw noDemand(kindOfDemand);
  const points = demandPoints(scenario, seeds);
  const places = [...stops, ...newPlaces(scenario, points)];
  const heldIds = heldStops(scenario);
  const held = stops.flatMap(({ id }, i) => (heldIds.has(id) ? [i] : []));
  if (count < Math.max(2, held.length)) throw tooFew(count, held.length);
  const reachM = reachOf(scenario);
  const at = places.map((place) => scenario.ways.pointOf(place)!);
  const reaches = reachesOf(at, points, reachM, crossesWideRoad(scenario.ways.roads));
  const { chosen } = bestCover({ weights: points.map(({ weight }) => weight), reaches, held }, count);
  const reached = (candidates: readonly number[]): Reached => ({
    homes: shareOf(points, reaches, candidates, 'home'),
    ride_ends: shareOf(points, reaches, candidates, 'ride-end'),
  });
  const kept = new Set(chosen.filter((c) => c < stops.length));
  return {
    kept: stops.flatMap(({ id }, i) => (kept.has(i) ? [id] : [])),
    left: stops.flatMap(({ id }, i) => (kept.has(i) ? [] : [id])),
    added: chosen
      .filter((c) => c >= stops.length)
      .map((c): NewStop => ({
        id: places[c]!.id,
        ...at[c]!,
        like: stops[nearest(at[c]!, at.slice(0, stops.length))]!.id,
      })),
    reachM: Math.round(reachM),
    before: reached(stops.map((_, i) => i)),
    after: reached(chosen),
  };
}

/** Which of these points lies nearest; the first of equals. */
export function nearest(to: LonLat, points: readonly LonLat[]): number {
  let best = 0;
  for (const [i, point] of points.entries()) {
    if (distanceM(to, point) < distanceM(to, points[best]!)) best = i;
  }
  return best;
}

const KMH_PER_MS = 3.6;

function reachOf({ demand, service }: Scenario): number {
  const { source } = demand;
  const { limit, speed_kmh: kmh, detour_factor: detour } = service.walks;
  const walk: number = source.kind === 'census' ? source.service.walk_limit : limit;
  return (walk * kmh) / KMH_PER_MS / detour;
}

function reachesOf(
  places: readonly LonLat[],
  points: readonly DemandPoint[],
  reachM: number,
  crosses: (a: LonLat, b: LonLat) => boolean,
): number[][] {
  return places.map((place) =>
    points.flatMap(({ at }, p) => {
      const away = distanceM(place, at);
      if (away > reachM) return [];
      return away + CROSSING_M > reachM && crosses(place, at) ? [] : [p];
    }),
  );
}

function shareOf(
  points: readonly DemandPoint[],
  reaches: readonly (readonly number[])[],
  chosen: readonly number[],
  kind: DemandPoint['kind'],
): number | null {
  const near = new Set(chosen.flatMap((c) => reaches[c]!));
  let all = 0;
  let reached = 0;
  for (const [p, point] of points.entries()) {
    if (point.kind !== kind) continue;
    all += point.weight;
    if (near.has(p)) reached += point.weight;
  }
  return all === 0 ? null : reached / all;
}

/** Stops that other files name. */
function heldStops({ fleet, people, demand }: Scenario): ReadonlySet<string> {
  const spots = fleet.vehicles.flatMap(({ start, end, shifts }) => [
    start,
    end,
    ...Object.values(shifts).flatMap((list) => list.flatMap(({ breaks }) => breaks.map(({ at }) => at))),
  ]);
  const visited =
    demand.source.kind === 'census'
      ? demand.source.visitors.flatMap(({ from, to }) => [...Object.keys(from), ...Object.keys(to)])
      : [];
  const named = [...spots, ...(people?.destinations ?? []).map(({ stop }) => stop), ...visited];
  return new Set(named.filter((spot) => typeof spot === 'string'));
}

const tooFew = (count: number, held: number): ScenarioError =>
  new ScenarioError([
    {
      severity: 'error',
      file: '--stops',
      place: String(count),
      expected: `at least ${Math.max(2, held)} stops`,
      found: String(count),
      remedy: `${held} are named by vehicles, destinations or visitors and stay; ask for more, or let those name others`,
    },
  ]);

const noDemand = (kind: string): ScenarioError =>
  new ScenarioError([
    {
      severity: 'error',
      file: 'demand.yaml',
      place: 'source',
      expected: 'a census or a table of bookings, which say where people are',
      found: kind,
      remedy: 'give the scenario such a demand, then choose its stops',
    },
  ]);
