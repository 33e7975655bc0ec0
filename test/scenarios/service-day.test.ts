import { expect, test } from 'vitest';
import { clockText, serviceTime } from '../../core/units.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay, type ServiceDay } from '../../scenarios/service-day.js';
import { replaced, tinyBut, type Changes } from './altered.js';

const dayOf = (changes: Changes, date?: string): ServiceDay =>
  serviceDay(loadScenario(tinyBut(changes)), date);
const tiny = serviceDay(loadScenario('scenarios/tiny'));

test('tiny has nothing to complain about and says that it is invented', () => {
  expect(loadScenario('scenarios/tiny').warnings).toEqual([]);
  expect(tiny.synthetic).toEqual([
    'places, driving times, vehicles and wishes are invented',
    'no roads: driving times and lengths are those of drives.csv',
  ]);
});

test('loading twice gives the same scenario and the same day', () => {
  const again = serviceDay(loadScenario('scenarios/tiny'));
  expect(JSON.stringify(again)).toBe(JSON.stringify(tiny));
});

test('stops keep the order of their table, and bookings come in the order of asking', () => {
  expect(tiny.stops.map(({ name }) => name)).toEqual(['山里', '温泉', '市場', '学校', '駅前', '病院']);
  expect(tiny.bookings.map(({ request }) => request.id)).toEqual(['6', '1', '2', '3', '4', '5', '8', '7']);
});

test('a booking of the day before is asked at a negative time', () => {
  expect(tiny.bookings[0]?.asked).toBe(-6 * 3600);
  expect(tiny.bookings[0]?.request.wish).toEqual({ kind: 'arrive', by: serviceTime(10) });
});

test('the full date of asking means the same as counting days back', () => {
  const header = 'booking_id,date,asked,kind,at,origin,destination\n';
  const { bookings } = dayOf({
    'bookings.csv': `${header}1,2026-11-24,2026-11-22 18:30,depart,9:00,station,hospital\n`,
  });
  expect(bookings[0]?.asked).toBe(-2 * 86_400 + serviceTime(18, 30));
});

test('a wheelchair user takes no seat, and takes long to board', () => {
  const request = tiny.bookings.find(({ request: { id } }) => id === '5')?.request;
  expect(request?.load).toEqual({ seats: 1, wheelchairs: 1 });
  expect([request?.boarding, request?.alighting]).toEqual([120, 120]);
});

test('driving times and lengths are those of the table', () => {
  const [travel] = tiny.world.travel;
  const at = (id: string): never => tiny.stops.findIndex((stop) => stop.id === id) as never;
  expect(travel?.between(at('village'), at('station'), 0)).toBe(600);
  expect(travel?.metres(at('school'), at('hospital'), 0)).toBe(4500);
  expect(travel?.rowTo(at('station'), 0)).toEqual(Int32Array.from([600, 360, 120, 300, 0, 240]));
});

test('on a holiday nobody is on duty and there are no hours, but the day can be run', () => {
  const holiday = 'calendar: { special_days: [{ date: 2026-11-24, name: 開村記念日, runs_as: closed }] }\n';
  const day = dayOf({ 'service.yaml': (text) => holiday + text });
  expect(day.closed).toBe('開村記念日');
  expect(day.world.policy.hours).toEqual([]);
  expect(day.world.vehicles.map(({ shifts }) => shifts)).toEqual([[], []]);
  expect(day.bookings).toHaveLength(8);
});

test('a weekday of a type without hours is closed', () => {
  expect(serviceDay(loadScenario('scenarios/tiny'), '2026-11-28').closed).toBe(
    'no service hours on a day of type weekend',
  );
});

test('a service may run past midnight', () => {
  const day = dayOf({
    'service.yaml': replaced('[8:00-12:00]', '[18:00-26:00]'),
    'fleet.yaml': (text) => text.replaceAll('8:00-12:00', '18:00-26:30'),
    'bookings.csv': 'booking_id,asked,kind,at,origin,destination\n1,19:00,depart,25:10,station,hospital\n',
  });
  expect(day.world.policy.hours.map(({ latest }) => clockText(latest))).toEqual(['26:00']);
  expect(day.bookings[0]?.request.wish).toEqual({ kind: 'depart', at: serviceTime(25, 10) });
});

test('no vehicles and no wishes make a day, too', () => {
  const day = dayOf({
    'fleet.yaml': 'vehicles: []\n',
    'bookings.csv': 'booking_id,asked,kind,origin,destination\n',
  });
  expect([day.world.vehicles.length, day.bookings.length, day.world.travel.length]).toEqual([0, 0, 1]);
});

