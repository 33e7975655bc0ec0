import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNetwork, type DayNetwork } from '../../core/timetable/day-network.js';
import { Journeys, type Access, type Journey } from '../../core/timetable/journey.js';
import { readFeed } from '../../core/timetable/read-feed.js';
import { clockText, minutes, seconds, serviceTime, type ServiceTime } from '../../core/units.js';
import { smallFeed } from './small-feed.js';

const WALKING = { change: minutes(2), limit: minutes(12), metresPerSecond: 1, detour: 1 };
const DATE = '2026-04-01';

/** Halts a, b, c … stand 500 m apart; a trip is "a8:00 b8:10 c8:15". */
function networkOf(halts: number, trips: readonly string[]): DayNetwork {
  const names = Array.from({ length: halts }, (_, i) => String.fromCharCode(97 + i));
  const stops = names.map((name, i) => `${name},${name},35,${(137 + i * 0.0055).toFixed(4)}\n`).join('');
  const times = trips.flatMap((trip, t) =>
    trip.split(' ').map((call, i) => {
      const time = call.slice(1);
      return `t${t},${time}:00,${time}:00,${call[0]!},${i}\n`;
    }),
  );
  const { timetable, problems } = readFeed(
    smallFeed({
      'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\n${stops}`,
      'trips.txt': `route_id,service_id,trip_id\n${trips.map((_, t) => `1,weekday,t${t}\n`).join('')}`,
      'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${times.join('')}`,
    }),
  );
  if (problems.length > 0)
    throw new Error(problems.map(({ place, found }) => `${place} ${found}`).join('\n'));
  return dayNetwork(timetable, DATE, WALKING);
}

const at = (platform: number, walk = 0): Access => ({ platform, time: minutes(walk) });
const tell = (journey: Journey | undefined): string =>
  journey === undefined
    ? 'none'
    : [
        clockText(journey.leaves),
        ...journey.rides.map(
          ({ trip, from, to, board, alight }) =>
            `t${trip} ${String.fromCharCode(97 + from)}${clockText(board)}-${String.fromCharCode(97 + to)}${clockText(alight)}`,
        ),
        clockText(journey.arrives),
      ].join(' | ');

describe('a way through a timetable', () => {
  const far = networkOf(9, ['a8:00 e8:20', 'e8:21 i8:40', 'e8:25 i8:50', 'a8:05 f8:18', 'g8:31 i8:39']);
  const journeys = new Journeys(far);

  test('changes only where the time for changing is left', () => {
    const slow = new Journeys(networkOf(9, ['a8:00 e8:20', 'e8:21 i8:40', 'e8:25 i8:50']));
    expect(tell(slow.departing({ from: [at(0)], to: [at(8)] }, serviceTime(7, 55)))).toBe(
      '08:00 | t0 a08:00-e08:20 | t2 e08:25-i08:50 | 08:50',
    );
  });

  test('walks between two rides, and leaves as late as it can for the same arrival', () => {
    expect(tell(journeys.departing({ from: [at(0)], to: [at(8)] }, serviceTime(7, 55)))).toBe(
      '08:05 | t3 a08:05-f08:18 | t4 g08:31-i08:39 | 08:39',
    );
  });

  test('to be there by a moment leaves as late as possible, ways to and from the halts included', () => {
    expect(tell(journeys.arriving({ from: [at(0, 3)], to: [at(4, 4)] }, serviceTime(8, 30)))).toBe(
      '07:57 | t0 a08:00-e08:20 | 08:24',
    );
  });

  test('is walked where that is no slower', () => {
    const question = { from: [at(0)], to: [at(4)], walk: minutes(25) };
    expect(tell(journeys.departing(question, serviceTime(7, 55)))).toBe('07:55 | 08:20');
    expect(tell(journeys.departing({ ...question, walk: minutes(26) }, serviceTime(7, 55)))).toBe(
      '08:00 | t0 a08:00-e08:20 | 08:20',
    );
  });

  test('is none after the last departure', () => {
    expect(tell(journeys.departing({ from: [at(0)], to: [at(8)] }, serviceTime(9)))).toBe('none');
  });
});

/** A hop by the words of the network, in the order of the day. */
interface Ride {
  readonly from: number;
  readonly to: number;
  readonly board: number;
  readonly alight: number;
}

/** Every ride that some trip offers, from each of its halts to each later one. */
function ridesOf(network: DayNetwork): Ride[] {
  const hops = [...network.depart.keys()];
  return hops.flatMap((first) =>
    hops
      .filter(
        (last) =>
          network.hopTrip[last] === network.hopTrip[first] && network.call[last]! >= network.call[first]!,
      )
      .map((last) => ({
        from: network.from[first]!,
        to: network.to[last]!,
        board: network.depart[first]!,
        alight: network.arrive[last]!,
      })),
  );
}

