import { describe, expect, test } from 'vitest';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import { explain } from '../../core/dispatch/explain/explain.js';
import type { Explanation, Obstacle, Remedy } from '../../core/dispatch/explain/explanation.js';
import { suggestVehicles } from '../../core/dispatch/explain/suggest-vehicles.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Input } from '../../core/dispatch/input.js';
import type { Request } from '../../core/dispatch/request.js';
import type { World } from '../../core/dispatch/world.js';
import type { RequestId, VehicleIndex } from '../../core/ids.js';
import { minutes, seconds } from '../../core/units.js';
import { clock, windowOf } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town } from '../scene/town.js';
import { rest, vehicle, world } from '../scene/world.js';

// Stops are two minutes apart.
const main = town('A-B-C-D-E-F-G-H');
const at = clock('7:50');

/** Every party gets its ride, at the moment at which it asks. */
function booked(where: World, ...lines: readonly string[]): Fleet {
  return lines.reduce((fleet, line) => {
    const party = request(line, main);
    const [held] = step(fleet, { kind: 'asked', at, request: party }, where);
    const [after, decisions] = step(held, { kind: 'confirmed', at, request: party.id, offer: 0 }, where);
    expect(decisions[0]?.kind, line).toBe('promised');
    return after;
  }, openDay(where));
}

const told = (fleet: Fleet, where: World, line: string, other: Partial<Request> = {}): Explanation =>
  explain(fleet, { request: request(line, main, other), at }, where);

/** What keeps the vehicles, by their names. */
function kept({ vehicles }: Explanation, where: World): Record<string, readonly Obstacle[]> {
  return Object.fromEntries(
    vehicles.map(({ vehicle: v, obstacles }) => [where.vehicles[v]!.id as string, obstacles]),
  );
}

const remedy = <C extends Remedy['code']>(
  { remedies }: Explanation,
  code: C,
): (Remedy & { code: C }) | undefined =>
  remedies.find((one): one is Remedy & { code: C } => one.code === code);

describe('an offer is explained:', () => {
  test('the vehicle that comes is the cheapest, and the others have their price', () => {
    const where = world(main, { vehicles: ['far H 7:00-12:00', 'near A 7:00-12:00'] });
    const { offers, vehicles, remedies } = told(openDay(where), where, 'sato B>C depart 8:10');
    expect(offers.map(({ vehicle: v }) => where.vehicles[v]!.id)).toEqual(['near']);
    expect(vehicles.map(({ vehicle: v, added }) => [where.vehicles[v]!.id, added!.yen.total])).toEqual([
      // 2 + 2 min of driving at 1 yen a second, 2 min of riding at half a yen.
      ['near', 240 + 60],
      ['far', 12 * 60 + 120 + 60],
    ]);
    expect(remedies).toEqual([]);
  });

  test('the price is the vehicle’s driving, the others’ time and the party’s own', () => {
    const where = world(main, { vehicles: ['bus A 7:00-12:00'], policy: { halt: seconds(60) } });
    const fleet = booked(where, 'mori A>H depart 8:00');
    const { vehicles } = told(fleet, where, 'sato C>E depart 8:03');
    const { yen, driving, othersWait, othersArrival, wait } = vehicles[0]!.added!;
    // Mori, already aboard, arrives two halts later; Sato is fetched at 8:05 and rides 5 min.
    expect({ othersWait, othersArrival, wait }).toEqual({ othersWait: 0, othersArrival: 120, wait: 120 });
    expect(driving).toBe(120);
    expect(yen).toEqual({ total: 120 + 60 + 210, vehicle: 120, others: 60, own: 210 });
  });
});

