import { describe, expect, test } from 'vitest';
import { createTravelTimes, travelOn } from '../../core/travel/travel-times.js';
import { flatNetwork } from '../../core/travel/network.js';
import { UNREACHABLE, serviceTime } from '../../core/units.js';
import { along, atJunction, drawnRoads, place, s, stop } from './drawn.js';

const [A, B, C] = [stop(0), stop(1), stop(2)] as const;

describe('driving times between stops', () => {
  test('are the fastest way, rounded up to whole seconds once', () => {
    const roads = drawnRoads('A-B 10400ms 100m', 'B-C 10400ms 100m', 'A-C 30s 150m');
    const times = createTravelTimes(flatNetwork(roads, ['A', 'B', 'C'].map(atJunction)));
    expect(times.between(A, C, 0)).toBe(21);
    expect(times.metres(A, C, 0)).toBe(200);
    expect([...times.rowFrom(A, 0)]).toEqual([0, 11, 21]);
    expect([...times.rowTo(A, 0)]).toEqual([0, 11, 21]);
  });

  test('differ by direction where a street is one-way', () => {
    const roads = drawnRoads('A>B 10s 100m', 'B>C 10s 100m', 'C>A 10s 100m');
    const times = createTravelTimes(flatNetwork(roads, ['A', 'B', 'C'].map(atJunction)));
    expect([...times.rowFrom(A, 0)]).toEqual([0, 10, 20]);
    expect([...times.rowTo(A, 0)]).toEqual([0, 20, 10]);
  });

  test('are UNREACHABLE where no road leads', () => {
    const times = createTravelTimes(flatNetwork(drawnRoads('A>B 10s 100m'), ['A', 'B'].map(atJunction)));
    expect(times.between(B, A, 0)).toBe(UNREACHABLE);
    expect(times.metres(B, A, 0)).toBe(UNREACHABLE);
    expect([...times.rowTo(A, 0)]).toEqual([0, UNREACHABLE]);
  });

  test('take the shorter of two equally fast ways', () => {
    const roads = drawnRoads('A>B 10s 120m', 'A>B 10s 100m', 'A>B 11s 50m');
    const times = createTravelTimes(flatNetwork(roads, ['A', 'B'].map(atJunction)));
    expect(times.metres(A, B, 0)).toBe(100);
  });

  test('do not pass through a stop-only junction, but begin and end there', () => {
    const roads = drawnRoads('A-S! 10s 100m', 'S!-B 10s 100m', 'A-B 60s 300m');
    const times = createTravelTimes(flatNetwork(roads, ['A', 'B', 'S!', 'S!'].map(atJunction)));
    expect(times.between(A, B, 0)).toBe(60);
    expect([...times.rowFrom(stop(2), 0)]).toEqual([10, 10, 0, 0]);
    expect([...times.rowTo(stop(2), 0)]).toEqual([10, 10, 0, 0]);
  });

  test('exist for no road, one junction, no stop, and the same place twice', () => {
    expect(createTravelTimes(flatNetwork(drawnRoads(), [])).stops).toBe(0);
    const roads = drawnRoads('A-A 10s 100m');
    expect(createTravelTimes(flatNetwork(roads, [])).stops).toBe(0);
    const times = createTravelTimes(flatNetwork(roads, [atJunction('A'), atJunction('A')]));
    expect([...times.rowFrom(A, 0), ...times.rowTo(B, 0)]).toEqual([0, 0, 0, 0]);
  });
});

describe('a stop along a street', () => {
  const roads = drawnRoads('A-B 10001ms 100m', 'B>C 9s 90m', 'C>A 9s 90m');

  test('cuts the street without changing what the whole of it takes', () => {
    const cut = flatNetwork(roads, [along(roads, 'A', 'B', 1 / 3), along(roads, 'A', 'B', 1 / 7)]);
    const total = (network: typeof cut): number => network.driveMs.reduce((sum, ms) => sum + ms, 0);
    expect(total(cut)).toBe(total(flatNetwork(roads, [])));
  });

  test('is reached from both ends and left to both ends, one-way streets excepted', () => {
    const anchors = [atJunction('A'), along(roads, 'A', 'B', 0.25), along(roads, 'B', 'C', 1 / 3)];
    const times = createTravelTimes(flatNetwork(roads, anchors));
    expect([...times.rowFrom(A, 0)]).toEqual([0, 3, 14]); // 2.5 s; 10.001 + 3 s
    expect([...times.rowFrom(B, 0)]).toEqual([3, 0, 11]); // 7.501 + 3 s
    expect([...times.rowFrom(C, 0)]).toEqual([15, 18, 0]); // on to C, then home
  });

  test('shares it with other stops, even at the very same point', () => {
    const anchors = [0.25, 0.75, 0.75, 0, 1].map((share) => along(roads, 'A', 'B', share));
    const times = createTravelTimes(flatNetwork(roads, [...anchors, atJunction('A')]));
    expect([...times.rowFrom(A, 0)]).toEqual([0, 6, 6, 3, 8, 3]); // 5.0005 s is 6, 2.5 s is 3, 7.501 s is 8
    expect(times.between(B, C, 0)).toBe(0);
    expect(times.between(stop(3), stop(5), 0)).toBe(0);
  });

  test('on an unknown link or junction is a bug and says so', () => {
    expect(() => flatNetwork(roads, [atJunction('X')])).toThrow('junction X');
    const elsewhere = drawnRoads('A-B 10s 100m', 'B-Y 10s 100m');
    expect(() => flatNetwork(roads, [along(elsewhere, 'B', 'Y', 0.5)])).toThrow('a stop lies on link');
  });
});

