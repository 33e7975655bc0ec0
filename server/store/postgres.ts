import { PostgresDialect, type Dialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Logger } from '../log.js';
import { StoreUnavailable } from './store.js';
import { withoutNul } from './text.js';

/** How long the database may take before it counts as gone, ms: to connect, and for one statement. */
const PATIENCE = { connect: 3000, statement: 4000, answer: 5000, idleInTransaction: 3000 } as const;

const MOST_CONNECTIONS = 10;

/** Types of PostgreSQL that come as text because they may be larger than what a number holds exactly; ours never are. */
const AS_NUMBER = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** PostgreSQL at an address such as postgres://user:password@host:5432/name. Connections come back by themselves. */
export function postgresDialect(url: string, log: Logger): Dialect {
  return new PostgresDialect({ pool: poolFor(url, log) });
}

function poolFor(url: string, log: Logger): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    keepAlive: true,
    application_name: 'noriai',
    connectionTimeoutMillis: PATIENCE.connect,
    statement_timeout: PATIENCE.statement,
    lock_timeout: PATIENCE.statement,
    query_timeout: PATIENCE.answer,
    // A process that vanished inside a transaction must not keep the lease from another.
    idle_in_transaction_session_timeout: PATIENCE.idleInTransaction,
    types: { getTypeParser: parserOf },
  });
  const lost = (cause: Error): void => {
    log.warn({ reason: codeOf(cause) || cause.message }, 'a connection to the database was lost');
  };
  pool.on('error', lost);
  // While a connection is lent the pool does not listen, and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async connect() {
      return lentClient(await pool.connect().catch(rethrown));
    },
    end: () => pool.end(),
  };
}

/** A client that is not used again once the database has failed it. */
function lentClient(client: pg.PoolClient): Awaited<ReturnType<PostgresPool['connect']>> {
  let broken: StoreUnavailable | undefined;
  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    if (broken !== undefined) throw broken;
    try {
      return await client.query(sql, parameters.map(withoutNul));
    } catch (cause) {
      if (cause instanceof pg.DatabaseError) withoutRow(cause);
      broken = unavailable(cause);
      throw broken ?? cause;
    }
  };
  return {
    query: query as Awaited<ReturnType<PostgresPool['connect']>>['query'],
    release: () => {
      client.release(broken);
    },
  };
}

/** PostgreSQL quotes the row that it refuses, and whoever logs the error would write down a person. */
function withoutRow(cause: pg.DatabaseError): void {
  cause.detail = undefined;
  cause.where = undefined;
}

function rethrown(cause: unknown): never {
  throw unavailable(cause) ?? cause;
}

/**
 * SQLSTATE classes in which the database, not our statement, is the reason: connection, refused identity, missing
 * database, resources (disk full), operator's shutdown and cancelling, system, conflict with another transaction.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const OUTSIDE_STATES = /^(08|28|3D|53|57|58|40|25P0[1-4]|25006|55P03)/;

/** What the driver says without a code. */
const OUTSIDE_WORDS =
  /connection terminated|timeout exceeded|read timeout|connection (ended|closed|error)|not queryable|socket|SSL/i;

function unavailable(cause: unknown): StoreUnavailable | undefined {
  if (cause instanceof StoreUnavailable) return cause;
  if (!(cause instanceof Error)) return undefined;
  const code = codeOf(cause);
  const outside =
    code === '' ? OUTSIDE_WORDS.test(cause.message) : OUTSIDE_STATES.test(code) || /^E[A-Z_]+$/.test(code);
  if (!outside) return undefined;
  return new StoreUnavailable(`the database does not answer: ${code === '' ? cause.message : code}`, {
    cause,
  });
}

/** Of a database, a system call, or the first of several addresses that were tried. */
function codeOf(cause: Error): string {
  const { code, errors } = cause as { code?: unknown; errors?: unknown };
  if (typeof code === 'string' && code !== '') return code;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return first instanceof Error ? codeOf(first) : '';
}

function parserOf(oid: TypeId, format: 'text' | 'binary' = 'text'): (value: string) => unknown {
  if (AS_NUMBER.has(oid)) return Number;
  return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
}

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];
