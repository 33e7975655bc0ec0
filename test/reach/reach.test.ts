import { describe, expect, test } from 'vitest';
import { AGE_GROUPS } from '../../scenarios/age-group.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { reachOf } from '../../sim/reach/reach.js';
import { reachFiles } from '../../sim/reach/reach-files.js';
import { oneHourPopulations, reachShares } from '../../sim/reach/reach-shares.js';
import { reachText } from '../../sim/reach/reach-text.js';
import { tinyBut } from '../scenarios/altered.js';

const CELLS = 'cell,lon,lat,age_0_14,age_15_64,age_65_74,age_75_84,age_85_plus,municipality\n';

/** The tiny town with people: 100 of 65 to 74 in the village, 50 of 15 to 64 beside the hospital. */
const town = tinyBut({
  'cells.csv': `${CELLS}village,138.6445,36,0,0,100,0,0,upper\nbeside,138.7260,36,0,50,0,0,0,lower\n`,
  'destinations.csv': 'id,name,kind,lon,lat,weight,stop\nh,町立病院,hospital,138.7222,36,1,hospital\n',
  'demand.yaml': `source:
  kind: census
  cells: cells.csv
  destinations: destinations.csv
  served: [hospital]
  outing: { weekday: { 65-74: 1 } }
  purposes: { 65-74: { commute: 0, shopping: 0, social: 0, leisure: 0, other: 0, escort: 0, business: 0, hospital: 1 } }
  service:
    eligible: [age-65-plus]
    won: { with_licence: { 65-74: 0.1 }, without_licence: { 65-74: 0.1 } }
`,
});

describe('in a town of two places', () => {
  const scenario = loadScenario(town);
  const cells = scenario.people!.cells;
  const reach = reachOf(scenario, { seeds: 1, people: [{ year: '', cells }] });
  const [village, beside] = reach.years[0]!.cells;

  test('who lives beside the hospital walks; who lives 7 km away needs the service', () => {
    // 340 m as the crow flies; the village is 7 km away: about two hours on foot.
    expect(beside!.times[0]!.without).toBeLessThan(10 * 60);
    expect(village!.times[0]!.without).toBeGreaterThan(90 * 60);
    expect(reach.terms!.rides).toBeGreaterThan(0);
  });

  test('with the service it is the wait, and the drive of 14 minutes with its detours', () => {
    const { wait_s: wait, ride_factor: factor } = reach.terms!;
    expect(village!.times[0]!.with['65-74']).toBeCloseTo(wait + 14 * 60 * factor, 0);
  });

  test('who may not use it has nothing of it', () => {
    expect(village!.times[0]!.with['15-64']).toBe(village!.times[0]!.without);
  });

  test('people are counted by age and municipality, the whole first', () => {
    const [all] = reachShares(reach, [60]);
    expect(all).toMatchObject({ municipality: '', age: '', people: 150, without: 50, with: 150 });
    const upper = reachShares(reach, [60]).filter(
      ({ municipality, age }) => municipality === 'upper' && age === '65-74',
    );
    expect(upper).toEqual([expect.objectContaining({ people: 100, without: 0, with: 100 })]);
    expect(oneHourPopulations(reach)).toEqual([
      { id: 'h', name: '町立病院', kind: 'hospital', without: 50, with: 150 },
    ]);
  });

  test('people of another year stand beside them, on the same terms', () => {
    const later = cells.map((cell) => ({
      ...cell,
      people: { ...cell.people, '65-74': cell.people['65-74'] / 2 },
    }));
    const both = reachOf(scenario, {
      seeds: 1,
      people: [
        { year: '', cells },
        { year: '2040', cells: later },
      ],
    });
    const whole = reachShares(both, [60]).filter(
      ({ municipality, age }) => municipality === '' && age === '',
    );
    expect(whole.map(({ year, people, with: served }) => [year, people, served])).toEqual([
      ['', 150, 150],
      ['2040', 100, 100],
    ]);
  });

  test('page, tables and text say the same in both languages, and the same again for the same answer', () => {
    const files = reachFiles(reach, [30, 60], undefined);
    expect([...files.keys()]).toEqual(['reach.json', 'reach-shares.csv', 'reach-cells.csv', 'reach.html']);
    expect(files.get('reach.html')).toContain('サービスなし');
    expect(files.get('reach.html')).toContain('Without the service');
    expect(files.get('reach-cells.csv')!.split('\r\n')).toHaveLength(2 * AGE_GROUPS.length + 2);
    expect(reachText(reach, [60])).toContain('hospital   60 min  without   33.3 %  with  100.0 %');
    expect(reachFiles(reach, [30, 60], undefined)).toEqual(files);
  });
});

test('a feeder brings people to places that only the timetable reaches, and nobody further away than before', () => {
  const scenario = loadScenario('scenarios/yamagata-feeder');
  const reach = reachOf(scenario, {
    seeds: 1,
    people: [{ year: '', cells: scenario.people!.cells }],
    timetable: scenario.timetable!.timetable,
  });
  for (const { times } of reach.years[0]!.cells) {
    for (const time of times)
      for (const age of AGE_GROUPS) expect(time.with[age]).toBeLessThanOrEqual(time.without);
  }
  const hospital = reachShares(reach, [75]).find(({ kind }) => kind === 'hospital')!;
  expect(hospital.without).toBeLessThan(hospital.with);
});
