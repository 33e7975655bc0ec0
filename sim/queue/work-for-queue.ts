import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RunThread } from '../compare/run-thread.js';
import { patiently } from './away.js';
import { LEASE_SECONDS, SCHEMA, type RunQueue } from './open-queue.js';
import type { QueuedRun, RunOutput } from './queued-run.js';
import { standingOf } from './standing.js';
import { unpacker } from './unpack.js';

/** How a worker works. */
export interface Working {
  readonly threads: number;
  readonly tell: (line: string) => void;
  /** Aborted: no more runs are taken, those at hand are finished. */
  readonly until: AbortSignal;
}

/** Until an idle thread asks again, ms. */
const ASK_AGAIN = 500;

/** How often a worker says that it lives, and looks for others that do not, ms: several times within a lease. */
const BEAT = (LEASE_SECONDS * 1000) / 4;

/**
 * Takes runs of this program from the queue, does them on threads and stores what they bring, until it is told to end.
 * A run that fails is stored as failed, and the next is taken. Runs of other programs are left, and told of once.
 */
export async function workForQueue(queue: RunQueue, working: Working): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'noriai-worker-'));
  const unpack = unpacker(queue, home);
  try {
    const lanes = Array.from({ length: working.threads }, () => runOnThread(queue, unpack, working));
    await Promise.all([...lanes, lookAround(queue, working)]);
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function runOnThread(
  queue: RunQueue,
  unpack: (scenario: string) => Promise<string>,
  { tell, until }: Working,
): Promise<void> {
  let thread = new RunThread();
  const run = async ({ scenario, variant, seed, label }: QueuedRun): Promise<RunOutput> => {
    const folder = await patiently(() => unpack(scenario), tell);
    try {
      return { summary: JSON.stringify(await thread.do({ label, variant: { ...variant, folder }, seed })) };
    } catch (cause) {
      thread = new RunThread();
      return { failure: reasonOf(cause) };
    }
  };
  while (!until.aborted) {
    const [job] = await queue.boss.fetch<QueuedRun>(queue.program);
    if (job === undefined) {
      await pause(ASK_AGAIN, until);
      continue;
    }
    const output = await beating(queue, job.id, () => run(job.data));
    await patiently(() => queue.boss.complete(queue.program, job.id, output), tell);
    tell(`${job.data.label}, seed ${job.data.seed}: ${'failure' in output ? output.failure : 'done'}`);
  }
  await thread.leave();
}

/** Says again and again that the run is being done. pg-boss 10 counts a lease from `started_on` and cannot prolong it. */
async function beating<Result>(queue: RunQueue, id: string, work: () => Promise<Result>): Promise<Result> {
  const beat = setInterval(() => {
    queue
      .ask(`update ${SCHEMA}.job set started_on = now() where name = $1 and id = $2 and state = 'active'`, [
        queue.program,
        id,
      ])
      // Missed beats cost no more than that another does the run too.
      .catch(() => undefined);
  }, BEAT);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

/** Puts runs of dead workers back, and tells of runs that nobody does and that this program must not take. */
async function lookAround(queue: RunQueue, { tell, until }: Working): Promise<void> {
  const told = new Set<string>();
  while (!until.aborted) {
    await patiently(() => queue.boss.expire(), tell);
    for (const { program, waiting, workers } of await patiently(() => standingOf(queue), tell)) {
      if (program === queue.program || waiting === 0 || workers > 0 || told.has(program)) continue;
      told.add(program);
      tell(
        `refused: ${waiting} runs were asked for by another program (${program}) than this worker (${queue.program}), ` +
          'whose results could differ; start a worker of that version, or ask again with this one',
      );
    }
    await pause(BEAT, until);
  }
}

/** Ends early when the worker is to end. */
const pause = (ms: number, until: AbortSignal): Promise<unknown> =>
  wait(ms, undefined, { signal: until }).catch(() => undefined);

/** The thread names the run already; whoever asked names it again, as they call it. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? cause.cause : undefined;
  return inner instanceof Error ? inner.message : String(cause);
}
