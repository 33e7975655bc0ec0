import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { byAge } from '../../../scenarios/age-group.js';
import type { Cell } from '../../../scenarios/cells-table.js';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import { meshCode } from '../../../sim/demand/mesh.js';
import { future } from '../../../sim/future/future.js';
import { futureText } from '../../../sim/future/future-text.js';
import { nationalProjection } from '../../../sim/future/national-projection.js';
import { openProjection } from '../../../sim/future/open-projection.js';
import { futurePage } from '../../../sim/future/page/future-page.js';
import { peopleOfYear } from '../../../sim/future/people-of-year.js';
import { village } from '../calibrate/village.js';
import { OneByOne } from '../compare/scenes.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-future-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const folder = village(home, 'village');
const scenario = loadScenario(folder);
const [north, east, south] = scenario.people!.cells as readonly [Cell, Cell, Cell];

function file(name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
}

/** Squares of 1 km: in the north the old double until 2040, in the east everybody leaves; nothing is known of the south. */
const mesh = file(
  'mesh.csv',
  [
    'MESH_ID,SHICODE,PTN_2020,PTA_2020,PTB_2020,PTC_2020,PTD_2020,PTN_2040,PTA_2040,PTB_2040,PTC_2040,PTD_2040',
    `${meshCode(north.centre, '1km')},25383,1000,100,500,400,200,1400,100,500,800,400`,
    `${meshCode(east.centre, '1km')},25383,100,10,50,40,20,0,0,0,0,0`,
  ].join('\n'),
);

describe('people of a year', () => {
  const projection = openProjection(mesh);
  const at = (year: number): readonly Cell[] => peopleOfYear([north, east, south], projection, year);

  test('grow by age like the square in which the cell lies', () => {
    const [northern, eastern] = at(2040);
    expect(northern!.people['75-84']).toBeCloseTo(2 * north.people['75-84']);
    expect(northern!.people['15-64']).toBe(north.people['15-64']);
    expect(Object.values(eastern!.people)).toEqual([0, 0, 0, 0, 0]);
  });

  test('are the same from a GeoJSON as from a table', () => {
    const [columns, ...rows] = readFileSync(mesh, 'utf8')
      .split('\n')
      .map((line) => line.split(','));
    const features = rows.map((cells) => ({
      type: 'Feature',
      geometry: null,
      properties: Object.fromEntries(columns!.map((column, i) => [column, cells[i]!])),
    }));
    const path = file('mesh.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    expect(peopleOfYear([north, east, south], openProjection(path), 2040)).toEqual(at(2040));
  });

  test('outside all squares grow like all of them together: 1,100 to 1,400, the old 440 to 800', () => {
    const southern = at(2040)[2]!;
    expect(southern.people['15-64']).toBeCloseTo((south.people['15-64'] * 500) / 550, 2);
    expect(southern.people['85+']).toBeCloseTo((south.people['85+'] * 800) / 440, 0);
  });

  test('change evenly between the years of the projection, and are those of the scenario in its first', () => {
    expect(at(2030)[0]!.people['75-84']).toBeCloseTo(1.5 * north.people['75-84']);
    expect(at(2020)).toEqual([north, east, south]);
  });

  test('before or after the projection are nobody’s guess', () => {
    expect(() => at(2045)).toThrow('expected a year from 2020 to 2040, got 2045');
  });

  test('by municipality grow like their municipality', () => {
    const path = file(
      'towns.csv',
      'municipality,year,age_0_14,age_15_64,age_65_74,age_75_84,age_85_plus\nA,2020,10,10,10,10,10\nA,2050,5,5,20,20,20\n',
    );
    const [cell] = peopleOfYear([{ ...north, municipality: 'A' }], openProjection(path), 2050);
    expect(cell!.people['0-14']).toBeCloseTo(north.people['0-14'] / 2);
    expect(cell!.people['85+']).toBeCloseTo(north.people['85+'] * 2);
  });

  test('without a file change as in all Japan: fewer children, more people over 75', () => {
    const [cell] = peopleOfYear([north], nationalProjection, 2050);
    expect(cell!.people['0-14'] / north.people['0-14']).toBeCloseTo(0.69, 2);
    expect(cell!.people['75-84'] / north.people['75-84']).toBeCloseTo(1.31, 2);
  });

  test('without anybody of an age to begin with stay without', () => {
    const empty = { ...north, people: byAge(() => 0) };
    expect(peopleOfYear([empty], projection, 2040)[0]!.people).toEqual(byAge(() => 0));
  });
});

test.each([
  ['no.geojson', '{ "type": "Feature" }', 'expected a GeoJSON of squares'],
  [
    'one.csv',
    'municipality,year,age_0_14,age_15_64,age_65_74,age_75_84,age_85_plus\nA,2020,1,1,1,1,1\n',
    'expected people of at least two years',
  ],
  [
    'bad.csv',
    'municipality,year,age_0_14,age_15_64,age_65_74,age_75_84,age_85_plus\nA,soon,1,1,many,1,1\n',
    'line 2, column year: expected a year such as 2040',
  ],
])('a projection that cannot be read is told (%s)', (name, text, words) => {
  expect(() => openProjection(file(name, text))).toThrow(words);
});

describe('the future of a scenario', () => {
  test('is run with the people of each year and the same seeds; the village itself is not touched', async () => {
    const told = await future({
      folder,
      scenario,
      projection: openProjection(mesh),
      years: [2020, 2040],
      figures: ['carried', 'operating_cost'],
      seeds: 3,
      run: new OneByOne().run,
    });
    const [now, later] = told.years;
    expect(now!.people['65-74']).toBe(165);
    expect(later!.people['75-84']).toBeGreaterThan(now!.people['75-84']);
    expect(now!.figures[0]).not.toHaveProperty('difference');
    expect(later!.figures[0]!.difference!.perSeed).toHaveLength(3);
    expect(loadScenario(folder).people).toEqual(scenario.people);
    expect(futureText(told)).toContain('2040');
    const page = await futurePage(told);
    for (const words of ['将来人口と需要', 'Year by year', 'mesh.csv']) expect(page).toContain(words);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  test('of a scenario without people cannot be told', async () => {
    const tiny = { folder: 'scenarios/tiny', scenario: loadScenario('scenarios/tiny') };
    const question = {
      ...tiny,
      projection: nationalProjection,
      years: [2025],
      figures: ['carried'],
      seeds: 1,
    };
    await expect(future({ ...question, run: new OneByOne().run })).rejects.toThrow(
      'expected a census demand',
    );
  });
});
