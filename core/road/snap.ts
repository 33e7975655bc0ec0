import type { Link, LinkId } from 'ngraph.graph';
import type { LonLat } from '../geo.js';
import type { StopId } from '../ids.js';
import { emptyRoads, type RoadClass, type RoadGraph, type Street } from './graph.js';
import { reachOf, type Reach } from './junction-reach.js';
import { streetIndex, type Hit, type StreetIndex } from './street-index.js';

/** A stop as its service describes it: a point on the map, or a junction of the road tables by its id. */
export type PlacedStop =
  { readonly stop: StopId; readonly place: LonLat } | { readonly stop: StopId; readonly node: string };

/** How a stop hangs on the road network. Vehicles halt at the anchor, not at the stop's own coordinates. */
export type StopAnchor = JunctionAnchor | StreetAnchor;

/** The stop is a junction: it is entered and left by every street of that junction. */
export interface JunctionAnchor {
  readonly kind: 'junction';
  readonly stop: StopId;
  /** Id of the junction in the graph, verbatim. */
  readonly node: string;
}

/**
 * The stop lies along a street. A vehicle reaches it from the `from` end of any of its passes and goes on to the `to` end
 * of any of them: turning round at the stop is allowed, as it is at every junction.
 */
export interface StreetAnchor {
  readonly kind: 'street';
  readonly stop: StopId;
  /** One or two: the directions in which a vehicle may halt here. The first has the stop on its kerb side if any has. */
  readonly passes: readonly Pass[];
  /** The point of the street nearest to the stop. */
  readonly point: LonLat;
  /** From the stop to `point`, metres, not rounded. */
  readonly distanceM: number;
}

/** One direction of driving past the stop: one link of the road graph. */
export interface Pass {
  /** Id of the directed link in the graph. Two stops on one link are joined by the piece between their offsets. */
  readonly link: LinkId;
  readonly from: string;
  readonly to: string;
  /** Driven from the `from` end to the stop, metres in 0 … `lengthM`, not rounded. */
  readonly offsetM: number;
  /** Of the whole link, as in `Street`. */
  readonly lengthM: number;
  /** Of the whole link, as in `Street`; the part up to the stop takes `driveMs * offsetM / lengthM`. */
  readonly driveMs: number;
  /** Where the stop lies, seen in driving direction; `on` if it lies on the street within 0.5 m. */
  readonly side: 'left' | 'right' | 'on';
}

export interface SnapSettings {
  /** The side of the road on which vehicles drive, hence on which their doors open: `left` in Japan. */
  readonly drivingSide: 'left' | 'right';
  /** `either`: vehicles halt in both directions of a two-way street. `strict`: only where the stop is at their kerb. */
  readonly kerb: 'either' | 'strict';
  /** A stop further than this from every road is an error, metres. */
  readonly maxDistanceM: number;
}

export const SNAP_DEFAULTS: SnapSettings = { drivingSide: 'left', kerb: 'either', maxDistanceM: 300 };

/** Why a stop could not be attached to the roads. */
export type SnapProblem =
  | {
      readonly reason: 'no-road-near';
      readonly stop: StopId;
      readonly distanceM: number;
      readonly limitM: number;
    }
  | { readonly reason: 'unknown-junction'; readonly stop: StopId; readonly node: string }
  | {
      readonly reason: 'cut-off';
      readonly stop: StopId;
      /** What a vehicle cannot do: get from the network to the stop, get from the stop back to it, or neither. */
      readonly missing: 'way-in' | 'way-out' | 'both';
      /** The cut-off street as people know it: name or class, and its two junctions. */
      readonly street: string;
    };

export interface Snapped {
  /** Anchors of the stops without a problem, in the order of the stops given. */
  readonly anchors: readonly StopAnchor[];
  /** All problems, in the order of the stops given. Whoever needs every stop must stop here if there are any. */
  readonly problems: readonly SnapProblem[];
}

