import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../core/dispatch/check/fault.js';
import type { Tour, Visit } from '../../core/dispatch/tour.js';
import type { VehicleIndex } from '../../core/ids.js';
import { judged, map, mori, noon, sato, shift, shiftWith, type Plan } from './check-plan.js';

const each =
  (change: (visit: Visit) => Visit) =>
  (t: Tour): Tour => ({ ...t, visits: t.visits.map(change) });

describe('a planted fault is found:', () => {
  const planted: [FaultKind, string, Plan][] = [
    [
      'pickup-late',
      'sato: expected boarding by 08:10, found 08:11',
      { rides: [sato], tours: ['A 8:09 | +sato | -sato'] },
    ],
    ['pickup-late', 'found 08:22', { rides: [sato], tours: ['A 8:00 | +sato | -sato'], now: '8:20' }],
    [
      'dropoff-late',
      'sato: expected arrival by 08:20, found 08:21',
      { rides: ['sato B>C 8:00-8:10 by 8:20 boarded 8:09'], tours: ['D>C 8:10-8:21 | -sato'] },
    ],
    [
      'ride-too-long',
      'sato: expected a ride of at most 300 s, found 600 s',
      {
        rides: ['sato A>B 8:00-8:10 by 8:40 max 5', mori],
        tours: ['A 8:00 | +sato | +mori | -mori | -sato'],
      },
    ],
    [
      'ride-too-long',
      'found 1800 s',
      { rides: ['sato B>C 7:30-7:50 by 8:30 max 10 boarded 7:40'], tours: ['B>C 8:00-8:10 | -sato'] },
    ],
    [
      'wait-aboard-too-long',
      'expected a wait of at most 120 s, found 900 s',
      {
        rides: ['sato A>D 8:00-8:10 by 9:00', 'mori B>C 8:27-8:30 by 9:00'],
        tours: ['A 8:00 | +sato | +mori | -mori | -sato'],
      },
    ],
    [
      'wait-aboard-too-long',
      'found 3420 s',
      {
        rides: [sato, 'abe A>D 7:50-8:00 by 9:40 boarded 8:00', 'ito B>C 8:59-9:00 by 9:10'],
        tours: ['A 8:00 | +ito | -ito | -abe'],
      },
    ],
    [
      'shift-overrun',
      'by 17:00, found 17:02',
      { rides: ['sato B>C 16:56-17:10 by 17:20'], tours: ['A 8:00 | +sato | -sato'] },
    ],
    [
      'shift-overrun',
      'by 12:00, found 12:01',
      {
        rides: ['sato B>C 11:55-12:10 by 12:20'],
        tours: ['A 8:00 | +sato | -sato | rest 12:00-12:30 60 A'],
        bus: { shifts: ['8:00-12:00', '13:00-17:00'].map(shift) },
      },
    ],
    [
      'break-late',
      'rest from 12:30, found 12:34',
      {
        rides: ['sato B>C 12:28-12:40 by 13:00'],
        tours: ['A 8:00 | +sato | -sato | rest 12:00-12:30 30 A'],
        bus: shiftWith([noon]),
      },
    ],
    [
      'stop-closed',
      'sato',
      { rides: [sato], tours: ['A 8:00 | +sato | -sato'], closed: { stop: 'B', during: '7:00-8:15' } },
    ],
    [
      'riders-during-break',
      'nobody aboard, found sato#0',
      {
        rides: ['sato B>C 11:50-12:10 by 13:20'],
        tours: ['A 8:00 | +sato | rest 12:00-12:30 30 A | -sato'],
        bus: shiftWith([noon]),
      },
    ],
    [
      'break-unknown',
      'a rest of its shift',
      { tours: ['A 8:00 | rest 12:00-13:30 30 A'], bus: shiftWith([noon]) },
    ],
    [
      'overfull',
      'found 5 seats',
      { rides: [`${sato} ×2`, `${mori} ×3`], tours: ['A 8:00 | +mori | +sato | -sato | -mori'] },
    ],
    [
      'overfull',
      'found 3 seats and 1 wheelchairs',
      { rides: [`${sato} +wheelchair`, `${mori} ×3`], tours: ['A 8:00 | +mori | +sato | -sato | -mori'] },
    ],
    ['ride-twice', 'sato', { rides: [sato], tours: ['A 8:00 | +sato | -sato', 'A 8:00 | +sato | -sato'] }],
    ['ride-twice', 'sato', { rides: [sato], tours: ['A 8:00 | +sato | +sato | -sato'] }],
    ['pickup-missing', 'sato', { rides: [sato], tours: ['A 8:00 | -sato | +sato'] }],
    ['dropoff-missing', 'sato', { rides: [sato], tours: ['A 8:00 | -sato | +sato'] }],
    ['dropoff-missing', 'sato', { rides: [`${sato} boarded 8:00`], tours: ['B 8:00'] }],
    [
      'wrong-stop',
      'sato',
      {
        rides: [sato],
        tours: ['A 8:00 | +sato | -sato'],
        tour: each((v) => ({ ...v, stop: map.stop('D') })),
      },
    ],
    [
      'pin-ignored',
      'vehicle 1',
      {
        rides: [sato],
        ride: (r) => ({ ...r, pinned: 1 as VehicleIndex }),
        tours: ['A 8:00 | +sato | -sato', 'A 8:00'],
      },
    ],
    [
      'vehicle-not-allowed',
      'found stop 2 in north',
      {
        rides: [sato],
        tours: ['A 8:00 | +sato | -sato'],
        bus: { zones: ['south'] },
        scene: { zones: { B: ['south'], C: ['north'] } },
      },
    ],
    [
      'vehicle-not-allowed',
      'riders with resident',
      { rides: [sato], tours: ['A 8:00 | +sato | -sato'], bus: { attributes: ['resident'] } },
    ],
    [
      'vehicle-out-of-service',
      'it has no shift',
      { rides: [sato], tours: ['A 8:00 | +sato | -sato'], bus: { shifts: [] } },
    ],
    [
      'vehicle-out-of-service',
      'it has broken down',
      {
        rides: [sato],
        tours: ['A 8:00 | +sato | -sato'],
        tour: (t) => ({ ...t, motion: { kind: 'broken-down', place: map.stop('A') } }),
      },
    ],
    [
      'no-road',
      'none to stop 4',
      { rides: ['sato B>E 8:00-8:10 by 8:20'], tours: ['A 8:00 | +sato | -sato'] },
    ],
    // The drive of 20 minutes cannot be avoided by leaving at another time.
    [
      'pickup-late',
      'sato',
      {
        rides: [sato],
        tours: ['A 8:00 | +sato | -sato'],
        traffic: [
          { from: '7:30', times: 10 },
          { from: '8:09', times: 1 },
        ],
      },
    ],
  ];
  test.each(planted)('%s: … %s …', (kind, words, plan) => {
    const faults = judged(plan);
    expect(faults.filter((text) => text.includes(words) && text.endsWith(`(${kind})`))).not.toEqual([]);
  });
});
