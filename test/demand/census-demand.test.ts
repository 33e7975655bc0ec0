import { describe, expect, test } from 'vitest';
import { AGE_GROUPS, byAge } from '../../scenarios/age-group.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import { PURPOSES, type Purpose } from '../../scenarios/purpose.js';
import { censusDemand, type CensusDemand } from '../../sim/demand/census-demand.js';
import { wishedAt } from '../../sim/demand/demand-tally.js';
import { outingShares, purposeWeights } from '../../sim/demand/people/outings.js';
import { fitOf } from './chi-square.js';
import { littleDay, littlePeople, littleSource } from './little-town.js';

const STOPS = 30;
const people = littlePeople(STOPS, 120);
/** Everybody loves the service, so that the bookings show what people plan. */
const popular = { won: { with_licence: byAge(() => 0.4), without_licence: byAge(() => 0.4) }, regularity: 0 };
const all = [...PURPOSES];
const SEEDS = [1, 2, 3];

const demand = (changes: Record<string, unknown>, seed: number, day = littleDay(STOPS)): CensusDemand =>
  censusDemand(littleSource(changes), people, day, seed);
const out = ({ wishes }: CensusDemand): CensusDemand['wishes'] =>
  wishes.filter(({ returnOf }) => returnOf === undefined);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe.each(SEEDS)(
  'demand of seed %i is what was stated, but for chance (chi-square, one in a thousand)',
  (seed) => {
    const source = littleSource();
    const made = demand({}, seed);

    test('trips per person and day, by age', () => {
      for (const group of AGE_GROUPS) {
        const outings = sum(Object.values(made.account.outings[group]));
        const stated = (source.outing.weekday[group] * source.trips.weekday[group]) / 2;
        // Persons with one outing and with two have these variances around the mean.
        const second = source.trips.weekday[group] / 2 - 1;
        const variance = source.outing.weekday[group] * (1 + 3 * second) - stated ** 2;
        const z =
          (outings - made.account.people[group] * stated) / Math.sqrt(made.account.people[group] * variance);
        expect(Math.abs(z)).toBeLessThan(3.3);
      }
    });

    test('purposes, by age', () => {
      for (const group of AGE_GROUPS) {
        const counts = PURPOSES.map((purpose) => made.account.outings[group][purpose]);
        const fit = fitOf(counts, purposeWeights(source, group, 'weekday'));
        expect(fit.statistic).toBeLessThan(fit.limit);
      }
    });

    test('hours, by purpose: of leaving home, and of arriving where there are appointments', () => {
      const booked = out(demand({ service: popular, served: all, now_below: '0 s' }, seed));
      for (const purpose of PURPOSES) {
        const hours = Object.keys(source.hours[purpose]);
        const wishes = booked.filter((wish) => wish.purpose === purpose);
        const counts = hours.map(
          (hour) => wishes.filter((wish) => Math.floor(wishedAt(wish) / 3600) === Number(hour)).length,
        );
        expect(sum(counts)).toBe(wishes.length);
        const fit = fitOf(
          counts,
          hours.map((hour) => source.hours[purpose][hour]!),
        );
        expect(fit.statistic).toBeLessThan(fit.limit);
      }
    });

    test('lead times, where nobody leaves so early that the call would fall into the night', () => {
      const late = Object.fromEntries(PURPOSES.map((purpose) => [purpose, { 12: 1, 14: 1 }]));
      const booked = out(
        demand(
          { service: popular, hours: late, now_below: '0 s', served: ['shopping', 'hospital', 'leisure'] },
          seed,
        ),
      );
      const fit = fitOf(
        leadCounts(source, booked),
        source.lead.map(({ share }) => share),
      );
      expect(fit.statistic).toBeLessThan(fit.limit);
    });

    test('companions, and returns that are left open', () => {
      const made = demand({ service: popular }, seed);
      const parties = source.parties.map(
        (_, i) => out(made).filter(({ persons }) => persons === i + 1).length,
      );
      const sizes = fitOf(parties, source.parties);
      expect(sizes.statistic).toBeLessThan(sizes.limit);
      const home = made.wishes.filter(
        ({ purpose, returnOf }) => purpose === 'hospital' && returnOf !== undefined,
      );
      const open = home.filter(({ kind }) => kind === 'now').length;
      const returns = fitOf([open, home.length - open], [0.73, 0.27]);
      expect(returns.statistic).toBeLessThan(returns.limit);
    });
  },
);

