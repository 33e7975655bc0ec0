import { emptyRoads, type RoadClass, type RoadGraph } from '../../core/road/graph.js';
import type { JunctionAnchor, StreetAnchor } from '../../core/road/snap.js';
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
  const passes = [
    { link: roads.getLink(from, to), offset: share },
    { link: roads.getLink(to, from), offset: 1 - share },
  ].flatMap(({ link, offset }) => (link ? [{ link, offset }] : []));
  const point = { lon: roads.getNode(from)!.data.lon, lat: 35 };
  return {
    kind: 'street',
    stop: `${from}${to}` as StopId,
    passes: passes.map(({ link, offset }) => ({
      link: link.id,
      from: String(link.fromId),
      to: String(link.toId),
      offsetM: link.data.lengthM * offset,
      lengthM: link.data.lengthM,
      driveMs: link.data.driveMs,
      side: 'on',
    })),
    point,
    distanceM: 0,
  };
}

export const stop = (i: number): StopIndex => i as StopIndex;
export const place = (i: number): PlaceIndex => i as PlaceIndex;
export const s = (n: number): Seconds => n as Seconds;
