import { describe, expect, test } from 'vitest';
import type { DriverEvent } from '../../server/contract/driver-event.js';
import type { TourView, VisitView } from '../../server/contract/tour.js';
import { advance } from '../../web/driver/advance.js';
import { nextDeed } from '../../web/driver/next-deed.js';

const AT = '2026-11-24T08:05:00+09:00';

const visit = (kind: VisitView['kind'], stop: string, booking: string | null): VisitView => ({
  ...{ kind, stop, booking, persons: 1, wheelchairs: 0 },
  ...{ arrive: AT, begin: AT, earliest: AT, latest: AT },
  ...{ held: false, pinned: false, excused: false },
});

/** At the station stand Sato and Ito; both go to the hospital, and then the driver rests at the market. */
const TOUR: TourView = {
  ...{ date: '2026-11-24', vehicle: 'van', odometer_m: 0, aboard: [], excluded: false },
  motion: { kind: 'standing', stop: 'station', leaves: null },
  visits: [
    visit('pickup', 'station', 'sato'),
    visit('pickup', 'station', 'ito'),
    visit('dropoff', 'hospital', 'sato'),
    visit('dropoff', 'hospital', 'ito'),
    visit('break', 'market', null),
  ],
};

type Untold = DriverEvent extends infer E
  ? E extends DriverEvent
    ? Omit<E, 'number' | 'happened'>
    : never
  : never;

const after = (...events: readonly Untold[]): TourView =>
  events.map((event, i) => ({ ...event, number: i + 1, happened: AT })).reduce(advance, TOUR);

const BOTH_ABOARD: readonly Untold[] = [
  { kind: 'boarded', booking: 'ito' },
  { kind: 'boarded', booking: 'sato' },
];

describe('a plan that goes on without the service', () => {
  test('parties at one stop are served in any order, and then the vehicle leaves', () => {
    expect(nextDeed(after({ kind: 'boarded', booking: 'ito' }))).toMatchObject({
      kind: 'serve',
      parties: [{ booking: 'sato' }],
    });
    expect(nextDeed(after(...BOTH_ABOARD))).toMatchObject({ kind: 'depart', stop: 'hospital' });
  });

  test('who was not there is expected nowhere', () => {
    const tour = after({ kind: 'absent', booking: 'sato' });
    expect(tour.visits.map(({ booking }) => booking)).toEqual(['ito', 'ito', null]);
    expect(tour.aboard).toEqual([]);
  });

  test('whoever was to get off has got off when the vehicle leaves', () => {
    const arrived = [...BOTH_ABOARD, { kind: 'departed' }, { kind: 'arrived', stop: 'hospital' }] as const;
    const tour = after(...arrived, { kind: 'departed' });
    expect(tour.aboard).toEqual([]);
    expect(nextDeed(tour)).toMatchObject({ kind: 'arrive', stop: 'market' });
  });

  test('a rest is begun where it is planned, and taken once', () => {
    const way = [...BOTH_ABOARD, { kind: 'departed' }, { kind: 'arrived', stop: 'hospital' }] as const;
    const there = [...way, { kind: 'departed' }, { kind: 'arrived', stop: 'market' }] as const;
    expect(nextDeed(after(...there)).kind).toBe('rest');
    expect(nextDeed(after(...there, { kind: 'rested' }))).toEqual({ kind: 'wait', stop: 'market' });
  });

  test('an event that is in the plan already changes nothing', () => {
    const once = after(...BOTH_ABOARD, { kind: 'departed' });
    const twice = after(...BOTH_ABOARD, { kind: 'departed' }, ...BOTH_ABOARD, { kind: 'departed' });
    expect(twice).toEqual(once);
  });

  test('nobody is fetched on an offer that still stands open', () => {
    const held = TOUR.visits.map((one) => ({ ...one, held: one.booking !== null }));
    expect(nextDeed({ ...TOUR, visits: held })).toEqual({ kind: 'wait', stop: 'station' });
  });

  test('a vehicle that has broken down carries nobody, and stands ready once it is repaired', () => {
    expect(nextDeed(after({ kind: 'broke-down', stop: 'station' })).kind).toBe('broken-down');
    const repaired = after({ kind: 'broke-down', stop: 'station' }, { kind: 'repaired', stop: 'station' });
    expect(nextDeed(repaired)).toEqual({ kind: 'wait', stop: 'station' });
  });
});
