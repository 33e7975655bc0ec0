import type { Summary } from '../report/summary.js';
import type { RunJobs } from './job.js';
import { RunThread } from './run-thread.js';

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
  const threads: RunThread[] = [];
  let [done, asked] = [0, 0];
  const run: RunJobs = async (jobs) => {
    asked += jobs.length;
    while (threads.length < Math.min(crew.workers, jobs.length)) threads.push(new RunThread());
    const results = new Array<Summary>(jobs.length);
    // All threads draw from one queue: whoever is done takes the next.
    const queue = jobs.entries();
    const workOff = async (thread: RunThread): Promise<void> => {
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
