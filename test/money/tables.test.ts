import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { DEFAULT_COSTS } from '../../scenarios/default-costs.js';
import { sourceWords } from '../../scenarios/source-words.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { measure } from '../../sim/report/indicators.js';
import { tables } from '../../sim/report/tables.js';
import { run } from '../../sim/run.js';
import { complaintsAbout, replaced, tinyBut } from '../scenarios/altered.js';

type Row = Readonly<Record<string, string>>;

const FARE = 'fare: { kind: flat, yen: 300 }';
const service = (text: string): { 'service.yaml': (old: string) => string } => ({
  'service.yaml': replaced(FARE, text),
});

/** scenarios/tiny with another end of service.yaml, run for some days: its tables and its figures. */
function outcome(
  text: string,
  settings: { readonly days?: number; readonly date?: string } = {},
): { readonly table: (name: string) => Row[]; readonly figure: (id: string) => number | null } {
  const scenario = loadScenario(tinyBut(service(text)));
  const days = run(scenario, { seed: 1, days: 1, referee: 'on', ...settings }).map(({ ledger }) => ledger);
  const written = tables(days);
  const figures = new Map(measure(days).map(({ indicator, figure }) => [indicator.id, figure.value]));
  return {
    table: (name) => parse(written.get(name)!, { columns: true }),
    figure: (id) => figures.get(id)!,
  };
}

const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((all, row) => all + Number(row[column]), 0);

/** Three rules, by what tiny/README.md works out: 22.0 km, 5 runs, 8 vehicle-hours. */
const COSTS = `
costs:
  lines:
    - { id: km, name: { en: km, ja: 距離 }, rate: { per: km, yen: 150 } }
    - { id: cleaning, name: { en: runs, ja: 便 }, rate: { per: run, yen: 100 } }
    - { id: standby, name: { en: standby, ja: 待機 }, rate: { per: standby-hour, yen: 1200 } }
    - { id: study, name: { en: study, ja: 調査 }, rate: { per: day, yen: 9999 }, scope: beside }
  income:
    - { id: firm, kind: sponsor, name: { en: firm, ja: 企業 }, rate: { per: day, yen: 1000 } }
    - { id: state, kind: subsidy, name: { en: state, ja: 国 }, rate: { per: deficit, share: 0.5 } }
  payers:
    payers:
      - { id: upper, name: { en: upper, ja: 上町 }, attribute: resident-upper }
      - { id: lower, name: { en: lower, ja: 下町 }, attribute: resident-lower }
    otherwise: lower
    parts: [{ key: passengers, share: 1 }]`;

describe('a day of tiny with a contract', () => {
  const { table, figure } = outcome(FARE + COSTS);

  test('costs what its kilometres, runs and idle hours cost', () => {
    // Standby: 480 min on shift − 27 + 13 with riders − 13 driving empty = 427 min, at 20 yen a minute.
    expect(table('costs.csv').map(({ line, yen }) => [line, Number(yen)])).toEqual([
      ['km', 3300],
      ['cleaning', 500],
      ['standby', 8540],
      ['study', 9999],
    ]);
  });

  test('has its fares, sponsors and subsidies in a table, and what is left with the payers', () => {
    // 3,300 + 500 + 8,540 = 12,340; less 2,400 and 1,000 = 8,940; half of it 4,470
    expect(table('income.csv').map(({ line, kind, yen }) => [line, kind, Number(yen)])).toEqual([
      ['fares', 'fare', 2400],
      ['firm', 'sponsor', 1000],
      ['state', 'subsidy', 4470],
    ]);
    expect(table('payers.csv').map(({ payer, passengers, yen }) => [payer, passengers, yen])).toEqual([
      ['upper', '0', '0'],
      ['lower', '8', '4470'],
    ]);
  });

  test('every money indicator follows from the tables alone', () => {
    const costs = table('costs.csv').filter(({ scope }) => scope === 'operating');
    const income = table('income.csv');
    const completed = table('wishes.csv').filter(({ end_state: end }) => end === 'COMPLETED');
    const [cost, fares, passengers] = [
      sum(costs, 'yen'),
      sum(completed, 'fare_yen'),
      sum(completed, 'party'),
    ];
    const other = sum(
      income.filter(({ kind }) => kind === 'pass' || kind === 'sponsor'),
      'yen',
    );
    const subsidy = sum(
      income.filter(({ kind }) => kind === 'subsidy'),
      'yen',
    );
    const hours = (sum(table('shifts.csv'), 'end_s') - sum(table('shifts.csv'), 'begin_s')) / 3600;
    expect(figure('cost_recovery')).toBe((100 * fares) / cost);
    expect(figure('cost_recovery.with_other_income')).toBe((100 * (fares + other)) / cost);
    expect(figure('subsidy_per_pax')).toBe((cost - fares - other) / passengers);
    expect(figure('subsidy_per_pax.after_subsidies')).toBe((cost - fares - other - subsidy) / passengers);
    expect(figure('cost_per_pax')).toBe(cost / passengers);
    expect(figure('cost_per_vh')).toBe(cost / hours);
    expect(figure('cost_per_vh.public')).toBe((cost - fares - other) / hours);
  });

  test('every line is its quantity times its rate', () => {
    for (const row of [...table('costs.csv'), ...table('income.csv')]) {
      expect(Number(row['yen'])).toBe(
        Math.round(Number((Number(row['quantity']) * Number(row['rate'])).toFixed(6))),
      );
    }
  });
});

