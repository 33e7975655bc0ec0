import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import type { RunView } from '../contract/planner-run.js';
import type { Logger } from '../log.js';
import { StoreUnavailable, type Store } from '../store/store.js';
import type { PlannerRunRow } from '../store/tables.js';
import { questionOf, UNDERWAY, type FixedQuestion } from './runs.js';
import { onDisk } from './scenario-files.js';
import type { Entered, Outcome, ScenarioWork, Trial, Watch } from './scenario-work.js';
import type { KnownScenario, Scenarios } from './scenarios.js';

type Result = Outcome<readonly (readonly [name: string, content: string])[]>;

export interface RunQueueSettings {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly scenarios: Scenarios;
  readonly work: ScenarioWork;
}

/** While the store is away, the next attempt comes after this, ms. */
const AGAIN_MS = 5000;

/**
 * Runs what planners ask for, one after the other in the order of asking. What was being run when the process ended is
 * run again from the beginning.
 */
export class RunQueue {
  readonly #settings: RunQueueSettings;
  readonly #ending = new AbortController();
  #current: { readonly id: string; readonly off: AbortController; progress: Progress } | undefined;
  #working: Promise<void> | undefined;
  #called = false;

  constructor(settings: RunQueueSettings) {
    this.#settings = settings;
  }

  /** Something has been put into the queue. */
  wake(): void {
    this.#called = true;
    if (this.#ending.signal.aborted) return;
    this.#working ??= this.#workOff().finally(() => {
      this.#working = undefined;
    });
  }

  /** How far a run is that is being run; undefined for others. */
  progressOf(id: string): Progress | undefined {
    return this.#current?.id === id ? this.#current.progress : undefined;
  }

  /** Calls off the run if it is being run; its row says so already. */
  callOff(id: string): void {
    if (this.#current?.id === id) this.#current.off.abort();
  }

  /** What is being run stays in the queue. */
  async stop(): Promise<void> {
    this.#ending.abort();
    this.#current?.off.abort();
    await this.#working;
  }

  async #workOff(): Promise<void> {
    const { log } = this.#settings;
    while (this.#called && !this.#ending.signal.aborted) {
      this.#called = false;
      try {
        for (let row = await this.#next(); row !== undefined; row = await this.#next()) await this.#run(row);
      } catch (cause) {
        if (!(cause instanceof StoreUnavailable))
          log.error({ err: cause }, 'a run of a planner was broken off');
        await wait(AGAIN_MS, undefined, { signal: this.#ending.signal }).catch(() => undefined);
        this.#called = true;
      }
    }
  }

  /** What was being run before goes first: it was asked first. */
  async #next(): Promise<PlannerRunRow | undefined> {
    if (this.#ending.signal.aborted) return undefined;
    return this.#settings.store.db
      .selectFrom('planner_run')
      .selectAll()
      .where('state', 'in', UNDERWAY)
      .orderBy('asked_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
  }

  async #run(row: PlannerRunRow): Promise<void> {
    const { store, log } = this.#settings;
    const current = { id: row.id, off: new AbortController(), progress: { done: 0, of: 0 } };
    this.#current = current;
    try {
      const { numUpdatedRows } = await store.db
        .updateTable('planner_run')
        .set({ state: 'running' })
        .where('id', '=', row.id)
        .where('state', 'in', UNDERWAY)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      const result = await this.#resultOf(questionOf(row), {
        signal: current.off.signal,
        progress: (done, of) => {
          current.progress = { done, of };
        },
      });
      if (this.#ending.signal.aborted) return;
      await this.#keep(row.id, result);
      log.info({ run: row.id, outcome: result.kind }, 'a run of a planner has ended');
    } finally {
      this.#current = undefined;
    }
  }

  async #resultOf(question: FixedQuestion, watch: Watch): Promise<Result> {
    const { scenarios, work, log } = this.#settings;
    const known: KnownScenario[] = [];
    for (const { id, version, label } of question.scenarios) {
      const found = await scenarios.find(id, version);
      if (found === undefined) return failed(`the scenario "${label}" is no longer there`);
      known.push(found);
    }
    const files = await Promise.all(known.map(async (one) => ({ id: one.id, files: await one.files() })));
    try {
      return await onDisk(files, (folders) => work.run(trialOf(question, folders), watch));
    } catch (cause) {
      log.error({ err: cause }, 'a run of a planner could not be begun');
      return failed(cause instanceof Error ? cause.message : 'the run could not be begun');
    }
  }

  /** A run that was called off meanwhile has said so itself. */
  async #keep(id: string, result: Result): Promise<void> {
    const { store, clock } = this.#settings;
    await store.write(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('planner_run')
        .set({
          state: result.kind,
          ended_at: clock.now(),
          failure: result.kind === 'done' ? null : JSON.stringify(failureOf(result)),
        })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .executeTakeFirst();
      if (numUpdatedRows === 0n || result.kind === 'failed') return;
      for (const [name, content] of result.answer) {
        await tx.insertInto('planner_result').values({ run: id, name, content }).execute();
      }
    });
  }
}

/** Scenarios have been judged before: what is wrong now is wrong with the question, and stands at no field of them. */
const failureOf = ({ message, problems }: Extract<Result, { kind: 'failed' }>): RunView['failure'] => ({
  message,
  problems: problems.map((problem) => ({ ...problem, path: [] })),
});

/** Days that have been run, out of how many. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

function trialOf(question: FixedQuestion, folders: readonly string[]): Trial {
  const { kind, seeds, vary, front } = question;
  const entered: readonly Entered[] = question.scenarios.map(({ label }, i) => ({
    label,
    folder: folders[i]!,
  }));
  if (kind !== 'sweep') return { kind: 'compare', entered, seeds };
  return { kind, entered: entered[0]!, vary: vary ?? [], front: front ?? '', seeds };
}

const failed = (message: string): Result => ({ kind: 'failed', message, problems: [] });
