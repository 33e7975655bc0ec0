import { dateOf, dayNumber, weekdayOf } from './feed-time.js';
import { clockText, type ServiceTime } from '../units.js';
import type { LineKind, Timetable } from './timetable.js';
import { runsOn, tripsOn } from './trips-on.js';

/** What runs on one line on one date. */
export interface LineAccount {
  readonly line: string;
  readonly kind: LineKind;
  readonly trips: number;
  /** First and last departure from the first halt. */
  readonly first: string;
  readonly last: string;
  readonly headsigns: readonly string[];
}

/** What is in a timetable, for people: names and counts. */
export interface TimetableAccount {
  readonly agencies: readonly string[];
  readonly offices: readonly string[];
  readonly valid: Timetable['valid'] | null;
  readonly platforms: number;
  readonly lines: number;
  readonly trips: number;
  /** Trips told by a headway instead of by the clock. */
  readonly repeated: number;
  readonly fares: { readonly rules: number; readonly from: number; readonly to: number } | null;
  readonly languages: readonly string[];
  readonly services: readonly {
    readonly id: string;
    readonly days: string;
    readonly added: number;
    readonly removed: number;
  }[];
  /** The date looked at, and its lines in the order of the feed; those that do not run are left out. */
  readonly date: string | null;
  readonly running: readonly LineAccount[];
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Counts a timetable; of the date told, or else of the first weekday on which most trips run. */
export function accountOf(timetable: Timetable, asked?: string): TimetableAccount {
  const date = asked ?? busyDate(timetable);
  const prices = timetable.fares.map(({ yen }) => yen);
  const { agencies, offices, platforms, lines, trips, translations, services } = timetable;
  return {
    agencies: agencies.map(({ name, officialName }) => [name, officialName].filter(Boolean).join(' / ')),
    offices: offices.map(({ name, phone }) => `${name} ${phone}`.trim()),
    valid: timetable.valid ?? null,
    platforms: platforms.length,
    lines: lines.length,
    trips: trips.length,
    repeated: trips.filter(({ repeats }) => repeats.length > 0).length,
    fares: prices.length === 0 ? null : { rules: prices.length, from: least(prices), to: most(prices) },
    languages: [...translations.keys()],
    services: [...services.values()].map(({ id, weekly, added, removed }) => ({
      id,
      days: weekly === undefined ? '' : DAYS.filter((_, i) => weekly.days[i]).join(' '),
      added: added.size,
      removed: removed.size,
    })),
    date: date ?? null,
    running: date === undefined ? [] : runningOn(timetable, date),
  };
}

function runningOn(timetable: Timetable, date: string): LineAccount[] {
  const trips = tripsOn(timetable, date).filter(
    ({ shift, trip }) => timetable.trips[trip]!.calls[0]!.depart + shift >= 0,
  );
  return timetable.lines.flatMap(({ name, kind }, line) => {
    const own = trips.filter(({ trip }) => timetable.trips[trip]!.line === line);
    if (own.length === 0) return [];
    const starts = own
      .map(({ trip, shift }) => timetable.trips[trip]!.calls[0]!.depart + shift)
      .sort((a, b) => a - b);
    const headsigns = new Set(own.map(({ trip }) => timetable.trips[trip]!.headsign).filter(Boolean));
    const [first, last] = [starts[0]!, starts.at(-1)!].map((at) => clockText(at as ServiceTime)) as [
      string,
      string,
    ];
    return [{ line: name, kind, trips: own.length, first, last, headsigns: [...headsigns] }];
  });
}

/** The first date of the feed, Monday to Friday if there is one, on which most services run. */
function busyDate({ services, valid }: Timetable): string | undefined {
  if (valid === undefined) return undefined;
  const single = [...services.values()].flatMap(({ weekly, added }) =>
    weekly === undefined ? [...added] : [],
  );
  const dates = [...firstWeeks(valid.from), ...single].filter(
    (date) => valid.from <= date && date <= valid.to,
  );
  const running = (date: string): number =>
    [...services.values()].filter((service) => runsOn(service, date)).length;
  const weight = (date: string): number => 2 * running(date) + (weekdayOf(date) < 5 ? 1 : 0);
  return dates
    .sort()
    .reduce<string | undefined>(
      (best, date) => (best === undefined || weight(date) > weight(best) ? date : best),
      undefined,
    );
}

function firstWeeks(from: string): string[] {
  const FORTNIGHT = 14;
  return Array.from({ length: FORTNIGHT }, (_, i) => dateOf(dayNumber(from) + i));
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