test('rides 3 and 4 of tiny share a leg: a shared-ride price holds for these two', () => {
  const { table } = outcome('fare: { kind: flat, yen: 300, shared: [{ parties: 2, yen: 200 }] }');
  const fares = new Map(table('wishes.csv').map((row) => [row['wish_id'], row['fare_yen']]));
  expect(['1', '2', '3', '4', '5', '6', '7', '8'].map((wish) => fares.get(wish))).toEqual([
    '300',
    '600',
    '200',
    '200',
    '600',
    '300',
    '0',
    '0',
  ]);
});

const ALL_HOLD = `fare:
  kind: flat
  yen: 300
  passes: [{ id: month, valid: month, yen: 2100, share: 1, active_riders: 10 }]`;

test('where all riders hold a pass, only their companions pay', () => {
  const { table } = outcome(ALL_HOLD);
  const completed = table('wishes.csv').filter(({ end_state: end }) => end === 'COMPLETED');
  expect(sum(completed, 'fare_yen')).toBe(600); // the second persons of wishes 2 and 5
  expect(completed.map((row) => row['paid_with'])).toContain('pass:month*1;cash*1');
  // 10 passes × 2,100 yen ÷ 21 weekdays of November 2026
  expect(table('income.csv').map(({ line, yen }) => [line, yen])).toEqual([
    ['fares', '600'],
    ['pass:month', '1000'],
  ]);
});

test('a closed day costs nothing and has no figures; beside an open one it changes nothing', () => {
  const saturday = outcome(FARE + COSTS, { date: '2026-11-28' });
  expect(saturday.table('costs.csv')).toEqual([]);
  expect(saturday.figure('cost_recovery')).toBeNull();
  const friday = outcome(FARE + COSTS, { date: '2026-11-27' });
  const both = outcome(FARE + COSTS, { date: '2026-11-27', days: 2 });
  expect(both.figure('cost_per_pax')).toBe(friday.figure('cost_per_pax'));
});

test('where a scenario says nothing of costs, defaults hold, and the formula says what is assumed', () => {
  const days = run(loadScenario('scenarios/tiny'), { seed: 1, days: 1, referee: 'off' });
  const measured = measure(days.map(({ ledger }) => ledger));
  const { formula } = measured.find(({ indicator }) => indicator.id === 'cost_recovery')!.indicator;
  expect(formula.en).toContain('operating cost = Vehicles with drivers, by the hour + Booking system');
  expect(formula.en).toContain('assumed: Booking system, monthly + Call centre, one desk');
  for (const { source, certainty } of DEFAULT_COSTS) {
    expect(source.startsWith('assumption')).toBe(certainty === 'assumption');
    expect(sourceWords(source)).toEqual({ ja: expect.stringMatching(/[ぁ-ん]/) as string, en: source });
  }
});

describe('mistakes about money are told with place and remedy', () => {
  const told = (text: string): string[] => complaintsAbout(service(text));

  test('two ways to lower one fare', () => {
    const twice = '{ id: child, attributes: [child], yen: 100, percent_off: 50 }';
    expect(told(`fare: { kind: flat, yen: 300, reduced: [${twice}] }`)).toEqual([
      expect.stringMatching(/^service.yaml, line \d+:41: expected one of yen, yen_off and percent_off/),
    ]);
  });

  test('distance bands out of order', () => {
    expect(
      told(
        'fare: { kind: distance, bands: [{ below_m: 5000, yen: 1 }, { below_m: 3000, yen: 2 }, { yen: 3 }] }',
      ),
    ).toEqual([expect.stringMatching(/expected bands that grow, the last one without below_m/)]);
  });

  test('half a yen, or a negative one, as a fare', () => {
    expect(told('fare: { kind: flat, yen: 0.5 }')).toEqual([
      expect.stringMatching(/expected whole yen, 0 or more, found 0.5/),
    ]);
    expect(told('fare: { kind: flat, yen: -300 }')).toEqual([
      expect.stringMatching(/expected whole yen, 0 or more, found -300/),
    ]);
  });

  test('a rate per nothing known', () => {
    const line = '{ id: x, name: { en: x, ja: x }, rate: { per: mile, yen: 1 } }';
    expect(told(`${FARE}\ncosts: { lines: [${line}] }`)).toEqual([
      expect.stringMatching(/^service.yaml, line \d+:64: expected per to be one of km, .*found "mile"/),
    ]);
  });

  test('parts of the public cost that do not add up', () => {
    const payers =
      '{ payers: [{ id: a, name: { en: a, ja: a }, attribute: a }], otherwise: a, parts: [{ key: equal, share: 0.9 }] }';
    expect(told(`${FARE}\ncosts: { payers: ${payers} }`)).toEqual([
      expect.stringMatching(/expected shares that add up to 1/),
    ]);
  });

  test('a zone that no stop lies in, a vehicle nobody has, an id used twice', () => {
    const pairs = '[{ from: [mountain], to: [sea], yen: 1 }]';
    const line = (id: string, vehicle: string): string =>
      `{ id: ${id}, name: { en: x, ja: x }, rate: { per: km, yen: 1 }, vehicles: [${vehicle}] }`;
    const complaints = told(
      `fare: { kind: zones, pairs: ${pairs}, otherwise_yen: 1 }\ncosts: { lines: [${line('a', 'vna')}, ${line('a', 'car')}] }`,
    );
    expect(complaints).toHaveLength(4);
    expect(complaints[0]).toMatch(/expected a zone .*found "mountain"/);
    expect(complaints[2]).toMatch(/expected a vehicle out of van, car, found "vna"/);
    expect(complaints[3]).toMatch(/expected an id used once, found "a"/);
  });
});
