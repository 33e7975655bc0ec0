import {
  Map as Chart,
  NavigationControl,
  setWorkerUrl,
  type GeoJSONSource,
  type StyleSpecification,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
// Plain "?url" gives a worker that is not bundled, and a blank map.
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { RoadMap } from '../../server/contract/roads.js';
import type { Api } from '../wire/api.js';
import { map as english } from '../words/en/map.js';
import { map as japanese } from '../words/ja/map.js';

setWorkerUrl(worker);

/** Where the roads come from. */
export type Roads = () => Promise<RoadMap>;

/** The roads of the service that is being run. */
export const serviceRoads =
  (api: Api): Roads =>
  () =>
    api.get<RoadMap>('/api/roads');

/** A map of our own roads and nothing else: no tiles, no fonts, nobody else is asked. */
export function openChart(box: HTMLElement, roads: Roads): Chart {
  const chart = new Chart({
    container: box,
    attributionControl: false,
    locale: document.documentElement.lang === 'en' ? english : japanese,
    dragRotate: false,
    pitchWithRotate: false,
    style: styleOf(matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT),
  });
  chart.addControl(new NavigationControl({ showCompass: false }));
  chart.touchZoomRotate.disableRotation();
  chart.on('movestart', ({ originalEvent }: { readonly originalEvent?: unknown }) => {
    if (originalEvent instanceof Event && originalEvent.type !== 'resize') seen.delete(chart);
  });
  chart.on('resize', () => {
    fit(chart, seen.get(chart) ?? []);
  });
  chart.on('load', () => {
    void drawRoads(chart, roads);
  });
  return chart;
}

/** A view is not nearer than this, so that one stop alone still has a town around it. */
const NEAREST = 15;
const MARGIN = 50;

type Points = readonly { readonly lon: number; readonly lat: number }[];
/** What each chart was last made to look at; nobody has moved the view since. */
const seen = new WeakMap<Chart, Points>();

/** Moves the view so that all these are in it, and keeps them in it until somebody moves the view. */
export function lookAt(chart: Chart, points: Points): void {
  seen.set(chart, points);
  fit(chart, points);
}

function fit(chart: Chart, points: Points): void {
  if (points.length === 0) return;
  const lons = points.map(({ lon }) => lon);
  const lats = points.map(({ lat }) => lat);
  const corners: [[number, number], [number, number]] = [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
  chart.fitBounds(corners, { padding: MARGIN, maxZoom: NEAREST, animate: false });
}

/** Wide roads are drawn wider, px. */
const WIDTH: Readonly<Record<string, number>> = {
  motorway: 4,
  trunk: 4,
  primary: 3.5,
  secondary: 3,
  tertiary: 2.5,
};
const NARROW = 1.5;
const LIGHT = { paper: '#f3f1ea', street: '#b9b4a6' };
const DARK = { paper: '#1e2329', street: '#4d5763' };

function styleOf({ paper, street }: typeof LIGHT): StyleSpecification {
  const width = ['match', ['get', 'roadClass'], ...Object.entries(WIDTH).flat(), NARROW];
  return {
    version: 8,
    sources: { roads: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': paper } },
      {
        id: 'roads',
        type: 'line',
        source: 'roads',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': street, 'line-width': width as unknown as number },
      },
    ],
  };
}

/** Without them the map still shows stops and vehicles. */
async function drawRoads(chart: Chart, load: Roads): Promise<void> {
  const roads = await load().catch(() => undefined);
  const source = chart.getSource<GeoJSONSource>('roads');
  if (roads !== undefined) await source?.setData(roads);
}
