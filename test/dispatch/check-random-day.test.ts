import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { VehicleIndex } from '../../core/ids.js';
import { minutes, seconds, UNREACHABLE } from '../../core/units.js';
import { clock } from '../scene/clock.js';
import { town } from '../scene/town.js';
import { rest, vehicle, world, type Scene } from '../scene/world.js';
import { playDay, WHAT, type Happening } from './random-day.js';

const map = `
A--B--C
|  |  |
D--E--F
|     |
G--H--I`;

const happening: fc.Arbitrary<Happening> = fc.record({
  wait: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 90 }) }, fc.integer({ min: 0, max: 900 })),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('asked' as const, 'asked-ahead' as const) },
    { weight: 4, arbitrary: fc.constant('confirmed' as const) },
    { weight: 1, arbitrary: fc.constant('improved' as const) },
    { weight: 4, arbitrary: fc.constantFrom(...WHAT) },
  ),
  who: fc.nat(30),
  where: fc.nat(30),
  much: fc.nat(20),
});

const square = town(map, [
  { from: '8:30', times: 2 },
  { from: '9:15', times: 1 },
]);
const lunch = rest('9:30-10:30 20 E', square);
const vehicles = [
  vehicle('bus A 8:00-12:00 ×4 +wheelchair', square),
  vehicle('van I 8:00-9:00 9:40-12:00 ×2', square),
  vehicle('car E 8:00-12:00 ×3', square, {
    shifts: [{ begin: clock('8:00'), end: clock('12:00'), breaks: [lunch] }],
  }),
];

/** Drivers who go anyway: to work, to the shops, and back. */
const drivers = [
  { ...vehicle('neighbour A 8:10-9:00 ×3', square), end: square.stop('I'), tripLimit: minutes(16) },
  { ...vehicle('nurse G 8:30-9:20 ×2', square), end: square.stop('C'), tripLimit: minutes(14) },
  { ...vehicle('home I 9:10-10:10 ×3', square), end: square.stop('A'), tripLimit: minutes(20) },
];

/** Three vehicles that drive by themselves, and monitors who watch one of them, from 9:30 on two. */
const watched = ['one A 8:00-12:00 ×4', 'two E 8:00-12:00 ×4', 'three I 8:00-12:00 ×4'].map((line) => {
  const { end: _end, ...driverless } = vehicle(line, square);
  return driverless;
});
const watches = [
  {
    id: 'desk',
    vehicles: [0, 1, 2] as VehicleIndex[],
    capacity: [
      { from: clock('8:00'), vehicles: 1 },
      { from: clock('9:30'), vehicles: 2 },
      { from: clock('11:30'), vehicles: 0 },
    ],
  },
];

/** Services that differ in what makes a dispatcher stumble. */
const services: Record<string, Partial<Scene>> = {
  'a leg begun is a leg finished': { policy: { halt: seconds(20) } },
  'vehicles turn on the way': { policy: { freeze: seconds(30), halt: seconds(20), lead: minutes(1) } },
  'requests are collected': {
    policy: { batchWindow: seconds(60), freeze: seconds(0), offerValidity: minutes(3) },
  },
  'nobody waits aboard': {
    policy: { maxWaitAboard: seconds(0), freeze: UNREACHABLE },
    walks: ['A>B 3', 'F>E 4'],
  },
  'some drivers go anyway': {
    vehicles: [...drivers, vehicles[0]!],
    policy: { halt: seconds(20), lead: minutes(1) },
  },
  'remote monitors watch fewer vehicles than there are': {
    vehicles: watched,
    watches,
    policy: { halt: seconds(20), lead: minutes(1), maxWait: minutes(30), freeze: seconds(0) },
  },
  'only drivers who go anyway, and turn on the way': {
    vehicles: drivers,
    policy: { freeze: seconds(30), maxWait: minutes(30) },
  },
};

for (const [name, scene] of Object.entries(services)) {
  test(`the referee accepts every step of random days: ${name}`, () => {
    const service = world(square, { vehicles, ...scene });
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 60 }), (happenings) => {
        expect(playDay(service, clock('8:00'), happenings).faults).toEqual([]);
      }),
      { seed: 20260401, numRuns: Number(process.env['RANDOM_DAYS'] ?? 250), endOnFailure: false },
    );
  });
}

test('any journal of inputs folded again gives the same state, to the byte', () => {
  for (const scene of Object.values(services)) {
    const service = world(square, { vehicles, ...scene });
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 60 }), (happenings) => {
        const { inputs, fleet } = playDay(service, clock('8:00'), happenings);
        // Another world of the same content: what the core has worked out for the first one cannot help it.
        const fresh = { ...service };
        const again = inputs.reduce((state, input) => step(state, input, fresh)[0], openDay(fresh));
        expect(JSON.stringify(again)).toBe(JSON.stringify(fleet));
      }),
      { seed: 20260402, numRuns: Number(process.env['RANDOM_DAYS'] ?? 250) / 5 },
    );
  }
});
