import { describe, expect, test } from 'vitest';
import { readFeed } from '../../core/timetable/read-feed.js';
import { tripsOn } from '../../core/timetable/trips-on.js';
import { clockText } from '../../core/units.js';
import { SMALL, smallFeed } from './small-feed.js';

const read = (changed: Parameters<typeof smallFeed>[0] = {}): ReturnType<typeof readFeed> =>
  readFeed(smallFeed(changed));

/** "error stop_times.txt line 3, column stop_id". */
const told = (changed: Parameters<typeof smallFeed>[0]): string[] =>
  read(changed).problems.map(({ severity, file, place }) => `${severity} ${file} ${place}`);

describe('a feed is read', () => {
  test('with its agency, halts, lines and trips', () => {
    const { timetable, problems } = read();
    expect(problems).toEqual([]);
    expect(timetable.agencies[0]).toMatchObject({ name: '谷バス', timezone: 'Asia/Tokyo' });
    expect(timetable.platforms.map(({ name }) => name)).toEqual(['村', '温泉', '駅']);
    expect(timetable.lines[0]).toMatchObject({ name: '谷線', kind: 'bus' });
    expect(
      timetable.trips[0]!.calls.map(({ arrive, depart }) => `${clockText(arrive)}/${clockText(depart)}`),
    ).toEqual(['08:00/08:00', '08:05/08:06', '08:15/08:15']);
    expect(timetable.valid).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  });

  test('with byte order marks, Windows line ends, empty lines and quoted cells', () => {
    const stops = `\uFEFF"stop_id","stop_name","stop_lat","stop_lon","zone_id"\r\nv,"村, 上",35,137,v\r\n\r\no,温泉,35,137.02,o\r\ns,駅,35,137.05,s\r\n`;
    const { timetable, problems } = read({ 'stops.txt': stops });
    expect(problems).toEqual([]);
    expect(timetable.platforms[0]!.name).toBe('村, 上');
  });

  test('with rows of empty cells, and stations at which trips halt without platforms', () => {
    const { timetable, problems } = read({
      'stops.txt': `${SMALL['stops.txt']!.replace('zone_id', 'zone_id,location_type').replace('s\n', 's,1\n')},,,,,\n`,
    });
    expect(problems).toEqual([]);
    expect(timetable.trips[0]!.calls).toHaveLength(3);
  });

  test('in Shift-JIS too, which is told', () => {
    // "村" is 0x91BA in Shift-JIS.
    const bytes = Array.from(SMALL['stops.txt']!).flatMap((sign) =>
      sign === '村' ? [0x91, 0xba] : sign.charCodeAt(0) < 128 ? [sign.charCodeAt(0)] : [0x3f],
    );
    const { timetable, problems } = read({ 'stops.txt': Uint8Array.from(bytes) });
    expect(timetable.platforms[0]!.name).toBe('村');
    expect(problems.map(({ severity, found }) => [severity, found])).toEqual([
      ['warning', 'other bytes, read as Shift-JIS'],
    ]);
  });

  test('without calendar.txt where single dates are listed', () => {
    const { timetable, problems } = read({
      'calendar.txt': undefined,
      'calendar_dates.txt': 'service_id,date,exception_type\nweekday,20260505,1\n',
    });
    expect(problems).toEqual([]);
    expect(tripsOn(timetable, '2026-05-05')).toHaveLength(1);
    expect(tripsOn(timetable, '2026-05-06')).toHaveLength(0);
  });

  test('with what GTFS-JP adds: official names, offices, and names in other languages in both forms', () => {
    const { timetable } = read({
      'agency_jp.txt': 'agency_id,agency_official_name,agency_zip_number\na,谷バス株式会社,\n',
      'office_jp.txt': 'office_id,office_name,office_phone\n1,本社,026-000-0000\n',
      'translations.txt': 'trans_id,lang,translation\n村,en,Village\n',
    });
    expect(timetable.agencies[0]!.officialName).toBe('谷バス株式会社');
    expect(timetable.offices).toEqual([{ name: '本社', phone: '026-000-0000' }]);
    expect(timetable.translations.get('en')!.get('村')).toBe('Village');
    const newer = read({
      'translations.txt':
        'table_name,field_name,language,translation,record_id\nstops,stop_name,ja-Hrkt,むら,v\n',
    });
    expect(newer.timetable.translations.get('ja-Hrkt')!.get('村')).toBe('むら');
  });

  test('with prices by line and zones, and prices that hold everywhere', () => {
    const { timetable } = read({
      'fare_attributes.txt':
        'fare_id,price,currency_type,payment_method,transfers\nf,200,JPY,0,0\ng,350,JPY,0,0\n',
      'fare_rules.txt': 'fare_id,route_id,origin_id,destination_id\ng,1,v,s\n',
    });
    expect(timetable.fares).toEqual([
      { yen: 350, line: 0, fromZone: 'v', toZone: 's' },
      { yen: 200, line: undefined, fromZone: '', toZone: '' },
    ]);
  });

  test('with times between two known ones put evenly where they are missing', () => {
    const { timetable, problems } = read({
      'stop_times.txt':
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,8:00:00,8:00:00,v,1\nt1,,,o,2\nt1,8:15:00,8:15:00,s,3\n',
    });
    expect(problems).toEqual([]);
    expect(clockText(timetable.trips[0]!.calls[1]!.arrive)).toBe('08:07:30');
  });
});

