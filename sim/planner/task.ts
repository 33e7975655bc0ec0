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
  /** A day that was lived: what was heard stands in the folder of its service, in a file of its own. */
  | { readonly kind: 'lived'; readonly folder: string; readonly label: string }
  | Trial;

/** The file with what was heard on a day. */
export const HEARD_FILE = 'heard.json';

/** Content of that file. */
export interface Heard {
  readonly date: string;
  /** Every input in order, one JSON object a line. */
  readonly inputs: string;
  /** Bookings to try the service, and those in whose place another one stands. */
  readonly tests: readonly string[];
  readonly replaced: readonly string[];
}

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