function leadCounts(source: CensusSource, wishes: CensusDemand['wishes']): number[] {
  return source.lead.map(
    (lead) =>
      wishes.filter((wish) => {
        const days = Math.ceil((0 - wish.asked) / 86_400);
        if ('days' in lead) return days >= lead.days[0] && days <= lead.days[1];
        const ahead = wishedAt(wish) - wish.asked;
        return wish.asked >= 0 && ahead >= lead.ahead[0] && ahead < lead.ahead[1];
      }).length,
  );
}

describe('people', () => {
  test('same seed, same wishes; another seed, others', () => {
    expect(demand({ service: popular }, 5)).toEqual(demand({ service: popular }, 5));
    expect(demand({ service: popular }, 5)).not.toEqual(demand({ service: popular }, 6));
  });

  test('a higher fare loses riders and leaves the wishes of the others as they were', () => {
    const cheap = demand({ service: { ...popular, expected: { fare_yen: 300 } } }, 1).wishes;
    const dear = demand({ service: { ...popular, expected: { fare_yen: 900 } } }, 1).wishes;
    const known = new Map(cheap.map((wish) => [wish.id, wish]));
    expect(dear.length).toBeLessThan(cheap.length);
    expect(dear.map(({ id }) => ({ ...known.get(id), line: 0 }))).toEqual(
      dear.map((wish) => ({ ...wish, line: 0 })),
    );
  });

  test('more people in one cell leave the outings of all others alone', () => {
    const grown = {
      ...people,
      cells: people.cells.map((cell, i) => (i === 3 ? { ...cell, people: byAge(() => 200) } : cell)),
    };
    // Visits lead to where people live, so there are none here.
    const attraction = { shopping: { shop: 1 }, hospital: { hospital: 1 }, other: { hall: 1 } };
    const source = littleSource({ service: popular, attraction });
    const day = littleDay(STOPS);
    const others = (of: typeof people): unknown[] =>
      censusDemand(source, of, day, 1)
        .wishes.filter(({ id }) => !id.startsWith('cell-3/'))
        .map(({ line: _, ...wish }) => wish);
    expect(others(grown)).toEqual(others(people));
  });

  test('pass holders ride more', () => {
    const rides = (share: number): number =>
      demand({ service: { ...popular, pass: byAge(() => share) } }, 1).wishes.length;
    expect(rides(1)).toBeGreaterThan(1.1 * rides(0));
  });

  test('regular riders make more of the rides the more people differ, and are the same people every day', () => {
    const riders = (regularity: number, date: string): Set<string | undefined> => {
      const service = {
        won: { with_licence: byAge(() => 0.02), without_licence: byAge(() => 0.02) },
        regularity,
      };
      return new Set(demand({ service }, 1, littleDay(STOPS, { date })).wishes.map(({ rider }) => rider));
    };
    const again = (regularity: number): number => {
      const [first, second] = [riders(regularity, '2026-11-24'), riders(regularity, '2026-11-25')];
      return [...second].filter((rider) => first.has(rider)).length / second.size;
    };
    expect(again(3)).toBeGreaterThan(5 * again(0));
  });

  test('those without licence go out less, and the mean of their age stays as stated', () => {
    const source = littleSource();
    const shares = outingShares(source, 'weekday');
    for (const group of AGE_GROUPS) {
      const licence = source.licence[group];
      expect(licence * shares.with[group] + (1 - licence) * shares.without[group]).toBeCloseTo(
        source.outing.weekday[group],
        10,
      );
    }
    expect(shares.without['75-84']).toBeLessThan(shares.with['75-84']);
  });

  test('nobody is sampled: a projection of 0.4 persons in each of 3,000 cells is about 1,200 persons', () => {
    const cells = Array.from({ length: 3000 }, (_, i) => ({
      ...people.cells[0]!,
      id: `c${i}`,
      people: byAge((group) => (group === '85+' ? 0.4 : 0)),
    }));
    const { account } = censusDemand(littleSource(), { cells, destinations: [] }, littleDay(STOPS), 1);
    expect(account.people['85+']).toBeGreaterThan(1100);
    expect(account.people['85+']).toBeLessThan(1300);
  });
});

