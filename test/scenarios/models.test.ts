import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { StopIndex } from '../../core/ids.js';
import { fareOf } from '../../core/money/fare.js';
import { partyOf } from '../../core/money/party.js';
import { costOf } from '../../core/money/cost.js';
import { peopleOf } from '../../scenarios/cells-table.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import type { WishRow } from '../../scenarios/wish-row.js';
import { peopledDay } from '../../sim/demand/census-day.js';
import { wishedDay } from '../../sim/wishes.js';
import { operation, work } from '../money/scene.js';
import { trip } from '../money/tariffs.js';
import { hasCensus } from './towns-census.js';
import { aizuTables } from './towns-aizu.js';
import { inaTables } from './towns-ina.js';
import { maebashiTables } from './towns-maebashi.js';
import { matsumotoTables } from './towns-matsumoto.js';
import { sarabetsuTables } from './towns-sarabetsu.js';
import { takiTables } from './towns-taki.js';

const read = (name: string): Scenario => loadScenario(`scenarios/${name}`);
const people = ({ people: of }: Scenario): number => of!.cells.reduce((sum, cell) => sum + peopleOf(cell), 0);
const wishesOf = (scenario: Scenario, date = scenario.about.date): readonly WishRow[] =>
  peopledDay(scenario, date, 1).demand!.wishes;
const isVisitor = ({ attributes }: WishRow): boolean => attributes.includes('visitor');

describe('the tables of invented layouts are what their rule makes (else: npx tsx test/scenarios/towns-write.ts)', () => {
  test.each([
    ['aizu', aizuTables],
    ['maebashi', maebashiTables],
    ['matsumoto', matsumotoTables],
    ['sarabetsu', sarabetsuTables],
    ['taki', takiTables],
  ] as const)('%s', (town, made) => {
    for (const [file, text] of made()) expect(readFileSync(`scenarios/${town}/${file}`, 'utf8')).toBe(text);
  });

  test.skipIf(!hasCensus)(`ina${hasCensus ? '' : ' (skipped: ../shared is absent)'}`, () => {
    for (const [file, text] of inaTables()) expect(readFileSync(`scenarios/ina/${file}`, 'utf8')).toBe(text);
  });
});

describe('Ina', () => {
  const ina = read('ina');

  test('has the 66,125 people of 2020, and grew from 4 to 8 and 12 vehicles', () => {
    expect(people(ina)).toBeCloseTo(66_125, -1);
    const vehicles = (date: string): number => serviceDay(ina, date).world.vehicles.length;
    expect(['2020-06-10', '2021-06-09', '2021-11-10'].map(vehicles)).toEqual([4, 8, 12]);
  });

  test('had 240 days of service in fiscal 2021, as 21,340 rides and 88.9 a day say', () => {
    expect(serviceDay(ina, '2021-11-10').serviceDays.year).toBe(240);
  });

  test('fetches registered people of the areas that are served by then at their door, and no others', () => {
    const areas = (date: string): Set<string> =>
      new Set(
        wishesOf(ina, date).flatMap(({ attributes }) =>
          attributes.filter((one) => one.startsWith('resident-')),
        ),
      );
    expect([...areas('2020-06-10')].sort()).toEqual(['resident-west-north', 'resident-west-south']);
    const later = ['2021-11-10', '2021-11-11', '2021-11-12', '2021-11-16'].flatMap((date) => [
      ...areas(date),
    ]);
    expect(new Set(later).size).toBe(6);
    const wishes = wishesOf(ina);
    expect(wishes.every(({ attributes }) => attributes.includes('registered'))).toBe(true);
    const doors = wishes
      .flatMap(({ origin, destination }) => [origin, destination])
      .filter((end) => typeof end !== 'string');
    expect(doors).toHaveLength(wishes.length);
  });

  test('drives between any door and any stop', () => {
    const { day } = wishedDay(ina, ina.about.date, 1);
    const door = day.stops.findIndex(({ kind }) => kind === 'door') as StopIndex;
    expect(day.world.travel[0]!.between(door, 0 as StopIndex, 0)).toBeLessThan(2 * 3600);
    expect(day.stops[door]!.zones.length).toBe(1);
  });

  test('takes 500 yen, 300 by web or cable TV, 250 of who gave the licence back', () => {
    const { tariff } = serviceDay(ina);
    const paid = (attributes: readonly string[], channel: string): number =>
      fareOf(tariff, trip({ riders: partyOf(1, attributes), channel })).yen;
    expect([paid([], 'phone'), paid([], 'catv'), paid(['licence-returned'], 'web')]).toEqual([500, 300, 250]);
  });
});

