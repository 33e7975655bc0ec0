import { describe, expect, test } from 'vitest';
import type { WishRow } from '../../scenarios/wish-row.js';
import { censusDemand } from '../../sim/demand/census-demand.js';
import { complaintsAbout } from '../scenarios/altered.js';
import { littleDay, littlePeople, littleSource } from './little-town.js';

const nobody = littlePeople(6, 0);
const guests = {
  id: 'guests',
  per_day: { weekday: 400, rest_day: 900.5 },
  from: { s0: 1 },
  to: { s2: 3, s4: 1 },
  hours: { 10: 1, 14: 1 },
  stay: { median: '90 min', spread: 0.3 },
};
const wishesOf = (changes: Record<string, unknown> = {}, day = littleDay(6), seed = 1): readonly WishRow[] =>
  censusDemand(littleSource({ visitors: [{ ...guests, ...changes }] }), nobody, day, seed).wishes;
const isOut = ({ returnOf }: WishRow): boolean => returnOf === undefined;

describe('visitors', () => {
  const wishes = wishesOf();

  test('set out from their hub, in the stated number and proportion, and come back', () => {
    const out = wishes.filter(isOut);
    expect(out).toHaveLength(400);
    expect(out.every(({ origin }) => origin === 's0')).toBe(true);
    const far = out.filter(({ destination }) => destination === 's4').length;
    expect(far / out.length).toBeGreaterThan(0.19);
    expect(far / out.length).toBeLessThan(0.31);
    expect(wishes.filter((wish) => !isOut(wish)).every(({ destination }) => destination === 's0')).toBe(true);
    expect(wishes).toHaveLength(800);
  });

  test('are known by their attribute, and ask for both ways in one call or when they want to leave', () => {
    for (const { attributes, returnOf, kind, asked, at } of wishes) {
      expect(attributes).toEqual(['visitor', 'via-web']);
      if (kind === 'depart') expect(at! - asked).toBeGreaterThanOrEqual(900);
      if (returnOf === undefined) continue;
      const there = wishes.find(({ id }) => id === returnOf)!;
      expect(kind).toBe(there.kind);
      expect(at ?? asked).toBeGreaterThan(there.at ?? there.asked);
      if (kind === 'depart') expect(asked).toBe(there.asked);
    }
  });

  test('may leave for good', () => {
    const share = wishesOf({ come_back: 0.25 }).filter((wish) => !isOut(wish)).length / 400;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.32);
  });

  test('are more on rest days, rounded by chance, and the same for the same seed', () => {
    const restDay = (seed: number): number =>
      wishesOf({}, littleDay(6, { kind: 'rest_day' }), seed).filter(isOut).length;
    expect(new Set([1, 2, 3, 4, 5, 6].map(restDay))).toEqual(new Set([900, 901]));
    expect(wishesOf()).toEqual(wishes);
    expect(wishesOf({}, littleDay(6), 2)).not.toEqual(wishes);
  });

  test('ask for nothing outside the hours of the service', () => {
    const hours = [{ earliest: 36_000 as never, latest: 46_800 as never }];
    const short = wishesOf({}, littleDay(6, { hours }));
    expect(short.length).toBeGreaterThan(100);
    for (const { at, asked } of short) expect(at ?? asked).toBeLessThanOrEqual(46_800);
  });

  test('a stop that is none is told, with the one that was probably meant', () => {
    const demand = `source:
  kind: census
  cells: cells.csv
  destinations: destinations.csv
  visitors:
    - id: guests
      per_day: { weekday: 3, rest_day: 5 }
      from: { statoin: 1 }
      to: { market: 1 }
      hours: { 10: 1 }
      stay: { median: 1 h, spread: 0 }
`;
    const cells = 'cell,lon,lat,age_0_14,age_15_64,age_65_74,age_75_84,age_85_plus\na,138,35,1,1,1,1,1\n';
    const told = complaintsAbout({
      'demand.yaml': demand,
      'cells.csv': cells,
      'destinations.csv': 'id,name,kind,lon,lat\n',
    });
    expect(told.join('\n')).toContain('did you mean "station"?');
  });
});
