import { dot, type Layer, type Point } from './still-map.js';

/** What is drawn of a day: sizes are in px. */
export interface FlowDrawing {
  readonly stops: readonly (Point & { readonly radius: number })[];
  readonly flows: readonly { readonly from: Point; readonly to: Point; readonly width: number }[];
  /** Around where somebody was not served. */
  readonly rings: readonly (Point & { readonly radius: number })[];
}

/** A town with its stops, what flows between them, and where something was lacking. */
export const FLOW_LAYERS: readonly Layer<FlowDrawing>[] = [
  {
    ...{ id: 'flows', type: 'line' },
    look: (ink) => ({
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': ink('deed'), 'line-opacity': 0.6, 'line-width': ['get', 'size'] },
    }),
    features: ({ flows }) =>
      flows.map(({ from, to, width }) => ({
        type: 'Feature',
        properties: { size: width },
        geometry: { type: 'LineString', coordinates: bent(from, to) },
      })),
  },
  {
    ...{ id: 'stops', type: 'circle' },
    look: (ink) => ({
      paint: {
        'circle-radius': ['get', 'size'],
        'circle-color': ink('good'),
        'circle-opacity': 0.85,
        'circle-stroke-color': ink('card'),
        'circle-stroke-width': 1,
      },
    }),
    features: ({ stops }) => stops.map((stop) => dot(stop, { size: stop.radius })),
  },
  {
    ...{ id: 'rings', type: 'circle' },
    look: (ink) => ({
      paint: {
        'circle-radius': ['get', 'size'],
        'circle-opacity': 0,
        'circle-stroke-color': ink('bad'),
        'circle-stroke-width': 3,
      },
    }),
    features: ({ rings }) => rings.map((ring) => dot(ring, { size: ring.radius })),
  },
];

const BEND = 0.12;
const PIECES = 12;

/** A curve from one to the other, so that flows along one road do not lie on each other. */
function bent(from: Point, to: Point): [number, number][] {
  const shrink = Math.cos((from.lat * Math.PI) / 180);
  const [across, along] = [(to.lon - from.lon) * shrink, to.lat - from.lat];
  const over = {
    lon: (from.lon + to.lon) / 2 - (along * BEND * 2) / shrink,
    lat: (from.lat + to.lat) / 2 + across * BEND * 2,
  };
  return Array.from({ length: PIECES + 1 }, (_, i) => {
    const t = i / PIECES;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [a * from.lon + b * over.lon + c * to.lon, a * from.lat + b * over.lat + c * to.lat];
  });
}
