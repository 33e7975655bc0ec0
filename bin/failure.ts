import { RoadDataError } from '../core/road/road-data-error.js';
import { problemText } from '../scenarios/problem.js';
import { ScenarioError } from '../scenarios/scenario-error.js';
import { BackupError } from '../server/store/backup-error.js';
import { StoreTooNew } from '../server/store/migrate.js';
import { StoreUnavailable } from '../server/store/store.js';
import { QueueUnavailable } from '../sim/queue/away.js';

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
  if (cause instanceof BackupError || cause instanceof StoreUnavailable || cause instanceof StoreTooNew) {
    return {
      sentences: cause.message,
      json: asJson([{ place: 'store', found: cause.message }]),
      kind: 'broken',
    };
  }
  if (cause instanceof QueueUnavailable) {
    return {
      sentences: cause.message,
      json: asJson([{ place: 'queue', found: cause.message }]),
      kind: 'broken',
    };
  }
  if (!isSystemError(cause)) return undefined;
  return {
    sentences: systemText(cause),
    json: asJson([{ place: 'file system', found: systemText(cause) }]),
    kind: 'wrong-use',
  };
}

const asJson = (problems: readonly unknown[]): string => JSON.stringify({ problems }, null, 2);

/** What Node calls by a code, said as a person would: where, what was found, what to do. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'expected a file or folder, found nothing there; correct the path, or make the folder first',
  EISDIR: 'expected a file, found a folder; name a file in it',
  ENOTDIR: 'expected a folder, found a file; name the folder',
  EACCES: 'it may not be read or written; change its permissions or choose another place',
  ENOSPC: 'the disk is full; make room and try again',
};

function systemText(cause: NodeJS.ErrnoException): string {
  const known = SYSTEM_ERRORS[cause.code ?? ''];
  return known === undefined ? cause.message : `${cause.path ?? 'file system'}: ${known}`;
}

/** A file that is not there, or may not be read: Node names them ENOENT, EACCES and so on. */
function isSystemError(cause: unknown): cause is NodeJS.ErrnoException {
  return cause instanceof Error && /^E[A-Z]+$/.test((cause as NodeJS.ErrnoException).code ?? '');
}
