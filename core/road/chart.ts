import type { LonLat } from '../geo.js';
import type { RoadGraph } from './graph.js';

/** Two numbers: longitude and latitude, five decimals, which is a metre. */
export type ChartPoint = [number, number];

/** Streets as GeoJSON, for maps: one feature for each class of road. */
export interface RoadChart {
  readonly type: 'FeatureCollection';
  readonly features: {
    readonly type: 'Feature';
    readonly properties: { readonly roadClass: string };
    readonly geometry: { readonly type: 'MultiLineString'; readonly coordinates: ChartPoint[][] };
  }[];
}

export const NO_ROADS: RoadChart = { type: 'FeatureCollection', features: [] };

/** Each street once, whichever way it may be driven. O(streets). */
export function roadChart(roads: RoadGraph): RoadChart {
  const byClass = new Map<string, ChartPoint[][]>();
  const seen = new Set<string>();
  roads.forEachLink(({ fromId, toId, data }) => {
    const ends = [fromId, toId].map((id) => chartPoint(roads.getNode(id)!.data));
    const line = [ends[0]!, ...data.shape.map(chartPoint), ends[1]!];
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

/** Parts of a degree that are about a metre. */
const PARTS = 1e5;

export const chartPoint = ({ lon, lat }: LonLat): ChartPoint => [
  Math.round(lon * PARTS) / PARTS,
  Math.round(lat * PARTS) / PARTS,
];