test('a group of vehicles is numbered, and a slower one has driving times of its own', () => {
  const { world } = dayOf({
    'fleet.yaml': (text) =>
      text.replace('id: van', 'id: van\n    count: 2').replace('id: car', 'id: car\n    speed: 0.5'),
  });
  expect(world.vehicles.map(({ id, speed }) => `${id} ${speed}`)).toEqual(['van-1 0', 'van-2 0', 'car 1']);
  expect(world.travel.map((travel) => travel.between(0 as never, 1 as never, 0))).toEqual([240, 480]);
});

test('speeds of periods that overlap multiply', () => {
  const { world } = dayOf({
    'service.yaml': (text) => `calendar: { seasons: { winter: { from: 11-01, to: 03-31 } } }\n${text}`,
    'roads.yaml': (text) => `${text}periods:
  - { id: rush, from: 8:00, to: 9:00, speed: 0.8 }
  - { id: snow, seasons: [winter], speed: 0.5 }
  - { id: weekend, day_types: [weekend], speed: 0.1 }
`,
  });
  const [travel] = world.travel;
  expect(travel?.periods.map(clockText)).toEqual(['00:00', '08:00', '09:00']);
  expect([0, 1, 2].map((period) => travel?.between(0 as never, 1 as never, period))).toEqual([480, 600, 480]);
});

test('without roads a way is the straight line times a factor', () => {
  const { world, synthetic } = dayOf({
    'roads.yaml': 'source: { kind: straight-line, speed_kmh: 36, detour_factor: 1.5 }\n',
  });
  // station and hospital lie 0.0222 degrees of longitude apart at 36° N: 1,997 m.
  expect(world.travel[0]?.metres(4 as never, 5 as never, 0)).toBe(2996);
  expect(world.travel[0]?.between(4 as never, 5 as never, 0)).toBe(300);
  expect(synthetic).toContain('no roads: driving is the straight line × 1.5 at 36 km/h');
});

test('a door is a place of the day on which it is booked', () => {
  const header = 'booking_id,date,asked,kind,origin,origin_lon,origin_lat,destination\n';
  const changes = {
    'roads.yaml': 'source: { kind: straight-line, speed_kmh: 36 }\n',
    'bookings.csv': `${header}1,2026-11-24,8:00,now,,138.65,36.001,hospital\n2,2026-11-25,8:00,now,village,,,hospital\n`,
  };
  expect(dayOf(changes).stops.at(-1)).toMatchObject({ kind: 'door', id: 'door:138.65,36.001' });
  expect(dayOf(changes).bookings[0]?.request.origin).toBe(6);
  expect(dayOf(changes, '2026-11-25').stops).toHaveLength(6);
});

test('a vehicle may start at a point that is no stop', () => {
  const { world, stops } = dayOf({
    'roads.yaml': 'source: { kind: straight-line, speed_kmh: 36 }\n',
    'fleet.yaml': replaced('start: station', 'start: { lon: 138.71, lat: 36 }'),
  });
  expect(stops[world.vehicles[0]!.start]).toMatchObject({ kind: 'depot', id: 'depot:138.71,36' });
});

test('stops within the walking limit stand in for each other, nearest first', () => {
  const { world } = dayOf({
    'service.yaml': (text) => `${text}walks: { limit: 30 min, speed_kmh: 3.6, detour_factor: 1 }\n`,
  });
  // market – station 998 m, market – school 1,501 m; all others are further than 1,800 m.
  expect(world.stops[2]?.walks).toEqual([
    { to: 4, time: 999 },
    { to: 3, time: 1502 },
  ]);
  expect(world.stops[0]?.walks).toEqual([]);
});

test('stops and doors inside a drawn area lie in its zone', () => {
  const ring = [
    [138.6, 35.9],
    [138.68, 35.9],
    [138.68, 36.1],
    [138.6, 35.9],
  ];
  const west = {
    type: 'Feature',
    properties: { zone: 'west' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  const header = 'booking_id,asked,kind,origin,origin_lon,origin_lat,destination\n';
  const { world, stops } = dayOf({
    'zones.geojson': JSON.stringify({ type: 'FeatureCollection', features: [west] }),
    'roads.yaml': 'source: { kind: straight-line, speed_kmh: 36 }\n',
    'bookings.csv': `${header}1,8:00,now,,138.67,35.95,hospital\n`,
    'fleet.yaml': (text) => `${text}    zones: [west]\n`,
  });
  const inWest = stops.filter((_, i) => world.stops[i]?.zones.includes('west')).map(({ id }) => id);
  expect(inWest).toEqual(['village', 'onsen', 'door:138.67,35.95']);
});
