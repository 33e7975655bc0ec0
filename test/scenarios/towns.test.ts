import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { StopIndex } from '../../core/ids.js';
import { peopleOf } from '../../scenarios/cells-table.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import { peopledDay } from '../../sim/demand/census-day.js';
import { hasCensus } from './towns-census.js';
import { mitoyoTables } from './towns-mitoyo.js';
import { fullCells, obihiroTables } from './towns-obihiro.js';

const mitoyo = loadScenario('scenarios/mitoyo');
const obihiro = loadScenario('scenarios/obihiro');

const stopsOf = ({ places }: Scenario): Scenario['places'] => places.filter(({ kind }) => kind === 'stop');
const people = ({ people: of }: Scenario): number => of!.cells.reduce((sum, cell) => sum + peopleOf(cell), 0);

describe.each([mitoyo, obihiro])('the shipped town $id', (town) => {
  test('has nothing to warn of, and says that its roads are synthetic', () => {
    expect(town.warnings).toEqual([]);
    expect(town.synthetic.join('\n')).toContain('synthetic roads: made from');
    expect(town.about.assumptions.length).toBeGreaterThan(5);
  });

  test('has vehicles, stops and people on one connected network', () => {
    const { world, stops } = serviceDay(town, town.about.date);
    const times = world.travel[0]!;
    const last = (stops.length - 1) as StopIndex;
    expect(times.between(0 as StopIndex, last, 0)).toBeLessThan(2 * 3600);
  });
});

describe('Mitoyo', () => {
  test('has 170 stops over all seven former towns, and the 61,857 people of 2020', () => {
    expect(stopsOf(mitoyo)).toHaveLength(170);
    expect(new Set(stopsOf(mitoyo).flatMap(({ zones }) => zones)).size).toBe(7);
    expect(people(mitoyo)).toBeCloseTo(61_857, -1);
  });

  test('sells a pass for 6,000 yen a month and 3,000 for pupils, and only holders ask for rides', () => {
    const { fare } = mitoyo.service;
    expect(fare.kind === 'free' ? [] : fare.passes.map(({ yen }) => yen)).toEqual([6000, 3000]);
    const { wishes } = peopledDay(mitoyo, mitoyo.about.date, 1).demand!;
    expect(wishes.length).toBeGreaterThan(50);
    expect(wishes.every(({ attributes }) => attributes.includes('pass'))).toBe(true);
  });
});

describe('Obihiro', () => {
  test('has the 258,656 people of 2010 in four municipalities and 24 hospitals with beds', () => {
    expect(people(obihiro)).toBe(258_656);
    expect(new Set(obihiro.people!.cells.map(({ municipality }) => municipality)).size).toBe(4);
    const hospitals = obihiro.people!.destinations.filter(({ kind }) => kind === 'hospital');
    expect(hospitals).toHaveLength(24);
    expect(hospitals.every(({ weight }) => weight >= 28)).toBe(true);
  });

  test('asks for appointments on the way out, and mostly calls for the way home when finished', () => {
    const { wishes } = peopledDay(obihiro, obihiro.about.date, 1).demand!;
    const out = wishes.filter(({ id }) => id.endsWith('/out'));
    const home = wishes.filter(({ id }) => id.endsWith('/home'));
    expect(out.filter(({ kind }) => kind === 'arrive').length / out.length).toBeGreaterThan(0.7);
    expect(home.filter(({ kind }) => kind === 'now').length / home.length).toBeGreaterThan(0.6);
  });

  test('drives slower in winter', () => {
    const drive = (date: string): number => {
      const { world, stops } = serviceDay(obihiro, date);
      const at = (id: string): StopIndex => stops.findIndex((stop) => stop.id === id) as StopIndex;
      return world.travel[0]!.between(at('makubetsu-hall'), at('h2'), 0);
    };
    expect(drive('2027-01-19') / drive('2026-10-06')).toBeCloseTo(1 / 0.83, 1);
  });
});

describe.skipIf(!hasCensus)(
  `with the published files${hasCensus ? '' : ' (skipped: ../shared is absent)'}`,
  () => {
    test.each([
      ['mitoyo', mitoyoTables],
      ['obihiro', obihiroTables],
    ] as const)(
      'the tables of %s are what comes of them (else: npx tsx test/scenarios/towns-write.ts)',
      (town, made) => {
        for (const [file, text] of made())
          expect(readFileSync(`scenarios/${town}/${file}`, 'utf8')).toBe(text);
      },
    );

    test('the condensed cells of Obihiro ask for within 3 % of the wishes of all 2,651', () => {
      const full = { ...obihiro, people: { ...obihiro.people!, cells: fullCells() } };
      let [condensed, whole] = [0, 0];
      for (const seed of [1, 2, 3]) {
        for (const date of ['2027-01-19', '2027-01-20', '2027-01-21']) {
          condensed += peopledDay(obihiro, date, seed).demand!.wishes.length;
          whole += peopledDay(full, date, seed).demand!.wishes.length;
        }
      }
      expect(Math.abs(condensed / whole - 1)).toBeLessThan(0.03);
    }, 60_000);
  },
);
