import type { Map as Chart } from 'maplibre-gl';
import { lookAt, openChart, type Roads } from './road-chart.js';

/** A vehicle as it is drawn. */
export interface Sign {
  readonly vehicle: string;
  readonly lon: number;
  readonly lat: number;
  readonly look: 'driving' | 'standing' | 'late' | 'lost' | 'out';
}

interface Place {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

export interface FleetMap {
  showStops(stops: readonly Place[]): void;
  /** The vehicle and the places that are looked at now. */
  mark(vehicle: string | undefined, places: readonly Place[]): void;
  look(points: readonly { readonly lon: number; readonly lat: number }[]): void;
  close(): void;
}

export interface Fleet {
  /** Where everything is at a moment of the browser's clock, ms. */
  readonly signs: (at: number) => readonly Sign[];
  /** Until when something moves, ms of the browser's clock. */
  readonly movesUntil: () => number;
  readonly pick: (vehicle: string) => void;
}

/** Drawn at most this often: a vehicle moves by less than a point between two frames. */
const FRAME_MS = 50;
/** And at least this often, so that a lost signal shows. */
const REST_MS = 1000;
/** A click so near to a vehicle means it, px. */
const NEAR = 16;

/**
 * Hundreds of vehicles over the roads. They are drawn on a sheet of their own above the chart: moving them does not draw
 * the roads anew, which is what costs time where there is no graphics card.
 */
export function openFleetMap(box: HTMLElement, roads: Roads, fleet: Fleet): FleetMap {
  const chart = openChart(box, roads);
  const sheet = document.createElement('canvas');
  sheet.className = 'fleet-sheet';
  chart.getCanvasContainer().append(sheet);
  const sight: Sight = { stops: [], places: [], vehicle: undefined };
  let drawn = 0;
  let moved = true;
  let frame = requestAnimationFrame(tick);
  function tick(at: number): void {
    frame = requestAnimationFrame(tick);
    const wait = moved ? 0 : at < fleet.movesUntil() ? FRAME_MS : REST_MS;
    if (at - drawn < wait) return;
    drawn = at;
    moved = false;
    draw(sheet, chart, fleet.signs(at), sight);
  }
  const touch = (): void => {
    moved = true;
  };
  chart.on('move', touch);
  chart.on('resize', touch);
  chart.on('click', ({ point }) => {
    const found = nearest(chart, fleet.signs(performance.now()), point);
    if (found !== undefined) fleet.pick(found);
  });
  return {
    showStops(stops) {
      sight.stops = stops;
      touch();
    },
    mark(vehicle, places) {
      sight.vehicle = vehicle;
      sight.places = places;
      touch();
    },
    look(points) {
      lookAt(chart, points);
    },
    close() {
      cancelAnimationFrame(frame);
      chart.remove();
    },
  };
}

interface Sight {
  stops: readonly Place[];
  places: readonly Place[];
  vehicle: string | undefined;
}

/** From this zoom on, stops have names. */
const NAMES_FROM = 13.5;
const RADIUS = 6;
const CIRCLE = 2 * Math.PI;

function draw(sheet: HTMLCanvasElement, chart: Chart, signs: readonly Sign[], sight: Sight): void {
  const { clientWidth: width, clientHeight: height } = chart.getContainer();
  const scale = devicePixelRatio;
  if (sheet.width !== Math.round(width * scale) || sheet.height !== Math.round(height * scale)) {
    sheet.width = Math.round(width * scale);
    sheet.height = Math.round(height * scale);
  }
  const pen = sheet.getContext('2d');
  if (pen === null) return;
  const ink = inkOf(sheet);
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = '700 11px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  const at = ({ lon, lat }: { lon: number; lat: number }): { x: number; y: number } =>
    chart.project([lon, lat]);
  pen.fillStyle = ink.soft;
  const names = chart.getZoom() >= NAMES_FROM;
  for (const stop of sight.stops) {
    const { x, y } = at(stop);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    pen.fillRect(x - 2, y - 2, 4, 4);
    if (names) pen.fillText(stop.name, x + 6, y);
  }
  for (const place of sight.places) drawLabel(pen, at(place), place.name, { back: ink.card, front: ink.ink });
  for (const sign of signs) drawSign(pen, at(sign), sign, { ink, marked: sign.vehicle === sight.vehicle });
}

type Ink = Readonly<Record<'ink' | 'soft' | 'card' | 'good' | 'warn' | 'bad' | 'focus', string>>;
const NAMES = ['ink', 'soft', 'card', 'good', 'warn', 'bad', 'focus'] as const;

/** The colours of the page: they change with the light. */
function inkOf(sheet: HTMLElement): Ink {
  const style = getComputedStyle(sheet);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`)])) as Ink;
}

const LOOKS = { driving: 'good', standing: 'soft', late: 'warn', lost: 'bad', out: 'bad' } as const;

/** A dot with the vehicle's name; what is not as it should be differs in form too, not in colour alone. */
function drawSign(
  pen: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  { vehicle, look }: Sign,
  { ink, marked }: { readonly ink: Ink; readonly marked: boolean },
): void {
  pen.beginPath();
  pen.arc(x, y, marked ? RADIUS + 3 : RADIUS, 0, CIRCLE);
  pen.fillStyle = look === 'lost' ? ink.card : ink[LOOKS[look]];
  pen.fill();
  pen.lineWidth = marked ? 3 : 2;
  pen.strokeStyle = marked ? ink.focus : look === 'lost' ? ink.bad : ink.card;
  pen.stroke();
  const mark = look === 'lost' ? '? ' : look === 'late' ? '! ' : look === 'out' ? '× ' : '';
  drawLabel(pen, { x: x + RADIUS, y }, `${mark}${vehicle}`, { back: ink.card, front: ink[LOOKS[look]] });
}

function drawLabel(
  pen: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  text: string,
  { back, front }: { readonly back: string; readonly front: string },
): void {
  pen.lineWidth = 3;
  pen.strokeStyle = back;
  pen.strokeText(text, x + 4, y);
  pen.fillStyle = front;
  pen.fillText(text, x + 4, y);
}

function nearest(
  chart: Chart,
  signs: readonly Sign[],
  { x, y }: { readonly x: number; readonly y: number },
): string | undefined {
  let found: string | undefined;
  let least = NEAR;
  for (const { vehicle, lon, lat } of signs) {
    const point = chart.project([lon, lat]);
    const apart = Math.hypot(point.x - x, point.y - y);
    if (apart >= least) continue;
    least = apart;
    found = vehicle;
  }
  return found;
}
