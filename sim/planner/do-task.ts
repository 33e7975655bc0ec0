import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { loadScenario } from '../../scenarios/load-scenario.js';
import type { Problem } from '../../scenarios/problem.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { judge } from './judge.js';
import { livedViews } from './lived-views.js';
import { mapOf } from './map-of.js';
import type { Entered, Said, Task } from './task.js';
import { compareTrial, sweepTrial, type Tell } from './trials.js';

/** Half of the cores: the other half is for those who ride today. */
const WORKERS = Math.max(1, Math.floor(availableParallelism() / 2));

/** Does what a planner asked for, and says how it ended; a fault of ours is a failure too. */
export async function doTask(task: Task, tell: Tell): Promise<Said> {
  try {
    return { kind: 'done', answer: await answerTo(task, tell) };
  } catch (cause) {
    if (cause instanceof ScenarioError) {
      const problems = cause.problems.map((problem) => shown(problem, enteredIn(task)));
      return { kind: 'failed', message: 'the scenario cannot be run', problems };
    }
    return { kind: 'failed', message: cause instanceof Error ? cause.message : String(cause), problems: [] };
  }
}

function answerTo(task: Task, tell: Tell): unknown {
  switch (task.kind) {
    case 'judge':
      return judge(task.folder).map((problem) => shown(problem, enteredIn(task)));
    case 'map':
      return mapOf(loadScenario(task.folder));
    case 'lived':
      return livedViews(task.folder, task.label);
    case 'compare':
      return compareTrial(task, WORKERS, tell);
    case 'sweep':
      return sweepTrial(task, WORKERS, tell);
  }
}

function enteredIn(task: Task): readonly Entered[] {
  switch (task.kind) {
    case 'judge':
    case 'map':
    case 'lived':
      return [{ label: '', folder: task.folder }];
    case 'compare':
      return task.entered;
    case 'sweep':
      return [task.entered];
  }
}

/** Folders are nobody's business: of several scenarios the name says which is meant. */
function shown<P extends Problem>(problem: P, entered: readonly Entered[]): P {
  const several = entered.length > 1;
  const clean = (text: string): string =>
    entered.reduce(
      (rest, { label, folder }) =>
        rest.replaceAll(`${folder}/`, several ? `${label}/` : '').replaceAll(folder, label || 'the scenario'),
      text,
    );
  const file = clean(problem.file);
  return {
    ...problem,
    file: several ? file : basename(file),
    expected: clean(problem.expected),
    found: clean(problem.found),
  };
}
