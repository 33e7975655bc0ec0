import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clockText } from '../../core/units.js';
import { CONNECTION } from '../../scenarios/connecting.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import { measure } from '../../sim/report/indicators.js';
import { run } from '../../sim/run.js';
import { problemsOf, replaced, tinyBut } from './altered.js';
import { SMALL } from '../timetable/small-feed.js';

const SERVICE = 'fare: { kind: flat, yen: 300 }';
const TIMETABLE = `fare:
  kind: flat
  yen: 300
  reduced: [{ id: through-fare, attributes: [connection], yen_off: 100 }]
timetable:
  feed: trains
  connections:
    - { stop: station, platform: e, toward: [c], transfer: 5 min }
`;

/** The tiny town with trains from its station to the city: 9:00, 9:30 and 11:00, from there at 8:50, 9:20 and 10:50. */
function townWithTrains(bookings: string, timetable = TIMETABLE): string {
  const folder = tinyBut({
    'service.yaml': replaced(SERVICE, timetable),
    'bookings.csv': `booking_id,asked,kind,at,origin,destination,persons\n${bookings}`,
  });
  const trips = [
    ['out1', 'e,9:00', 'c,9:20'],
    ['out2', 'e,9:30', 'c,9:50'],
    ['out3', 'e,11:00', 'c,11:20'],
    ['elsewhere', 'e,9:10', 'x,9:40'],
    ['in1', 'c,8:30', 'e,8:50'],
    ['in2', 'c,9:00', 'e,9:20'],
    ['in3', 'c,10:30', 'e,10:50'],
  ] as const;
  const calls = trips.flatMap(([id, ...halts]) =>
    halts.map((halt, i) => {
      const [stop, time] = halt.split(',') as [string, string];
      return `${id},${time}:00,${time}:00,${stop},${i}\n`;
    }),
  );
  const files = {
    ...SMALL,
    'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\ne,駅,36,138.7\nc,市,36,138.9\nx,山,36.2,138.7\n',
    'trips.txt': `route_id,service_id,trip_id\n${trips.map(([id]) => `1,weekday,${id}\n`).join('')}`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${calls.join('')}`,
  };
  mkdirSync(join(folder, 'trains'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'trains', name), text);
  return folder;
}

/** "arrive 09:25 connection" for each booking. */
function wishes(bookings: string): string[] {
  const scenario = loadScenario(townWithTrains(bookings));
  return serviceDay(scenario).bookings.map(({ request: { wish, attributes } }) => {
    const at = wish.kind === 'now' ? '' : ` ${clockText(wish.kind === 'arrive' ? wish.by : wish.at)}`;
    return `${wish.kind}${at}${attributes.includes(CONNECTION) ? ' connection' : ''}`;
  });
}

describe('a wish that meets a train', () => {
  test('is there by the first departure that can be reached, less the transfer', () => {
    // Village to station takes 10 min: there at 8:50, and 5 min to change.
    expect(wishes('1,8:00,depart,8:40,village,station,1\n')).toEqual(['arrive 08:55 connection']);
    expect(wishes('1,8:00,depart,8:46,village,station,1\n')).toEqual(['arrive 09:25 connection']);
    expect(wishes('1,8:00,arrive,9:00,village,station,1\n')).toEqual(['arrive 09:25 connection']);
  });

  test('takes only trains that go where the connection goes', () => {
    // The train of 9:10 goes into the mountains.
    expect(wishes('1,8:00,arrive,9:01,village,station,1\n')).toEqual(['arrive 09:25 connection']);
  });

  test('begins at the first arrival that fits, plus the transfer', () => {
    expect(wishes('1,8:00,depart,9:00,station,village,1\n')).toEqual(['depart 09:25 connection']);
    expect(wishes('1,8:00,depart,8:55,station,village,1\n')).toEqual(['depart 08:55 connection']);
  });

  test('to be at home by a moment comes with the last train that allows it', () => {
    expect(wishes('1,8:00,arrive,9:40,station,village,1\n')).toEqual(['depart 09:25 connection']);
    expect(wishes('1,8:00,arrive,9:34,station,village,1\n')).toEqual(['depart 08:55 connection']);
  });

  test('stays as it is when it is for now, elsewhere, or no train fits', () => {
    expect(wishes('1,8:00,now,,village,station,1\n')).toEqual(['now']);
    expect(wishes('1,8:00,depart,9:00,village,onsen,1\n')).toEqual(['depart 09:00']);
    expect(wishes('1,8:00,depart,11:30,village,station,1\n')).toEqual(['depart 11:30']);
  });
});

describe('a day with connections', () => {
  const folder = townWithTrains(
    '1,8:00,depart,8:40,village,station,1\n2,8:00,depart,8:44,onsen,station,1\n3,8:00,depart,9:00,station,village,1\n4,9:00,depart,10:45,station,school,1\n',
  );
  const [day] = run(loadScenario(folder), { seed: 1, days: 1, referee: 'on' });

  test('keeps them all, and says how long riders wait where they change', () => {
    const figure = (id: string): number | null =>
      measure([day!.ledger]).find(({ indicator }) => indicator.id === id)!.figure.value;
    expect(figure('connection_kept')).toBe(100);
    expect(figure('connection_wait')).toBeGreaterThanOrEqual(0);
    expect(figure('connection_wait')).toBeLessThan(10);
  });

  test('charges the through fare', () => {
    expect(day!.ledger.wishes.map(({ fare }) => fare)).toEqual([200, 200, 200, 200]);
  });
});

describe('the timetable of a scenario is judged:', () => {
  const told = (timetable: string): string[] =>
    problemsOf(townWithTrains('1,8:00,depart,8:40,village,station,1\n', timetable)).map(
      ({ file, expected, found, remedy }) => `${file}: ${expected}, ${found}; ${remedy}`,
    );

  test('a stop, a platform or an end that is not there', () => {
    const wrong = TIMETABLE.replace('stop: station', 'stop: staton').replace(
      'toward: [c]',
      'toward: [nowhere]',
    );
    expect(told(wrong)).toEqual([
      'service.yaml: a stop of stops.csv, "staton"; did you mean "station"?',
      'service.yaml: a stop_id of the feed, "nowhere"; name one that is there',
      expect.stringContaining('a bus or train at e'),
    ]);
  });

  test('a feed that is not there', () => {
    expect(told(TIMETABLE.replace('feed: trains', 'feed: buses'))[0]).toBe(
      'service.yaml: a GTFS feed: a folder or a .zip, nothing; name a folder or a .zip that holds a GTFS feed',
    );
  });
});
