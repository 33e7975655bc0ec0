import { expect, test } from 'vitest';
import { seconds, UNREACHABLE } from '../../core/units.js';
import { clock } from './clock.js';
import { request } from './request.js';
import { told } from './told.js';
import { ride, tour } from './tour.js';
import { town } from './town.js';
import { rest, vehicle, world } from './world.js';

const main = town('A-B-C-D');
const drive = (t: typeof main, from: string, to: string, period = 0): number =>
  t.travel.between(t.stop(from), t.stop(to), period);

test('one character is one minute', () => {
  expect(drive(main, 'A', 'B')).toBe(120);
  expect(drive(main, 'D', 'A')).toBe(360);
  expect(main.travel.metres(main.stop('A'), main.stop('C'), 0)).toBe(2000);
  expect([...main.travel.rowFrom(main.stop('B'), 0)]).toEqual([120, 0, 120, 240]);
});

test('streets are followed, one-way streets one way, and where there is none nobody comes', () => {
  const square = town(`
A>>B
|  |
D--C  E`);
  expect(drive(square, 'A', 'B')).toBe(180);
  expect(drive(square, 'B', 'A')).toBe(7 * 60);
  expect(drive(square, 'A', 'E')).toBe(UNREACHABLE);
});

test('traffic slows a period of the day', () => {
  const slow = town('A-B', [{ from: '7:00', times: 2 }]);
  expect([drive(slow, 'A', 'B', 0), drive(slow, 'A', 'B', 1)]).toEqual([120, 240]);
  expect(slow.travel.periods).toEqual([0, clock('7:00')]);
});

test('a vehicle under way can turn at the next character', () => {
  const leg = { from: main.stop('A'), to: main.stop('D'), period: 0 };
  const after = (s: number) => main.travel.underway({ ...leg, elapsed: seconds(s) });
  expect(main.name(after(61).place)).toBe('B');
  expect(main.name(after(121).place)).toBe('3,0');
  expect(after(121)).toMatchObject({ reached: 180, driven: 1500 });
  expect(main.travel.between(after(121).place, main.stop('D'), 0)).toBe(180);
  expect(main.name(after(999).place)).toBe('D');
});

test('people, vehicles and tours are lines of text', () => {
  expect(request('sato B>C arrive 9:00 ×3 +wheelchair', main)).toMatchObject({
    persons: 3,
    load: { seats: 2, wheelchairs: 1 },
    wish: { kind: 'arrive', by: clock('9:00') },
  });
  const bus = vehicle('bus A 8:00-12:00 13:00-17:00 ×8 +wheelchair', main);
  expect(bus.layouts).toEqual([
    { seats: 8, wheelchairs: 0 },
    { seats: 6, wheelchairs: 1 },
  ]);
  expect(bus.shifts).toHaveLength(2);
  expect(rest('12:00-13:00 45 B', main)).toMatchObject({ duration: 2700, at: main.stop('B') });
  expect(world(main, { vehicles: [bus], walks: ['B>C 3'] }).stops[1]?.walks).toHaveLength(1);
  const sato = ride('sato B>C 8:00-8:10 by 8:20 max 12', main);
  const mori = ride('mori A>C 7:50-8:00 by 8:20 boarded 7:55', main);
  const line = tour('A 8:00 | +sato | -mori | -sato | rest 12:00-13:00 45 A', [sato, mori], main);
  expect(line.aboard).toEqual([mori]);
  expect(told(line, main)).toBe('B +sato | C -mori | C -sato | A rest');
});
