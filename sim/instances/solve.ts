import { Worker } from 'node:worker_threads';
import type { PooledTour } from '../../core/search/pool.js';
import type { Plan, Problem } from '../../core/search/problem.js';

/** Rounds of work; after each the workers meet. Fixed, so that results can be repeated. */
const ROUNDS = 40;

/** Share of the effort from which on workers take over each other's plans; before, each finds its own region. */
const TOGETHER = 0.5;

/**
 * Share from which on a worker begins each round at its best plan, and by turns looks for a better one among all
 * tours met so far; before, it strays as far as chance leads.
 */
const HOMING = 0.3;

/** How much to search: at least one of the two limits; with both, what ends first. */
export interface Effort {
  /** Wall time, s. */
  readonly seconds?: number;
  /** Iterations of every worker. */
  readonly iterations?: number;
  readonly seed: number;
  readonly workers: number;
}

export interface Solved {
  readonly plan: Plan;
  /** Driving, and a penalty for every request left out. */
  readonly cost: number;
  /** Requests the plan leaves out, ascending. */
  readonly unserved: readonly number[];
  /** Made by all workers together. */
  readonly iterations: number;
  readonly seconds: number;
}

/** What a worker is given at its start. */
export interface WorkerTask {
  readonly problem: Problem;
  readonly seed: number;
  readonly worker: number;
}

/** How far a worker goes between two meetings. */
interface Stretch {
  /** Shares of the whole effort at its begin and end. */
  readonly from: number;
  readonly to: number;
  /** Most iterations; Infinity: until the moments say so. */
  readonly iterations: number;
  /** Moments (ms since the epoch) at which the round began and must end; Infinity: no such limit. */
  readonly begins: number;
  readonly ends: number;
}

/** What a worker is told at a meeting. */
export interface Round extends Stretch {
  /** What the others bring: their best plan and the tours they have met since. */
  readonly others: readonly Report[];
  /** Whether to go on from the best of those plans, if it is better than one's own. */
  readonly together: boolean;
  /** Whether to go on from one's own best plan. */
  readonly home: boolean;
  /** Whether to look for a better plan in all tours met so far before going on. */
  readonly recombine: boolean;
}

/** What a worker says at a meeting. */
export interface Report {
  readonly plan: Plan;
  readonly cost: number;
  readonly unserved: readonly number[];
  readonly iterations: number;
  /** Tours met since the last meeting. */
  readonly news: readonly PooledTour[];
}

/**
 * Searches with several worker threads that meet after every fortieth of the effort and exchange the tours they
 * have met. At first each goes its own way; then each begins a round at its best plan, and by turns they look for a
 * still better one among all tours; in the second half each goes on from the best plan of all. With an iteration
 * limit alone the result depends on nothing but the problem, the seed, the number of iterations and of workers.
 */
export async function solve(problem: Problem, effort: Effort): Promise<Solved> {
  const began = Date.now();
  const crew = Array.from(
    { length: effort.workers },
    (_, worker) => new Colleague({ problem, seed: effort.seed, worker }),
  );
  try {
    let reports: Report[] = [];
    for (let k = 0; k < ROUNDS; k++) {
      const before = reports;
      const stretch = stretchOf(k, effort, began);
      reports = await Promise.all(
        crew.map((colleague, w) =>
          colleague.work({
            ...stretch,
            others: before.filter((_, other) => other !== w),
            together: k >= TOGETHER * ROUNDS,
            home: k >= HOMING * ROUNDS,
            recombine: k >= HOMING * ROUNDS && k % effort.workers === w,
          }),
        ),
      );
    }
    const { plan, cost, unserved } = bestOf(reports);
    const iterations = reports.reduce((sum, report) => sum + report.iterations, 0);
    return { plan, cost, unserved, iterations, seconds: (Date.now() - began) / 1000 };
  } finally {
    await Promise.all(crew.map((colleague) => colleague.leave()));
  }
}

function stretchOf(k: number, { iterations, seconds }: Effort, began: number): Stretch {
  const upTo = (limit: number, rounds: number): number => Math.floor((limit * rounds) / ROUNDS);
  return {
    from: k / ROUNDS,
    to: (k + 1) / ROUNDS,
    iterations: iterations === undefined ? Infinity : upTo(iterations, k + 1) - upTo(iterations, k),
    begins: seconds === undefined ? -Infinity : began + (1000 * seconds * k) / ROUNDS,
    ends: seconds === undefined ? Infinity : began + (1000 * seconds * (k + 1)) / ROUNDS,
  };
}

function bestOf(reports: readonly Report[]): Report {
  return reports.reduce((best, report) => (report.cost < best.cost - 1e-9 ? report : best));
}

/** A worker thread, and the question it has not answered yet. */
class Colleague {
  private readonly thread: Worker;

  constructor(task: WorkerTask) {
    this.thread = new Worker(new URL('./solve-worker.mjs', import.meta.url), { workerData: task });
  }

  work(round: Round): Promise<Report> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.thread.off('message', done).off('error', fail);
      };
      const done = (report: Report): void => {
        stop();
        resolve(report);
      };
      const fail = (error: Error): void => {
        stop();
        reject(error);
      };
      this.thread.on('message', done).on('error', fail);
      this.thread.postMessage(round);
    });
  }

  async leave(): Promise<void> {
    await this.thread.terminate();
  }
}
