import createGraph, { type Graph } from 'ngraph.graph';
import type { LonLat } from '../geo.js';

/** The kinds of road a car may use, fastest first. The names are OpenStreetMap's `highway=*`, links (ramps) folded in. */
export const ROAD_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'track',
  'road',
  'ferry',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** A place where streets meet or end. The node's id in the graph is the id of its source, kept verbatim. */
export interface Junction extends LonLat {
  /** A ride may start or end here, but no path leads through. */
  readonly stopOnly: boolean;
}

/** One direction of one street between two junctions. A two-way street is two links. */
export interface Street {
  /** Along the street, metres, not rounded: many streets are shorter than two metres. */
  readonly lengthM: number;
  /** Free-flow driving time, whole milliseconds, at least 1: seconds would swallow short streets. */
  readonly driveMs: number;
  readonly roadClass: RoadClass;
  /** Name as signposted; empty if the street has none. */
  readonly name: string;
  /** The line between the two junctions, without its end points, in driving order. */
  readonly shape: readonly LonLat[];
}

/** Oriented multigraph: every link is directed, and two streets may join the same two junctions. */
export type RoadGraph = Graph<Junction, Street>;

export function emptyRoads(): RoadGraph {
  return createGraph<Junction, Street>({ multigraph: true });
}
