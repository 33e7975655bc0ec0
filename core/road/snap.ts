import type { LinkId } from 'ngraph.graph';
import type { LonLat } from '../geo.js';
import type { StopId } from '../ids.js';
import type { RoadGraph } from './graph.js';

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

/**
 * Where stops join the roads. `snapStops(roads, stops, settings)` is the main function of this file.
 * `cutOff` holds the streets which the import found not connected to the rest, so that a stop on one is recognised.
 */
export interface RoadsToSnapTo {
  readonly roads: RoadGraph;
  readonly cutOff?: RoadGraph;
}
