import { problemText, type Problem, type ProblemWords } from './problem.js';
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
  readonly #told = new Set<string>();

  in(file: string): Complaints {
    return {
      error: (place, words) => {
        this.add({ severity: 'error', file, place, ...words });
      },
      warn: (place, words) => {
        this.add({ severity: 'warning', file, place, ...words });
      },
    };
  }

  /** Keeps a problem, once: what is written at one place may be used at several. */
  add(problem: Problem): void {
    const text = problemText(problem);
    if (this.#told.has(text)) return;
    this.#told.add(text);
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
