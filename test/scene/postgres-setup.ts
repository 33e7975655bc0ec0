import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeCluster } from './postgres.js';

/** Before all tests: names the folder of the shared PostgreSQL. Costs nothing unless a test asks for it. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-postgres-'));
  process.env['NORIAI_TEST_POSTGRES'] = folder;
  return () => {
    removeCluster(folder);
  };
}
