import { Worker } from 'node:worker_threads';
import type { Plan, Problem } from '../../core/search/problem.js';

/** Times the workers meet and go on from the best plan of all. Fixed, so that results can be repeated. */
const ROUNDS = 20;

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

/** One stretch of work between two meetings. */
export interface Round {
  /** Shares of the whole effort at its begin and end. */
  readonly from: number;
  readonly to: number;
  /** Most iterations; Infinity: until the moments say so. */
  readonly iterations: number;
  /** Moments (ms since the epoch) at which the round began and must end; Infinity: no such limit. */
  readonly begins: number;
  readonly ends: number;
  /** The best plan of all, to go on from. Absent: go on with one's own. */
  readonly plan?: Plan;
}

/** What a worker says at a meeting. */
export interface Report {
  readonly plan: Plan;
  readonly cost: number;
  readonly unserved: readonly number[];
  readonly iterations: number;
}

/**
 * Searches with several worker threads that meet after every twentieth of the effort; each then goes on from
 * the best plan (ties: the lowest worker). With an iteration limit alone the result depends on nothing but the
 * problem, the seed, the number of iterations and the number of workers.
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
      const round = roundOf(k, effort, began);
      const best = reports.length === 0 ? undefined : bestOf(reports);
      reports = await Promise.all(
        crew.map((colleague) => colleague.work(best ? { ...round, plan: best.plan } : round)),
      );
    }
    const { plan, cost, unserved } = bestOf(reports);
    const iterations = reports.reduce((sum, report) => sum + report.iterations, 0);
    return { plan, cost, unserved, iterations, seconds: (Date.now() - began) / 1000 };
  } finally {
    await Promise.all(crew.map((colleague) => colleague.leave()));
  }
}

function roundOf(k: number, { iterations, seconds }: Effort, began: number): Round {
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
