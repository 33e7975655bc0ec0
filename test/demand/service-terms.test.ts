import { describe, expect, test } from 'vitest';
import type { TripRule } from '../../core/dispatch/policy.js';
import { byAge } from '../../scenarios/age-group.js';
import type { WishRow } from '../../scenarios/wish-row.js';
import { censusDemand, type CensusDemand } from '../../sim/demand/census-demand.js';
import { tripsMade } from '../../sim/demand/people/trips-made.js';
import { littleDay, littlePeople, littleSource } from './little-town.js';

const STOPS = 12;
const people = littlePeople(STOPS, 150);
const popular = { won: { with_licence: byAge(() => 0.4), without_licence: byAge(() => 0.4) }, regularity: 0 };

const demand = (changes: Record<string, unknown>, day = littleDay(STOPS)): CensusDemand =>
  censusDemand(littleSource({ service: popular, ...changes }), people, day, 1);
const shareOf = (wishes: readonly WishRow[], attribute: string): number =>
  wishes.filter(({ attributes }) => attributes.includes(attribute)).length / wishes.length;

describe('further attributes of people', () => {
  const traits = [
    { attribute: 'registered', share: byAge(() => 0.3) },
    { attribute: 'card', share: byAge(() => 1), of: ['registered'] },
    { attribute: 'nobody', share: {} },
  ];

  test('are borne by the stated share, and by nobody of whom they cannot be so', () => {
    const { wishes } = demand({ traits });
    expect(shareOf(wishes, 'registered')).toBeGreaterThan(0.25);
    expect(shareOf(wishes, 'registered')).toBeLessThan(0.35);
    expect(shareOf(wishes, 'card')).toBe(shareOf(wishes, 'registered'));
    expect(shareOf(wishes, 'nobody')).toBe(0);
  });

  test('are the same person’s on every day', () => {
    const bearers = (date: string): Map<string, boolean> =>
      new Map(
        demand({ traits }, littleDay(STOPS, { date })).wishes.map(
          ({ rider, attributes }) => [rider!, attributes.includes('registered')] as const,
        ),
      );
    const [one, other] = [bearers('2026-11-24'), bearers('2026-11-25')];
    const both = [...one.keys()].filter((rider) => other.has(rider));
    expect(both.length).toBeGreaterThan(50);
    for (const rider of both) expect(one.get(rider)).toBe(other.get(rider));
  });

  test('may be what makes somebody eligible', () => {
    const { wishes } = demand({ traits, service: { ...popular, eligible: ['registered'] } });
    expect(wishes.length).toBeGreaterThan(50);
    expect(shareOf(wishes, 'registered')).toBe(1);
  });
});

test('who does not telephone books in the stated ways', () => {
  const { wishes } = demand({ phone: 0.5, other_channels: { web: 3, catv: 1 } });
  expect(shareOf(wishes, 'via-phone')).toBeGreaterThan(0.44);
  expect(shareOf(wishes, 'via-phone')).toBeLessThan(0.56);
  expect(shareOf(wishes, 'via-web') / shareOf(wishes, 'via-catv')).toBeGreaterThan(2.2);
  expect(shareOf(wishes, 'via-web') / shareOf(wishes, 'via-catv')).toBeLessThan(4);
  expect(() => littleSource({ other_channels: { web: 0 } })).toThrow(/at least one channel/);
});

describe('a service to the door', () => {
  const far = littleDay(STOPS, { stops: littleDay(STOPS).stops.slice(0, 2) });

  test('comes to people who have no stop near home, and back to where they live', () => {
    expect(demand({}, far).account.outcomes['no-stop-near-home']).toBeGreaterThan(100);
    const { wishes, account } = demand({ service: { ...popular, homes: 'door' } }, far);
    expect(account.outcomes['no-stop-near-home']).toBe(0);
    const out = wishes.filter(({ returnOf }) => returnOf === undefined);
    const doors = new Set(people.cells.map(({ centre: { lon, lat } }) => `${lon},${lat}`));
    for (const { origin, destination } of out) {
      expect(typeof destination).toBe('string');
      expect(typeof origin === 'string' ? origin : doors.has(`${origin.lon},${origin.lat}`)).toBe(true);
    }
    for (const back of wishes.filter(({ returnOf }) => returnOf !== undefined)) {
      const there = out.find(({ id }) => id === back.returnOf)!;
      expect([back.origin, back.destination]).toEqual([there.destination, there.origin]);
    }
  });
});

describe('people who know which trips are made', () => {
  const trips: readonly TripRule[] = [
    { id: 'within', effect: 'allow', from: ['z1', 'z2', 'z3'], to: ['z1', 'z2', 'z3'] },
    { id: 'no-other', effect: 'refuse' },
  ];
  const day = littleDay(STOPS, { trips });

  test('ask for no other; those who do not know ask for any', () => {
    const knowing = demand({ service: { ...popular, trips: 'served' } }, day);
    const served = ['s1', 's2', 's3'];
    expect(knowing.wishes.length).toBeGreaterThan(20);
    for (const { origin, destination } of knowing.wishes) {
      expect(served).toContain(origin);
      expect(served).toContain(destination);
    }
    expect(knowing.account.outcomes['trip-not-made']).toBeGreaterThan(100);
    const unknowing = demand({}, day);
    expect(unknowing.wishes.length).toBeGreaterThan(2 * knowing.wishes.length);
    expect(unknowing.account.outcomes['trip-not-made']).toBe(0);
  });

  test('the first rule that fits decides, by both ends, attributes and hour', () => {
    const trip = { from: ['a'], to: ['b'], attributes: ['resident'], at: 36_000 as never };
    const during = { earliest: 0 as never, latest: 30_000 as never };
    expect(tripsMade([])(trip)).toBe(true);
    expect(tripsMade([{ id: 'r', effect: 'refuse', attributes: ['resident'] }])(trip)).toBe(false);
    expect(tripsMade([{ id: 'r', effect: 'refuse', attributes: ['other'] }])(trip)).toBe(true);
    expect(tripsMade([{ id: 'r', effect: 'refuse', during }])(trip)).toBe(true);
    expect(tripsMade([{ id: 'r', effect: 'refuse', from: ['b'] }])(trip)).toBe(true);
    expect(
      tripsMade([
        { id: 'a', effect: 'allow', to: ['b'] },
        { id: 'r', effect: 'refuse' },
      ])(trip),
    ).toBe(true);
  });
});
