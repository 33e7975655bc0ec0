import { Worker } from 'node:worker_threads';
import type { Summary } from '../report/summary.js';
import type { Job } from './job.js';

/** A worker thread that does one job at a time. After a job that failed it is gone. */
export class RunThread {
  readonly #thread = new Worker(new URL('./run-worker.mjs', import.meta.url));

  /** @throws Error that names what was run and the seed */
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