/** What an import gives; `cutOff` lets a stop on a street outside the network be recognised. */
export interface RoadsToSnapTo {
  readonly roads: RoadGraph;
  readonly cutOff?: RoadGraph;
}

/** A stop this much nearer to a cut-off street than to any other is taken to stand on it, metres. */
const CUT_OFF_MARGIN_M = 30;
/** The stop counts as lying on the street itself, metres. */
const ON_STREET_M = 0.5;
/** The other direction of a two-way street may be drawn, and measured, this much apart, metres. */
const TWIN_GAP_M = 0.5;
const TWIN_LENGTH_M = 1;
/** First look around a stop, metres; doubled until a street is found. */
const FIRST_LOOK_M = 40;
/** Half way round the earth: nothing is further. */
const FURTHEST_M = 20_040_000;
/** Nobody boards on a motorway or on the water. */
const NO_HALT: ReadonlySet<RoadClass> = new Set<RoadClass>(['motorway', 'ferry']);

/**
 * Attaches every stop to the nearest street a vehicle may halt on, or to the junction it names. Both ends of the street
 * must belong to the largest strong part, so every anchor can be driven to and from; streets at a stop-only junction are
 * passed over. Of equally near streets the first in the order of the graph is taken.
 */
export function snapStops(
  { roads, cutOff = emptyRoads() }: RoadsToSnapTo,
  stops: readonly PlacedStop[],
  settings: SnapSettings = SNAP_DEFAULTS,
): Snapped {
  const reach = reachOf([roads, cutOff]);
  const index = streetIndex([roads, cutOff]);
  const street: Streets = { index, reach, halts: index.links.map(({ link }) => mayHalt(link, reach)) };
  const anchors: StopAnchor[] = [];
  const problems: SnapProblem[] = [];
  for (const stop of stops) {
    const result = 'node' in stop ? atJunction(stop, reach) : alongStreet(stop, street, settings);
    if ('reason' in result) problems.push(result);
    else anchors.push(result);
  }
  return { anchors, problems };
}

/** A problem as a sentence: what was expected, what was found, what to do. */
export function snapProblemText(problem: SnapProblem): string {
  const { stop } = problem;
  switch (problem.reason) {
    case 'no-road-near':
      return (
        `stop ${stop}: expected a road for cars within ${problem.limitM} m, ` +
        `found the nearest ${Number.isFinite(problem.distanceM) ? `${Math.round(problem.distanceM)} m away` : 'nowhere'}; ` +
        `move the stop (is it in the sea, or are longitude and latitude swapped?) or take roads of that place`
      );
    case 'unknown-junction':
      return `stop ${stop}: expected the id of a junction, found "${problem.node}"; correct the id`;
    case 'cut-off':
      return (
        `stop ${stop}: expected a street with a way in and a way out, found ${problem.street} with ` +
        `${MISSING[problem.missing]}; move the stop to a connected street or correct the one-way street in the road data`
      );
  }
}

const MISSING = {
  'way-in': 'no way in from the rest of the network',
  'way-out': 'no way out to the rest of the network',
  both: 'no way in or out',
} as const;

interface Streets {
  readonly index: StreetIndex;
  readonly reach: Reach;
  /** By link of the index: `yes`; `never`, where nobody boards; `cut-off` from the network. */
  readonly halts: readonly Halt[];
}

type Halt = 'yes' | 'never' | 'cut-off';

function mayHalt({ fromId, toId, data }: Link<Street>, reach: Reach): Halt {
  if (NO_HALT.has(data.roadClass)) return 'never';
  const ends = [String(fromId), String(toId)];
  if (ends.every((end) => reach.member.has(end) && !reach.stopOnly.has(end))) return 'yes';
  return ends.every((end) => reach.member.has(end) || reach.approach.has(end)) ? 'never' : 'cut-off';
}

function atJunction(
  { stop, node }: { stop: StopId; node: string },
  reach: Reach,
): JunctionAnchor | SnapProblem {
  if (reach.member.has(node)) return { kind: 'junction', stop, node };
  if (!reach.known.has(node)) return { reason: 'unknown-junction', stop, node };
  return {
    reason: 'cut-off',
    stop,
    missing: missing(reach.reached.has(node), reach.reaching.has(node)),
    street: `junction ${node}`,
  };
}

