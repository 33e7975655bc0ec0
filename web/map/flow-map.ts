import type { GeoJSONSource, Map as Chart } from 'maplibre-gl';
import { lookAt, openChart, type Roads } from './road-chart.js';

interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** What is drawn: sizes are in px. */
export interface Drawing {
  readonly stops: readonly (Point & { readonly radius: number })[];
  readonly flows: readonly { readonly from: Point; readonly to: Point; readonly width: number }[];
  /** Around where somebody was not served. */
  readonly rings: readonly (Point & { readonly radius: number })[];
}

export interface FlowMap {
  draw(drawing: Drawing): void;
  look(points: readonly Point[]): void;
  close(): void;
}

/** A town with its stops, what flows between them, and where something was lacking. It stands still. */
export function openFlowMap(box: HTMLElement, roads: Roads): FlowMap {
  const chart = openChart(box, roads);
  let wanted: Drawing = { stops: [], flows: [], rings: [] };
  let ready = false;
  chart.on('load', () => {
    addLayers(chart, box);
    ready = true;
    show(chart, wanted);
  });
  return {
    draw(drawing) {
      wanted = drawing;
      if (ready) show(chart, drawing);
    },
    look(points) {
      lookAt(chart, points);
    },
    close() {
      chart.remove();
    },
  };
}

type Features = Parameters<GeoJSONSource['setData']>[0];

function addLayers(chart: Chart, box: HTMLElement): void {
  const style = getComputedStyle(box);
  const ink = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  for (const id of ['flows', 'stops', 'rings']) {
    chart.addSource(id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  }
  chart.addLayer({
    id: 'flows',
    type: 'line',
    source: 'flows',
    layout: { 'line-cap': 'round' },
    paint: { 'line-color': ink('deed'), 'line-opacity': 0.6, 'line-width': ['get', 'size'] },
  });
  chart.addLayer({
    id: 'stops',
    type: 'circle',
    source: 'stops',
    paint: {
      'circle-radius': ['get', 'size'],
      'circle-color': ink('good'),
      'circle-opacity': 0.85,
      'circle-stroke-color': ink('card'),
      'circle-stroke-width': 1,
    },
  });
  chart.addLayer({
    id: 'rings',
    type: 'circle',
    source: 'rings',
    paint: {
      'circle-radius': ['get', 'size'],
      'circle-opacity': 0,
      'circle-stroke-color': ink('bad'),
      'circle-stroke-width': 3,
    },
  });
}

function show(chart: Chart, { stops, flows, rings }: Drawing): void {
  const put = (id: string, features: unknown[]): void => {
    void chart.getSource<GeoJSONSource>(id)?.setData({ type: 'FeatureCollection', features } as Features);
  };
  const dot = ({ lon, lat, radius }: Drawing['stops'][number]): unknown => ({
    type: 'Feature',
    properties: { size: radius },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  });
  put('stops', stops.map(dot));
  put('rings', rings.map(dot));
  put(
    'flows',
    flows.map(({ from, to, width }) => ({
      type: 'Feature',
      properties: { size: width },
      geometry: { type: 'LineString', coordinates: bent(from, to) },
    })),
  );
}

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
