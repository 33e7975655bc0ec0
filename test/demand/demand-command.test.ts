import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemText } from '../../scenarios/problem.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { serviceDay } from '../../scenarios/service-day.js';
import { peopledDay } from '../../sim/demand/census-day.js';
import type { Tally } from '../../sim/demand/demand-tally.js';
import { tinyBut } from '../scenarios/altered.js';

const CELLS = `cell,lon,lat,age_0_14,age_15_64,age_65_74,age_75_84,age_85_plus,size_m,municipality
A,138.2500,35.9000,100,600,300,300,100,0,20209
B,138.2900,35.9000,100,600,300,300,100,0,20209
`;
const DESTINATIONS = `id,name,kind,lon,lat,weight,hours,closed
clinic,Clinic,clinic,138.2500,35.9000,10,8:30-11:30,sat;sun
shop,Shop,shop,138.2900,35.9000,,,
`;
const STOPS = `id,name,lon,lat
a,A,138.2500,35.9000
b,B,138.2900,35.9000
`;
const SHARES = '{ 0-14: 0.2, 15-64: 0.2, 65-74: 0.2, 75-84: 0.2, 85+: 0.2 }';
const DEMAND = `source:
  kind: census
  cells: cells.csv
  destinations: destinations.csv
  service: { won: { with_licence: ${SHARES}, without_licence: ${SHARES} } }
`;
const ROADS = 'source: { kind: straight-line, speed_kmh: 30 }\n';
const FLEET = `vehicles:
  - { id: van, layouts: [{ seats: 8 }], start: a, shifts: { weekday: [{ time: 8:00-17:00 }] } }
`;

/** A scenario of two villages, with changed files. */
const villages = (changes: Readonly<Record<string, string>> = {}): string =>
  tinyBut({
    'cells.csv': CELLS,
    'destinations.csv': DESTINATIONS,
    'stops.csv': STOPS,
    'demand.yaml': DEMAND,
    'roads.yaml': ROADS,
    'fleet.yaml': FLEET,
    ...changes,
  });

function noriai(...words: string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const done = spawnSync(process.execPath, ['bin/noriai.mjs', ...words], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

test('a census demand becomes bookings of the day, as a table of bookings does', () => {
  const scenario = loadScenario(villages());
  const { scenario: peopled, demand } = peopledDay(scenario, '2026-11-24', 1);
  const day = serviceDay(peopled, '2026-11-24');
  expect(demand!.wishes.length).toBeGreaterThan(100);
  expect(day.bookings.map(({ request }) => request.id)).toEqual(demand!.wishes.map(({ id }) => id));
  expect(day.bookings[0]!.request.attributes).toContain('resident-20209');
});

test('on a day without service nobody asks', () => {
  const { demand } = peopledDay(loadScenario(villages()), '2026-11-28', 1);
  expect(demand!.wishes).toEqual([]);
});

test('the generated table is a bookings table: replaying it is replaying the people', () => {
  const folder = villages();
  const file = join(folder, 'generated.csv');
  expect(noriai('demand', 'generate', folder, '--seed', '4', '--out', file)).toMatchObject({
    code: 0,
    err: '',
  });
  const people = peopledDay(loadScenario(folder), '2026-11-24', 4).scenario;
  writeFileSync(join(folder, 'demand.yaml'), 'source: { kind: bookings, file: generated.csv }\n');
  const table = loadScenario(folder);
  expect(serviceDay(table).bookings).toEqual(serviceDay(people).bookings);
  expect(table.wishes.map(({ purpose, returnOf }) => [purpose, returnOf])).toEqual(
    people.wishes.map(({ purpose, returnOf }) => [purpose, returnOf]),
  );
});

test('show counts what was generated beside what was stated', () => {
  const { code, out } = noriai('demand', 'show', villages(), '--json');
  expect(code).toBe(0);
  const tallies = JSON.parse(out) as Tally[];
  expect(tallies.map(({ id }) => id)).toContain('trips');
  expect(tallies.find(({ id }) => id === 'people')!.rows[0]).toEqual({ what: '0-14', generated: 200 });
  const text = noriai('demand', 'show', villages()).out;
  expect(text).toMatch(/Trips per person and day \(trips\)\n {2}0-14 +[\d.]+ +stated 2\.20/);
});

test('faults in the tables are told with file and line, all at once', () => {
  const cells = CELLS.replace('B,138.29', 'A,238.29').replace('300,300,100', '300,*,100');
  const destinations = DESTINATIONS.replace('clinic,138', 'surgery,138')
    .replace('sat;sun', 'weekend')
    .replace('8:30-', '18:30-');
  let told: readonly string[] = [];
  try {
    loadScenario(villages({ 'cells.csv': cells, 'destinations.csv': destinations }));
  } catch (cause) {
    if (cause instanceof ScenarioError) told = cause.problems.map(problemText);
  }
  expect(told).toEqual([
    expect.stringMatching(/^cells.csv, line 2, column age_75_84: expected a number .* found "\*"/),
    expect.stringMatching(/^cells.csv, line 3, column cell: expected a cell named once/),
    expect.stringMatching(/^cells.csv, line 3, column lon: /),
    expect.stringMatching(/^destinations.csv, line 2, column kind: expected one of shop, hospital, clinic/),
    expect.stringMatching(/^destinations.csv, line 2, column hours: /),
    expect.stringMatching(/^destinations.csv, line 2, column closed: /),
  ]);
});

test('a census demand without stops is told', () => {
  const folder = villages({ 'stops.csv': 'id,name,lon,lat\n' });
  expect(() => loadScenario(folder)).toThrow(/stops.csv, whole file: expected stops, at which the people/);
});

test('import writes cells and how they came about; a wrong file: 1; a missing one or a wrong word: 2', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cells-'));
  const [table, out] = [join(folder, 'in.csv'), join(folder, 'cells.csv')];
  writeFileSync(table, 'mesh_code,people,age_0_14,age_15_64,age_65_plus\n51336599,10,1,5,4\n');
  expect(noriai('demand', 'import', table, '--out', out)).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(out, 'utf8')).toContain('51336599,133.74375,34.5791667,1,5,2,1,1,0,1030,');
  expect(readFileSync(join(folder, 'cells.how.txt'), 'utf8')).toContain('1 cells, 10 people');
  writeFileSync(table, 'mesh_code,people\n51336599,ten\n');
  const wrong = noriai('demand', 'import', table, '--out', join(folder, 'other.csv'));
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('line 2, column people: expected a number');
  expect(readdirSync(folder).sort()).toEqual(['cells.csv', 'cells.how.txt', 'in.csv']);
  expect(noriai('demand', 'import', join(folder, 'none.csv')).code).toBe(2);
  expect(noriai('demand', 'import', table, '--year', 'soon').code).toBe(2);
  expect(noriai('demand', 'show', 'scenarios/tiny')).toMatchObject({ code: 1 });
});
