/** One thing wrong with a file, in words for the person who has to mend it. */
export interface RoadDataProblem {
  /** Name of the file as given by the caller. */
  readonly file: string;
  /** Where in the file: a line, a byte, an element, a column. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Thrown for road data that cannot be read, and for nothing else. `problems` holds everything found, at least one. */
export class RoadDataError extends Error {
  readonly problems: readonly [RoadDataProblem, ...RoadDataProblem[]];

  constructor(first: RoadDataProblem, ...others: RoadDataProblem[]) {
    super([first, ...others].map(problemText).join('\n'));
    this.name = 'RoadDataError';
    this.problems = [first, ...others];
  }
}

export function problemText({ file, place, expected, found, remedy }: RoadDataProblem): string {
  return `${file}, ${place}: expected ${expected}, found ${found}; ${remedy}`;
}
