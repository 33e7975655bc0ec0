import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { issueKey } from '../../../server/auth/api-key.js';
import { wallClock, type Instant } from '../../../server/clock.js';
import { openStore, type StorePlace } from '../../../server/store/open-store.js';
import type { Store } from '../../../server/store/store.js';
import { SCOPES } from '../../scene/server.js';
import { QUIET } from '../../scene/store.js';
import { busyTown, MORNING } from './busy-town.js';
import { ServiceProcess, type ProcessSettings } from './service-process.js';

/** Its clock runs so many times as fast as the wall's, so that vehicles drive while the test looks on. */
const SPEED = 20;
const SECRET = 'a secret of the busy town, long enough to be one';

/** The busy town, served by a process that is killed and started again. */
export class Killing {
  readonly folder: string;
  readonly authorization: string;
  readonly #settings: ProcessSettings;
  readonly #scratch: string;
  readonly #others: ServiceProcess[] = [];
  #process: ServiceProcess;
  /** Resolves once a killed process has been replaced. */
  #between: Promise<void> = Promise.resolve();
  #over = false;

  /** Makes the town, a store with a key for machines, and the first process. */
  static async begin(place: StorePlace): Promise<Killing> {
    const scratch = mkdtempSync(join(tmpdir(), 'noriai-crash-'));
    const store = await openStore(place, QUIET);
    const gate = { store, clock: wallClock, secret: Buffer.from(SECRET) };
    const { text } = await issueKey(
      gate,
      { role: 'admin', account: 'test' },
      { label: 'crowd', scopes: SCOPES },
    );
    await store.close();
    return new Killing(scratch, place, `Bearer ${text}`);
  }

  private constructor(scratch: string, place: StorePlace, authorization: string) {
    this.#scratch = scratch;
    this.folder = busyTown(join(scratch, 'town'));
    this.authorization = authorization;
    const data = place.file === undefined ? scratch : dirname(place.file);
    const when = { epoch: Date.now(), speed: SPEED };
    this.#settings = { folder: this.folder, place, data, secret: SECRET, ...when };
    this.#process = new ServiceProcess(this.#settings);
  }

  /** What the clock of the service shows. */
  now = (): Instant => (MORNING + (Date.now() - this.#settings.epoch) * SPEED) as Instant;

  /** Where the service answers, as soon as it does; rejects once it is over. */
  url = async (): Promise<string> => {
    for (;;) {
      const process = this.#process;
      try {
        return await process.url;
      } catch (cause) {
        // Killed while it started; the next one is on its way.
        await this.#between;
        if (this.#over || process === this.#process) throw cause;
      }
    }
  };

  /** Kills the process, whatever it is doing; `between` may look at what it left. Then starts the next one. */
  async kill(between: (store: Store) => Promise<void>): Promise<void> {
    this.#between = this.#replace(between);
    await this.#between;
  }

  async #replace(between: (store: Store) => Promise<void>): Promise<void> {
    await this.die();
    await this.inspect(between);
    this.#process = new ServiceProcess(this.#settings);
  }

  /** Kills the process and starts no other. */
  die(): Promise<void> {
    return this.#process.kill();
  }

  /** A further process of the same service, which waits for its turn. */
  another(): ServiceProcess {
    const other = new ServiceProcess(this.#settings);
    this.#others.push(other);
    return other;
  }

  /** Ends the process gracefully, so that it keeps the state it has in memory. */
  stop(): Promise<void> {
    return this.#process.stop();
  }

  async inspect(look: (store: Store) => Promise<void>): Promise<void> {
    const store = await openStore(this.#settings.place, QUIET);
    try {
      await look(store);
    } finally {
      await store.close();
    }
  }

  async end(): Promise<void> {
    this.#over = true;
    for (const process of [this.#process, ...this.#others]) await process.kill();
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}
