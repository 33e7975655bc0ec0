import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { World } from '../../core/dispatch/world.js';
import type { VehicleIndex } from '../../core/ids.js';
import { minutes, seconds } from '../../core/units.js';
import { clock } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town } from '../scene/town.js';
import { vehicle, world, type Scene } from '../scene/world.js';
import { judged } from './check-plan.js';
import { Day, playDay, type Happening } from './random-day.js';

// Two minutes from stop to stop, so six is the longest way.
const line = town('A-B-C-D');
const driverless = (words: string): ReturnType<typeof vehicle> => {
  const { end: _end, ...vehicleWithoutEnd } = vehicle(words, line);
  return vehicleWithoutEnd;
};
const both = [0, 1] as VehicleIndex[];
const watchOf = (most: number): NonNullable<Scene['watches']> => [
  { id: 'desk', vehicles: both, capacity: [{ from: clock('8:00'), vehicles: most }] },
];

/** Two vehicles at both ends of the line, and monitors who watch so many; every offer is taken at once. */
function lived(most: number, ...lines: readonly string[]): Day {
  const day = new Day(
    world(line, {
      vehicles: [driverless('one A 8:00-12:00'), driverless('two D 8:00-12:00')],
      policy: { pickupWindow: { before: minutes(0), after: minutes(2) }, maxWait: minutes(30) },
      watches: watchOf(most),
    }),
  );
  for (const words of lines) {
    const [at, ...wish] = words.split(' ');
    const asked = request(wish.join(' '), line);
    day.hear({ kind: 'asked', at: clock(at!), request: asked });
    day.hear({ kind: 'confirmed', at: clock(at!), request: asked.id, offer: 0 });
  }
  return day;
}

const boarding = (day: Day): string[] =>
  day.fleet.tours.flatMap((tour, v) =>
    tour.visits.flatMap(({ kind, ...visit }) => {
      if (kind !== 'pickup' || !('ride' in visit)) return [];
      const { request: asked, promise } = visit.ride;
      return [
        `${asked.id} by ${day.world.vehicles[v]!.id} from ${promise.pickup.earliest - clock('8:00')} s`,
      ];
    }),
  );

const RIDES = ['7:00 sato A>B depart 9:00', '7:00 mori D>C depart 9:00'];

describe('remote monitors', () => {
  test('let two vehicles go at once if they can watch both', () => {
    expect(boarding(lived(2, ...RIDES))).toEqual(['sato by one from 3600 s', 'mori by two from 3600 s']);
  });

  test('let the first vehicle fetch the second rider too if they can watch but one', () => {
    const day = lived(1, ...RIDES);
    expect(boarding(day)).toEqual(['sato by one from 3600 s', 'mori by one from 3960 s']);
    expect(day.faults).toEqual([]);
  });

  test('who watch nobody let nobody go', () => {
    expect(boarding(lived(0, ...RIDES))).toEqual([]);
  });

  test('are judged by the referee', () => {
    const rides = ['sato A>B 9:00-9:02 by 9:10', 'mori C>D 9:00-9:02 by 9:10'];
    const tours = ['A 8:00 | +sato | -sato', 'A 8:00 | +mori | -mori'];
    expect(judged({ rides, tours, scene: { watches: watchOf(2) } })).toEqual([]);
    expect(judged({ rides, tours, scene: { watches: watchOf(1) } })).toEqual([
      'bus: expected at most 1 vehicles watched by desk at 08:56, found 2 (watch-overfilled)',
      'van1: expected at most 1 vehicles watched by desk at 08:56, found 2 (watch-overfilled)',
    ]);
  });
});

const square = town(`
A--B--C
|  |  |
D--E--F`);

const happening: fc.Arbitrary<Happening> = fc.record({
  wait: fc.integer({ min: 0, max: 600 }),
  what: fc.constantFrom(
    'asked',
    'asked-ahead',
    'asked-ahead',
    'confirmed',
    'confirmed',
    'cancelled',
    'improved',
  ),
  who: fc.nat(30),
  where: fc.nat(30),
  much: fc.nat(20),
});

/** Vehicles on their way to somebody or with somebody aboard. */
function onTheRoad({ tours }: Fleet): number {
  return tours.filter(
    ({ motion, visits, aboard }) => aboard.length > 0 || (motion.kind === 'driving' && visits.length > 0),
  ).length;
}

test('never are more vehicles on the road than are watched, whatever riders do', () => {
  const vehicles = ['one A 8:00-14:00 ×4', 'two C 8:00-14:00 ×4', 'three F 8:00-14:00 ×4'].map((words) => {
    const { end: _end, ...without } = vehicle(words, square);
    return without;
  });
  const day: World = world(square, {
    vehicles,
    policy: { halt: seconds(20), maxWait: minutes(30), freeze: seconds(0), lead: minutes(1) },
    watches: [
      { id: 'desk', vehicles: [0, 1, 2] as VehicleIndex[], capacity: [{ from: clock('8:00'), vehicles: 2 }] },
    ],
  });
  let most = 0;
  fc.assert(
    fc.property(fc.array(happening, { minLength: 10, maxLength: 50 }), (happenings) => {
      const { inputs } = playDay(day, clock('8:00'), happenings);
      let fleet = openDay(day);
      for (const input of inputs) {
        [fleet] = step(fleet, input, day);
        most = Math.max(most, onTheRoad(fleet));
      }
    }),
    { seed: 11, numRuns: 50 },
  );
  expect(most).toBe(2);
});
