import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { StorePlace } from '../../../server/store/open-store.js';

/** How to start a server process over and over. */
export interface ProcessSettings {
  readonly folder: string;
  readonly place: StorePlace;
  /** Folder for what is no part of the store. */
  readonly data: string;
  readonly secret: string;
  /** Wall time (ms since 1970) at which the service's clock showed the morning, and how fast it runs. */
  readonly epoch: number;
  readonly speed: number;
}

/** `noriai serve` in a process of its own, that can be killed. */
export class ServiceProcess {
  /** Resolves with its address once it answers; rejects if it ends before. */
  readonly url: Promise<string>;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #said = '';

  constructor({ folder, place, data, secret, epoch, speed }: ProcessSettings) {
    const program = 'test/server/crash/serve-busy-town.ts';
    const words = ['--import', 'tsx', program, folder, data, String(epoch), String(speed)];
    const { DATABASE_URL: _, ...environment } = process.env;
    this.#child = spawn(process.execPath, words, {
      env: {
        ...environment,
        NORIAI_SECRET: secret,
        LOG_LEVEL: 'error',
        ...(place.url === undefined ? {} : { DATABASE_URL: place.url }),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#ended = once(this.#child, 'close');
    this.url = this.#answering();
    // A process that is killed before it answers is no fault; whoever waits for it hears of it.
    this.url.catch(() => undefined);
  }

  /** What it printed, errors included. */
  get said(): string {
    return this.#said;
  }

  /** As by a power cut. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Asks it to end and waits until it has. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#ended;
    if (this.#child.exitCode !== 0) throw new Error(`it did not end gracefully: ${this.#said}`);
  }

  #answering(): Promise<string> {
    return new Promise((resolve, reject) => {
      const hear = (text: Buffer): void => {
        this.#said += text.toString();
        const url = /: (http:\/\/\S+) \(API/.exec(this.#said)?.[1];
        if (url !== undefined) resolve(url);
      };
      this.#child.stdout!.on('data', hear);
      this.#child.stderr!.on('data', hear);
      // By then all it printed has been read.
      this.#child.once('close', (code, signal) => {
        reject(new Error(`the server ended before it answered (${code ?? signal}): ${this.#said}`));
      });
    });
  }
}