describe('trips of a date', () => {
  test('follow weekdays, first and last day, and single dates taken out', () => {
    const { timetable } = read({
      'calendar_dates.txt': 'service_id,date,exception_type\nweekday,20260403,2\nweekday,20260405,1\n',
    });
    const running = ['2026-03-31', '2026-04-01', '2026-04-03', '2026-04-04', '2026-04-05'].filter(
      (date) => tripsOn(timetable, date).length > 0,
    );
    expect(running).toEqual(['2026-04-01', '2026-04-05']);
  });

  test('past midnight also run on the next date, 24 hours earlier', () => {
    const { timetable } = read({
      'stop_times.txt':
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,23:50:00,23:50:00,v,1\nt1,24:20:00,24:20:00,s,2\n',
    });
    expect(tripsOn(timetable, '2026-04-01')).toEqual([{ trip: 0, shift: 0 }]);
    expect(tripsOn(timetable, '2026-04-02')).toEqual([
      { trip: 0, shift: -86_400 },
      { trip: 0, shift: 0 },
    ]);
  });

  test('that repeat stand there once for every departure', () => {
    const { timetable, problems } = read({
      'frequencies.txt':
        'trip_id,start_time,end_time,headway_secs,exact_times\nt1,09:00:00,10:00:00,1200,0\n',
    });
    expect(problems).toEqual([]);
    expect(tripsOn(timetable, '2026-04-01').map(({ shift }) => shift / 60)).toEqual([60, 80, 100]);
  });
});

describe('what is wrong with a feed is told, all of it at once:', () => {
  test.each<[string, Parameters<typeof smallFeed>[0], string[]]>([
    ['a missing file', { 'stops.txt': undefined }, ['error stops.txt whole file']],
    ['no calendar at all', { 'calendar.txt': undefined }, ['error calendar.txt whole file']],
    ['a missing column', { 'routes.txt': 'route,agency_id\n1,a\n' }, ['error routes.txt line 1']],
    [
      'a halt at an unknown stop',
      { 'stop_times.txt': SMALL['stop_times.txt']!.replace(',o,', ',x,') },
      ['error stop_times.txt line 3, column stop_id'],
    ],
    [
      'a time that is none',
      { 'stop_times.txt': SMALL['stop_times.txt']!.replace('8:05:00,8:06:00', '8:65:00,8:06:00') },
      ['error stop_times.txt line 3, column arrival_time'],
    ],
    [
      'times that run backwards',
      { 'stop_times.txt': SMALL['stop_times.txt']!.replace('8:15:00,8:15:00', '7:15:00,7:15:00') },
      ['error stop_times.txt line 4, column arrival_time'],
    ],
    [
      'a date that does not exist',
      { 'calendar.txt': SMALL['calendar.txt']!.replace('20270331', '20270231') },
      ['error calendar.txt line 2, column end_date'],
    ],
    [
      'a stop without a place',
      { 'stops.txt': SMALL['stops.txt']!.replace('35.00,137.02', ',') },
      ['error stops.txt line 3, column stop_lat', 'error stop_times.txt line 3, column stop_id'],
    ],
    [
      'latitude and longitude exchanged, which has one meaning only',
      { 'stops.txt': SMALL['stops.txt']!.replace('35.00,137.02', '137.02,35.00') },
      ['warning stops.txt line 3, column stop_lat'],
    ],
    [
      'a trip of an unknown route',
      { 'trips.txt': 'route_id,service_id,trip_id\n9,weekday,t1\n' },
      ['error trips.txt line 2, column route_id'],
    ],
    [
      'a change to nowhere',
      { 'transfers.txt': 'from_stop_id,to_stop_id,transfer_type\nv,x,0\n' },
      ['warning transfers.txt line 2, column to_stop_id'],
    ],
    [
      'an unclosed quote',
      { 'routes.txt': 'route_id,agency_id,route_type\n"1,a,3\n' },
      ['error routes.txt line 2'],
    ],
  ])('%s', (_, changed, expected) => {
    expect(told(changed)).toEqual(expected);
  });

  test('a fault that many rows share is told three times and counted', () => {
    const rows = Array.from({ length: 50 }, (_, i) => `t1,9:00:00,9:00:00,nowhere,${i + 4}\n`).join('');
    const { problems } = read({ 'stop_times.txt': SMALL['stop_times.txt']! + rows });
    expect(problems.map(({ place }) => place)).toEqual([
      'line 5, column stop_id',
      'line 6, column stop_id',
      'line 7, column stop_id',
      'and 47 more such lines',
    ]);
  });

  test('nothing at all is a feed too, with every required file missing', () => {
    expect(readFeed(new Map()).problems.map(({ file }) => file)).toEqual([
      'agency.txt',
      'routes.txt',
      'stops.txt',
      'calendar.txt',
      'trips.txt',
      'stop_times.txt',
    ]);
  });
});
