import { NO_ROADS, roadChart, type RoadChart } from '../../../core/road/chart.js';
import type { RoadGraph } from '../../../core/road/graph.js';
import { roadMap } from '../../contract/roads.js';
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
const known = new WeakMap<RoadGraph, RoadChart>();

function drawn(roads: RoadGraph | undefined): RoadChart {
  if (roads === undefined) return NO_ROADS;
  const map = known.get(roads) ?? roadChart(roads);
  known.set(roads, map);
  return map;
}
