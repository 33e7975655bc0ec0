import type { Link } from 'ngraph.graph';
import { emptyRoads, type RoadClass, type RoadGraph, type Street } from '../../core/road/graph.js';
import type { JunctionAnchor, Pass, StreetAnchor } from '../../core/road/snap.js';
import type { PlaceIndex, StopId, StopIndex } from '../../core/ids.js';
import type { Seconds } from '../../core/units.js';

/**
 * Roads as a list of lines: 'A-B 60s 500m' is a two-way street, 'A>B 1500ms 10m primary' one-way. A junction whose name
 * ends in ! may only begin or end a ride. Junctions lie 0.001° apart on a line, in the order they are named.
 */
export function drawnRoads(...lines: readonly string[]): RoadGraph {
  const roads = emptyRoads();
  const junction = (name: string): string => {
    const lon = 139 + roads.getNodesCount() / 1000;
    if (!roads.getNode(name)) roads.addNode(name, { lon, lat: 35, stopOnly: name.endsWith('!') });
    return name;
  };
  for (const line of lines) {
    const [, a, way, b, time, unit, lengthM, roadClass] =
      /^(\w+!?)([->])(\w+!?) (\d+)(ms|s) ([\d.]+)m(?: (\w+))?$/.exec(line) ?? [];
    if (!a || !b) throw new Error(`not a street: ${line}`);
    const street = {
      lengthM: Number(lengthM),
      driveMs: Number(time) * (unit === 's' ? 1000 : 1),
      roadClass: (roadClass ?? 'residential') as RoadClass,
      name: line,
      shape: [],
    };
    roads.addLink(junction(a), junction(b), street);
    if (way === '-') roads.addLink(b, a, street);
  }
  return roads;
}

export const atJunction = (node: string): JunctionAnchor => ({
  kind: 'junction',
  stop: node as StopId,
  node,
});

/** A stop `share` of the way along the first street from one junction to another, and along the way back if there is one. */
export function along(roads: RoadGraph, from: string, to: string, share: number): StreetAnchor {
  return alongLinks(roads, [roads.getLink(from, to)!, roads.getLink(to, from)], share);
}

/** A stop `share` of the way along a link, and along the link of the same street that leads back if there is one. */
export function alongLinks(
  roads: RoadGraph,
  [there, back]: readonly [Link<Street>, Link<Street> | undefined],
  share: number,
): StreetAnchor {
  const pass = ({ id, fromId, toId, data }: Link<Street>, offset: number): Pass => ({
    link: id,
    from: String(fromId),
    to: String(toId),
    offsetM: data.lengthM * offset,
    lengthM: data.lengthM,
    driveMs: data.driveMs,
    side: 'on',
  });
  return {
    kind: 'street',
    stop: `${there.id} ${share}` as StopId,
    passes: back ? [pass(there, share), pass(back, 1 - share)] : [pass(there, share)],
    point: { lon: roads.getNode(there.fromId)!.data.lon, lat: 35 },
    distanceM: 0,
  };
}

export const stop = (i: number): StopIndex => i as StopIndex;
export const place = (i: number): PlaceIndex => i as PlaceIndex;
export const s = (n: number): Seconds => n as Seconds;