describe('what keeps a vehicle from a ride:', () => {
  test('rules, orders and shifts, whatever the times are', () => {
    const where = world(main, {
      vehicles: [
        'small A 7:00-12:00 ×1',
        vehicle('north A 7:00-12:00', main, { zones: ['north'] }),
        vehicle('members A 7:00-12:00', main, { attributes: ['member'] }),
        'excluded A 7:00-12:00',
        'broken A 7:00-12:00',
        'later A 13:00-15:00',
      ],
    });
    const orders: Input[] = [
      {
        kind: 'overridden',
        at,
        override: { action: 'exclude', vehicle: 3 as VehicleIndex },
        reason: 'workshop',
      },
      { kind: 'broke-down', at, vehicle: 4 as VehicleIndex, stop: main.stop('A') },
    ];
    const fleet = orders.reduce((state, input) => step(state, input, where)[0], openDay(where));
    expect(kept(told(fleet, where, 'sato B>C depart 8:10 ×2'), where)).toEqual({
      small: [{ code: 'too-small' }],
      north: [{ code: 'other-zone' }],
      members: [{ code: 'other-riders' }],
      excluded: [{ code: 'excluded' }],
      broken: [{ code: 'broken-down' }],
      later: [{ code: 'off-duty' }],
    });
  });

  test('too far away: late by the minutes that are missing', () => {
    const where = world(main, { vehicles: ['bus H 8:00-12:00'], policy: { maxWait: minutes(5) } });
    const explained = told(openDay(where), where, 'sato A>B depart 8:00');
    // 14 min from H to A, 5 of them may be waited.
    expect(kept(explained, where)).toEqual({ bus: [{ code: 'late', minutes: 9 }] });
  });

  test('full, and where another party’s promise is in the way', () => {
    const tight = { maxWait: minutes(1), pickupWindow: { before: seconds(0), after: minutes(1) } };
    const where = world(main, { vehicles: ['bus A 7:00-12:00 ×2'], policy: tight });
    const fleet = booked(where, 'mori A>H depart 8:00 ×2');
    expect(kept(told(fleet, where, 'sato B>G depart 8:02'), where)).toEqual({
      bus: expect.arrayContaining([{ code: 'full' }]) as unknown,
    });
    const elsewhere = told(fleet, where, 'sato D>C depart 8:00');
    expect(kept(elsewhere, where)['bus']).toContainEqual({ code: 'promises', requests: ['mori'] });
  });

  test('a ride that takes too long with the others aboard', () => {
    const short = { perDirect: 1, plus: seconds(0), maxDetour: seconds(0), cap: minutes(60) };
    const where = world(main, {
      vehicles: ['bus A 7:00-12:00 ×4'],
      policy: { ride: short, maxWait: seconds(0), halt: seconds(30) },
    });
    const fleet = booked(where, 'mori B>D depart 8:00');
    const { bus } = kept(told(fleet, where, 'sato B>F depart 8:00'), where) as { bus: Obstacle[] };
    expect(bus.map(({ code }) => code)).toContain('long-ride');
  });

  test('the end of the shift, or the rest', () => {
    const where = world(main, { vehicles: ['bus A 7:00-8:20'] });
    expect(kept(told(openDay(where), where, 'sato A>H depart 8:05'), where)['bus']).toContainEqual({
      code: 'shift',
    });
    const shift = { begin: clock('7:00'), end: clock('12:00'), breaks: [rest('8:00-8:05 60 A', main)] };
    const resting = world(main, { vehicles: [vehicle('bus A 7:00-12:00', main, { shifts: [shift] })] });
    expect(kept(told(openDay(resting), resting, 'sato A>H depart 8:05'), resting)['bus']).toContainEqual({
      code: 'shift',
    });
  });

  test('where a rule decides, no vehicle is looked at', () => {
    const where = world(main, { vehicles: ['bus A 7:00-23:00'], policy: { hours: [windowOf('8:00-9:00')] } });
    const explained = told(openDay(where), where, 'sato A>B depart 7:55');
    expect(explained.refusal).toMatchObject({ reason: 'outside-service-hours' });
    expect(explained.vehicles).toEqual([]);
    expect(remedy(explained, 'later')).toEqual({ code: 'later', minutes: 5 });
  });
});

