import { describe, expect, test } from 'vitest';
import { complaintsAbout, problemsOf, replaced, tinyBut } from './altered.js';

describe('a planner who makes a mistake is told file, place, what was expected, what was found and what to do', () => {
  test('a mistyped key', () => {
    expect(complaintsAbout({ 'service.yaml': replaced('max_wait:', 'max_wiat:') })).toEqual([
      'service.yaml, line 5:3: expected a key of the published format, found "max_wiat"; did you mean "max_wait"?',
    ]);
  });

  test('a length of time without its unit', () => {
    expect(complaintsAbout({ 'service.yaml': replaced('max_wait: 15 min', 'max_wait: 15') })).toEqual([
      'service.yaml, line 5:13: expected a length of time such as "10 min" or "90 s", found 15; ' +
        'write number and unit: s, min, h or d',
    ]);
  });

  test('a negative length of time', () => {
    expect(complaintsAbout({ 'service.yaml': replaced('halt: 1 min', 'halt: -1 min') })).toEqual([
      'service.yaml, line 10:9: expected a length of time of 0 or more, found "-1 min"; remove the minus sign',
    ]);
  });

  test('a vehicle that ends before it starts', () => {
    expect(complaintsAbout({ 'fleet.yaml': replaced('8:00-12:00', '12:00-8:00') })).toEqual([
      'fleet.yaml, line 9:25: expected an end after the beginning, found "12:00-8:00"; ' +
        'exchange the two times; if it runs past midnight, write 32:00 as the end',
    ]);
  });

  test('hours past midnight that begin again at 0', () => {
    const [told] = complaintsAbout({ 'service.yaml': replaced('8:00-12:00', '22:00-2:00') });
    expect(told).toMatch(/^service.yaml, line 3:13: .*if it runs past midnight, write 26:00 as the end$/);
  });

  test('shifts that overlap', () => {
    const twice = 'weekday: [{ time: 8:00-12:00 }, { time: 11:00-15:00 }]';
    expect(complaintsAbout({ 'fleet.yaml': replaced('weekday: [{ time: 8:00-12:00 }]', twice) })).toEqual([
      'fleet.yaml, line 9:47: expected shifts of van one after the other, found 11:00-15:00 beside 08:00-12:00; ' +
        'shorten or join the shifts',
    ]);
  });

  test('a trip that a driver makes anyway and that ends where it starts', () => {
    const trip =
      'weekday: [{ time: 8:00-12:00 }]\n    trips: { weekend: { leave: 8:00-8:10, detour: 5 min } }';
    const [told] = complaintsAbout({ 'fleet.yaml': replaced('weekday: [{ time: 8:00-12:00 }]', trip) });
    expect(told).toMatch(
      /expected the place where the trip ends, another than its start, found none; name the/,
    );
  });

  test('permitted roads where there are no roads', () => {
    const permitted = 'start: station\n    roads: { max_kmh: 19 }';
    expect(complaintsAbout({ 'fleet.yaml': replaced('start: station', permitted) })[0]).toMatch(
      /expected roads with streets, because roads of a vehicle name some of them, found kind matrix in roads.yaml/,
    );
  });

  test('a rest outside its shift', () => {
    const rest = 'weekday: [{ time: 8:00-12:00, breaks: [{ begin: 11:30-11:50, lasts: 20 min }] }]';
    expect(complaintsAbout({ 'fleet.yaml': replaced('weekday: [{ time: 8:00-12:00 }]', rest) })).toEqual([
      'fleet.yaml, line 9:46: expected a rest inside the shift 08:00-12:00, ' +
        'found one of 20 min that begins 11:30-11:50; ' +
        'move the rest so that it ends before the shift does even if it begins last',
    ]);
  });

  test('two vehicles of one name', () => {
    expect(complaintsAbout({ 'fleet.yaml': replaced('id: car', 'id: van') })[0]).toBe(
      'fleet.yaml, line 10:9: expected names of vehicles used once, found "van" again; rename one of the two',
    );
  });

  test('a vehicle at a stop that does not exist', () => {
    expect(complaintsAbout({ 'fleet.yaml': replaced('start: station', 'start: staton') })[0]).toBe(
      'fleet.yaml, line 7:12: expected the id of a stop, { lon, lat } or { node }, found "staton"; ' +
        'did you mean "station"?',
    );
  });

  test('a booking to a stop that does not exist', () => {
    expect(complaintsAbout({ 'bookings.csv': replaced('station,hospital', 'station,hospitel') })[0]).toBe(
      'bookings.csv, line 2, column destination: expected the id of a stop, or a door in destination_lon and ' +
        'destination_lat, found "hospitel"; did you mean "hospital"?',
    );
  });

  test('a booking with a negative time', () => {
    expect(complaintsAbout({ 'bookings.csv': replaced('sato,8:00', 'sato,-8:00') })[0]).toBe(
      'bookings.csv, line 2, column asked: expected when the service heard of it: "7:40", "-1 18:30" (the day ' +
        'before), or "2026-11-23 18:30", found "-8:00"; times are not negative; -1 in front is the day before',
    );
  });

  test('a booking number used twice', () => {
    expect(complaintsAbout({ 'bookings.csv': replaced('\n2,suzuki', '\n1,suzuki') })).toEqual([
      'bookings.csv, line 3, column booking_id: expected an id used once, found "1"; ' +
        'it also stands in line 2: rename one',
    ]);
  });

  test('more wheelchair users than persons', () => {
    const [told] = complaintsAbout({ 'bookings.csv': replaced('hospital,2,1', 'hospital,1,2') });
    expect(told).toMatch(
      /^bookings.csv, line 6, column wheelchairs: expected at most as many .* \(1\), found "2"/,
    );
  });

  test('a stop twice', () => {
    expect(complaintsAbout({ 'stops.csv': (text) => `${text}school,学校,,138.7,36,\n` }).join('\n')).toMatch(
      /^stops.csv, line 8/,
    );
  });

  test('longitude and latitude exchanged', () => {
    expect(complaintsAbout({ 'stops.csv': replaced('138.6445,36.0000', '36.0000,138.6445') })[0]).toBe(
      'stops.csv, line 2, column lat: expected degrees between −90 and 90, found "138.6445"; ' +
        'write decimal degrees (WGS84), such as 138.2529; are longitude and latitude exchanged?',
    );
  });

  test('a missing column', () => {
    expect(complaintsAbout({ 'bookings.csv': replaced('kind,', 'type,') })).toEqual([
      expect.stringContaining('bookings.csv, line 1: expected a column kind'),
      expect.stringContaining('bookings.csv, line 1: expected columns out of '),
      expect.stringContaining('bookings.csv, whole file: warning: '),
    ]);
  });

  test('a missing file', () => {
    expect(complaintsAbout({ 'roads.yaml': null })).toEqual([
      expect.stringMatching(/^roads.yaml, whole file: expected the file in .*, found nothing; add the file/),
    ]);
  });

  test('no sources', () => {
    expect(complaintsAbout({ 'SOURCES.md': null })).toEqual([
      expect.stringMatching(/^SOURCES.md, whole file/),
    ]);
  });

  test('a file that is no YAML', () => {
    expect(complaintsAbout({ 'demand.yaml': 'source: {kind: [bookings\n' })[0]).toMatch(
      /^demand.yaml, line \d+:\d+: expected YAML, found .*; check indentation, colons and quotes/,
    );
  });

  test('a day type that the calendar does not have', () => {
    expect(complaintsAbout({ 'service.yaml': replaced('weekday:', 'weekdays:') })[0]).toBe(
      'service.yaml, line 3:13: expected a day type out of weekday, weekend, found "weekdays"; ' +
        'did you mean "weekday"?',
    );
  });

  test('a zone in which no stop lies', () => {
    const trips = (text: string): string =>
      `${text}trips: [{ id: no-centre, effect: refuse, from: [centre] }]\n`;
    expect(complaintsAbout({ 'service.yaml': trips })[0]).toMatch(
      /^service.yaml, line \d+:\d+: expected a zone, but none is defined, found "centre"/,
    );
  });

  test('a group with leeway in a zone in which no stop lies', () => {
    const leeways = (text: string): string =>
      `${text.replace(/^policy:.*(\n .*)*\n/m, '')}policy: { leeways: [{ id: far, to: [far], time: 10 min }] }\n`;
    expect(complaintsAbout({ 'service.yaml': leeways })[0]).toMatch(
      /^service.yaml, line \d+:\d+: expected a zone, but none is defined, found "far"/,
    );
  });

  test('a date that does not exist', () => {
    expect(complaintsAbout({ 'scenario.yaml': replaced('2026-11-24', '2026-11-31') })[0]).toBe(
      'scenario.yaml, line 4:7: expected a date such as "2026-11-24", found "2026-11-31"; ' +
        'write year-month-day of a day that exists',
    );
  });

  test('a booking outside the calendar of the service', () => {
    const changes = {
      'service.yaml': (text: string) => `calendar: { from: 2026-04-01, to: 2027-03-31 }\n${text}`,
      'bookings.csv':
        'booking_id,date,asked,kind,at,origin,destination\n1,2027-04-01,8:00,now,,station,hospital\n',
    };
    expect(complaintsAbout(changes)).toContain(
      'bookings.csv, line 2, column date: expected a day with service, ' +
        'found 2027-04-01: outside the calendar of the service; ' +
        'correct the date, or calendar from/to in service.yaml',
    );
  });

  test('a driving time that is missing', () => {
    const drives = (text: string): string =>
      text
        .split('\n')
        .filter((line) => !line.includes('school'))
        .join('\n');
    expect(complaintsAbout({ 'drives.csv': drives })).toEqual([
      'stops.csv, line 5: expected a place that drives.csv names, found "school"; add its driving times to drives.csv',
    ]);
  });

  test('speeds by road class without roads', () => {
    const periods = (text: string): string => `${text}periods: [{ id: snow, speed: { residential: 0.5 } }]\n`;
    expect(complaintsAbout({ 'roads.yaml': periods })[0]).toMatch(
      /^roads.yaml, line 3:\d+: expected one factor, because matrix knows no road classes/,
    );
  });

  test('many mistakes in many files are told at once', () => {
    const told = problemsOf(
      tinyBut({
        'service.yaml': replaced('halt: 1 min', 'halt: 1'),
        'fleet.yaml': replaced('seats: 4', 'seats: -4'),
        'stops.csv': replaced('138.6445', 'x'),
        'bookings.csv': replaced('now', 'soon'),
      }),
    );
    expect(new Set(told.map(({ file }) => file))).toEqual(
      new Set(['service.yaml', 'fleet.yaml', 'stops.csv', 'bookings.csv']),
    );
  });

  test('a folder that is not there', () => {
    expect(problemsOf('scenarios/tinny')[0]).toMatchObject({ place: 'whole folder', found: 'nothing' });
  });
});

