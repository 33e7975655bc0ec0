import {
  Map as Chart,
  Marker,
  NavigationControl,
  setWorkerUrl,
  type GeoJSONSource,
  type StyleSpecification,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
// Plain "?url" gives a worker that is not bundled, and a blank map.
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { VehiclePosition } from '../../server/contract/live.js';
import type { RoadMap } from '../../server/contract/roads.js';
import type { StopView } from '../../server/contract/service.js';
import type { Api } from '../wire/api.js';
import './town-map.css';

setWorkerUrl(worker);

/** A map of our own roads: no tiles, no fonts, nobody else is asked. */
export interface TownMap {
  showPlaces(stops: readonly StopView[]): void;
  /** Vehicles that are shown already move there within a second. */
  showVehicles(positions: readonly VehiclePosition[]): void;
  /** Moves the view so that all these are in it. */
  look(points: readonly { readonly lon: number; readonly lat: number }[]): void;
  close(): void;
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
/** A view is not nearer than this, so that one stop alone still has a town around it. */
const NEAREST = 15;

export function openMap(box: HTMLElement, api: Api): TownMap {
  const chart = new Chart({
    container: box,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    style: styleOf(matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT),
  });
  chart.addControl(new NavigationControl({ showCompass: false }));
  chart.touchZoomRotate.disableRotation();
  chart.on('load', () => {
    void drawRoads(chart, api);
  });
  const vehicles = new Map<string, Marker>();
  const places: Marker[] = [];
  return {
    showPlaces(stops) {
      for (const marker of places.splice(0)) marker.remove();
      places.push(...stops.map((stop, i) => placeMarker(stop, i).addTo(chart)));
    },
    showVehicles(positions) {
      for (const { vehicle, lon, lat, heading } of positions) {
        const marker = vehicles.get(vehicle) ?? vehicleMarker(vehicle, lon, lat).addTo(chart);
        vehicles.set(vehicle, marker);
        marker.setLngLat([lon, lat]);
        marker.getElement().classList.toggle('standing', heading === null);
      }
    },
    look(points) {
      if (points.length === 0) return;
      const lons = points.map(({ lon }) => lon);
      const lats = points.map(({ lat }) => lat);
      const corners: [[number, number], [number, number]] = [
        [Math.min(...lons), Math.min(...lats)],
        [Math.max(...lons), Math.max(...lats)],
      ];
      chart.fitBounds(corners, { padding: MARGIN, maxZoom: NEAREST, animate: false });
    },
    close() {
      chart.remove();
    },
  };
}

const MARGIN = 50;
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
async function drawRoads(chart: Chart, api: Api): Promise<void> {
  const roads = await api.get<RoadMap>('/api/roads').catch(() => undefined);
  const source = chart.getSource<GeoJSONSource>('roads');
  if (roads !== undefined) await source?.setData(roads as Parameters<GeoJSONSource['setData']>[0]);
}

function placeMarker({ lon, lat, name }: StopView, i: number): Marker {
  const sign = document.createElement('div');
  sign.className = `place place-${i}`;
  sign.textContent = name;
  return new Marker({ element: sign, anchor: 'bottom' }).setLngLat([lon, lat]);
}

function vehicleMarker(vehicle: string, lon: number, lat: number): Marker {
  const sign = document.createElement('div');
  sign.className = 'vehicle';
  sign.textContent = vehicle;
  return new Marker({ element: sign }).setLngLat([lon, lat]);
}
