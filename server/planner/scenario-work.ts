import type { Problem } from '../../scenarios/problem.js';
import type { RunAxis } from '../contract/planner-run.js';

/** Looks at scenarios and runs them. Whoever does it must not slow down the loop that serves riders. */
export interface ScenarioWork {
  /** What `noriai check` says of a folder. */
  judge(folder: string): Promise<Outcome<readonly JudgedProblem[]>>;
  /** Its places and roads, as server/contract/planner-scenario.ts has them. */
  map(folder: string): Promise<Outcome<object>>;
  /** A lived day in the shapes of server/contract/planner-day.ts; what was heard stands in the folder, see lived-days.ts. */
  lived(folder: string, label: string): Promise<Outcome<LivedViews>>;
  /** The files of the result, by name. A run that is called off fails. */
  run(trial: Trial, watch: Watch): Promise<Outcome<readonly (readonly [name: string, content: string])[]>>;
  stop(): void;
}

/** A problem, and where it stands as keys and indices; none: the whole file. */
export interface JudgedProblem extends Problem {
  readonly path: readonly (string | number)[];
}

export interface LivedViews {
  readonly day: object;
  readonly replay: object;
}

/** A failure is a sentence, and what is wrong with the scenarios if that is why. */
export type Outcome<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly message: string; readonly problems: readonly Problem[] };

export interface Watch {
  readonly progress: (done: number, of: number) => void;
  /** Calls the run off. */
  readonly signal: AbortSignal;
}

/** The folder of a scenario, and what people call it. */
export interface Entered {
  readonly label: string;
  readonly folder: string;
}

export type Trial =
  | { readonly kind: 'compare'; readonly entered: readonly Entered[]; readonly seeds: number }
  | {
      readonly kind: 'sweep';
      readonly entered: Entered;
      readonly vary: readonly RunAxis[];
      readonly front: string;
      readonly seeds: number;
    };
