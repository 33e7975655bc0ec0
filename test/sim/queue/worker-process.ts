import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** `noriai worker` in a process of its own, that can be killed. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  /** What it has told so far. */
  said = '';

  constructor(url: string) {
    const program = 'test/sim/queue/run-worker-process.ts';
    this.#child = spawn(process.execPath, ['--import', 'tsx', program, '--workers', '1'], {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    this.#ended = once(this.#child, 'exit');
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  /** Resolves when it has told something like this. */
  async says(something: RegExp): Promise<void> {
    while (!something.test(this.said)) {
      if (this.#child.exitCode !== null) throw new Error(`the worker ended: ${this.said}`);
      await wait(50);
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    this.#child.kill(signal);
    await this.#ended;
    return this.#child.exitCode;
  }
}
