import { describe, expect, test } from 'vitest';
import { readFeed } from '../../core/timetable/read-feed.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { baselineFiles } from '../../sim/baseline/baseline-files.js';
import { baselineText } from '../../sim/baseline/baseline-text.js';
import { baselineOf } from '../../sim/baseline/baseline.js';
import { most } from '../../sim/baseline/mode.js';
import { tinyBut } from '../scenarios/altered.js';
import { smallFeed } from '../timetable/small-feed.js';

const BOOKINGS = `booking_id,asked,kind,at,origin,destination,persons,return_of
out,8:00,depart,8:30,village,station,2,
home,8:00,depart,10:00,station,village,2,out
early,8:00,arrive,9:15,village,station,1,
late,8:00,depart,11:00,village,station,1,
near,8:00,depart,9:00,station,market,1,
`;

/** A bus from the village at 8:40 to the station at 9:00, back at 10:10 to be there at 10:30; 200 yen, 250 yen the other way. */
const BUS = readFeed(
  smallFeed({
    'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon,zone_id\nv,山里,36,138.6445,v\ns,駅前,36,138.7,s\n',
    'trips.txt': 'route_id,service_id,trip_id\n1,weekday,in\n1,weekday,back\n',
    'stop_times.txt':
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nin,8:40:00,8:40:00,v,1\nin,9:00:00,9:00:00,s,2\nback,10:10:00,10:10:00,s,1\nback,10:30:00,10:30:00,v,2\n',
    'fare_attributes.txt':
      'fare_id,price,currency_type,payment_method,transfers\na,200,JPY,0,0\nb,250,JPY,0,0\n',
    'fare_rules.txt': 'fare_id,route_id,origin_id,destination_id\na,1,v,s\nb,1,s,v\n',
  }),
).timetable;

describe('the wishes of a small day', () => {
  const scenario = loadScenario(tinyBut({ 'bookings.csv': BOOKINGS }));
  const baseline = baselineOf(scenario, BUS, 1);
  const [service, bus, taxi] = baseline.modes;

  test('by bus: who finds one within 90 minutes, and who can walk', () => {
    // Out and home, early by the 8:40; nothing runs at 11:00; the market is 1 km from the station.
    expect(bus).toMatchObject({
      id: 'timetable',
      wishes: 5,
      carried: 4,
      persons: 6,
      on_foot: 1,
      outings: 1,
      both_ways: 1,
    });
    // 8:30 to 9:00, 10:00 to 10:30, 8:40 to 9:15, and the walk.
    expect(bus!.spent_min! * 4 - 30 - 30 - 35).toBeGreaterThan(15);
    expect(bus!.spent_min! * 4 - 30 - 30 - 35).toBeLessThan(30);
    // 2 × 200, 2 × 250, 200, and nothing for the walk, over six persons.
    expect(bus!.fare_yen).toBeCloseTo(1100 / 6, 6);
    expect(bus!.vehicles).toBe(1);
    // Twice 5 km straight × 1.3 × 477 yen.
    expect(bus!.cost_yen! / (2 * 4.99 * 1.3 * 477)).toBeCloseTo(1, 2);
  });

  test('by taxi: everybody, straight, for what the meter shows', () => {
    expect(taxi).toMatchObject({ id: 'taxi', carried: 5, persons: 7, vehicle_km: 5 + 5 + 5 + 5 + 1 });
    // 5,000 m: 580 yen and 11 × 80; 1,000 m: 580 yen.
    expect(taxi!.cost_yen).toBe(4 * (580 + 11 * 80) + 580);
    expect(taxi!.public_yen).toBe(0);
    expect(taxi!.spent_min).toBeCloseTo((4 * 10 + 2) / 5, 6);
  });

  test('by the service: as simulated, for its fares', () => {
    expect(service!.id).toBe('service');
    expect(service!.carried).toBeGreaterThan(0);
    expect(service!.fare_yen).toBe(300);
  });

  test('without a timetable there are no fixed routes to compare with', () => {
    expect(baselineOf(scenario, undefined, 1).modes.map(({ id }) => id)).toEqual(['service', 'taxi']);
  });

  test('stand side by side in text, table and page, in both languages', () => {
    expect(baselineText(baseline)).toMatch(/Wishes that can be made, % +\S+ +80\.0 +100\.0 +移動できた希望/);
    const files = baselineFiles(baseline);
    expect([...files.keys()]).toEqual(['baseline.json', 'baseline.csv', 'baseline.html']);
    expect(files.get('baseline.html')).toContain('移動できた希望');
    expect(files.get('baseline.html')).toContain('Wishes that can be made');
    expect(files.get('baseline.csv')!.split('\r\n')[0]).toBe(
      'figure_en,figure_ja,service,timetable,taxi,formula_en,formula_ja',
    );
  });
});

test('vehicles are needed at once where spans overlap; one that ends gives its vehicle to the next', () => {
  expect(most([])).toBe(0);
  expect(
    most([
      { from: 0, to: 10 },
      { from: 10, to: 20 },
      { from: 5, to: 15 },
    ]),
  ).toBe(2);
});
