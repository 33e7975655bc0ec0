import pg from 'pg';
import PgBoss from 'pg-boss';
import { isAway, QueueUnavailable } from './away.js';
import { thisProgram } from './program.js';

/** Our own schema in the database, beside whatever else it keeps. */
export const SCHEMA = 'noriai_queue';

/** A worker that has said nothing for so long is dead, and another does its run. */
export const LEASE_SECONDS = 10;

/** How often workers have to die over one run until it is called the run's fault. */
const MOST_DEATHS = 4;

/** Results are kept so long: a sweep that is asked for again takes them from here. */
const KEPT_DAYS = 30;

/** Until the database counts as gone, ms. */
const CONNECTING = 5000;

/** Any number that nothing else in the database locks: who opens the queue makes its tables alone. */
const OPENING = 7_016_611_202;

/**
 * The runs asked for, in a PostgreSQL that asking and working machines reach. There is one queue for each program, so
 * that no worker takes what another program asked for.
 */
export interface RunQueue {
  /** This program, and the name of its queue. */
  readonly program: string;
  readonly boss: PgBoss;
  /** Rows of one statement. */
  ask<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/**
 * Opens the queue of this program and makes its tables where there are none.
 * @param as what the database's own list of sessions calls us, 63 letters at most
 * @throws QueueUnavailable if the database cannot be reached
 */
export async function openQueue(url: string, as: string): Promise<RunQueue> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: as,
    connectionTimeoutMillis: CONNECTING,
    keepAlive: true,
  });
  // A connection that breaks is replaced when it is wanted. While one is lent the pool does not listen for it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const query = async (sql: string, values?: readonly unknown[]): Promise<pg.QueryResult> => {
    const client = await pool.connect();
    let failed = true;
    try {
      const result = await client.query(sql, values as unknown[] | undefined);
      failed = false;
      return result;
    } finally {
      // pg-boss opens transactions in its statements: what failed in one is not used again.
      client.release(failed);
    }
  };
  const boss = new PgBoss({
    db: { executeSql: query },
    schema: SCHEMA,
    schedule: false,
    archiveCompletedAfterSeconds: KEPT_DAYS * 24 * 3600,
  });
  boss.on('error', () => undefined); // of its housekeeping: it comes again by itself
  const program = thisProgram();
  try {
    await makeTables(pool, boss, program);
  } catch (cause) {
    await pool.end();
    throw isAway(cause) ? new QueueUnavailable(cause) : cause;
  }
  return {
    program,
    boss,
    ask: async <Row>(sql: string, values?: readonly unknown[]) =>
      (await query(sql, values)).rows as readonly Row[],
    async close() {
      await boss.stop({ graceful: false });
      await pool.end();
    },
  };
}

async function makeTables(pool: pg.Pool, boss: PgBoss, program: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [OPENING]);
    await boss.start();
    await boss.createQueue(program, {
      name: program,
      expireInSeconds: LEASE_SECONDS,
      retryLimit: MOST_DEATHS - 1,
    });
    await client.query(
      `create table if not exists ${SCHEMA}.content (
        hash text primary key, bytes bytea not null, asked_at timestamptz not null default now())`,
    );
  } finally {
    client.release(true); // its session ends, and with it the lock
  }
}
