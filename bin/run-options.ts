import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { SingleBar } from 'cli-progress';
import { InvalidArgumentError, Option } from 'commander';
import { withCrew, type Progress } from '../sim/compare/crew.js';
import type { RunJobs } from '../sim/compare/job.js';
import { whyNotFolder } from '../sim/report/write-folder.js';
import { queueAddress } from './queue-address.js';

/** What commands that run many days have in common. */
export interface RunOptions {
  readonly seeds: number;
  readonly workers: number;
  readonly queue?: true | undefined;
  readonly json?: true;
}

/** Worker threads unless somebody says otherwise: one for each core. */
export const USUAL_WORKERS = availableParallelism();

/** `--queue`: not the threads of this machine, but whoever runs `noriai worker` on the same database. */
export const queueOption = (): Option =>
  new Option(
    '--queue',
    'let noriai worker run it, here and elsewhere, by the PostgreSQL of DATABASE_URL',
  ).conflicts('workers');

/** Runs on worker threads or by the queue, with a progress bar on stderr where somebody is watching. */
export async function withProgress<Result>(
  { workers, queue }: Pick<RunOptions, 'workers' | 'queue'>,
  work: (run: RunJobs) => Promise<Result>,
): Promise<Result> {
  const bar = new SingleBar({
    format: 'running {bar} {value}/{total} runs',
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  const isWatched = process.stderr.isTTY;
  if (isWatched) bar.start(0, 0);
  const progress: Progress = (done, asked) => {
    if (!isWatched) return;
    bar.setTotal(asked);
    bar.update(done);
  };
  try {
    return await (queue === true ? byQueue(progress, work) : withCrew({ workers, progress }, work));
  } finally {
    bar.stop();
  }
}

async function byQueue<Result>(progress: Progress, work: (run: RunJobs) => Promise<Result>): Promise<Result> {
  // Loaded only here: most people have one machine and no database.
  const [{ openQueue }, { askWorkers }] = await Promise.all([
    import('../sim/queue/open-queue.js'),
    import('../sim/queue/ask-workers.js'),
  ]);
  const queue = await openQueue(queueAddress(process.env['DATABASE_URL']), 'noriai-asking');
  try {
    return await work(askWorkers(queue, { progress, tell: (line) => process.stderr.write(`${line}\n`) }));
  } finally {
    await queue.close();
  }
}

export function scenarioFolder(path: string): string {
  if (existsSync(path)) return path;
  throw new InvalidArgumentError(
    `Expected the folder of a scenario, such as scenarios/tiny; found nothing at ${path}.`,
  );
}

export function outFolder(path: string): string {
  const because = whyNotFolder(path);
  if (because !== undefined) throw new InvalidArgumentError(because);
  return path;
}

export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const n = Number(text);
    if (/^\d+$/.test(text) && n >= least && Number.isSafeInteger(n)) return n;
    throw new InvalidArgumentError(`Expected a whole number from ${least} on.`);
  };
}
