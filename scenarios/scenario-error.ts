import { problemText, type Problem } from './problem.js';

/** Thrown for a scenario that cannot be run, and for nothing else. Holds all that was found, warnings included. */
export class ScenarioError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
    this.name = 'ScenarioError';
    this.problems = problems;
  }
}
