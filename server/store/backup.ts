import { sql, type Kysely, type Transaction } from 'kysely';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Instant } from '../clock.js';
import type { Logger } from '../log.js';
import { BackupError } from './backup-error.js';
import { connect, type StorePlace } from './connect.js';
import { PRIMARY_KEY } from './keys.js';
import { migrationsTaken } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import type { Tables } from './tables.js';

/** How many rows of each table a back-up holds. */
export type Tally = Readonly<Partial<Record<keyof Tables, number>>>;

/** The first line of a back-up. */
export interface BackupHead {
  readonly format: 'noriai back-up';
  /** How many migrations the store had. */
  readonly migrations: number;
  readonly taken_at: Instant;
}

/** Every table but the lease, which belongs to a process and not to the service. */
export const BACKED_UP = (Object.keys(PRIMARY_KEY) as (keyof Tables)[]).filter((table) => table !== 'lease');

/** Tables whose rows may be large. */
const LARGE: ReadonlySet<keyof Tables> = new Set(['snapshot', 'planner_file', 'planner_result']);

/** Rows asked for at once. */
const pageOf = (table: keyof Tables): number => (LARGE.has(table) ? 20 : 500);

/**
 * Writes everything the store holds at one moment to `file`, while the service runs; readable by its owner only, since
 * it is about people. One format for both databases (docs/running.md), so it also moves a service from one to the
 * other: gzip of lines of JSON. The file is there when it is whole, and not before.
 * @throws BackupError if there is no store, or one of another version; StoreUnavailable.
 */
export async function backUp(place: StorePlace, file: string, now: Instant, log: Logger): Promise<Tally> {
  if (place.file !== undefined && !existsSync(place.file)) {
    throw new BackupError(
      `${place.file}: expected a store, found no file; name the data folder of the service`,
    );
  }
  const { db } = connect(place, log);
  const tally: Partial<Record<keyof Tables, number>> = {};
  try {
    await pipeline(
      Readable.from(pages(db, now, tally)),
      createGzip(),
      createWriteStream(`${file}.new`, { mode: 0o600, flush: true }),
    );
  } finally {
    await db.destroy();
  }
  renameSync(`${file}.new`, file);
  return tally;
}

/** The lines of a back-up, many at a time: head; for each table its name and columns, then its rows; the number of rows. */
async function* pages(
  db: Kysely<Tables>,
  now: Instant,
  tally: Partial<Record<keyof Tables, number>>,
): AsyncGenerator<string> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    const migrations = await migrationsTaken(tx);
    if (migrations !== MIGRATIONS.length) throw new BackupError(otherVersion(migrations));
    yield lineOf({ format: 'noriai back-up', migrations, taken_at: now } satisfies BackupHead);
    for (const table of BACKED_UP) yield* tableLines(tx, table, tally);
    yield lineOf({ rows: Object.values(tally).reduce((sum, rows) => sum + rows, 0) });
  } finally {
    await tx.rollback().execute();
  }
}

/** Nothing for an empty table. */
async function* tableLines(
  tx: Transaction<Tables>,
  table: keyof Tables,
  tally: Partial<Record<keyof Tables, number>>,
): AsyncGenerator<string> {
  for await (const rows of pagesOf(tx, table)) {
    if (tally[table] === undefined) yield lineOf({ table, columns: Object.keys(rows[0]!) });
    yield rows.map((row) => lineOf(Object.values(row))).join('');
    tally[table] = (tally[table] ?? 0) + rows.length;
  }
}

/** All rows in the order of the key, each page beginning where the one before ended. */
async function* pagesOf(
  tx: Transaction<Tables>,
  table: keyof Tables,
): AsyncGenerator<readonly Record<string, unknown>[]> {
  const key = PRIMARY_KEY[table];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after = sql`true`;
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${after} order by ${columns} limit ${pageOf(table)}`.execute(
      tx,
    );
    if (rows.length > 0) yield rows;
    if (rows.length < pageOf(table)) return;
    const last = rows.at(-1)!;
    after = sql`(${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  }
}

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;

function otherVersion(migrations: number): string {
  if (migrations === 0) return 'the database holds no store; name the one that the service uses';
  return (
    `the store has ${migrations} migrations, this version of noriai has ${MIGRATIONS.length}; ` +
    'back it up with the version that runs the service, or start the service with this one first'
  );
}
