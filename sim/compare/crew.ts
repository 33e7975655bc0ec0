import { Worker } from 'node:worker_threads';
import type { Summary } from '../report/summary.js';
import type { Job, RunJobs } from './job.js';

/** Told after every run: how many are done, and how many have been asked for so far. */
export type Progress = (done: number, asked: number) => void;

/**
 * Lets `work` run jobs on so many worker threads, which end with it. The results do not depend on how many there are.
 * @throws Error that names scenario and seed, if a run fails; the other runs are given up
 */
export async function withCrew<Result>(
  crew: { readonly workers: number; readonly progress?: Progress },
  work: (run: RunJobs) => Promise<Result>,
): Promise<Result> {
  const threads: Thread[] = [];
  let [done, asked] = [0, 0];
  const run: RunJobs = async (jobs) => {
    asked += jobs.length;
    while (threads.length < Math.min(crew.workers, jobs.length)) threads.push(new Thread());
    const results = new Array<Summary>(jobs.length);
    // All threads draw from one queue: whoever is done takes the next.
    const queue = jobs.entries();
    const workOff = async (thread: Thread): Promise<void> => {
      for (const [i, job] of queue) {
        results[i] = await thread.do(job);
        crew.progress?.(++done, asked);
      }
    };
    await Promise.all(threads.map(workOff));
    return results;
  };
  try {
    return await work(run);
  } finally {
    await Promise.all(threads.map((thread) => thread.leave()));
  }
}

/** A worker thread, which does one job at a time. */
class Thread {
  readonly #thread = new Worker(new URL('./run-worker.mjs', import.meta.url));

  do(job: Job): Promise<Summary> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.#thread.off('message', done).off('error', failed).off('exit', ended);
      };
      const done = (summary: Summary): void => {
        stop();
        resolve(summary);
      };
      const failed = (cause: Error): void => {
        stop();
        reject(new Error(`${job.label}, seed ${job.seed}: ${cause.message}`, { cause }));
      };
      const ended = (): void => {
        failed(new Error('the worker thread ended before the run was done'));
      };
      this.#thread.on('message', done).on('error', failed).on('exit', ended);
      this.#thread.postMessage(job);
    });
  }

  async leave(): Promise<void> {
    await this.#thread.terminate();
  }
}
