import { seconds, type ServiceTime } from '../units.js';
import { feedTable, type FeedRow } from './feed-table.js';
import { feedTime } from './feed-time.js';
import { interpolated, type RawCall } from './missing-times.js';
import type { FeedSource } from './feed-source.js';
import type { Call, Line, Platform, Repeat, Service, Trip } from './timetable.js';

interface Known {
  readonly lines: readonly Line[];
  readonly platforms: readonly Platform[];
  readonly services: ReadonlyMap<string, Service>;
}

/** Trips with their calls in the order of trips.txt. Those that cannot be ridden are left out and told. */
export function readTrips(known: Known, source: FeedSource): readonly Trip[] {
  const rows = feedTable(
    'trips.txt',
    { required: ['route_id', 'service_id', 'trip_id'], isRequired: 'required' },
    source.files,
    source.problems,
  );
  const trips = new Map(rows.map((row) => [row.text('trip_id'), row] as const));
  const calls = readCalls(known.platforms, trips, source);
  const repeats = readRepeats(trips, source);
  const lines = new Map(known.lines.map(({ id }, i) => [id, i]));
  const seen = new Set<string>();
  const parts = { ...known, lines, calls, repeats, seen };
  return rows.flatMap((row) => tripOf(row, parts) ?? []);
}

interface Parts extends Omit<Known, 'lines'> {
  readonly lines: ReadonlyMap<string, number>;
  readonly calls: ReadonlyMap<string, readonly Call[]>;
  readonly repeats: ReadonlyMap<string, readonly Repeat[]>;
  readonly seen: Set<string>;
}

/** A trip, unless something it needs is missing. What a missing file would have held is told once, with the file. */
function tripOf(row: FeedRow, { lines, services, calls, repeats, seen }: Parts): Trip | undefined {
  const id = row.text('trip_id');
  const line = lines.get(row.text('route_id'));
  const service = row.text('service_id');
  const own = calls.get(id);
  const isNew = id !== '' && !seen.has(id);
  if (!isNew) row.error('trip_id', 'an id used once', 'number the trips');
  const misses = (table: ReadonlyMap<string, unknown>, key: string): boolean =>
    table.size > 0 && !table.has(key);
  if (misses(lines, row.text('route_id'))) {
    row.error('route_id', 'a route of routes.txt', 'add the route, or correct the id');
  }
  if (misses(services, service)) {
    row.error('service_id', 'a service of calendar.txt or calendar_dates.txt', 'add it to the calendar');
  }
  if (misses(calls, id)) {
    row.warn('trip_id', 'two halts or more in stop_times.txt', 'add its halts, or take the trip out');
  }
  if (!isNew || line === undefined || own === undefined || !services.has(service)) return undefined;
  seen.add(id);
  const headsign = row.text('trip_headsign');
  return { id, line, service, headsign, calls: own, repeats: repeats.get(id) ?? [] };
}

type TripRows = ReadonlyMap<string, FeedRow>;

function readCalls(
  platforms: readonly Platform[],
  trips: TripRows,
  { files, problems }: FeedSource,
): Map<string, readonly Call[]> {
  const rows = feedTable(
    'stop_times.txt',
    { required: ['trip_id', 'stop_id', 'stop_sequence'], isRequired: 'required' },
    files,
    problems,
  );
  const places = new Map(platforms.map(({ id }, i) => [id, i]));
  const raw = new Map<string, RawCall[]>();
  for (const row of rows) {
    const trip = row.text('trip_id');
    const platform = places.get(row.text('stop_id'));
    if (!trips.has(trip) && trips.size > 0)
      row.error('trip_id', 'a trip of trips.txt', 'add the trip, or take its halts out');
    if (platform === undefined && places.size > 0) {
      row.error('stop_id', 'a stop of stops.txt where vehicles halt', 'add the stop, or correct the id');
    }
    if (platform === undefined || !trips.has(trip)) continue;
    const own = raw.get(trip) ?? [];
    raw.set(trip, own);
    own.push(rawCall(row, platform));
  }
  const calls = new Map<string, readonly Call[]>();
  for (const [trip, own] of raw) {
    // A stable sort: halts with one number stay in the order of the file.
    const whole = interpolated(own.sort((a, b) => a.sequence - b.sequence));
    if (whole !== undefined && whole.length > 1) calls.set(trip, whole);
  }
  return calls;
}

function rawCall(row: FeedRow, platform: number): RawCall {
  const sequence = Number(row.text('stop_sequence'));
  if (row.text('stop_sequence') === '' || !Number.isFinite(sequence)) {
    row.error('stop_sequence', 'a whole number', 'number the halts of the trip');
  }
  const arrive = timeIn(row, 'arrival_time');
  const depart = timeIn(row, 'departure_time');
  return {
    row,
    platform,
    sequence: Number.isFinite(sequence) ? sequence : 0,
    arrive: arrive ?? depart,
    depart: depart ?? arrive,
    boarding: row.text('pickup_type') !== '1',
    alighting: row.text('drop_off_type') !== '1',
  };
}

function timeIn(row: FeedRow, column: string): ServiceTime | undefined {
  const text = row.text(column);
  if (text === '') return undefined;
  const time = feedTime(text);
  if (time === undefined)
    row.error(column, 'a time such as 08:05:00 or 25:10:00', 'write hours:minutes:seconds');
  return time;
}

function readRepeats(trips: TripRows, { files, problems }: FeedSource): Map<string, readonly Repeat[]> {
  const rows = feedTable(
    'frequencies.txt',
    { required: ['trip_id', 'start_time', 'end_time', 'headway_secs'], isRequired: 'optional' },
    files,
    problems,
  );
  const repeats = new Map<string, readonly Repeat[]>();
  for (const row of rows) {
    const trip = row.text('trip_id');
    const [from, until] = [timeIn(row, 'start_time'), timeIn(row, 'end_time')];
    const every = Number(row.text('headway_secs'));
    if (!trips.has(trip)) row.error('trip_id', 'a trip of trips.txt', 'add the trip, or take the row out');
    if (!Number.isInteger(every) || every <= 0) {
      row.error('headway_secs', 'whole seconds above 0', 'write the time from one departure to the next');
      continue;
    }
    if (from === undefined || until === undefined) continue;
    if (until <= from) row.error('end_time', 'a time after start_time', 'correct the times');
    repeats.set(trip, [...(repeats.get(trip) ?? []), { from, until, every: seconds(every) }]);
  }
  return repeats;
}
