import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { SCHEMA, type RunQueue } from './open-queue.js';
import { hashOf, type PackingList } from './pack.js';

/**
 * Lays packed scenarios out under `home`, each once.
 * @returns the folder of the scenario with this hash
 */
export function unpacker(queue: RunQueue, home: string): (scenario: string) => Promise<string> {
  const folders = new Map<string, Promise<string>>();
  return (scenario) => {
    const known = folders.get(scenario);
    if (known !== undefined) return known;
    const folder = layOut(queue, scenario, join(home, scenario));
    folders.set(scenario, folder);
    // The next that asks tries again.
    folder.catch(() => folders.delete(scenario));
    return folder;
  };
}

async function layOut(queue: RunQueue, scenario: string, root: string): Promise<string> {
  const list = JSON.parse(new TextDecoder().decode(await contentOf(queue, scenario))) as PackingList;
  // Deep enough that no path which leads out of the folder leads out of the root.
  const depth = Math.max(
    0,
    ...list.files.map(([path]) => path.split('/').filter((part) => part === '..').length),
  );
  const folder = join(root, ...Array<string>(depth).fill('up'), basename(list.name));
  for (const [path, hash] of list.files) {
    const place = join(folder, path);
    if (!place.startsWith(root + sep)) throw new Error(`${list.name}: ${path} leads out of the scenario`);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, await contentOf(queue, hash));
  }
  return folder;
}

async function contentOf(queue: RunQueue, hash: string): Promise<Uint8Array> {
  const [row] = await queue.ask<{ readonly bytes: Uint8Array }>(
    `select bytes from ${SCHEMA}.content where hash = $1`,
    [hash],
  );
  if (row === undefined || hashOf(row.bytes) !== hash) {
    throw new Error(`the queue holds a run, but not the content ${hash} of its scenario`);
  }
  return row.bytes;
}
