import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, test } from 'vitest';
import { openStore, type StorePlace } from '../../server/store/open-store.js';
import type { Store } from '../../server/store/store.js';
import { POSTGRES_PROGRAMS, sharedCluster, WITHOUT_POSTGRES } from './postgres.js';
import { QUIET } from './quiet.js';

export { QUIET } from './quiet.js';

/** New, empty databases of one kind. What is opened through it is closed and removed after each test. */
export interface Databases {
  readonly kind: Store['kind'];
  /** A place where nothing has been kept yet. */
  place(): Promise<StorePlace>;
  /** The store in this place, or in a new one. */
  open(place?: StorePlace): Promise<Store>;
}

/**
 * The same sentences for SQLite and PostgreSQL. Where PostgreSQL is not installed its half is skipped and says why;
 * in CI that is a failure.
 */
export function describeOnBoth(title: string, tests: (databases: Databases) => void): void {
  describe(`${title} (SQLite)`, () => {
    tests(databasesOf('sqlite'));
  });
  describeWithPostgres(`${title} (PostgreSQL)`, () => {
    tests(databasesOf('postgres'));
  });
}

/** Sentences that need PostgreSQL. */
export function describeWithPostgres(title: string, tests: () => void): void {
  if (POSTGRES_PROGRAMS !== undefined) {
    describe(title, tests);
  } else if (process.env['CI'] === 'true') {
    test(title, () => {
      throw new Error(WITHOUT_POSTGRES);
    });
  } else {
    describe.skip(`${title}: ${WITHOUT_POSTGRES}`, tests);
  }
}

/** Databases for the tests of the `describe` it is called in. */
export function databasesOf(kind: Store['kind']): Databases {
  const stores: Store[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  const place = async (): Promise<StorePlace> => {
    if (kind === 'postgres') return { url: await (await sharedCluster()).create(`t${randomUUID()}`) };
    const folder = mkdtempSync(join(tmpdir(), 'noriai-store-'));
    folders.push(folder);
    return { file: join(folder, 'noriai.db') };
  };
  return {
    kind,
    place,
    async open(where) {
      const store = await openStore(where ?? (await place()), QUIET);
      stores.push(store);
      return store;
    },
  };
}