describe('periods and speeds', () => {
  const roads = drawnRoads('A-B 10s 200m primary', 'A-C 6s 90m', 'C-B 6s 90m');
  const network = flatNetwork(roads, ['A', 'B'].map(atJunction));

  test('a period that slows down every road stretches the clock', () => {
    const times = createTravelTimes(network, [
      { from: serviceTime(0), speed: 1 },
      { from: serviceTime(7), speed: 0.8 },
      { from: serviceTime(9), speed: { primary: 1 } },
    ]);
    expect(times.periods).toEqual([serviceTime(0), serviceTime(7), serviceTime(9)]);
    expect([0, 1, 2].map((period) => times.between(A, B, period))).toEqual([10, 13, 10]);
  });

  test('a period that slows down one class of road changes the way', () => {
    const times = createTravelTimes(network, [{ from: serviceTime(0), speed: { primary: 0.5 } }]);
    expect(times.between(A, B, 0)).toBe(12);
    expect(times.metres(A, B, 0)).toBe(180);
  });

  test('a slower vehicle shares the roads and needs longer', () => {
    const travel = travelOn(network);
    expect(travel.times({ speed: 0.7 }).between(A, B, 0)).toBe(15); // 14.29 s
    expect(travel.times({}).between(A, B, 0)).toBe(10);
  });

  test('speeds that are no speeds and periods out of order are refused', () => {
    const at = serviceTime(8);
    expect(() => createTravelTimes(network, [], { speed: 0 })).toThrow('the vehicle');
    expect(() => createTravelTimes(network, [{ from: at, speed: { primary: -1 } }])).toThrow('period 0');
    expect(() =>
      createTravelTimes(network, [
        { from: at, speed: 1 },
        { from: at, speed: 1 },
      ]),
    ).toThrow('period 1');
  });
});

describe('a vehicle under way', () => {
  const roads = drawnRoads('A-B 10500ms 100m', 'B-C 10500ms 100m', 'C-D 10500ms 100m', 'X>X 1s 1m');
  const times = createTravelTimes(flatNetwork(roads, ['A', 'D', 'X'].map(atJunction)));
  const [D, X] = [stop(1), stop(2)] as const;
  const after = (elapsed: number) => times.underway({ from: A, to: D, elapsed: s(elapsed), period: 0 });
  const junctionB = place(3 + 1);

  test('can turn where it stands as long as it has not left', () => {
    expect(after(0)).toEqual({ place: A, reached: 0, driven: 0 });
  });

  test('can turn at the next junction it reaches', () => {
    expect(after(1)).toEqual({ place: junctionB, reached: 11, driven: 100 });
    expect(after(11)).toEqual({ place: junctionB, reached: 11, driven: 100 });
    expect(after(12)).toEqual({ place: place(3 + 2), reached: 21, driven: 200 });
    expect(times.between(junctionB, D, 0)).toBe(21);
    expect(times.metres(junctionB, D, 0)).toBe(200);
  });

  test('turns at the end of the leg if no junction is left', () => {
    expect(after(22)).toEqual({ place: D, reached: 32, driven: 300 });
  });

  test('that is late arrives just now', () => {
    expect(after(40)).toEqual({ place: D, reached: 40, driven: 300 });
    expect(times.underway({ from: D, to: D, elapsed: s(5), period: 0 })).toEqual({
      place: D,
      reached: 5,
      driven: 0,
    });
  });

  test('is where it is, coming from a junction too', () => {
    const leg = { from: junctionB, to: D, elapsed: s(1), period: 0 };
    expect(times.underway(leg)).toEqual({ place: place(3 + 2), reached: 11, driven: 100 });
  });

  test('cannot be on a leg that does not exist', () => {
    expect(() => times.underway({ from: A, to: X, elapsed: s(1), period: 0 })).toThrow('no road leads');
  });
});
