import type { GeoJSONSource, Map as Chart } from 'maplibre-gl';
import type { PlannerReach } from '../../server/contract/planner-reach.js';
import { lookAt, openChart, type Roads } from './road-chart.js';

interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** What the service changes for those who live in a cell. */
export type Outcome = NonNullable<PlannerReach['cells'][number]['outcomes']['hospital']>[number];

export interface ReachDrawing {
  /** Radius in px. */
  readonly cells: readonly (Point & { readonly radius: number; readonly outcome: Outcome })[];
  readonly places: readonly Point[];
}

export interface ReachMap {
  draw(drawing: ReachDrawing): void;
  look(points: readonly Point[]): void;
  close(): void;
}

/** A town with the cells its people live in, and the places they want to reach. It stands still. */
export function openReachMap(box: HTMLElement, roads: Roads): ReachMap {
  const chart = openChart(box, roads);
  let wanted: ReachDrawing = { cells: [], places: [] };
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

/** Outcomes are told apart by filling as well as by colour. */
function addLayers(chart: Chart, box: HTMLElement): void {
  const style = getComputedStyle(box);
  const ink = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  for (const id of ['cells', 'places']) {
    chart.addSource(id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  }
  chart.addLayer({
    id: 'cells',
    type: 'circle',
    source: 'cells',
    paint: {
      'circle-radius': ['get', 'size'],
      'circle-color': ink('deed'),
      'circle-opacity': ['match', ['get', 'outcome'], 'reached', 0.9, 'gained', 0.25, 0],
      'circle-stroke-color': ['match', ['get', 'outcome'], 'beyond', ink('bad'), ink('deed')],
      'circle-stroke-width': 2,
    },
  });
  chart.addLayer({
    id: 'places',
    type: 'circle',
    source: 'places',
    paint: {
      'circle-radius': 4,
      'circle-color': ink('ink'),
      'circle-stroke-color': ink('card'),
      'circle-stroke-width': 2,
    },
  });
}

function show(chart: Chart, { cells, places }: ReachDrawing): void {
  const put = (id: string, features: unknown[]): void => {
    void chart.getSource<GeoJSONSource>(id)?.setData({ type: 'FeatureCollection', features } as Features);
  };
  const at = ({ lon, lat }: Point, properties: object): unknown => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [lon, lat] },
  });
  put(
    'cells',
    cells.map((cell) => at(cell, { size: cell.radius, outcome: cell.outcome })),
  );
  put(
    'places',
    places.map((place) => at(place, {})),
  );
}
