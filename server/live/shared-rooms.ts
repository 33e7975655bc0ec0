import { createAdapter } from '@socket.io/postgres-adapter';
import pg from 'pg';
import type { Logger } from '../log.js';
import type { LiveSettings } from './attach.js';

/** How long the database may take before what was to be told to other processes is dropped, ms. */
const PATIENCE = { connect: 3000, answer: 5000 } as const;

/**
 * One connection listens. Only one other speaks, so that what one process says in order is heard in order; pages that
 * find a gap all the same ask for what they missed.
 */
const CONNECTIONS = 2;

/** What is too long for a notification lies here for a moment: not worth a log of its own. */
const TABLE = 'socket_io_attachments';

/** Two processes that start together make the table one after the other. */
const LOCK = 0x6e6f_7269;

/**
 * Shares sockets among the processes of a service through its PostgreSQL: what one process tells a room is heard by
 * pages connected to any. While the database is away each process goes on with its own sockets. Connections close
 * with the sockets.
 * @throws what the driver says if the database cannot be reached
 */
export async function sharedRooms(url: string, log: Logger): Promise<NonNullable<LiveSettings['adapter']>> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    keepAlive: true,
    application_name: 'noriai rooms',
    connectionTimeoutMillis: PATIENCE.connect,
    query_timeout: PATIENCE.answer,
    allowExitOnIdle: true,
  });
  const lost = (cause: unknown): void => {
    log.warn({ reason: cause instanceof Error ? cause.message : 'unknown' }, 'shared rooms: database away');
  };
  pool.on('error', lost);
  // While a connection is lent the pool does not listen, and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', lost));
  await pool.query(
    `begin; select pg_advisory_xact_lock(${LOCK});
     create unlogged table if not exists ${TABLE} (
       id bigserial unique, created_at timestamptz default now(), payload bytea
     ); commit`,
  );
  return createAdapter(pool, { tableName: TABLE, errorHandler: lost });
}