test('Aizu has 465 stops, and may ask riders to walk to another one', () => {
  const aizu = read('aizu');
  const { stops, world } = serviceDay(aizu);
  expect(stops.filter(({ kind }) => kind === 'stop')).toHaveLength(465);
  expect(world.stops.some(({ walks }) => walks.length > 0)).toBe(true);
});

describe('Matsumoto', () => {
  const matsumoto = read('matsumoto');

  test('pays one price for both areas, three quarters of it to who drives three of four vehicles', () => {
    const { contract, serviceDays } = serviceDay(matsumoto);
    const vehicles = ['a-kotobuki-1', 'a-kotobuki-2', 'a-azusagawa', 'b-azusagawa'].map((id) =>
      work(id, { hours: 9, km: 80 }),
    );
    const level = { found: 97, 'on-time': 90 };
    const lines = costOf(contract.costs, operation({ vehicles, serviceDays, level }));
    const price = 36_450_000 / serviceDays.year;
    expect(lines.map(({ yen }) => yen)).toEqual([
      Math.round(price * 0.75),
      Math.round(price * 0.25),
      4000,
      -10_000,
    ]);
  });

  test('is asked for no trip between its areas', () => {
    const zone = new Map(matsumoto.places.map(({ id, zones }) => [id as string, zones[0]]));
    for (const { origin, destination } of wishesOf(matsumoto)) {
      expect(zone.get(origin as string)).toBe(zone.get(destination as string));
    }
  });
});

test('Sarabetsu is asked for by its farms only, and books 30 % of the subscriptions', () => {
  const sarabetsu = read('sarabetsu');
  const wishes = wishesOf(sarabetsu);
  expect(wishes.length).toBeGreaterThan(0);
  expect(wishes.every(({ attributes }) => attributes.includes('resident-farms'))).toBe(true);
  expect(serviceDay(sarabetsu).tariff.passes[0]).toMatchObject({ yen: 3980, part: 0.3 });
});

test('Taki has more visitors on Sundays, who keep to the resort or to the town', () => {
  const taki = read('taki');
  const visitors = (date: string): WishRow[] => wishesOf(taki, date).filter(isVisitor);
  expect(visitors('2026-10-18').length).toBeGreaterThan(1.8 * visitors('2026-10-20').length);
  const zones = new Map(taki.places.map((place) => [place.id as string, place.zones]));
  for (const { origin, destination } of visitors('2026-10-18')) {
    const there = zones.get(destination as string)!;
    expect(zones.get(origin as string)!.some((zone) => there.includes(zone))).toBe(true);
  }
});

describe('Maebashi', () => {
  const maebashi = read('maebashi');

  test('has the 332,149 people of 2020, and helps those who are registered', () => {
    expect(people(maebashi)).toBeCloseTo(332_149, -2);
    expect(wishesOf(maebashi).every(({ attributes }) => attributes.includes('registered'))).toBe(true);
  });

  test('halves the meter of who rides alone, 1,000 yen at most, and takes 500 off for each in company', () => {
    const { tariff } = serviceDay(maebashi);
    const paid = (persons: number, km: number): number =>
      fareOf(tariff, trip({ riders: partyOf(persons, ['registered']), metres: km * 1000 })).yen;
    // 4 km: 500 + 12 × 100 = 1,700; 9 km: 500 + 32 × 100 = 3,700
    expect([paid(1, 4), paid(1, 9), paid(2, 9)]).toEqual([850, 2700, 2700]);
  });
});
