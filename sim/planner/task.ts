import type { Problem } from '../../scenarios/problem.js';

/** The folder of a scenario, and what people call it. */
export interface Entered {
  readonly label: string;
  readonly folder: string;
}

/** What a planner wants to know. */
export type Task =
  | { readonly kind: 'judge'; readonly folder: string }
  | { readonly kind: 'map'; readonly folder: string }
  | Trial;

/** What takes long: days are run. */
export type Trial =
  | { readonly kind: 'compare'; readonly entered: readonly Entered[]; readonly seeds: number }
  | {
      readonly kind: 'sweep';
      readonly entered: Entered;
      readonly vary: readonly { readonly path: string; readonly values: readonly unknown[] }[];
      /** As `--front` of the command line. */
      readonly front: string;
      readonly seeds: number;
    };

/** Why a task could not be done: a sentence, and what is wrong with the scenarios if that is why. */
export interface TaskFailure {
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** What the process that does tasks says of the one it was given: how far it is, then one of the other two. */
export type Said =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly answer: unknown }
  | ({ readonly kind: 'failed' } & TaskFailure);
