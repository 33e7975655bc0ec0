import { distanceM, type LonLat } from '../../core/geo.js';
import type { StopId } from '../../core/ids.js';
import { peopleOf, type Cell } from '../../scenarios/cells-table.js';
import type { Place } from '../../scenarios/place.js';
import { ProblemList } from '../../scenarios/problem-list.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { wishedDay } from '../wishes.js';

/** Somewhere people stand who should reach a stop on foot. */
export interface DemandPoint {
  readonly at: LonLat;
  /** People living there, or persons a day whose ride ends there. */
  readonly weight: number;
  readonly kind: 'home' | 'ride-end';
}

/** Homes lie in squares of about this side, m. */
const SQUARE_M = 250;
const MOST_SQUARES = 6;

/**
 * Where the demand is: homes by their people where there is a census, and the ends of the simulated rides of the day that
 * the scenario names, seeds 1 to `seeds`: both ends of a booking, of a census ride the one that is no home. With a census
 * both kinds weigh the same in all, because every ride has one end of each.
 */
export function demandPoints(scenario: Scenario, seeds: number): readonly DemandPoint[] {
  const homes = (scenario.people?.cells ?? []).flatMap(homesOf);
  const ends = new Map<string, { at: LonLat; weight: number }>();
  for (let seed = 1; seed <= seeds; seed++) {
    const { day, asks } = wishedDay(scenario, scenario.about.date, seed);
    for (const { request, returnOf } of asks) {
      const outside = returnOf === undefined ? request.destination : request.origin;
      const stops = homes.length > 0 ? [outside] : [request.origin, request.destination];
      for (const stop of stops) {
        const { id, lonLat } = day.stops[stop]!;
        const known = ends.get(id) ?? { at: lonLat, weight: 0 };
        ends.set(id, { at: lonLat, weight: known.weight + request.persons / seeds });
      }
    }
  }
  const rides = [...ends.values()].map((end): DemandPoint => ({ ...end, kind: 'ride-end' }));
  if (homes.length === 0) return rides;
  const factor = total(homes) / Math.max(1e-9, total(rides));
  return [...homes, ...rides.map((end) => ({ ...end, weight: end.weight * factor }))];
}

const total = (points: readonly DemandPoint[]): number => points.reduce((sum, { weight }) => sum + weight, 0);

function homesOf(cell: Cell): DemandPoint[] {
  const across = Math.min(MOST_SQUARES, Math.max(1, Math.round(cell.sizeM / SQUARE_M)));
  const weight = peopleOf(cell) / across ** 2;
  const metresPerDegree = 111_195;
  const stretch = Math.cos((cell.centre.lat * Math.PI) / 180);
  return Array.from({ length: across ** 2 }, (_, i): DemandPoint => {
    const offset = (n: number): number => ((n + 0.5) / across - 0.5) * cell.sizeM;
    const [east, north] = [offset(i % across), offset(Math.floor(i / across))];
    const lon = cell.centre.lon + east / metresPerDegree / stretch;
    return { at: { lon, lat: cell.centre.lat + north / metresPerDegree }, weight, kind: 'home' };
  });
}

/** New places for stops: where people live, far enough from every stop there is, and where a vehicle can come to. */
export function newPlaces(scenario: Scenario, points: readonly DemandPoint[]): readonly Place[] {
  const stops = scenario.places.filter(({ kind }) => kind === 'stop');
  const at = stops.flatMap((stop) => scenario.ways.pointOf(stop) ?? []);
  const taken = new Set<string>(stops.map(({ id }) => id));
  let number = 0;
  const places = points
    .filter(
      ({ kind, at: home }) => kind === 'home' && at.every((stop) => distanceM(stop, home) > LEAST_APART_M),
    )
    .map(({ at: { lon, lat } }): Place => {
      do number++;
      while (taken.has(`new-${number}`));
      const id = `new-${number}` as StopId;
      const where = { lon: Number(lon.toFixed(5)), lat: Number(lat.toFixed(5)) };
      const source = { file: 'stops.csv', place: id };
      return { id, kind: 'stop', name: '', kana: '', where, zones: [], access: '', source };
    });
  const problems = new ProblemList();
  scenario.ways.judge(places, problems);
  const bad = new Set(problems.all.map(({ place }) => place));
  return places.filter(({ id }) => !bad.has(id));
}

/** Nearer to a stop than this no other one is proposed, m. */
const LEAST_APART_M = 100;
