import type { PlannerReplay } from '../../../server/contract/planner-day.js';

type Vehicle = PlannerReplay['vehicles'][number];
type Drive = Vehicle['drives'][number];

export interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** What a vehicle is doing at a moment. Between two drives it stands where the one before ended. */
export type Doing =
  | { readonly kind: 'off' }
  | { readonly kind: 'standing'; readonly at: string }
  | { readonly kind: 'driving'; readonly drive: Drive };

export function doingAt({ shifts, drives, start }: Vehicle, at: number): Doing {
  const next = firstAfter(drives, at);
  const last = drives[next - 1];
  if (last !== undefined && at < last.arrive_s) return { kind: 'driving', drive: last };
  const onDuty = shifts.some(({ from_s: from, to_s: to }) => from <= at && at <= to);
  return onDuty ? { kind: 'standing', at: last?.to ?? start } : { kind: 'off' };
}

/** Where a vehicle is; undefined where the scenario knows no points, or it is off duty. */
export function pointAt(replay: PlannerReplay, vehicle: Vehicle, at: number): Point | undefined {
  const doing = doingAt(vehicle, at);
  if (doing.kind === 'off') return undefined;
  const place = doing.kind === 'standing' ? doing.at : doing.drive.to;
  const line =
    doing.kind === 'driving' && doing.drive.line !== null ? replay.lines[doing.drive.line] : undefined;
  if (doing.kind === 'driving' && line !== undefined && line.length > 1) {
    const { depart_s: from, arrive_s: to } = doing.drive;
    return along(line, (at - from) / (to - from));
  }
  const found = replay.places.find(({ id }) => id === place);
  return found?.lon == null || found.lat === null ? undefined : { lon: found.lon, lat: found.lat };
}

/** What happened in the span that ends at a moment, the latest first. */
export function eventsUntil({ events }: PlannerReplay, at: number, span: number): PlannerReplay['events'] {
  return events.filter(({ at_s: when }) => when <= at && when > at - span).reverse();
}

/** "9:05"; hours pass 24 after midnight, and the day before is negative. */
export function clockText(at: number): string {
  const minutes = Math.floor(at / 60);
  const sign = minutes < 0 ? '−' : '';
  const whole = Math.abs(minutes);
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Index of the first drive that departs after a moment. Drives lie in order of time. */
function firstAfter(drives: readonly Drive[], at: number): number {
  let [low, high] = [0, drives.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (drives[middle]!.depart_s <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Line = PlannerReplay['lines'][number];

/** Lengths along a line up to each of its points; lines do not change, so each is measured once. */
const MEASURED = new WeakMap<Line, readonly number[]>();

function along(line: Line, share: number): Point {
  const upTo = MEASURED.get(line) ?? measured(line);
  MEASURED.set(line, upTo);
  const wanted = share * upTo.at(-1)!;
  const next = Math.max(
    1,
    upTo.findIndex((length) => length >= wanted),
  );
  const [before, after] = [line[next - 1]!, line[next]!];
  const piece = upTo[next]! - upTo[next - 1]!;
  const part = piece === 0 ? 0 : (wanted - upTo[next - 1]!) / piece;
  return {
    lon: before[0] + part * (after[0] - before[0]),
    lat: before[1] + part * (after[1] - before[1]),
  };
}

function measured(line: Line): readonly number[] {
  const shrink = Math.cos(((line[0]?.[1] ?? 0) * Math.PI) / 180);
  let sum = 0;
  return line.map(([lon, lat], i) => {
    const before = line[i - 1];
    if (before !== undefined) sum += Math.hypot((lon - before[0]) * shrink, lat - before[1]);
    return sum;
  });
}
