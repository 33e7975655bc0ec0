import type { LonLat } from '../../../core/geo.js';
import type { RoadGraph } from '../../../core/road/graph.js';
import { roadMap, type RoadMap } from '../../contract/roads.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { EVERYBODY } from './everybody.js';

/** The base map that needs nobody else's tiles (docs/adr/0008). */
export const roadRoutes = ({ operation }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/roads',
    name: 'getRoads',
    topic: 'service',
    summary: 'The streets that vehicles of the service use, as GeoJSON',
    access: EVERYBODY,
    answer: { status: 200, body: roadMap },
    handle: () => Promise.resolve(drawn(operation.state.parts.scenario.ways.roads)),
  }),
];

/** The last map drawn: roads do not change while a service runs. */
const known = new WeakMap<RoadGraph, RoadMap>();

function drawn(roads: RoadGraph | undefined): RoadMap {
  if (roads === undefined) return { type: 'FeatureCollection', features: [] };
  const map = known.get(roads) ?? draw(roads);
  known.set(roads, map);
  return map;
}

/** Each street once, whichever way it may be driven. O(streets). */
function draw(roads: RoadGraph): RoadMap {
  const byClass = new Map<string, [number, number][][]>();
  const seen = new Set<string>();
  roads.forEachLink(({ fromId, toId, data }) => {
    const ends = [fromId, toId].map((id) => pointOf(roads.getNode(id)!.data));
    const line = [ends[0]!, ...data.shape.map(pointOf), ends[1]!];
    const [one, other] = [JSON.stringify(line), JSON.stringify([...line].reverse())];
    if (seen.has(one) || seen.has(other)) return;
    seen.add(one);
    const lines = byClass.get(data.roadClass) ?? [];
    lines.push(line);
    byClass.set(data.roadClass, lines);
  });
  return {
    type: 'FeatureCollection',
    features: [...byClass].map(([roadClass, coordinates]) => ({
      type: 'Feature',
      properties: { roadClass },
      geometry: { type: 'MultiLineString', coordinates },
    })),
  };
}

const METRE = 1e5;
const pointOf = ({ lon, lat }: LonLat): [number, number] => [
  Math.round(lon * METRE) / METRE,
  Math.round(lat * METRE) / METRE,
];