describe('what people do ask for is a warning, and the wish is refused when the day is run', () => {
  test('a party larger than every vehicle', () => {
    expect(complaintsAbout({ 'bookings.csv': replaced('onsen,4,0', 'onsen,9,0') })).toEqual([
      'bookings.csv, line 8, column persons: warning: expected a party that fits a vehicle (4 persons at most), ' +
        'found 9 persons, 0 of them in wheelchairs; ' +
        'the wish will be refused; split the party only if it really travels apart',
    ]);
  });

  test('the same stop twice', () => {
    expect(complaintsAbout({ 'bookings.csv': replaced('market,onsen', 'market,market') })).toEqual([
      expect.stringMatching(/^bookings.csv, line 9, column destination: warning: /),
    ]);
  });

  test('a holiday', () => {
    const holiday = 'calendar: { special_days: [{ date: 2026-11-24, name: 開村記念日, runs_as: closed }] }\n';
    expect(complaintsAbout({ 'service.yaml': (text) => holiday + text })).toEqual([
      'scenario.yaml, line 4:7: warning: expected a day with service, found 2026-11-24: 開村記念日; ' +
        'choose another date; on this one every wish is refused',
    ]);
  });

  test('no vehicles, and no bookings', () => {
    const told = complaintsAbout({
      'fleet.yaml': 'vehicles: []\n',
      'bookings.csv': 'booking_id,asked,kind,origin,destination\n',
    });
    expect(told).toEqual([
      expect.stringMatching(/^fleet.yaml, line 1:11: warning: expected a vehicle, found none/),
      expect.stringMatching(
        /^bookings.csv, whole file: warning: expected a booking for 2026-11-24, found no bookings/,
      ),
    ]);
  });
});
