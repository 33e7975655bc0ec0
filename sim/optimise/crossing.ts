import type { LonLat } from '../../core/geo.js';
import type { RoadClass, RoadGraph } from '../../core/road/graph.js';

/** Roads that people on foot do not cross just anywhere. */
const WIDE: readonly RoadClass[] = ['motorway', 'trunk', 'primary'];

/** Tells whether the straight line from one point to another crosses a wide road: the other side is further than it looks. */
export function crossesWideRoad(roads: RoadGraph | undefined): (a: LonLat, b: LonLat) => boolean {
  const pieces: [LonLat, LonLat][] = [];
  roads?.forEachLink(({ fromId, toId, data }) => {
    // Two-way streets are two links; one of them is enough.
    if (!WIDE.includes(data.roadClass) || String(fromId) > String(toId)) return;
    const line = [roads.getNode(fromId)!.data, ...data.shape, roads.getNode(toId)!.data];
    for (let i = 1; i < line.length; i++) pieces.push([line[i - 1]!, line[i]!]);
  });
  return (a, b) => pieces.some(([c, d]) => meet(a, b, c, d));
}

/** Whether two stretches cross; touching is not crossing. */
function meet(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

const turn = (a: LonLat, b: LonLat, c: LonLat): number =>
  (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
