/** Something about a scenario that a person should know of, in words for whoever has to mend it. */
export interface Problem {
  /** `error`: the scenario cannot be run. `warning`: it runs, but perhaps not as meant. */
  readonly severity: 'error' | 'warning';
  /** Name of the file inside the scenario's folder. */
  readonly file: string;
  /** Where in the file: "line 3:5", "line 12, column persons", or "whole file". */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** What is said of a problem once file, place and severity are known. */
export type ProblemWords = Pick<Problem, 'expected' | 'found' | 'remedy'>;

/** "fleet.yaml, line 3:5: expected …, found …; do …". */
export function problemText({ severity, file, place, expected, found, remedy }: Problem): string {
  const kind = severity === 'warning' ? 'warning: ' : '';
  return `${file}, ${place}: ${kind}expected ${expected}, found ${found}; ${remedy}`;
}
