import type { StopIndex } from '../../core/ids.js';
import { chartPoint, type ChartPoint } from '../../core/road/chart.js';
import type { ServiceDay } from '../../scenarios/service-day.js';
import type { DayRun } from '../run.js';
import type { LegRow, WishRow } from '../report/rows.js';
import type { ShownPlace, ShownPlaces } from './shown-places.js';

/** A day as it went, for a map with a time slider: drives of vehicles along lines, and what riders did. */
export function replayView(seed: number, { day, ledger }: DayRun, { places, shownAs }: ShownPlaces): object {
  const lines = new LineBook(day, shownAs);
  const vehicles = day.world.vehicles.map((vehicle) => ({
    id: vehicle.id,
    seats: Math.max(...vehicle.layouts.map(({ seats }) => seats)),
    wheelchairs: Math.max(...vehicle.layouts.map(({ wheelchairs }) => wheelchairs)),
    shifts: vehicle.shifts.map(({ begin, end }) => ({ from_s: begin, to_s: end })),
    start: shownAs(day.stops[vehicle.start]!.id).id,
    drives: wholeDrives(ledger.legs.filter((leg) => leg.vehicle === vehicle.id)).map((leg) => ({
      depart_s: leg.depart,
      arrive_s: leg.arrive,
      purpose: leg.purpose,
      persons: leg.persons,
      from: shownAs(leg.from).id,
      to: shownAs(leg.to).id,
      line: lines.numberOf(leg.from, leg.to),
    })),
  }));
  const moments = vehicles.flatMap(({ shifts, drives }) => [
    ...shifts.flatMap(({ from_s, to_s }) => [from_s, to_s]),
    ...drives.flatMap(({ depart_s, arrive_s }) => [depart_s, arrive_s]),
  ]);
  return {
    date: ledger.date,
    seed,
    from_s: moments.reduce((least, at) => Math.min(least, at), moments[0] ?? 0),
    to_s: moments.reduce((most, at) => Math.max(most, at), moments[0] ?? 0),
    places,
    vehicles,
    lines: lines.all,
    events: ledger.wishes
      .filter(({ endState }) => endState !== 'TEST')
      .flatMap((wish, i) => eventsOf(wish, i + 1, shownAs))
      // Equal moments keep the order of the wishes.
      .sort((a, b) => a.at_s - b.at_s),
  };
}

/** A drive that was called off on the road, and the one that went on from there, are one: the road has no name. */
function wholeDrives(legs: readonly LegRow[]): readonly LegRow[] {
  const whole: LegRow[] = [];
  for (const leg of legs) {
    const before = whole.at(-1);
    if (before?.to !== '') whole.push(leg);
    else whole[whole.length - 1] = { ...leg, from: before.from, depart: before.depart };
  }
  return whole.filter(({ from, to }) => from !== '' && to !== '');
}

/** Ways on the map, each once. */
class LineBook {
  readonly all: ChartPoint[][] = [];
  readonly #numbers = new Map<string, number | null>();
  readonly #day: ServiceDay;
  readonly #index: ReadonlyMap<string, StopIndex>;
  readonly #shownAs: ShownPlaces['shownAs'];

  constructor(day: ServiceDay, shownAs: ShownPlaces['shownAs']) {
    this.#day = day;
    this.#index = new Map(day.stops.map(({ id }, i) => [id, i as StopIndex]));
    this.#shownAs = shownAs;
  }

  /** The number of the line from a place to another one; null where points are missing. */
  numberOf(from: string, to: string): number | null {
    const key = JSON.stringify([from, to]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const line = this.#lineOf(from, to);
    const number = line.length === 0 ? null : this.all.push(line) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  #lineOf(from: string, to: string): ChartPoint[] {
    const ends = [this.#shownAs(from), this.#shownAs(to)];
    // The way to a door would show where somebody lives.
    if (ends.some(({ kind }) => kind === 'door')) return ends.every(isSomewhere) ? ends.map(pointOf) : [];
    const [a, b] = [this.#index.get(from), this.#index.get(to)];
    return a === undefined || b === undefined ? [] : this.#day.line(a, b).map(chartPoint);
  }
}

const isSomewhere = ({ lon, lat }: ShownPlace): boolean => lon !== null && lat !== null;
const pointOf = ({ lon, lat }: ShownPlace): ChartPoint => [lon!, lat!];

interface RiderEvent {
  readonly at_s: number;
  readonly kind: 'asked' | 'refused' | 'board' | 'alight' | 'no-show' | 'cancelled';
  readonly wish: number;
  readonly place: string;
  readonly persons: number;
  readonly vehicle: string | null;
}

function eventsOf(row: WishRow, wish: number, shownAs: ShownPlaces['shownAs']): RiderEvent[] {
  const [origin, destination] = [shownAs(row.origin).id, shownAs(row.destination).id];
  const told = { wish, persons: row.persons, vehicle: null };
  const aboard = { ...told, vehicle: row.vehicle ?? null };
  const events: RiderEvent[] = [{ ...told, at_s: row.asked, kind: 'asked', place: origin }];
  const add = (at: number | undefined, event: Omit<RiderEvent, 'at_s'>): void => {
    if (at !== undefined) events.push({ at_s: at, ...event });
  };
  // The answer comes at once, or when the wishes of a moment have been collected: the map need not tell them apart.
  if (row.refusal !== undefined) add(row.asked, { ...told, kind: 'refused', place: origin });
  add(row.cancelledAt, { ...told, kind: 'cancelled', place: origin });
  add(row.absentAt, { ...aboard, kind: 'no-show', place: origin });
  add(row.pickup, { ...aboard, kind: 'board', place: origin });
  add(row.dropoff, { ...aboard, kind: 'alight', place: destination });
  return events;
}
