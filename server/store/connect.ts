import { Kysely } from 'kysely';
import type { Logger } from '../log.js';
import { postgresDialect } from './postgres.js';
import { sqliteDialect } from './sqlite.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

/** Where the store is: PostgreSQL at an address, or SQLite in a file, which is made if it is not there. */
export type StorePlace =
  { readonly url: string; readonly file?: undefined } | { readonly file: string; readonly url?: undefined };

/** A database, whatever its tables are like. Nothing is asked of it before the first query. */
export interface Connected {
  readonly kind: Store['kind'];
  readonly db: Kysely<Tables>;
}

export function connect(place: StorePlace, log: Logger): Connected {
  return place.url === undefined
    ? { kind: 'sqlite', db: new Kysely({ dialect: sqliteDialect(place.file) }) }
    : { kind: 'postgres', db: new Kysely({ dialect: postgresDialect(place.url, log) }) };
}
