import type { LonLat } from '../core/geo.js';
import type { ServiceTime } from '../core/units.js';
import { daysBetween } from './calendar.js';
import { csvFile, type CsvRow } from './csv-file.js';
import { clockOf, durationOf, isDate } from './format/clock.js';
import { nearestWord } from './nearest-word.js';
import type { Complaints } from './problem-list.js';
import { pointOf } from './stops-table.js';
import type { WishRow } from './wish-row.js';

const COLUMNS = {
  required: ['booking_id', 'asked', 'kind', 'origin', 'destination'],
  optional: [
    'date',
    'rider_id',
    'at',
    'persons',
    'wheelchairs',
    'attributes',
    'walk',
    'origin_lon',
    'origin_lat',
    'destination_lon',
    'destination_lat',
    'purpose',
    'return_of',
  ],
};

const DAY_S = 86_400;

/** The wishes of a bookings table in the order of the table. Faulty rows are left out and told. */
export function bookingsTable(
  text: string,
  stops: ReadonlySet<string>,
  complaints: Complaints,
): readonly WishRow[] {
  const lines = new Map<string, number>();
  const rows: WishRow[] = [];
  for (const row of csvFile(text, COLUMNS, complaints)) {
    const id = row.text('booking_id');
    const before = lines.get(id);
    if (id === '') row.wrong('booking_id', { expected: 'an id', remedy: 'number the bookings' });
    if (before !== undefined) {
      row.wrong('booking_id', {
        expected: 'an id used once',
        remedy: `it also stands in line ${before}: rename one`,
      });
    }
    lines.set(id, row.line);
    const wish = wishOf(row, id, stops);
    if (wish) rows.push(wish);
  }
  return rows;
}

function wishOf(row: CsvRow, id: string, stops: ReadonlySet<string>): WishRow | undefined {
  const times = timesOf(row);
  const ends = endsOf(row, stops);
  const party = partyOf(row);
  const walkLimit = walkOf(row);
  if (times === undefined || ends === undefined || party === undefined) return undefined;
  const rider = row.text('rider_id') || undefined;
  return { line: row.line, id, rider, ...times, ...ends, ...party, walkLimit, ...reasonOf(row) };
}

function timesOf(row: CsvRow): Pick<WishRow, 'date' | 'asked' | 'kind' | 'at'> | undefined {
  const date = dateOf(row);
  const asked = askedOf(row, date);
  const kind = kindOf(row);
  const at = kind === 'now' ? undefined : atOf(row);
  if (asked === undefined || kind === undefined) return undefined;
  if (kind !== 'now' && at === undefined) return undefined;
  return { date, asked, kind, at };
}

function endsOf(
  row: CsvRow,
  stops: ReadonlySet<string>,
): Pick<WishRow, 'origin' | 'destination'> | undefined {
  const origin = endOf(row, 'origin', stops);
  const destination = endOf(row, 'destination', stops);
  return origin === undefined || destination === undefined ? undefined : { origin, destination };
}

function partyOf(row: CsvRow): Pick<WishRow, 'persons' | 'wheelchairs' | 'attributes'> | undefined {
  const persons = countOf(row, 'persons', 1);
  const wheelchairs = countOf(row, 'wheelchairs', 0);
  if (persons === undefined || wheelchairs === undefined) return undefined;
  if (persons < 1) {
    row.wrong('persons', { expected: 'one person or more', remedy: 'correct the number, or remove the row' });
  }
  if (wheelchairs > persons) {
    row.wrong('wheelchairs', {
      expected: `at most as many wheelchair users as persons (${persons})`,
      remedy: 'persons counts everybody, wheelchair users included',
    });
  }
  const words = row.text('attributes').split(/[\s;]+/);
  return { persons, wheelchairs, attributes: words.filter(Boolean) };
}

function dateOf(row: CsvRow): string | undefined {
  const date = row.text('date');
  if (date === '') return undefined;
  if (isDate(date)) return date;
  row.wrong('date', {
    expected: 'a date such as 2026-11-24, or nothing for every day',
    remedy: 'correct it',
  });
  return undefined;
}

/** "7:40" on the day, "-1 18:30" on the day before, or "2026-11-23 18:30" where the row has a date. */
function askedOf(row: CsvRow, date: string | undefined): ServiceTime | undefined {
  const [, day, time = ''] = ASKED.exec(row.text('asked')) ?? [];
  const clock = clockOf(time);
  const days = daysFrom(date, day);
  if (clock !== undefined && days !== undefined) return (days * DAY_S + clock) as ServiceTime;
  row.wrong('asked', {
    expected: 'when the service heard of it: "7:40", "-1 18:30" (the day before), or "2026-11-23 18:30"',
    remedy:
      date === undefined && day !== undefined
        ? 'a row with a full date needs the date of the ride in the column date'
        : 'times are not negative; -1 in front is the day before',
  });
  return undefined;
}

const ASKED = /^(?:(-\d+|\d{4}-\d{2}-\d{2})[ T])?(\d+:\d\d(?::\d\d)?)$/;

/** From the day of the ride to the day in front of a time: nothing, "-1", or a date. */
function daysFrom(date: string | undefined, day: string | undefined): number | undefined {
  if (day === undefined) return 0;
  if (/^-\d+$/.test(day)) return Number(day);
  return date !== undefined && isDate(day) ? daysBetween(date, day) : undefined;
}

function kindOf(row: CsvRow): WishRow['kind'] | undefined {
  const kind = row.text('kind');
  if (kind === 'now' || kind === 'depart' || kind === 'arrive') return kind;
  row.wrong('kind', { expected: 'now, depart or arrive', remedy: 'choose one of the three' });
  return undefined;
}

function atOf(row: CsvRow): ServiceTime | undefined {
  const at = clockOf(row.text('at'));
  if (at === undefined) {
    row.wrong('at', {
      expected: 'a time such as 8:05, or 25:10 after midnight',
      remedy: 'write the wished time of the service day, or kind now',
    });
  }
  return at;
}

function endOf(
  row: CsvRow,
  end: 'origin' | 'destination',
  stops: ReadonlySet<string>,
): string | LonLat | undefined {
  const stop = row.text(end);
  if (stop === '' && row.text(`${end}_lon`) !== '') return pointOf(row, `${end}_lon`, `${end}_lat`);
  if (stops.has(stop)) return stop;
  const near = nearestWord(stop, stops);
  row.wrong(end, {
    expected: `the id of a stop, or a door in ${end}_lon and ${end}_lat`,
    remedy: near === undefined ? 'add the stop to stops.csv' : `did you mean "${near}"?`,
  });
  return undefined;
}

function countOf(row: CsvRow, column: string, otherwise: number): number | undefined {
  const text = row.text(column);
  if (text === '') return otherwise;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  row.wrong(column, { expected: 'a whole number', remedy: 'correct it' });
  return undefined;
}

function walkOf(row: CsvRow): WishRow['walkLimit'] {
  const text = row.text('walk');
  const walk = text === '' ? undefined : durationOf(text);
  if (text !== '' && (walk === undefined || walk < 0)) {
    row.wrong('walk', { expected: 'a length of time such as "5 min"', remedy: 'write number and unit' });
  }
  return walk;
}

/** Why they travel, and whether it is the way home. */
function reasonOf(row: CsvRow): Pick<WishRow, 'purpose' | 'returnOf'> {
  const [purpose, returnOf] = [row.text('purpose'), row.text('return_of')];
  return { ...(purpose === '' ? {} : { purpose }), ...(returnOf === '' ? {} : { returnOf }) };
}