/** Tries every sequence of rides: the slow, obvious way. */
function slowEarliest(
  network: DayNetwork,
  from: readonly Access[],
  to: readonly Access[],
  start: number,
): number {
  const rides = ridesOf(network);
  const best = new Map<string, number>();
  let arrival = Infinity;
  const board = (platform: number, ready: number): void => {
    const key = `${platform}@${ready}`;
    if (best.has(key)) return;
    best.set(key, ready);
    for (const ride of rides.filter((one) => one.from === platform && one.board >= ready)) {
      for (const door of to)
        if (door.platform === ride.to) arrival = Math.min(arrival, ride.alight + door.time);
      for (const way of network.footways[ride.to]!) board(way.to, ride.alight + way.time);
    }
  };
  for (const { platform, time } of from) board(platform, start + time);
  return arrival;
}

const HALTS = 6;
const minute = fc.integer({ min: 0, max: 59 });
const trip = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: HALTS - 1 }), { minLength: 2, maxLength: 4 }),
    fc.array(minute, { minLength: 4, maxLength: 4 }),
  )
  .map(([halts, times]) => {
    const ordered = times.slice(0, halts.length).sort((a, b) => a - b);
    return halts
      .map((halt, i) => `${String.fromCharCode(97 + halt)}8:${String(ordered[i]).padStart(2, '0')}`)
      .join(' ');
  });
const door = fc
  .record({ platform: fc.integer({ min: 0, max: HALTS - 1 }), walk: fc.integer({ min: 0, max: 9 }) })
  .map(({ platform, walk }) => at(platform, walk));
const doors = fc.array(door, { minLength: 1, maxLength: 2 });

describe('against every sequence of rides there is,', () => {
  const towns = fc.record({
    trips: fc.array(trip, { minLength: 1, maxLength: 7 }),
    from: doors,
    to: doors,
    moment: minute,
  });

  test('the earliest arrival is found, and the journey told is one that can be made', () => {
    fc.assert(
      fc.property(towns, ({ trips, from, to, moment }) => {
        const network = networkOf(HALTS, trips);
        const start = serviceTime(8, moment);
        const journey = new Journeys(network).departing({ from, to }, start);
        const slow = slowEarliest(network, from, to, start);
        expect(journey?.arrives ?? Infinity).toBe(slow);
        if (journey !== undefined) expectPossible(journey, network, { from, to, start });
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('the latest departure is the last moment from which one still arrives in time', () => {
    fc.assert(
      fc.property(towns, ({ trips, from, to, moment }) => {
        const network = networkOf(HALTS, trips);
        const by = serviceTime(8, moment);
        const journey = new Journeys(network).arriving({ from, to }, by);
        const inTime = (start: number): boolean => slowEarliest(network, from, to, start) <= by;
        if (journey === undefined) {
          expect(inTime(serviceTime(7))).toBe(false);
          return;
        }
        expect(inTime(journey.leaves)).toBe(true);
        expect(inTime(journey.leaves + 1)).toBe(false);
        expect(journey.arrives).toBeLessThanOrEqual(by);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('a profile holds the best journey for every moment of the hour', () => {
    fc.assert(
      fc.property(towns, ({ trips, from, to }) => {
        const network = networkOf(HALTS, trips);
        const profiles = new Journeys(network).profiles(to, serviceTime(12));
        for (let m = 0; m < 60; m += 7) {
          const start = serviceTime(8, m);
          const arrivals = from.flatMap(({ platform, time }) =>
            profiles[platform]!.filter(({ leaves }) => leaves >= start + time).map(({ arrives }) => arrives),
          );
          expect(Math.min(...arrivals)).toBe(slowEarliest(network, from, to, start));
        }
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});

function expectPossible(
  { leaves, arrives, rides }: Journey,
  network: DayNetwork,
  asked: { readonly from: readonly Access[]; readonly to: readonly Access[]; readonly start: number },
): void {
  expect(leaves).toBeGreaterThanOrEqual(asked.start);
  // Of two ways to one platform the shorter counts, and stands last.
  const ways = [...asked.from].sort((a, b) => b.time - a.time);
  let ready = new Map(ways.map(({ platform, time }) => [platform, leaves + time] as const));
  for (const { from, to, board, alight } of rides) {
    expect(ready.get(from) ?? Infinity).toBeLessThanOrEqual(board);
    expect(ridesOf(network)).toContainEqual({ from, to, board, alight });
    ready = new Map(network.footways[to]!.map((way) => [way.to, alight + way.time] as const));
  }
  const last = rides.at(-1)!;
  expect(asked.to.map(({ platform, time }) => (platform === last.to ? last.alight + time : -1))).toContain(
    arrives,
  );
}

test('changing takes time', () => {
  const { timetable } = readFeed(smallFeed());
  expect(() => dayNetwork(timetable, DATE, { ...WALKING, change: seconds(0) })).toThrow('at least 1 s');
  expect(dayNetwork(timetable, DATE, WALKING).depart).toEqual(
    Int32Array.of(serviceTime(8), (serviceTime(8) + 360) as ServiceTime),
  );
});
