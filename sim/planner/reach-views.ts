import type { Scenario } from '../../scenarios/scenario.js';
import { outcomeOf, peopleIn } from '../reach/outcome.js';
import { reachPage } from '../reach/page/reach-page.js';
import { reachOf, type Reach } from '../reach/reach.js';
import { kindsOf, reachShares } from '../reach/reach-shares.js';
import { ageWords, reachNotes } from '../reach/reach-words.js';

/** The limits a council asks about, minutes. */
const LIMITS = [30, 60] as const;

/** Simulated days behind waits and detours, as `noriai reach` has them. */
const SEEDS = 3;

/** Who reaches what, for pages and as a page to print; of a scenario that knows no residents, that it knows none. */
export function reachViews(scenario: Scenario, number: number): [string, string][] {
  const { people, timetable } = scenario;
  if (people === undefined) return [[`reach-${number}.json`, JSON.stringify(UNKNOWN)]];
  const reach = reachOf(scenario, {
    seeds: SEEDS,
    people: [{ year: '', cells: people.cells }],
    ...(timetable === undefined ? {} : { timetable: timetable.timetable }),
  });
  return [
    [`reach-${number}.json`, JSON.stringify(reachView(reach))],
    [`reach-${number}.html`, reachPage(reach, LIMITS, scenario.ways.roads)],
  ];
}

const UNKNOWN = { notes: [], limits: LIMITS, shares: [], cells: [], places: [] };

/** As server/contract/planner-reach.ts says. */
function reachView(reach: Reach): unknown {
  const kinds = kindsOf(reach);
  return {
    notes: [...reachNotes(reach), ...reach.synthetic],
    limits: LIMITS,
    shares: reachShares(reach, LIMITS).map(({ year: _, age, ...share }) => ({
      ...share,
      age: age === '' ? null : ageWords(age),
    })),
    cells: reach.years[0]!.cells.map((cell) => ({
      lon: cell.at.lon,
      lat: cell.at.lat,
      people: peopleIn(cell),
      outcomes: Object.fromEntries(
        kinds.map((kind) => [kind, LIMITS.map((limit) => outcomeOf(reach, cell, kind, limit))]),
      ),
    })),
    places: reach.targets.map(({ kind, where }) => ({ kind, lon: where.lon, lat: where.lat })),
  };
}
