import type { ScenarioProblem } from '../contract/planner-scenario.js';
import { onDisk, type Files } from './scenario-files.js';
import type { JudgedProblem, ScenarioWork } from './scenario-work.js';

/** Whether a scenario can be run, and what somebody should know of it. */
export interface Verdict {
  readonly runnable: boolean;
  readonly problems: readonly ScenarioProblem[];
  /** Its YAML can be read without harm, right or wrong. */
  readonly readable: boolean;
}

/**
 * Judges the files of a scenario as `noriai check` does. Until it has said that they are readable, nobody else may read
 * them: there are texts on which the YAML reader takes all memory.
 */
export async function verdictOn(files: Files, work: Pick<ScenarioWork, 'judge'>): Promise<Verdict> {
  const outcome = await onDisk([{ id: 'scenario', files }], ([folder]) => work.judge(folder!));
  if (outcome.kind === 'failed') {
    return { runnable: false, readable: false, problems: [unreadable(outcome.message)] };
  }
  const problems = outcome.answer;
  return {
    runnable: problems.every(({ severity }) => severity !== 'error'),
    readable: true,
    problems: problems.map(placed),
  };
}

const placed = ({ path, ...problem }: JudgedProblem): ScenarioProblem => ({ ...problem, path: [...path] });

const unreadable = (found: string): ScenarioProblem => ({
  severity: 'error',
  file: 'scenario.yaml',
  place: 'whole folder',
  path: [],
  expected: 'a scenario that can be read in a minute, with the memory of one process',
  found,
  remedy: 'look for a number that is far too large, or brackets without end',
});
