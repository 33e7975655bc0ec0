import type { LonLat } from '../geo.js';
import { seconds } from '../units.js';
import { feedTable, type FeedRow } from './feed-table.js';
import type { FeedSource } from './feed-source.js';
import type { Change, Platform } from './timetable.js';

/** Location types of stops.txt at which vehicles halt: a platform, and a boarding area of one. */
const HALTS: ReadonlySet<string> = new Set(['', '0', '4']);
/** A station without platforms of its own is one itself. */
const STATION = '1';
const IMPOSSIBLE = '3';

/** Every place at which a vehicle can halt, in the order of the feed. One without a point takes that of its station. */
export function readPlatforms({ files, problems }: FeedSource): readonly Platform[] {
  const rows = feedTable(
    'stops.txt',
    { required: ['stop_id', 'stop_name'], isRequired: 'required' },
    files,
    problems,
  );
  const stations = new Map(rows.map((row) => [row.text('stop_id'), row] as const));
  const parents = new Set(rows.map((row) => row.text('parent_station')));
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const id = row.text('stop_id');
    if (id === '' || seen.has(id)) {
      row.error('stop_id', 'an id used once', 'number the stops');
      return [];
    }
    seen.add(id);
    const type = row.text('location_type');
    const isHalt = HALTS.has(type) || (type === STATION && !parents.has(id));
    return (isHalt ? platformOf(id, row, stations) : undefined) ?? [];
  });
}

/** A halt; undefined, and told, if nobody knows where it is. */
function platformOf(id: string, row: FeedRow, stations: ReadonlyMap<string, FeedRow>): Platform | undefined {
  const named = row.text('parent_station');
  const station = stations.get(named);
  if (named !== '' && station === undefined) {
    row.warn('parent_station', 'a stop_id of this file, or nothing', 'add the station, or empty the cell');
  }
  const at = pointOf(row) ?? (station && pointOf(station));
  if (at === undefined) {
    row.error('stop_lat', 'stop_lat and stop_lon in degrees', 'write the place of the stop');
    return undefined;
  }
  const name = row.text('stop_name') || id;
  return { id, name, at, station: station === undefined ? '' : named, fareZone: row.text('zone_id') };
}

/** Changes that transfers.txt names. Types 4 and 5 (staying seated) are no changes of this kind. */
export function readChanges(
  platforms: readonly Platform[],
  { files, problems }: FeedSource,
): readonly Change[] {
  const rows = feedTable(
    'transfers.txt',
    { required: ['from_stop_id', 'to_stop_id'], isRequired: 'optional' },
    files,
    problems,
  );
  const named = (row: FeedRow, column: string): readonly number[] => {
    const id = row.text(column);
    const found = platforms.flatMap((platform, i) =>
      platform.id === id || platform.station === id ? i : [],
    );
    if (found.length === 0 && id !== '') row.warn(column, 'a stop_id of stops.txt', 'correct the id');
    return id === '' ? [] : found;
  };
  return rows.flatMap((row) => {
    const type = row.text('transfer_type');
    if (type === '4' || type === '5') return [];
    const text = row.text('min_transfer_time');
    const time = /^\d+$/.test(text) ? seconds(Number(text)) : undefined;
    const targets = named(row, 'to_stop_id');
    return named(row, 'from_stop_id').flatMap((from) =>
      targets.map((to) => ({ from, to, time, possible: type !== IMPOSSIBLE })),
    );
  });
}

function pointOf(row: FeedRow): LonLat | undefined {
  const [lat, lon] = [row.text('stop_lat'), row.text('stop_lon')].map((text) =>
    text === '' ? Number.NaN : Number(text),
  ) as [number, number];
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) return undefined;
  if (Math.abs(lat) > 90 && Math.abs(lon) <= 90) {
    row.warn('stop_lat', 'a latitude from -90 to 90', 'exchange stop_lat and stop_lon; they were read so');
    return { lon: lat, lat: lon };
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return undefined;
  return { lon, lat };
}
