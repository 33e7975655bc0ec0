import { join } from 'node:path';
import type { StorePlace } from './connect.js';

/** Where a service keeps its file, its secret and its back-ups if nobody says otherwise. */
export const DATA_FOLDER = 'noriai-data';

/** The database that DATABASE_URL names, or else the file in the data folder. */
export function storePlace(dataFolder: string, databaseUrl: string | undefined): StorePlace {
  if (databaseUrl === undefined || databaseUrl === '') return { file: join(dataFolder, 'noriai.db') };
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new RangeError(
      'DATABASE_URL: expected an address such as postgres://noriai@db.example.jp/noriai, found something else (not shown: it may hold a password)',
    );
  }
  return { url: databaseUrl };
}
