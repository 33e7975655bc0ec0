import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkStep } from '../../core/dispatch/check/step.js';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Input } from '../../core/dispatch/input.js';
import type { RequestId, StopIndex, VehicleIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';
import { clock } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town } from '../scene/town.js';
import { world } from '../scene/world.js';
import { Day, playDay, WHAT, type Happening } from './random-day.js';

const main = town('A-B-C------D');
const service = world(main, { vehicles: ['bus A 8:00-17:00 ×4', 'van D 8:00-17:00 ×4'] });
const [bus, van] = [0, 1] as VehicleIndex[];
const sato = 'sato' as RequestId;
const at = clock('8:03');

const asked: readonly Input[] = [
  { kind: 'asked', at: clock('8:00'), request: request('sato B>C now', main) },
  { kind: 'confirmed', at: clock('8:00'), request: sato, offer: 0 },
];

/** The fleet after these inputs; the referee has accepted each. */
function after(...inputs: readonly Input[]): Fleet {
  let fleet = openDay(service);
  for (const input of inputs) {
    const [next, decisions] = step(fleet, input, service);
    expect(checkStep({ before: fleet, input, after: next, decisions, world: service })).toEqual([]);
    fleet = next;
  }
  return fleet;
}

const aboard = (fleet: Fleet, v: VehicleIndex): string[] =>
  fleet.tours[v]!.aboard.map((ride) => ride.request.id);

test('a party seen in another vehicle than planned travels on in that one', () => {
  const fleet = after(...asked, {
    kind: 'observed',
    at,
    vehicle: van!,
    stop: main.stop('B'),
    aboard: [sato],
  });
  expect(fleet.tours[bus!]!.visits).toEqual([]);
  expect(aboard(fleet, van!)).toEqual(['sato']);
  expect(fleet.tours[van!]!.visits.map(({ kind, stop }) => [kind, stop])).toEqual([
    ['dropoff', main.stop('C')],
  ]);
});

test('a vehicle seen without a party it carried has set it down', () => {
  const fleet = after(
    ...asked,
    { kind: 'observed', at, vehicle: bus!, stop: main.stop('B'), aboard: [sato] },
    { kind: 'observed', at: clock('8:10'), vehicle: bus!, stop: main.stop('D'), aboard: [] },
  );
  expect(aboard(fleet, bus!)).toEqual([]);
  expect(fleet.tours[bus!]).toMatchObject({
    visits: [],
    motion: { kind: 'standing', place: main.stop('D') },
  });
});

test('a vehicle that drove elsewhere still has to fetch whom it was to fetch', () => {
  const fleet = after(...asked, { kind: 'observed', at, vehicle: bus!, stop: main.stop('C'), aboard: [] });
  expect(fleet.tours[bus!]!.visits.map(({ kind }) => kind)).toEqual(['pickup', 'dropoff']);
});

test('a party that no plan knows is left out', () => {
  const nobody = 'nobody' as RequestId;
  const fleet = after({ kind: 'observed', at, vehicle: bus!, stop: main.stop('B'), aboard: [nobody] });
  expect(aboard(fleet, bus!)).toEqual([]);
});

/** What a driver does against all rules is the world's doing; everything else has to be in order. */
const WORLDLY =
  /\((shift-overrun|break-late|wait-aboard-too-long|overfull|stop-closed|vehicle-not-allowed)\)/;

const happening: fc.Arbitrary<Happening> = fc.record({
  wait: fc.integer({ min: 0, max: 300 }),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('asked' as const, 'asked-ahead' as const, 'confirmed' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...WHAT) },
  ),
  who: fc.nat(30),
  where: fc.nat(30),
  much: fc.nat(20),
});

test('the referee accepts whatever drivers are seen to do, but for limits of the vehicle and the shift', () => {
  const square = town('A--B--C\n|  |  |\nD--E--F');
  const small = world(square, { vehicles: ['bus A 8:00-12:00 ×4', 'van F 8:00-12:00 ×3'] });
  fc.assert(
    fc.property(
      fc.array(happening, { minLength: 3, maxLength: 25 }),
      fc.array(fc.record({ v: fc.nat(1), stop: fc.nat(5), who: fc.nat(9), keep: fc.nat(3) }), {
        maxLength: 6,
      }),
      (happenings, sightings) => {
        const day: Day = playDay(small, clock('8:00'), happenings.slice(0, -1));
        fc.pre(day.faults.length === 0);
        for (const { v, stop, who, keep } of sightings) {
          const inside = day.fleet.tours[v]!.aboard.map((ride) => ride.request.id);
          const seen = [...inside.slice(keep === 0 ? 1 : 0), ...day.requests.slice(who, who + 1)];
          day.hear({
            kind: 'observed',
            at: Math.max(day.fleet.now, clock('8:00')) as ServiceTime,
            vehicle: v as VehicleIndex,
            stop: stop as StopIndex,
            aboard: [...new Set(seen)].filter((id) => inside.includes(id) || !isAboard(day.fleet, id)),
          });
          expect(day.faults.filter((fault) => !WORLDLY.test(fault))).toEqual([]);
        }
      },
    ),
    { seed: 20260403, numRuns: 300 },
  );
});

const isAboard = (fleet: Fleet, id: RequestId): boolean =>
  fleet.tours.some((tour) => tour.aboard.some((ride) => ride.request.id === id));
