import type { LonLat } from '../../../core/geo.js';
import type { Words } from '../../../core/words.js';
import type { Told } from '../../../scenarios/format/words.js';
import { inventedIn } from '../../../scenarios/invented.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import type { StopRecord } from '../../../scenarios/service-day.js';
import type { DayRun } from '../../run.js';
import { mapSheet, type MapSheet } from './map-sheet.js';

/** The file in which a result keeps what its page needs and no table holds. */
export const SETTING_FILE = 'setting.json';

/** Where some days took place and what was assumed, as the scenario tells it. */
export interface Setting {
  readonly name: Words;
  readonly place?: Words;
  readonly about?: Told;
  /** What is invented or replaced by something simpler. */
  readonly synthetic: readonly Told[];
  readonly assumptions: readonly { readonly what: Told; readonly because: Told }[];
  readonly attribution: readonly string[];
  /** SOURCES.md as written. */
  readonly sources: string;
  readonly stops: readonly SettingStop[];
  readonly vehicles: readonly { readonly id: string; readonly seats: number; readonly wheelchairs: number }[];
  /** Days without service, each with the reason. */
  readonly closed: Readonly<Record<string, string>>;
  /** Days whose demand is the journal of a live day, each with what was done with it; absent: none. */
  readonly journals?: Readonly<Record<string, NonNullable<DayRun['journal']>>>;
  /** What about the roads is not real, in words. */
  readonly unrealWays: readonly Told[];
  /** Absent where the places are not known as points. */
  readonly map?: MapSheet;
}

/** A place that tables name by its id. Doors have no name: whose they are is nobody's business. */
export interface SettingStop {
  readonly id: string;
  readonly kind: StopRecord['kind'];
  readonly name: string;
  /** On the sheet of the map. */
  readonly x?: number;
  readonly y?: number;
}

/** What the page needs to know of a scenario and the days that were run. */
export function settingOf(scenario: Scenario, runs: readonly DayRun[], sources: string): Setting {
  const { name, place, about, assumptions } = scenario.about;
  const records = new Map(runs.flatMap(({ day }) => day.stops.map((stop) => [stop.id, stop] as const)));
  const points = [...records.values()].map((stop) => ({ stop, at: shownPoint(stop) }));
  const sheet = mapSheet(framing(points, runs), scenario.ways.roads);
  const journals = runs.flatMap(({ day, journal }) =>
    journal === undefined ? [] : [[day.date, journal] as const],
  );
  const vehicles = runs[0]?.day.world.vehicles ?? [];
  return {
    name,
    ...(place === undefined ? {} : { place }),
    ...(about === undefined ? {} : { about }),
    synthetic: inventedIn(scenario),
    assumptions,
    attribution: scenario.attribution,
    unrealWays: scenario.ways.synthetic,
    sources,
    stops: points.map(({ stop, at }) => ({
      id: stop.id,
      kind: stop.kind,
      name: stop.kind === 'stop' ? stop.name : '',
      ...(at === undefined || sheet === undefined ? {} : sheet.spot(at)),
    })),
    vehicles: vehicles.map(({ id, layouts }) => ({
      id,
      seats: Math.max(...layouts.map(({ seats }) => seats)),
      wheelchairs: Math.max(...layouts.map(({ wheelchairs }) => wheelchairs)),
    })),
    closed: Object.fromEntries(
      runs.flatMap(({ day }) => (day.closed === undefined ? [] : [[day.date, day.closed]])),
    ),
    ...(journals.length === 0 ? {} : { journals: Object.fromEntries(journals) }),
    ...(sheet === undefined ? {} : { map: sheet.map }),
  };
}

interface Point {
  readonly stop: StopRecord;
  readonly at: LonLat | undefined;
}

/** What the map has to show: the places that anybody wished to leave from or go to; all, if nobody did. */
function framing(points: readonly Point[], runs: readonly DayRun[]): readonly LonLat[] {
  const wishes = runs.flatMap(({ ledger }) => ledger.wishes);
  const asked = new Set(wishes.flatMap(({ origin, destination }) => [origin, destination]));
  const used = points.flatMap(({ stop, at }) => (asked.has(stop.id) && at !== undefined ? [at] : []));
  return used.length > 1 ? used : points.flatMap(({ at }) => at ?? []);
}

export const settingText = (setting: Setting): string => `${JSON.stringify(setting)}\n`;

/** Degrees; about 500 m. */
const DOOR_FIELD = 0.005;

/** Where a place is shown: a door in the middle of a field, so that no home can be read from a map. */
export function shownPoint({ kind, lonLat }: Pick<StopRecord, 'kind' | 'lonLat'>): LonLat | undefined {
  // Where ways are a table, a stop may have no place on earth.
  const at = lonLat as LonLat | undefined;
  if (at === undefined || kind !== 'door') return at;
  const middle = (degrees: number): number => (Math.floor(degrees / DOOR_FIELD) + 0.5) * DOOR_FIELD;
  return { lon: middle(at.lon), lat: middle(at.lat) };
}
