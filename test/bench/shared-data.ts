import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The reference data beside the repository. Benches and some tests read it; nothing is copied from it. */
export const SHARED = '../shared/data';

export const sharedIsHere = (): boolean => existsSync(SHARED);

/** @throws Error that says what is missing and what can be done without it. */
export function readShared(path: string): Uint8Array {
  const file = join(SHARED, path);
  if (!existsSync(file)) {
    throw new Error(`${file} is not here: this bench needs the reference data beside the repository`);
  }
  return readFileSync(file);
}
