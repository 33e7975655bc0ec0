import type { AddLayerObject, GeoJSONSource } from 'maplibre-gl';
import { lookAt, openChart, type Roads } from './road-chart.js';

export interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** A map that stands still: what is on it changes as a whole. */
export interface StillMap<Drawing> {
  draw(drawing: Drawing): void;
  look(points: readonly Point[]): void;
  close(): void;
}

/** Everything of one kind that is drawn, and how. */
export interface Layer<Drawing> {
  readonly id: string;
  readonly type: 'line' | 'circle';
  /** `ink` gives a colour of the page by its name. */
  readonly look: (ink: (name: string) => string) => { readonly layout?: object; readonly paint: object };
  readonly features: (drawing: Drawing) => readonly unknown[];
}

/** A dot of a layer. */
export const dot = ({ lon, lat }: Point, properties: object): unknown => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

type Features = Parameters<GeoJSONSource['setData']>[0];

/** Draws the layers over the roads, the first one lowest, as soon as the map is ready. */
export function openStillMap<Drawing>(
  box: HTMLElement,
  roads: Roads,
  layers: readonly Layer<Drawing>[],
): StillMap<Drawing> {
  const chart = openChart(box, roads);
  const style = getComputedStyle(box);
  const ink = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  let wanted: Drawing | undefined;
  let ready = false;
  const show = (): void => {
    if (!ready || wanted === undefined) return;
    for (const { id, features } of layers) {
      const data = { type: 'FeatureCollection', features: features(wanted) } as Features;
      void chart.getSource<GeoJSONSource>(id)?.setData(data);
    }
  };
  chart.on('load', () => {
    for (const { id, type, look } of layers) {
      chart.addSource(id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
      chart.addLayer({ id, type, source: id, ...look(ink) } as AddLayerObject);
    }
    ready = true;
    show();
  });
  return {
    draw(drawing) {
      wanted = drawing;
      show();
    },
    look(points) {
      lookAt(chart, points);
    },
    close() {
      chart.remove();
    },
  };
}
