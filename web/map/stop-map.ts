import { Marker } from 'maplibre-gl';
import { lookAt, openChart, type Roads } from './road-chart.js';
import './stop-map.css';

interface Point {
  readonly lon: number;
  readonly lat: number;
}

export interface Pin extends Point {
  readonly key: string;
  readonly name: string;
  /** Something is wrong with it. */
  readonly wrong: boolean;
  readonly chosen: boolean;
}

export interface StopMap {
  show(pins: readonly Pin[]): void;
  look(points: readonly Point[]): void;
  /** Whether a press on the map puts a new stop there. */
  placing(mode: 'on' | 'off'): void;
  close(): void;
}

export interface StopMapHearer {
  readonly moved: (key: string, to: Point) => void;
  readonly placed: (at: Point) => void;
  readonly picked: (key: string) => void;
}

/** A map on which stops are moved by hand. Without a mouse the same is done in the table beside it. */
export function openStopMap(box: HTMLElement, roads: Roads, hearer: StopMapHearer): StopMap {
  const chart = openChart(box, roads);
  const shown = new Map<string, Marker>();
  let mode: 'on' | 'off' = 'off';
  chart.on('click', ({ lngLat: { lng: lon, lat } }) => {
    if (mode === 'on') hearer.placed({ lon, lat });
  });
  return {
    show(pins) {
      const keys = new Set(pins.map(({ key }) => key));
      for (const [key, marker] of shown) {
        if (keys.has(key)) continue;
        marker.remove();
        shown.delete(key);
      }
      for (const pin of pins) {
        const known = shown.get(pin.key);
        const marker = known ?? markerOf(pin.key, hearer);
        marker.setLngLat([pin.lon, pin.lat]);
        if (known === undefined) shown.set(pin.key, marker.addTo(chart));
        dress(marker.getElement(), pin);
      }
    },
    look(points) {
      lookAt(chart, points);
    },
    placing(next) {
      mode = next;
      chart.getCanvas().classList.toggle('placing', next === 'on');
    },
    close() {
      chart.remove();
    },
  };
}

function markerOf(key: string, hearer: StopMapHearer): Marker {
  const sign = document.createElement('div');
  const marker = new Marker({ element: sign, draggable: true });
  marker.on('dragend', () => {
    const { lng: lon, lat } = marker.getLngLat();
    hearer.moved(key, { lon, lat });
  });
  sign.addEventListener('click', (event) => {
    event.stopPropagation();
    hearer.picked(key);
  });
  return marker;
}

/** The table is the way for a keyboard and a screen reader: the pins are not in it twice. */
function dress(sign: HTMLElement, { name, wrong, chosen }: Pin): void {
  sign.classList.add('pin');
  sign.classList.toggle('wrong', wrong);
  sign.classList.toggle('chosen', chosen);
  sign.title = name;
  sign.setAttribute('aria-hidden', 'true');
  sign.removeAttribute('tabindex');
  sign.removeAttribute('role');
  sign.removeAttribute('aria-label');
}
