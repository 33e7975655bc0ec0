import { Marker } from 'maplibre-gl';
import type { StopView } from '../../server/contract/service.js';
import type { Api } from '../wire/api.js';
import { lookAt, openChart, serviceRoads } from './road-chart.js';
import './town-map.css';

/** A map on which a stop is picked: the one nearest to the touch, as no finger hits a dot. */
export interface PlaceMap {
  /** Writes the name of a stop beside it. */
  point(stop: StopView): void;
  close(): void;
}

interface PlaceMapHearer {
  readonly stops: readonly StopView[];
  readonly picked: (stop: StopView) => void;
}

const DOT_PX = 6;
const RIM_PX = 2;

export function openPlaceMap(box: HTMLElement, api: Api, { stops, picked }: PlaceMapHearer): PlaceMap {
  const chart = openChart(box, serviceRoads(api));
  const sign = document.createElement('div');
  sign.className = 'place place-0';
  const name = new Marker({ element: sign, anchor: 'bottom' });
  const colour = (of: string): string => getComputedStyle(box).getPropertyValue(of).trim();
  lookAt(chart, stops);
  chart.on('load', () => {
    const features = stops.map(({ lon, lat }) => ({
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
    }));
    chart.addSource('stops', { type: 'geojson', data: { type: 'FeatureCollection', features } });
    chart.addLayer({
      ...{ id: 'stops', type: 'circle', source: 'stops' },
      paint: {
        'circle-radius': DOT_PX,
        'circle-color': colour('--deed'),
        'circle-stroke-width': RIM_PX,
        'circle-stroke-color': colour('--card'),
      },
    });
  });
  chart.on('click', ({ point }) => {
    const apart = (stop: StopView): number => chart.project([stop.lon, stop.lat]).dist(point);
    const nearest = [...stops].sort((a, b) => apart(a) - apart(b))[0];
    if (nearest !== undefined) picked(nearest);
  });
  return {
    point(stop) {
      sign.textContent = stop.name;
      name.setLngLat([stop.lon, stop.lat]).addTo(chart);
    },
    close() {
      chart.remove();
    },
  };
}
