import type { Link, Node, NodeId } from 'ngraph.graph';
import { aStar } from 'ngraph.path';
import { distanceM, type LonLat } from '../geo.js';
import { ROAD_CLASSES, type Junction, type RoadGraph, type Street } from '../road/graph.js';
import type { StopAnchor } from '../road/snap.js';
import type { Metres, Seconds, ServiceTime } from '../units.js';
import { costAt, costOf, type Cost } from './cost.js';
import { ends, type Ends } from './ends.js';
import { paceOf, type SpeedPeriod } from './periods.js';
import { metresOf, secondsOf } from './stop-table.js';

/** One way as a person looks at it. */
export interface Path {
  /** From stop to stop along the streets. */
  readonly line: readonly LonLat[];
  readonly metres: Metres;
  readonly seconds: Seconds;
}

/** The best way between two stops; undefined if no road leads. */
export type PathFinder = (from: StopAnchor, to: StopAnchor) => Path | undefined;

/**
 * Finds single ways to be drawn on a map, with the times and lengths that TravelTimes gives for the period and the speed of
 * vehicle. Where a road class has a speed of its own, milliseconds are rounded street by street, so that a stop along a
 * street may make a second's difference. A way is some milliseconds' work on 26,000 junctions; tables do not come from here.
 */
export function pathFinder(
  roads: RoadGraph,
  { period, speed = 1 }: { readonly period?: SpeedPeriod; readonly speed?: number } = {},
): PathFinder {
  const pace = paceOf(period ?? { from: 0 as ServiceTime, speed: 1 }, speed);
  const cost = (street: Street): Cost => costOfStreet(street, pace.speeds);
  const msPerMetre = fastest(roads, pace.speeds);
  return (from, to) => {
    const way = ends(roads, from, to);
    const heuristic = ({ data }: Node<Junction>): Cost =>
      costOf(Math.floor(msPerMetre * nearest(data, way.entries)), 0);
    // What `distance` gets as its nodes differs between the searches of ngraph.path; the link is always the same.
    const search = aStar(way.graph, {
      oriented: true,
      heuristic,
      distance: (_a, _b, link) => cost(link.data),
    });
    const nodes = search.find(way.from, way.to).reverse();
    if (nodes.length === 0) return undefined;
    return drawn(nodes, way, cost, pace.overall);
  };
}

function drawn(
  nodes: readonly Node<Junction>[],
  way: Ends,
  cost: (street: Street) => Cost,
  overall: number,
): Path {
  const line: LonLat[] = [at(nodes[0]!)];
  let total = 0;
  for (const [i, node] of nodes.entries()) {
    if (i === 0) continue;
    const street = cheapest(way.graph, nodes[i - 1]!.id, node.id, cost);
    total += cost(street);
    line.push(...street.shape, at(node));
  }
  return { line, metres: metresOf(total), seconds: secondsOf(total, overall) };
}

function costOfStreet({ roadClass, driveMs, lengthM }: Street, speeds: readonly number[]): Cost {
  return costAt(speeds[ROAD_CLASSES.indexOf(roadClass)]!, driveMs, Math.max(1, Math.round(lengthM * 10)));
}

const at = ({ data }: Node<Junction>): LonLat => ({ lon: data.lon, lat: data.lat });

/** ngraph.path names the nodes of a way, not its links: the cheapest street between the two is the one it took. */
function cheapest(graph: RoadGraph, from: NodeId, to: NodeId, cost: (street: Street) => Cost): Street {
  let best: Street | undefined;
  graph.forEachLinkedNode(
    from,
    (node: Node<Junction>, link: Link<Street>) => {
      if (node.id === to && (!best || cost(link.data) < cost(best))) best = link.data;
    },
    true,
  );
  if (!best) throw new Error(`the path leads from ${from} to ${to}, where there is no street`);
  return best;
}

/** Metres to the nearest of the points, as the crow flies; 0 if there is none. */
function nearest(from: LonLat, points: readonly LonLat[]): number {
  return points.length === 0 ? 0 : Math.min(...points.map((point) => distanceM(from, point)));
}

/** The least milliseconds for which any street brings a vehicle a metre nearer, as the crow flies; 0 if there is no street. */
function fastest(roads: RoadGraph, speeds: readonly number[]): number {
  let least = Infinity;
  roads.forEachLink(({ fromId, toId, data }) => {
    const metres = distanceM(roads.getNode(fromId)!.data, roads.getNode(toId)!.data);
    const speed = speeds[ROAD_CLASSES.indexOf(data.roadClass)]!;
    // A thousandth off, so that rounding never makes a street faster than the fastest.
    if (metres > 0) least = Math.min(least, (0.999 * data.driveMs) / speed / metres);
  });
  return least === Infinity ? 0 : least;
}
