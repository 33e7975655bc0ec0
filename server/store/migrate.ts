import { sql, type Transaction } from 'kysely';
import type { Column, Migration } from './migration.js';
import { MIGRATIONS } from './migrations.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

/** The store was made by a newer version of the program. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';
}

/**
 * Brings the tables to the shape this version needs, all steps or none. Several processes may start at once: one does
 * it, the others wait for it.
 * @throws StoreTooNew if a newer version has used the store.
 */
export async function migrate(
  kind: Store['kind'],
  tx: Transaction<Tables>,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  // SQLite lets one writer in anyway; in PostgreSQL the number stands for this lock and nothing else.
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(7231842901)`.execute(tx);
  await sql`create table if not exists migration (taken bigint primary key)`.execute(tx);
  const taken = await migrationsTaken(tx);
  if (taken > steps.length) {
    throw new StoreTooNew(
      `the store has ${taken} migrations, this version knows ${steps.length}; run the newer version that wrote it`,
    );
  }
  for (const [i, step] of steps.entries()) {
    if (i < taken) continue;
    await apply(kind, tx, step);
    await sql`insert into migration (taken) values (${i + 1})`.execute(tx);
  }
}

/** How many steps the store has taken; 0 if it has never been used. */
export async function migrationsTaken(tx: Transaction<Tables>): Promise<number> {
  const tables = await tx.introspection.getTables();
  if (!tables.some(({ name }) => name === 'migration')) return 0;
  const { rows } = await sql<{ taken: number | null }>`select max(taken) as taken from migration`.execute(tx);
  return rows[0]?.taken ?? 0;
}

async function apply(
  kind: Store['kind'],
  tx: Transaction<Tables>,
  { tables = {}, indices = [], also }: Migration,
): Promise<void> {
  for (const [name, { columns, key }] of Object.entries(tables)) {
    const lines = Object.entries(columns).map(
      ([column, kindOf]) => sql`${sql.id(column)} ${sql.raw(sqlType(kind, kindOf))}`,
    );
    const keyed = sql`primary key (${sql.join(key.map((column) => sql.id(column)))})`;
    await sql`create table ${sql.id(name)} (${sql.join([...lines, keyed])})`.execute(tx);
  }
  for (const { table, columns, unique } of indices) {
    const name = `${table}_by_${columns.join('_and_')}`;
    const created = tx.schema
      .createIndex(name)
      .on(table)
      .columns([...columns]);
    await (unique ? created.unique() : created).execute();
  }
  await also?.(tx);
}

/** Text is compared byte by byte in both databases, so that lists have the same order in both. */
function sqlType(kind: Store['kind'], column: Column): string {
  const type = column.startsWith('whole') ? 'bigint' : kind === 'postgres' ? 'text collate "C"' : 'text';
  return column.endsWith('?') ? type : `${type} not null`;
}
