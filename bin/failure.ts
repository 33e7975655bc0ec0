import { RoadDataError } from '../core/road/road-data-error.js';
import { problemText } from '../scenarios/problem.js';
import { ScenarioError } from '../scenarios/scenario-error.js';

/** What to tell people when a command could not do its work. */
export interface Failure {
  readonly sentences: string;
  readonly json: string;
  /** `broken`: a file that is there. `wrong-use`: the command names something that is not there. */
  readonly kind: 'broken' | 'wrong-use';
}

/** The failure behind an exception; undefined for anything that is a fault of ours. */
export function failureOf(cause: unknown): Failure | undefined {
  if (cause instanceof ScenarioError) {
    const missing = cause.problems.some(({ place }) => place === 'whole folder');
    return {
      sentences: cause.problems.map(problemText).join('\n'),
      json: asJson(cause.problems),
      kind: missing ? 'wrong-use' : 'broken',
    };
  }
  if (cause instanceof RoadDataError) {
    return { sentences: cause.message, json: asJson(cause.problems), kind: 'broken' };
  }
  if (!isSystemError(cause)) return undefined;
  return {
    sentences: cause.message,
    json: asJson([{ place: 'file system', found: cause.message }]),
    kind: 'wrong-use',
  };
}

const asJson = (problems: readonly unknown[]): string => JSON.stringify({ problems }, null, 2);

/** A file that is not there, or may not be read: Node names them ENOENT, EACCES and so on. */
function isSystemError(cause: unknown): cause is Error {
  return cause instanceof Error && /^E[A-Z]+$/.test((cause as NodeJS.ErrnoException).code ?? '');
}
