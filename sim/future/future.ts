import type { Words } from '../../core/words.js';
import { byAge, type ByAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import type { Told } from '../../scenarios/format/words.js';
import { inventedIn } from '../../scenarios/invented.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { differenceOf, type Difference, type Interval } from '../compare/compare.js';
import type { Job, RunJobs } from '../compare/job.js';
import { knownFigure } from '../compare/known-figure.js';
import { cellsText } from '../demand/census/cells-text.js';
import { mean } from '../report/indicator.js';
import { intervalOf } from '../report/seeds.js';
import { peopleOfYear } from './people-of-year.js';
import type { Projection } from './projection.js';

/** future.json: people, demand and cost by year. Field names are kept stable. */
export interface Future {
  readonly scenario: string;
  readonly name: Words;
  readonly synthetic: readonly Told[];
  readonly projection: string;
  readonly projection_ja: string;
  readonly method: string;
  readonly method_ja: string;
  readonly seeds: readonly number[];
  readonly years: readonly FutureYear[];
}

export interface FutureYear {
  readonly year: number;
  readonly people: ByAge;
  readonly figures: readonly FutureFigure[];
}

export interface FutureFigure {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly name_ja: string;
  readonly value: number | null;
  readonly interval: Interval | null;
  /** To the first year, seed by seed; absent for it. */
  readonly difference?: Difference;
}

export const FUTURE_METHOD: Words = {
  en: 'the day that the scenario names, run with the people of each year; service, habits and prices stay as they are. Interval: 95 % interval of the mean over seeds, for the day as simulated; how sure the projection itself is, nobody has told. People of one seed stay the same as long as they are there, so that differences are not by chance',
  ja: 'シナリオの運行日を各年の人口で再現。サービス・人の習慣・物価は変えない。区間は乱数種の平均の95%区間で、将来推計そのものの不確かさは含まない。同じ乱数種では残る人は同じ人なので、年の差は偶然によらない',
};

/** What of which years. */
export interface FutureQuestion {
  readonly folder: string;
  readonly scenario: Scenario;
  readonly projection: Projection;
  readonly years: readonly number[];
  readonly figures: readonly string[];
  readonly seeds: number;
  readonly run: RunJobs;
}

/** Runs the scenario with the people of each year and the same seeds. */
export async function future(question: FutureQuestion): Promise<Future> {
  const { folder, scenario, projection, years, figures, seeds, run } = question;
  const { cells, file } = peopled(scenario);
  const byYear = years.map((year) => peopleOfYear(cells, projection, year));
  const drawn = Array.from({ length: seeds }, (_, i) => i + 1);
  const jobs = byYear.flatMap((people, y) => {
    const tables = { [file]: cellsText(people.map((cell) => ({ ...cell, note: '' }))) };
    return drawn.map((seed): Job => ({
      label: `${scenario.id} ${years[y]!}`,
      variant: { folder, changes: [], tables },
      seed,
    }));
  });
  const results = await run(jobs);
  const valuesAt = (y: number, id: string): readonly (number | null)[] =>
    results
      .slice(y * seeds, (y + 1) * seeds)
      .map(({ counts, indicators }) => (counts[id] ?? indicators[id])!.value);
  return {
    scenario: scenario.id,
    name: scenario.about.name,
    synthetic: inventedIn(scenario),
    projection: projection.about.en,
    projection_ja: projection.about.ja,
    method: FUTURE_METHOD.en,
    method_ja: FUTURE_METHOD.ja,
    seeds: drawn,
    years: years.map((year, y) => ({
      year,
      people: byAge((group) => Math.round(byYear[y]!.reduce((sum, { people }) => sum + people[group], 0))),
      figures: figures.map((id) => figureOf(id, valuesAt(y, id), y === 0 ? undefined : valuesAt(0, id))),
    })),
  };
}

function figureOf(
  id: string,
  values: readonly (number | null)[],
  first?: readonly (number | null)[],
): FutureFigure {
  const known = values.filter((value) => value !== null);
  const { unit, name } = knownFigure(id)!;
  return {
    id,
    unit,
    name: name.en,
    name_ja: name.ja,
    value: mean(known, '').value,
    interval: intervalOf(known),
    ...(first === undefined ? {} : { difference: differenceOf(values, first) }),
  };
}

function peopled({ people, demand }: Scenario): { readonly cells: readonly Cell[]; readonly file: string } {
  if (people !== undefined) return { cells: people.cells, file: (demand.source as CensusSource).cells };
  throw new ScenarioError([
    {
      severity: 'error',
      file: 'demand.yaml',
      place: 'whole file',
      expected: 'a census demand, which follows from people',
      found: `kind: ${demand.source.kind}`,
      remedy: 'use a scenario with kind: census (docs/demand.md)',
    },
  ]);
}
