import type { Problem, ProblemWords } from './problem.js';
import { ScenarioError } from './scenario-error.js';

/** One file's place to leave problems. */
export interface Complaints {
  /** The scenario cannot be run like this. */
  error(place: string, words: ProblemWords): void;
  /** It can be run, but somebody should look. */
  warn(place: string, words: ProblemWords): void;
}

/** Collects what is wrong with a scenario, so that all of it can be told at once. */
export class ProblemList {
  readonly #all: Problem[] = [];

  in(file: string): Complaints {
    return {
      error: (place, words) => this.#all.push({ severity: 'error', file, place, ...words }),
      warn: (place, words) => this.#all.push({ severity: 'warning', file, place, ...words }),
    };
  }

  add(problem: Problem): void {
    this.#all.push(problem);
  }

  get all(): readonly Problem[] {
    return this.#all;
  }

  get hasErrors(): boolean {
    return this.#all.some(({ severity }) => severity === 'error');
  }

  /** @throws ScenarioError with everything collected, if any of it is an error. */
  throwIfErrors(): void {
    if (this.hasErrors) throw new ScenarioError(this.#all);
  }
}
