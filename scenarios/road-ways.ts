import type { ImportAccount } from '../core/road/account.js';
import type { ImportedRoads } from '../core/road/import.js';
import { snapStops, type PlacedStop, type SnapProblem, type StopAnchor } from '../core/road/snap.js';
import type { LonLat } from '../core/geo.js';
import type { PlaceIndex, StopId } from '../core/ids.js';
import type { RoadGraph } from '../core/road/graph.js';
import { flatNetwork, type FlatNetwork } from '../core/travel/network.js';
import { pathFinder } from '../core/travel/path.js';
import { travelOn, type Travel } from '../core/travel/travel-times.js';
import type { RoadsFile } from './format/roads-file.js';
import type { Place } from './place.js';
import type { ProblemWords } from './problem.js';
import type { ProblemList } from './problem-list.js';
import type { DrivingTimes, Ways } from './ways.js';

/** Real (or drawn) roads: places are attached to the nearest street, or to the junction they name. */
export interface RoadWays extends Ways {
  /** What was read, kept and dropped. */
  readonly account: ImportAccount;
}

export function roadWays(imported: ImportedRoads, settings: RoadsFile['stops']): RoadWays {
  const { roads, account } = imported;
  const snapSettings = {
    drivingSide: settings.driving_side,
    kerb: settings.kerb,
    maxDistanceM: settings.max_distance_m,
  };
  const anchors = new Map<string, StopAnchor>();
  return {
    roads,
    account,
    synthetic: account.synthetic === undefined ? [] : [{ ja: SYNTHETIC_ROADS, en: account.synthetic }],
    attribution: account.attribution === '' ? [] : [account.attribution],
    judge(places, problems) {
      const snapped = snapStops(imported, places.map(placedStop), snapSettings);
      for (const anchor of snapped.anchors) anchors.set(anchor.stop, anchor);
      for (const problem of snapped.problems) tell(problem, places, problems);
    },
    reachable(doors) {
      const snapped = snapStops(imported, doors.map(placedStop), { ...snapSettings, maxDistanceM: Infinity });
      for (const anchor of snapped.anchors) anchors.set(anchor.stop, anchor);
      const lost = new Set(snapped.problems.map(({ stop }) => stop));
      return doors.filter(({ id }) => !lost.has(id));
    },
    pointOf({ where }) {
      if (!('node' in where)) return where;
      const junction = roads.getNode(where.node)?.data;
      return junction && { lon: junction.lon, lat: junction.lat };
    },
    between: (places) => {
      const placed = places.map(({ id }) => anchors.get(id)!);
      const network = flatNetwork(roads, placed);
      return { times: timesOn(roads, placed, network), line: roadLine(roads, placed, network) };
    },
  };
}

/** Driving times on all roads, and on those that a kind of vehicle may use: a network for each, made once. */
function timesOn(
  roads: RoadGraph,
  anchors: readonly StopAnchor[],
  network: FlatNetwork,
): DrivingTimes['times'] {
  const known = new Map<string, Travel>([['', travelOn(network)]]);
  return ({ permitted, ...day }) => {
    const key = permitted === undefined ? '' : JSON.stringify(permitted);
    const travel = known.get(key) ?? travelOn(flatNetwork(roads, anchors, permitted));
    known.set(key, travel);
    return travel.times(day);
  };
}

/** Ways along the streets, each found once. */
function roadLine(
  roads: RoadGraph,
  anchors: readonly StopAnchor[],
  network: FlatNetwork,
): DrivingTimes['line'] {
  const find = pathFinder(roads);
  const known = new Map<string, readonly LonLat[]>();
  let junctions: readonly string[] | undefined;
  const anchorOf = (place: PlaceIndex): StopAnchor => {
    if (place < anchors.length) return anchors[place]!;
    const node = place - anchors.length;
    junctions ??= junctionIds(roads);
    // Behind the junctions come the points of streets at which stops lie.
    if (node >= junctions.length) return anchors[network.exit.indexOf(node)]!;
    return { kind: 'junction', stop: '' as StopId, node: junctions[node]! };
  };
  return (from, to) => {
    const key = `${from} ${to}`;
    const line = known.get(key) ?? find(anchorOf(from), anchorOf(to))?.line ?? [];
    known.set(key, line);
    return line;
  };
}

function junctionIds(roads: RoadGraph): readonly string[] {
  const ids: string[] = [];
  roads.forEachNode(({ id }) => {
    ids.push(String(id));
  });
  return ids;
}

const SYNTHETIC_ROADS = '合成した道路: 集落の位置と人口から作ったもので、実際の道路を測ったものではない';

const placedStop = ({ id, where }: Place): PlacedStop =>
  'node' in where ? { stop: id, node: where.node } : { stop: id, place: where };

function tell(problem: SnapProblem, places: readonly Place[], problems: ProblemList): void {
  const place = places.find(({ id }) => id === problem.stop)!;
  problems.in(place.source.file).error(place.source.place, snapWords(problem, place));
}

function snapWords(problem: SnapProblem, { kind, id, name }: Place): ProblemWords {
  const who = kind === 'stop' ? `stop ${id} (${name})` : `the ${kind} ${id.slice(kind.length + 1)}`;
  switch (problem.reason) {
    case 'no-road-near':
      return {
        expected: `a road for cars within ${problem.limitM} m of ${who}`,
        found: Number.isFinite(problem.distanceM)
          ? `the nearest ${Math.round(problem.distanceM)} m away`
          : 'none at all',
        remedy: 'move it (in the sea? longitude and latitude exchanged?) or take roads of that place',
      };
    case 'unknown-junction':
      return {
        expected: `a junction of the road tables for ${who}`,
        found: `"${problem.node}"`,
        remedy: 'correct the id of the node',
      };
    case 'cut-off':
      return {
        expected: `a street with a way in and a way out at ${who}`,
        found: `${problem.street} with ${MISSING[problem.missing]}`,
        remedy: 'move it to a connected street, or correct the one-way street in the road data',
      };
  }
}

const MISSING = {
  'way-in': 'no way in from the rest of the network',
  'way-out': 'no way out to the rest of the network',
  both: 'no way in or out',
} as const;
