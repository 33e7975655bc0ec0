import { describe, expect, test } from 'vitest';
import { checkPlan } from '../../core/dispatch/check/plan.js';
import type { Ride, Tour } from '../../core/dispatch/tour.js';
import { seconds } from '../../core/units.js';
import { clock, windowOf } from '../scene/clock.js';
import { world, type Scene } from '../scene/world.js';
import { judged, map, mori, noon, sato, shift, shiftWith, type Plan } from './check-plan.js';

describe('a plan that can be kept has no fault:', () => {
  const good: Record<string, Plan> = {
    'an idle vehicle': { tours: ['A 8:00'] },
    'one ride': { rides: [sato], tours: ['A 8:00 | +sato | -sato'] },
    'two rides that share': { rides: [sato, mori], tours: ['A 8:00 | +mori | +sato | -sato | -mori'] },
    'a rest at its place': { tours: ['A 8:00 | rest 12:00-12:30 30 A'], bus: shiftWith([noon]) },
    'a boarding put off so that the ride does not become too long': {
      rides: ['sato A>D 8:00-8:30 by 9:00 max 6', 'mori B>C 8:20-8:30 by 9:00'],
      tours: ['A 8:00 | +sato | +mori | -mori | -sato'],
    },
    'a boarding put off so that nobody waits aboard': {
      rides: ['sato A>D 8:00-8:30 by 9:00', 'mori B>C 8:25-8:30 by 9:00'],
      tours: ['A 8:00 | +sato | +mori | -mori | -sato'],
    },
    'a promise the world has broken, judged by the bounds in its place': {
      rides: [sato],
      ride: (r) => ({ ...r, excused: { pickup: windowOf('8:00-8:32'), dropoffLatest: clock('8:34') } }),
      tours: ['A 8:30 | +sato | -sato'],
    },
    'a driver who waits for better traffic': {
      // At 8:00 the way from A to B takes 20 minutes, from 8:05 on two again.
      rides: ['sato B>C 8:00-8:10 by 8:20'],
      tours: ['A 8:00 | +sato | -sato'],
      traffic: [
        { from: '8:00', times: 10 },
        { from: '8:05', times: 1 },
      ],
    },
    'a stop served before it is closed': {
      rides: [sato],
      tours: ['A 8:00 | +sato | -sato'],
      closed: { stop: 'C', during: '8:05-9:00' },
    },
    'a stop served after it was closed': {
      rides: ['sato B>C 8:00-9:30 by 10:00'],
      tours: ['A 8:00 | +sato | -sato'],
      closed: { stop: 'B', during: '8:00-9:00' },
    },
    'a wheelchair in the place that folds into two seats': {
      rides: [`${sato} +wheelchair`, `${mori} ×2`],
      tours: ['A 8:00 | +mori | +sato | -sato | -mori'],
    },
    'a morning, a rest and an afternoon': {
      rides: ['sato B>C 13:00-13:30 by 14:00'],
      tours: ['A 8:00 | rest 12:00-12:00 60 A | +sato | -sato'],
      bus: { shifts: ['8:00-12:00', '13:00-17:00'].map(shift) },
    },
    'a shift that only a rider aboard overruns': {
      rides: ['sato B>C 16:00-16:50 by 17:30 boarded 16:59'],
      tours: ['B 17:00 | -sato'],
      now: '17:00',
    },
  };
  test.each(Object.entries(good))('%s', (_, plan) => {
    expect(judged(plan)).toEqual([]);
  });
});

describe('the words of the schedule:', () => {
  const slow: Partial<Scene> = { policy: { halt: seconds(30) } };
  const halting = (r: Ride): Ride => ({
    ...r,
    request: { ...r.request, boarding: seconds(20), alighting: seconds(10) },
  });

  test('a halt is paid once, on leaving for another place, and boardings take their time one by one', () => {
    const rides = ['abe B>C 8:02-8:02 by 8:30', 'ito B>C 8:02-8:03 by 8:05'];
    const plan: Plan = { rides, ride: halting, tours: ['A 8:00 | +abe | +ito | -abe | -ito'], scene: slow };
    // Two boardings of 20 s, the halt of 30 s, two minutes: 8:05:10.
    expect(judged(plan)).toEqual([
      'bus, ito: expected arrival by 08:05, found 08:05:10 at best (dropoff-late)',
    ]);
  });

  test('everybody who alights in one halt has arrived when the vehicle halts', () => {
    const rides = ['abe A>C 7:50-8:00 by 8:04 boarded 7:50', 'ito A>C 7:50-8:00 by 8:04 boarded 7:50'];
    expect(judged({ rides, ride: halting, tours: ['A>C 8:00-8:04 | -abe | -ito'], scene: slow })).toEqual([]);
  });

  test('a vehicle that has served somebody here pays the halt before it leaves', () => {
    const plan: Plan = {
      rides: ['sato B>C 8:00-8:02 by 8:20'],
      tours: ['A 8:00 | +sato | -sato'],
      scene: slow,
    };
    expect(judged(plan)).toEqual([]);
    const halted = (t: Tour): Tour => ({
      ...t,
      motion: { kind: 'standing', place: map.stop('A'), readyAt: clock('8:00'), halted: true },
    });
    expect(judged({ ...plan, tour: halted })).toEqual([
      'bus, sato: expected boarding by 08:02, found 08:02:30 at best (pickup-late)',
    ]);
  });

  test('every fault of a tour is found, not only the first', () => {
    const rides = ['abe B>C 8:00-8:01 by 8:20', 'ito C>D 8:00-8:02 by 8:05'];
    const kinds = judged({ rides, tours: ['A 8:00 | +abe | -abe | +ito | -ito'] }).map(
      (t) => /\((.*)\)/.exec(t)![1],
    );
    expect(kinds.sort()).toEqual(['dropoff-late', 'pickup-late', 'pickup-late']);
  });

  test('a fleet of another world is a mistake of ours', () => {
    expect(() =>
      checkPlan(
        { now: clock('8:00'), tours: [], waiting: [], closures: [], excluded: [] },
        world(map, { vehicles: ['bus A 8:00-9:00'] }),
      ),
    ).toThrow('0 tours for 1 vehicles');
  });
});
