import { loadScenario } from '../../scenarios/load-scenario.js';
import { axisOf, type Axis } from '../compare/axis.js';
import { compare, type Compared } from '../compare/compare.js';
import { compareFiles } from '../compare/compare-files.js';
import { withCrew } from '../compare/crew.js';
import { openVariants } from '../compare/entrants.js';
import { figureLines } from '../compare/figure-lines.js';
import { goalsOf } from '../compare/goal.js';
import { knownFigure } from '../compare/known-figure.js';
import { sweep } from '../compare/sweep.js';
import type { SummaryFigure } from '../report/summary.js';
import type { Trial } from './task.js';

/** Told how many days have been run, and how many there are in all. */
export type Tell = (done: number, of: number) => void;

/** Files of a result, by name, in the order in which they are made. */
export type TrialFiles = readonly (readonly [name: string, content: string])[];

/** What pages read: the figures, each with its name. */
const RESULT_FILE = 'result.json';

/** The seed of the day that is shown on maps. */
const SHOWN_SEED = 1;

/** The files that `noriai compare --out` writes, the result for pages, and of each scenario one day and who reaches what. */
export async function compareTrial(
  { entered, seeds }: Extract<Trial, { kind: 'compare' }>,
  workers: number,
  tell: Tell,
): Promise<TrialFiles> {
  const entrants = openVariants(
    entered.map(({ label, folder }) => ({ label, variant: { folder, changes: [] } })),
  );
  const of = entered.length * seeds + entered.length;
  const progress = (done: number): void => {
    tell(done, of);
  };
  tell(0, of);
  const comparison = await withCrew({ workers, progress }, (run) => compare(entrants, seeds, run));
  const result = {
    kind: 'comparison',
    ...comparison,
    scenarios: comparison.scenarios.map((scenario) => named(scenario)),
  };
  const files = [...compareFiles(comparison), [RESULT_FILE, JSON.stringify(result)] as const];
  // Loaded only here: drawing charts takes longer to load than a small day to run.
  const [{ dayFiles }, { reachViews }] = await Promise.all([
    import('./day-files.js'),
    import('./reach-views.js'),
  ]);
  for (const [i, { label, folder }] of entered.entries()) {
    const scenario = loadScenario(folder);
    files.push(...(await dayFiles(scenario, { label, folder, number: i, seed: SHOWN_SEED })));
    files.push(...reachViews(scenario, i));
    tell(entered.length * seeds + i + 1, of);
  }
  return files;
}

/**
 * The files that `noriai sweep --out` writes, and the result for pages.
 * @throws RangeError with a sentence about what is wrong with the question
 */
export async function sweepTrial(
  { entered, vary, front, seeds }: Extract<Trial, { kind: 'sweep' }>,
  workers: number,
  tell: Tell,
): Promise<TrialFiles> {
  const axes = vary.map(({ path, values }) =>
    // JSON is YAML, so the rules are those of the command line.
    must<Axis>(axisOf(`${path}=${values.map((value) => JSON.stringify(value)).join(',')}`)),
  );
  const goals = must(goalsOf(front));
  const question = { folder: entered.folder, vary: axes, front: goals, seeds };
  const swept = await withCrew({ workers, progress: tell }, (run) => sweep(question, run));
  const { sweepFiles } = await import('../compare/sweep-files.js');
  const result = { kind: 'sweep', ...swept, points: swept.points.map((point) => named(point)) };
  return [...(await sweepFiles(swept)), [RESULT_FILE, JSON.stringify(result)]];
}

function must<T extends object>(read: T | string): T {
  if (typeof read === 'string') throw new RangeError(read);
  return read;
}

/** With the names of the figures; those that only repeat another one are left out. */
function named<C extends Compared>(compared: C): C {
  const shown = new Set(
    figureLines({ seeds: [], method: '', method_ja: '', scenarios: [compared] }).map(({ id }) => id),
  );
  const part = <F extends SummaryFigure>(figures: Readonly<Record<string, F>>): Record<string, F> =>
    Object.fromEntries(
      Object.entries(figures).flatMap(([id, figure]) =>
        shown.has(id) ? [[id, { name: knownFigure(id)?.name.en ?? id, ...figure }]] : [],
      ),
    );
  return { ...compared, counts: part(compared.counts), indicators: part(compared.indicators) };
}
