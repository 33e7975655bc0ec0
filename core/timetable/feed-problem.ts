/** Something about a feed that a person should know of, in words for whoever has to mend it. */
export interface FeedProblem {
  /** `error`: what it is about is left out, and the timetable cannot be trusted. `warning`: mended or passed over. */
  readonly severity: 'error' | 'warning';
  /** Name of the file in the feed. */
  readonly file: string;
  /** "line 12, column stop_id", or "whole file". */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** What to do about it. */
  readonly remedy: string;
}

type FeedWords = Pick<FeedProblem, 'expected' | 'found' | 'remedy'>;

/** Of one kind of problem in one file, so many are told one by one; the others are counted. */
const TOLD_ONE_BY_ONE = 3;

interface Kind {
  readonly told: FeedProblem[];
  more: number;
}

/** Collects what is wrong with a feed. A fault that a thousand rows share is told three times and counted. */
export class FeedProblems {
  readonly #kinds = new Map<string, Kind>();

  error(file: string, place: string, words: FeedWords): void {
    this.#add({ severity: 'error', file, place, ...words });
  }

  warn(file: string, place: string, words: FeedWords): void {
    this.#add({ severity: 'warning', file, place, ...words });
  }

  /** In the order of their kinds' first appearance. */
  get all(): readonly FeedProblem[] {
    return [...this.#kinds.values()].flatMap(({ told, more }) =>
      more === 0 ? told : [...told, { ...told.at(-1)!, place: `and ${more} more such lines` }],
    );
  }

  #add(problem: FeedProblem): void {
    const { severity, file, place, expected, remedy } = problem;
    const column = /column .*/.exec(place)?.[0] ?? '';
    const key = [severity, file, column, expected, remedy].join('|');
    const kind = this.#kinds.get(key) ?? { told: [], more: 0 };
    this.#kinds.set(key, kind);
    if (kind.told.length < TOLD_ONE_BY_ONE) kind.told.push(problem);
    else kind.more++;
  }
}