const missing = (wayIn: boolean, wayOut: boolean): 'way-in' | 'way-out' | 'both' =>
  wayIn === wayOut ? 'both' : wayIn ? 'way-out' : 'way-in';

function alongStreet(
  { stop, place }: { stop: StopId; place: LonLat },
  { index, reach, halts }: Streets,
  settings: SnapSettings,
): StreetAnchor | SnapProblem {
  const limitM = settings.maxDistanceM;
  const hits = look(index, place, limitM, ({ link }) => halts[link] === 'yes');
  const best = hits.find(({ link }) => halts[link] === 'yes');
  const lost = hits.find(({ link }) => halts[link] === 'cut-off');
  if (lost && lost.distanceM + CUT_OFF_MARGIN_M < (best?.distanceM ?? Infinity)) {
    const { link } = index.links[lost.link]!;
    const ways = missing(reach.reached.has(String(link.fromId)), reach.reaching.has(String(link.toId)));
    return { reason: 'cut-off', stop, missing: ways, street: streetText(link) };
  }
  if (!best) {
    const [nearest] = look(index, place, FURTHEST_M, ({ link }) => halts[link] !== 'never').filter(
      ({ link }) => halts[link] !== 'never',
    );
    return { reason: 'no-road-near', stop, distanceM: nearest?.distanceM ?? Infinity, limitM };
  }
  const twin = hits.find((hit) => halts[hit.link] === 'yes' && isTwin(index, best, hit));
  const passes = [best, ...(twin ? [twin] : [])].map((hit) => passOf(index.links[hit.link]!.link, hit));
  return {
    kind: 'street',
    stop,
    passes: byKerb(passes, settings),
    point: best.point,
    distanceM: best.distanceM,
  };
}

/** Everything within the first radius that holds a wanted street, or within `limitM`. */
function look(index: StreetIndex, place: LonLat, limitM: number, wanted: (hit: Hit) => boolean): Hit[] {
  for (let radiusM = FIRST_LOOK_M; radiusM < limitM; radiusM *= 2) {
    const hits = index.within(place, radiusM);
    if (hits.some(wanted)) return hits;
  }
  return index.within(place, limitM);
}

const streetText = ({ fromId, toId, data }: Link<Street>): string =>
  `${data.name === '' ? `the ${data.roadClass} street` : data.name} between junctions ${fromId} and ${toId}`;

/** The same street driven the other way. */
function isTwin({ links }: StreetIndex, best: Hit, hit: Hit): boolean {
  const [a, b] = [links[best.link]!.link, links[hit.link]!.link];
  return (
    a.fromId === b.toId &&
    a.toId === b.fromId &&
    hit.link !== best.link &&
    Math.abs(a.data.lengthM - b.data.lengthM) <= TWIN_LENGTH_M &&
    hit.distanceM <= best.distanceM + TWIN_GAP_M &&
    best.heading[0] * hit.heading[0] + best.heading[1] * hit.heading[1] < 0
  );
}

function passOf({ id, fromId, toId, data }: Link<Street>, { offsetM, leftM, distanceM }: Hit): Pass {
  const side = distanceM <= ON_STREET_M ? 'on' : leftM > 0 ? 'left' : 'right';
  const { lengthM, driveMs } = data;
  return { link: id, from: String(fromId), to: String(toId), offsetM, lengthM, driveMs, side };
}

/** Kerb side first. Where kerbs are strict the far side is left out, unless the street is one-way and has no other. */
function byKerb(passes: readonly Pass[], { drivingSide, kerb }: SnapSettings): Pass[] {
  const atKerb = passes.filter(({ side }) => side === drivingSide || side === 'on');
  if (kerb === 'strict' && atKerb.length > 0) return atKerb;
  return [...atKerb, ...passes.filter((pass) => !atKerb.includes(pass))];
}
