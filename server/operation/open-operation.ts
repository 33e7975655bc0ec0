import { randomBytes } from 'node:crypto';
import { PARTS } from '../../scenarios/parts.js';
import type { Calendar, Clock } from '../clock.js';
import type { Logger } from '../log.js';
import { StoreUnavailable, type Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { runClockWork } from './clock-work.js';
import { Improver } from './improver.js';
import type { Lease } from './lease.js';
import { loadState } from './load-state.js';
import { NO_METER, type Meter } from './meter.js';
import { Stopping, type Committed, type Desk, type Operation, type OperationState } from './operation.js';
import { writeBatch, type Batch } from './rows.js';
import { WorkDesk, type Step, type Surroundings } from './work-desk.js';

/** What the live loop stands on. */
export interface OperationSettings {
  readonly store: Store;
  /** Folder of the scenario. */
  readonly folder: string;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly log: Logger;
  readonly lease: Lease;
  /** Signs offers; the same on every start, or offers of before are worth nothing. */
  readonly secret: string;
  readonly meter?: Meter;
  /** A name nobody else has; absent: 12 letters and figures by chance. */
  readonly newId?: () => string;
}

/**
 * Takes up operation where the store says it was: newest snapshots, the inputs since, bookings, tablets. From here on
 * this process alone changes plans.
 * @throws StoreUnavailable, LeaseLost; ScenarioError if the folder is no scenario
 */
export async function openOperation(settings: OperationSettings): Promise<Operation> {
  const { store, folder, calendar, clock, lease } = settings;
  const state = await loadState(store, folder, { calendar, now: clock.now() });
  await lease.write(store, async (tx) => {
    for (const part of PARTS) {
      const row: Tables['service_part'] = {
        part,
        version: state.parts.versions[part],
        content: JSON.stringify(state.parts.contents[part]),
        edited_by: 'scenario',
        edited_at: clock.now(),
      };
      await tx
        .insertInto('service_part')
        .values(row)
        .onConflict((conflict) => conflict.columns(['part', 'version']).doNothing())
        .execute();
    }
  });
  const loop = new Loop(settings, state);
  await loop.begin();
  return loop;
}

/** Works of one commit: more would make the first wait for the last. */
const LARGEST_BATCH = 64;

/** A commit that takes longer than this means that the store does not answer, ms. */
const PATIENCE = 5000;

/** Inputs of a day between two snapshots. */
const SNAPSHOT_EVERY = 500;

interface Job {
  readonly actor: string;
  readonly work: (desk: Desk) => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (cause: unknown) => void;
}

class Loop implements Operation {
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly #settings: OperationSettings;
  readonly #around: Surroundings;
  readonly #meter: Meter;
  readonly #listeners = new Set<(committed: Committed) => void>();
  readonly #improver: Improver;
  #state: OperationState;
  #queue: Job[] = [];
  /** The pump, while it runs. */
  #running: Promise<void> | undefined;
  #stalled = false;
  #stopping = false;
  #endClockWork: () => void = () => undefined;

  constructor(settings: OperationSettings, state: OperationState) {
    const { calendar, clock, secret, folder, log, meter = NO_METER, newId = randomId } = settings;
    this.calendar = calendar;
    this.clock = clock;
    this.#settings = settings;
    this.#meter = meter;
    this.#around = { calendar, secret, folder, log, meter, newId };
    this.#state = state;
    this.#improver = new Improver(this, log);
  }

  async begin(): Promise<void> {
    this.#endClockWork = await runClockWork(this, this.#settings.log);
    this.#improver.begin();
  }

  get state(): OperationState {
    return this.#state;
  }

  submit<T>(actor: string, work: (desk: Desk) => T): Promise<T> {
    if (this.#stopping) return Promise.reject(new Stopping('the server is going down'));
    if (this.#stalled) return Promise.reject(notAnswering());
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ actor, work, resolve: resolve, reject });
      this.#meter.queued(this.#queue.length);
      this.#running ??= this.#pump();
    });
  }

  listen(listener: (committed: Committed) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#endClockWork();
    this.#improver.stop();
    await this.#running;
    await this.#keepSnapshots();
    await this.#settings.lease.release();
  }

  /** Does what is queued, batch after batch. What comes meanwhile makes the next one. */
  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      // Who asked while the disk was busy is still in the line: one turn of the event loop, and they share one commit.
      await new Promise(setImmediate);
      const jobs = this.#queue.splice(0, LARGEST_BATCH);
      this.#meter.queued(this.#queue.length);
      await this.#do(jobs);
    }
    this.#running = undefined;
  }

  async #do(jobs: readonly Job[]): Promise<void> {
    const now = this.clock.now();
    let state = this.#state;
    const steps: Step[] = [];
    const changes: Committed['changes'][number][] = [];
    const done: { readonly job: Job; readonly value: never }[] = [];
    for (const job of jobs) {
      const desk = new WorkDesk(job.actor, now, state, this.#around);
      try {
        const value = job.work(desk) as never;
        state = desk.state;
        steps.push(...desk.steps);
        changes.push(...desk.changes);
        done.push({ job, value });
      } catch (cause) {
        job.reject(cause);
      }
    }
    if (steps.length + changes.length > 0) {
      try {
        state = await this.#commit(state, { steps, changes, position: this.#state.position, at: now });
      } catch (cause) {
        for (const { job } of done) job.reject(cause);
        return;
      }
      this.#state = state;
    }
    for (const { job, value } of done) job.resolve(value);
    if (steps.length + changes.length > 0) this.#tell({ position: state.position, at: now, steps, changes });
  }

  async #commit(state: OperationState, part: Omit<Batch, 'snapshots'>): Promise<OperationState> {
    const begun = performance.now();
    const stalled = setTimeout(() => {
      this.#stall();
    }, PATIENCE);
    const before = this.#state;
    const snapshots = [...state.days.values()].filter(
      ({ date, seq }) => Math.floor(seq / SNAPSHOT_EVERY) > Math.floor(seqOf(before, date) / SNAPSHOT_EVERY),
    );
    try {
      await this.#settings.lease.write(this.#settings.store, (tx) =>
        writeBatch(tx, { ...part, snapshots }, numbered(before, part.steps)),
      );
    } finally {
      clearTimeout(stalled);
      this.#stalled = false;
    }
    this.#meter.committed(performance.now() - begun, part.steps.length);
    return { ...state, position: part.position + Math.max(1, part.steps.length) };
  }

  /** The store does not answer: whoever waits behind the commit under way is told so, and nobody else may queue up. */
  #stall(): void {
    this.#stalled = true;
    for (const job of this.#queue.splice(0)) job.reject(notAnswering());
    this.#meter.queued(0);
  }

  #tell(committed: Committed): void {
    for (const listener of this.#listeners) {
      try {
        listener(committed);
      } catch (cause) {
        this.#settings.log.error({ err: cause }, 'a listener to commits failed');
      }
    }
  }

  async #keepSnapshots(): Promise<void> {
    const snapshots = [...this.#state.days.values()].filter(({ seq }) => seq > 0);
    const batch = { steps: [], changes: [], position: this.#state.position, at: this.clock.now(), snapshots };
    try {
      await this.#settings.lease.write(this.#settings.store, (tx) => writeBatch(tx, batch, () => 0));
    } catch (cause) {
      // Snapshots only make the next start quicker.
      this.#settings.log.warn({ err: cause }, 'no snapshots at the end');
    }
  }
}

const seqOf = ({ days }: OperationState, date: string): number => days.get(date)?.seq ?? 0;

/** The number of each input within its day. */
function numbered(before: OperationState, steps: readonly Step[]): (step: Step) => number {
  const next = new Map<string, number>();
  const numbers = new Map<Step, number>();
  for (const step of steps) {
    const seq = next.get(step.date) ?? seqOf(before, step.date);
    numbers.set(step, seq);
    next.set(step.date, seq + 1);
  }
  return (step) => numbers.get(step)!;
}

const notAnswering = (): StoreUnavailable =>
  new StoreUnavailable('the database does not answer; nothing was changed, try again in a moment');

/** Letters and figures that are not mistaken for each other when read out. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 60 bits: two alike among a billion are less likely than a broken disk. */
const randomId = (): string => [...randomBytes(12)].map((byte) => ALPHABET[byte % 32]!).join('');
