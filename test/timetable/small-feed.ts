import type { FeedFiles } from '../../core/timetable/feed-table.js';

/** A feed of three halts and one trip, as texts: enough to be read without a problem. */
export const SMALL: Readonly<Record<string, string>> = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\na,谷バス,https://example.jp,Asia/Tokyo\n',
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon,zone_id\nv,村,35.00,137.00,v\no,温泉,35.00,137.02,o\ns,駅,35.00,137.05,s\n',
  'routes.txt': 'route_id,agency_id,route_short_name,route_long_name,route_type\n1,a,,谷線,3\n',
  'trips.txt': 'route_id,service_id,trip_id,trip_headsign\n1,weekday,t1,駅\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,8:00:00,8:00:00,v,1\nt1,8:05:00,8:06:00,o,2\nt1,8:15:00,8:15:00,s,3\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweekday,1,1,1,1,1,0,0,20260401,20270331\n',
};

/** The small feed with some files put in place of its own, or left out by `undefined`. */
export function smallFeed(
  changed: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): FeedFiles {
  const all = Object.entries({ ...SMALL, ...changed });
  return new Map(
    all.flatMap(([name, text]) =>
      text === undefined
        ? []
        : [[name, typeof text === 'string' ? new TextEncoder().encode(text) : text] as const],
    ),
  );
}
