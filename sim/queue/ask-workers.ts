import { setTimeout as wait } from 'node:timers/promises';
import type { Summary } from '../report/summary.js';
import type { Progress } from '../compare/crew.js';
import type { Job, RunJobs } from '../compare/job.js';
import { patiently } from './away.js';
import { SCHEMA, type RunQueue } from './open-queue.js';
import { pack, type Packed } from './pack.js';
import { putContent, putRuns, takeBack } from './put-runs.js';
import { queuedRun, runId, type QueuedRun, type RunOutput } from './queued-run.js';
import { workersOf } from './standing.js';

/** Until it is asked again what is done, ms. */
const LOOK_AGAIN = 300;

/** After so many looks it is time to say that nobody works, and to look for dead workers. */
const LOOKS_A_ROUND = 7;

/** Who follows the runs. */
export interface Watch {
  readonly progress?: Progress;
  /** For people: what is being waited for. */
  readonly tell: (line: string) => void;
}

/**
 * Lets workers on any machine do the jobs. Results that the queue already holds are taken from there, so that a sweep
 * whose asker was killed goes on where it was.
 * @throws Error that names what was run and the seed, if a run fails; what nobody has begun is taken back
 */
export function askWorkers(queue: RunQueue, { progress, tell }: Watch): RunJobs {
  const packed = new Map<string, Packed>();
  let [done, asked] = [0, 0];
  const scenarioOf = async ({ variant: { folder } }: Job): Promise<string> => {
    const known = packed.get(folder) ?? pack(folder);
    if (!packed.has(folder)) await patiently(() => putContent(queue, known), tell);
    packed.set(folder, known);
    return known.scenario;
  };
  return async (jobs) => {
    asked += jobs.length;
    const runs: [string, QueuedRun][] = [];
    for (const job of jobs) {
      const run = queuedRun(job, await scenarioOf(job));
      runs.push([runId(queue.program, run), run]);
    }
    const results = await collected(queue, new Map(runs), {
      tell,
      progress: (count) => progress?.(done + count, asked),
    });
    done += jobs.length;
    return runs.map(([id]) => results.get(id)!);
  };
}

type Results = ReadonlyMap<string, Summary>;

interface Following {
  readonly tell: Watch['tell'];
  readonly progress: (done: number) => void;
}

async function collected(
  queue: RunQueue,
  runs: ReadonlyMap<string, QueuedRun>,
  { tell, progress }: Following,
): Promise<Results> {
  const results = new Map<string, Summary>();
  const open = new Map(runs);
  const lonely = onceLonely(queue, tell);
  try {
    await patiently(() => putRuns(queue, open), tell);
    for (let looks = 1; ; looks++) {
      await patiently(() => look(queue, open, results), tell);
      progress(results.size);
      if (open.size === 0) return results;
      if (looks % LOOKS_A_ROUND === 0) await patiently(lonely, tell);
      await wait(LOOK_AGAIN);
    }
  } finally {
    if (open.size > 0) await takeBack(queue, [...open.keys()]);
  }
}

/** Moves what is done from `open` to `results`. */
async function look(
  queue: RunQueue,
  open: Map<string, QueuedRun>,
  results: Map<string, Summary>,
): Promise<void> {
  const rows = await queue.ask<{
    readonly id: string;
    readonly state: string;
    readonly output: RunOutput | null;
  }>(
    `select id, state, case when state = 'completed' then output end as output
      from ${SCHEMA}.job where name = $1 and id = any($2)`,
    [queue.program, [...open.keys()]],
  );
  const known = new Set(rows.map(({ id }) => id));
  const lost = [...open].filter(([id]) => !known.has(id));
  // Another who asked for the same has taken it back.
  if (lost.length > 0) await putRuns(queue, new Map(lost));
  for (const { id, state, output } of rows) {
    if (state !== 'completed' && state !== 'failed') continue;
    const { label, seed } = open.get(id)!;
    const failure = output === null ? EVERYBODY_DIED : output.failure;
    if (failure !== undefined) throw new Error(`${label}, seed ${seed}: ${failure}`);
    results.set(id, JSON.parse((output as { readonly summary: string }).summary) as Summary);
    open.delete(id);
  }
}

const EVERYBODY_DIED =
  'one worker after the other ended while doing this run; look at their last words (memory?) before asking again';

/** Puts runs of dead workers back, and says once that nobody works. */
function onceLonely(queue: RunQueue, tell: Watch['tell']): () => Promise<void> {
  let told = false;
  return async () => {
    await queue.boss.expire();
    if (told || (await workersOf(queue)).some(({ program }) => program === queue.program)) return;
    told = true;
    tell(
      `waiting: no worker of this program (${queue.program}) is connected; start one with the same DATABASE_URL: noriai worker`,
    );
  };
}
