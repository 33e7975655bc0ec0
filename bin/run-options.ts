import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { SingleBar } from 'cli-progress';
import { InvalidArgumentError } from 'commander';
import { withCrew } from '../sim/compare/crew.js';
import type { RunJobs } from '../sim/compare/job.js';
import { whyNotFolder } from '../sim/report/write-folder.js';

/** What commands that run many days have in common. */
export interface RunOptions {
  readonly seeds: number;
  readonly workers: number;
  readonly json?: true;
}

/** Worker threads unless somebody says otherwise: one for each core. */
export const USUAL_WORKERS = availableParallelism();

/** Runs on worker threads, with a progress bar on stderr where somebody is watching. */
export async function withProgress<Result>(
  workers: number,
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
  const progress = (done: number, asked: number): void => {
    if (!isWatched) return;
    bar.setTotal(asked);
    bar.update(done);
  };
  try {
    return await withCrew({ workers, progress }, work);
  } finally {
    bar.stop();
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