describe('what would have helped:', () => {
  const where = world(main, {
    vehicles: ['bus A 7:00-12:00 ×2'],
    walks: ['B>C 4', 'B>A 2'],
    policy: {
      alternatives: { earlier: seconds(0), later: seconds(0) },
      maxWait: minutes(2),
      pickupWindow: { before: minutes(0), after: minutes(1) },
    },
  });

  test('the fewest minutes later or earlier', () => {
    const fleet = booked(where, 'mori A>H depart 8:00 ×2');
    const explained = told(fleet, where, 'sato A>B depart 8:03');
    expect(explained.refusal?.reason).toBe('no-vehicle-in-time');
    // The bus is at H at 8:14 at the earliest, back at A at 8:28, and two minutes may be waited.
    expect(remedy(explained, 'later')).toEqual({ code: 'later', minutes: 23 });
    // Fetched at 7:57 it is back at A by 8:01, the last moment that Mori was promised.
    expect(remedy(explained, 'earlier')).toEqual({ code: 'earlier', minutes: 6 });
    expect(remedy(explained, 'longer-wait')).toEqual({ code: 'longer-wait', minutes: 23 });
    expect(remedy(explained, 'more-vehicles')).toEqual({ code: 'more-vehicles', like: 0 });
  });

  test('fewer persons, or a party that rides apart', () => {
    const two = world(main, { vehicles: ['one A 7:00-12:00 ×2', 'two A 7:00-12:00 ×2'] });
    const explained = told(openDay(two), two, 'family A>B depart 8:10 ×4');
    expect(explained.refusal?.reason).toBe('party-exceeds-every-vehicle');
    expect(explained.remedies).toEqual([
      { code: 'fewer-persons', persons: 2 },
      { code: 'split-party', parts: [2, 2] },
    ]);
  });

  test('a seat instead of a wheelchair', () => {
    const explained = told(openDay(where), where, 'sato A>B depart 8:10 +wheelchair');
    expect(explained.remedies).toEqual([{ code: 'no-wheelchair' }]);
  });

  test('another stop, up to twice as far as the party wants to walk, with the way on foot', () => {
    const closed = step(
      openDay(where),
      { kind: 'stop-closed', at, stop: main.stop('B'), during: windowOf('7:00-12:00') },
      where,
    )[0];
    const [near, far] = [minutes(1), minutes(2)].map((walkLimit) =>
      told(closed, where, 'sato B>H depart 8:10', { walkLimit }),
    );
    expect(remedy(near!, 'other-origin')).toEqual({
      code: 'other-origin',
      stop: main.stop('A'),
      walk: minutes(2),
    });
    expect(far!.refusal?.reason).toBe('stop-closed');
    expect(remedy(told(closed, where, 'sato B>H depart 8:10'), 'other-origin')).toBeUndefined();
    const back = told(closed, where, 'sato H>B arrive 9:00', { walkLimit: minutes(2) });
    expect(remedy(back, 'other-destination')?.stop).toBe(main.stop('A'));
  });

  test('nothing, where no single change would do', () => {
    const nobody = world(main, { vehicles: [] });
    expect(told(openDay(nobody), nobody, 'sato A>B depart 8:10')).toMatchObject({
      vehicles: [],
      remedies: [],
    });
  });

  test('requests that are collected are explained as if each were asked alone', () => {
    const collecting = world(main, {
      vehicles: ['bus A 7:00-12:00 ×2'],
      policy: { batchWindow: minutes(2) },
    });
    expect(told(openDay(collecting), collecting, 'sato A>B depart 8:10').offers).toHaveLength(1);
  });
});

describe('vehicles are suggested for a ride by hand:', () => {
  const where = world(main, { vehicles: ['near A 7:00-12:00', 'far H 7:00-12:00', 'small A 7:00-12:00 ×1'] });
  const suggested = (fleet: Fleet, id: string): [string, boolean, string[]][] =>
    suggestVehicles(fleet, id as RequestId, where).map(({ vehicle: v, added, obstacles }) => [
      where.vehicles[v]!.id,
      added !== undefined,
      obstacles.map(({ code }) => code),
    ]);

  test('the best first, the one that has the ride among them, then those that cannot', () => {
    expect(suggested(booked(where, 'sato A>B depart 8:10 ×2'), 'sato')).toEqual([
      ['near', true, []],
      ['far', true, []],
      ['small', false, ['too-small']],
    ]);
  });

  test('a ride that is tied to a vehicle can still be weighed on others', () => {
    const override = { action: 'pin', request: 'sato' as RequestId, vehicle: 1 as VehicleIndex } as const;
    const pinned = step(
      booked(where, 'sato A>B depart 8:10 ×2'),
      { kind: 'overridden', at, override, reason: 'the driver knows her' },
      where,
    )[0];
    expect(suggested(pinned, 'sato')).toEqual([
      ['far', true, []],
      ['near', true, ['pinned']],
      ['small', false, ['too-small', 'pinned']],
    ]);
  });

  test('none for a ride that nobody knows', () => {
    expect(suggested(openDay(where), 'nobody')).toEqual([]);
  });
});
