import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPlan } from '../../core/dispatch/check/plan.js';
import type { Ride, Tour, Visit } from '../../core/dispatch/tour.js';
import { driveTime } from '../../core/dispatch/travel-times.js';
import type { World } from '../../core/dispatch/world.js';
import type { PlaceIndex, StopIndex } from '../../core/ids.js';
import { minutes, type ServiceTime } from '../../core/units.js';
import { clock } from '../scene/clock.js';
import { hour } from '../scene/told.js';
import { ride, tour } from '../scene/tour.js';
import { town } from '../scene/town.js';
import { world } from '../scene/world.js';

const START = clock('8:00');
const MINUTE = 60;

/** Numbers of minutes after 8:00, and letters: one party of a random tour. */
interface Party {
  readonly trip: string;
  readonly earliest: number;
  readonly width: number;
  readonly allowed: number;
  readonly longest: number;
}

const party: fc.Arbitrary<Party> = fc.record({
  trip: fc.constantFrom('A>B', 'A>C', 'B>C', 'C>A', 'B>D', 'D>B', 'C>D', 'D>A'),
  earliest: fc.nat(12),
  width: fc.nat(6),
  allowed: fc.integer({ min: 2, max: 25 }),
  longest: fc.integer({ min: 2, max: 14 }),
});

const plan = fc.record({
  parties: fc.array(party, { minLength: 1, maxLength: 3 }),
  order: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
  wait: fc.nat(3),
  traffic: fc.option(
    fc.record({ at: fc.integer({ min: 2, max: 15 }), length: fc.integer({ min: 1, max: 8 }) }),
  ),
});

const at = (minute: number): string => hour((START + minute * MINUTE) as ServiceTime);

/** Boardings and alightings in a random order, everybody boarding first. */
function mixed(rides: readonly Ride[], order: readonly number[]): string {
  const marks = rides.flatMap(({ request }, i) => [
    { mark: `+${request.id}`, key: Math.min(order[2 * i]!, order[2 * i + 1]!) },
    { mark: `-${request.id}`, key: Math.max(order[2 * i]!, order[2 * i + 1]!) + 0.5 },
  ]);
  return marks
    .sort((a, b) => a.key - b.key)
    .map(({ mark }) => mark)
    .join(' | ');
}

/**
 * The slow obvious way: tries every departure and every beginning of service, minute by minute, and looks at the
 * promises when all are fixed. Driving times, windows and limits are whole minutes, so minutes are enough.
 */
function possible(world: World, { motion, visits }: Tour): boolean {
  if (motion.kind !== 'standing') throw new Error('drawn standing');
  const travel = world.travel[0]!;
  const limit = world.policy.maxWaitAboard;
  const boarded = new Map<string, number>();

  const go = (i: number, place: PlaceIndex, free: number, aboard: number): boolean => {
    const visit = visits[i];
    if (visit === undefined) return true;
    // An empty vehicle may dawdle as long as its next party still boards in time.
    const due = boardsBy(visit, free);
    const patience = aboard > 0 ? limit : due - free;
    for (let leave = free; leave <= free + patience; leave += MINUTE) {
      // Waiting where the visit is made is tried below, as a later beginning.
      if (place === visit.stop && leave > free) return false;
      const drive = driveTime(travel, place, visit.stop, leave as ServiceTime);
      const arrive = leave + drive;
      const last = aboard > 0 ? free + drive + limit : due;
      for (let begin = arrive; begin <= last; begin += MINUTE) {
        if (serves(visit, arrive, begin) && go(i + 1, visit.stop, begin, aboard + change(visit))) return true;
      }
    }
    return false;
  };
  const serves = (visit: Visit, arrive: number, begin: number): boolean => {
    if (visit.kind === 'break') throw new Error('no rests are drawn');
    const { pickup, dropoffLatest, maxRide } = visit.ride.promise;
    if (visit.kind === 'pickup') {
      boarded.set(visit.ride.request.id, begin);
      return begin >= pickup.earliest && begin <= pickup.latest;
    }
    return arrive <= dropoffLatest && arrive - boarded.get(visit.ride.request.id)! <= maxRide;
  };
  return go(0, motion.place, motion.readyAt, 0);
}

const boardsBy = (visit: Visit, free: number): number =>
  visit.kind === 'pickup' ? visit.ride.promise.pickup.latest : free;

const change = (visit: Visit): number => (visit.kind === 'pickup' ? 1 : -1);

/** The order of visits at one stop: what arrives there is one halt, which the slow way does not know. */
const halts = (visits: readonly Visit[], start: StopIndex): boolean =>
  visits.every((visit, i) => visit.stop !== (visits[i - 1]?.stop ?? start) || visit.kind === 'pickup');

test('the referee accepts a tour exactly if some schedule, tried minute by minute, keeps everything', () => {
  const verdicts = { possible: 0, impossible: 0 };
  fc.assert(
    fc.property(plan, ({ parties, order, wait, traffic }) => {
      const jam = traffic && [
        { from: at(traffic.at), times: 3 },
        { from: at(traffic.at + traffic.length), times: 1 },
      ];
      const place = town('A-B-C-D', jam ?? []);
      const rides = parties.map(({ trip, earliest, width, allowed, longest }, i) =>
        ride(
          `p${i} ${trip} ${at(earliest)}-${at(earliest + width)} by ${at(earliest + allowed)} max ${longest}`,
          place,
        ),
      );
      const drawn = tour(`A 8:00 | ${mixed(rides, order)}`, rides, place);
      fc.pre(halts(drawn.visits, place.stop('A')));
      const service = world(place, {
        vehicles: ['bus A 8:00-22:00'],
        policy: { maxWaitAboard: minutes(wait) },
      });
      const fleet = { now: START, tours: [drawn], waiting: [], closures: [], excluded: [] };
      const faults = checkPlan(fleet, service);
      const expected = possible(service, drawn);
      verdicts[expected ? 'possible' : 'impossible']++;
      expect(faults.length === 0).toBe(expected);
    }),
    { seed: 4711, numRuns: 600 },
  );
  expect(Math.min(verdicts.possible, verdicts.impossible)).toBeGreaterThan(100);
});