describe('an outing with the service', () => {
  const wishes = demand({ service: popular }, 1).wishes;
  const byId = new Map(wishes.map((wish) => [wish.id, wish]));

  test('is a booking there and a linked booking home, between the same stops', () => {
    const home = wishes.filter(({ returnOf }) => returnOf !== undefined);
    expect(home.length * 2).toBe(wishes.length);
    for (const wish of home) {
      const there = byId.get(wish.returnOf!)!;
      expect([there.origin, there.destination]).toEqual([wish.destination, wish.origin]);
      expect(wishedAt(wish)).toBeGreaterThan(wishedAt(there));
      expect(there.origin).not.toBe(there.destination);
    }
  });

  test('to the hospital arrives by an appointment on the quarter hour', () => {
    const appointments = wishes.filter(({ kind }) => kind === 'arrive');
    expect(appointments.length).toBeGreaterThan(50);
    expect(new Set(appointments.map(({ purpose }) => purpose))).toEqual(new Set(['hospital']));
    expect(appointments.every(({ at }) => at! % 900 === 0)).toBe(true);
  });

  test('keeps to opening hours, and to days of opening', () => {
    const morning = people.destinations.map((destination) =>
      destination.kind === 'shop'
        ? { ...destination, hours: [{ earliest: 36_000 as never, latest: 43_200 as never }], closed: ['wed'] }
        : destination,
    );
    const source = littleSource({
      service: { ...popular, expected: { wait: '0 s', fare_yen: 300 } },
      served: ['shopping'],
    });
    const shopping = (weekday: 'tue' | 'wed'): CensusDemand =>
      censusDemand(source, { ...people, destinations: morning }, littleDay(STOPS, { weekday }), 1);
    const trips = shopping('tue').wishes;
    expect(trips.length).toBeGreaterThan(100);
    for (const { returnOf, at } of trips)
      if (returnOf !== undefined && at !== undefined) expect(at).toBeLessThanOrEqual(43_200);
    expect(shopping('wed').wishes).toEqual([]);
    expect(shopping('wed').account.outcomes['nowhere-to-go']).toBeGreaterThan(100);
  });

  test('is asked for by those who may use the service, and within its hours', () => {
    const old = demand({ service: { ...popular, eligible: ['age-75-plus'] } }, 1).wishes;
    expect(new Set(old.map(({ attributes }) => attributes[0]))).toEqual(
      new Set(['age-75-84', 'age-85-plus']),
    );
    const day = littleDay(STOPS, { hours: [{ earliest: 32_400 as never, latest: 43_200 as never }] });
    const { wishes: short, account } = demand({ service: popular, served: ['shopping'] }, 1, day);
    for (const wish of short.filter(({ kind }) => kind === 'depart')) {
      expect(wish.at).toBeGreaterThanOrEqual(32_400);
      expect(wish.at).toBeLessThanOrEqual(43_200);
    }
    expect(account.outcomes['outside-hours']).toBeGreaterThan(100);
  });

  test('leads to near places more often than to far ones, as the gravity model states', () => {
    const source = littleSource({ service: popular, served: ['shopping'] });
    const trips = out(censusDemand(source, people, littleDay(STOPS), 1)).filter(
      ({ origin }) => origin === 's0',
    );
    const distances = Array.from({ length: STOPS - 1 }, (_, i) => i + 1);
    const counts = distances.map((km) => trips.filter(({ destination }) => destination === `s${km}`).length);
    const fit = fitOf(
      counts.slice(0, 10),
      distances.slice(0, 10).map((km) => Math.exp((-120 * km) / source.decay.shopping)),
    );
    expect(fit.statistic).toBeLessThan(fit.limit);
  });

  test('on a rest day is for other purposes than on a weekday', () => {
    const rest = demand({}, 1, littleDay(STOPS, { kind: 'rest_day', weekday: 'sun' })).account.outings;
    const week = demand({}, 1).account.outings;
    const share = (of: typeof rest, purpose: Purpose): number =>
      of['15-64'][purpose] / sum(Object.values(of['15-64']));
    expect(share(rest, 'commute')).toBeLessThan(0.6 * share(week, 'commute'));
    expect(share(rest, 'leisure')).toBeGreaterThan(1.4 * share(week, 'leisure'));
  });
});
