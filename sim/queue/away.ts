import { setTimeout as wait } from 'node:timers/promises';

/** The database of the queue cannot be reached. */
export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';

  constructor(cause: unknown) {
    super(
      `DATABASE_URL: expected a PostgreSQL that answers, found "${reasonOf(cause)}"; start it, or correct the address`,
      { cause },
    );
  }
}

/** Until it is tried again, ms. */
const PAUSE = 1000;

/** Does it again and again as long as the database is away, and tells once that it is. */
export async function patiently<Result>(
  work: () => Promise<Result>,
  tell: (line: string) => void,
): Promise<Result> {
  for (let times = 0; ; times++) {
    try {
      return await work();
    } catch (cause) {
      if (!isAway(cause)) throw cause;
      if (times === 0) tell(`the database does not answer (${reasonOf(cause)}); trying again every second`);
      await wait(PAUSE);
    }
  }
}

/**
 * SQLSTATE classes in which the database is the reason and not our statement: connection, refused identity, missing
 * database, resources, shutdown, system. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const AWAY_STATES = /^(08|28|3D|53|57|58)/;
const AWAY_WORDS = /connection terminated|timeout exceeded|connection (ended|closed|error)|not queryable/i;

/** Whether the database, and not the statement, is the reason for an error. */
export function isAway(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const { code = '' } = cause as NodeJS.ErrnoException;
  return /^E[A-Z]+$/.test(code) || AWAY_STATES.test(code) || AWAY_WORDS.test(cause.message);
}

/** A refused connection has a code, and often nothing else to say. */
const reasonOf = (cause: unknown): string => {
  const { message, code } = cause as NodeJS.ErrnoException;
  return message === '' ? (code ?? 'no reason') : message;
};
