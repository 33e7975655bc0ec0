import { SCHEMA, type RunQueue } from './open-queue.js';
import type { Packed } from './pack.js';
import type { QueuedRun } from './queued-run.js';

/** A scenario that nobody has asked for in so long is forgotten. */
const FORGOTTEN_DAYS = 60;

/** Makes sure that the queue holds all files of a scenario. */
export async function putContent(queue: RunQueue, { contents }: Packed): Promise<void> {
  await queue.ask(
    `delete from ${SCHEMA}.content where asked_at < now() - make_interval(days => ${FORGOTTEN_DAYS})`,
  );
  const there = await queue.ask<{ readonly hash: string }>(
    `update ${SCHEMA}.content set asked_at = now() where hash = any($1) returning hash`,
    [[...contents.keys()]],
  );
  const known = new Set(there.map(({ hash }) => hash));
  for (const [hash, bytes] of contents) {
    if (known.has(hash)) continue;
    await queue.ask(`insert into ${SCHEMA}.content (hash, bytes) values ($1, $2) on conflict do nothing`, [
      hash,
      Buffer.from(bytes),
    ]);
  }
}

/**
 * Puts runs into the queue by id; a run that waits, is being done or has its result is left as it is. One that failed
 * is done again. They are taken in the order given, so that runs of one variant follow each other.
 */
export async function putRuns(queue: RunQueue, runs: ReadonlyMap<string, QueuedRun>): Promise<void> {
  const { program, boss } = queue;
  await queue.ask(
    `delete from ${SCHEMA}.job where name = $1 and id = any($2)
      and (state > 'completed' or state = 'completed' and output ? 'failure')`,
    [program, [...runs.keys()]],
  );
  await boss.insert([...runs].map(([id, data], i) => ({ id, name: program, data, priority: -i })));
}

/** Takes back what nobody has begun. */
export async function takeBack(queue: RunQueue, ids: readonly string[]): Promise<void> {
  await queue.ask(`delete from ${SCHEMA}.job where name = $1 and id = any($2) and state < 'active'`, [
    queue.program,
    ids,
  ]);
}
