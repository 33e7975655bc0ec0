import { Marker } from 'maplibre-gl';
import type { VehiclePosition } from '../../server/contract/live.js';
import type { StopView } from '../../server/contract/service.js';
import type { Api } from '../wire/api.js';
import { lookAt, openChart, serviceRoads } from './road-chart.js';
import './town-map.css';

/** A map of our own roads: no tiles, no fonts, nobody else is asked. */
export interface TownMap {
  showPlaces(stops: readonly StopView[]): void;
  /** One vehicle, and what is written on it. */
  showVehicle(position: VehiclePosition, sign: string): void;
  /** Moves the view so that all these are in it. */
  look(points: readonly { readonly lon: number; readonly lat: number }[]): void;
  close(): void;
}

export function openMap(box: HTMLElement, api: Api): TownMap {
  const chart = openChart(box, serviceRoads(api));
  let vehicle: Marker | undefined;
  const places: Marker[] = [];
  return {
    showPlaces(stops) {
      for (const marker of places.splice(0)) marker.remove();
      places.push(...stops.map((stop, i) => placeMarker(stop, i).addTo(chart)));
    },
    showVehicle({ lon, lat, heading }, sign) {
      vehicle ??= vehicleMarker(lon, lat).addTo(chart);
      vehicle.setLngLat([lon, lat]);
      const element = vehicle.getElement();
      element.textContent = sign;
      element.classList.toggle('standing', heading === null);
    },
    look(points) {
      lookAt(chart, points);
    },
    close() {
      chart.remove();
    },
  };
}

function placeMarker({ lon, lat, name }: StopView, i: number): Marker {
  const sign = document.createElement('div');
  sign.className = `place place-${i}`;
  sign.textContent = name;
  return new Marker({ element: sign, anchor: 'bottom' }).setLngLat([lon, lat]);
}

function vehicleMarker(lon: number, lat: number): Marker {
  const sign = document.createElement('div');
  sign.className = 'vehicle';
  return new Marker({ element: sign }).setLngLat([lon, lat]);
}
