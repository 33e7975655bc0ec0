import { fork, type ChildProcess } from 'node:child_process';
import type { PlacedProblem } from './planner/judge.js';
import type { LivedViews } from './planner/lived-views.js';
import type { ScenarioChart } from './planner/map-of.js';
import type { Said, Task, TaskFailure, Trial } from './planner/task.js';
import type { TrialFiles } from './planner/trials.js';

/** What came of a task that was not called off. */
export type Outcome<Answer> =
  { readonly kind: 'done'; readonly answer: Answer } | ({ readonly kind: 'failed' } & TaskFailure);

/** Who follows a run. */
export interface Watch {
  readonly progress: (done: number, of: number) => void;
  /** Calls the run off. */
  readonly signal: AbortSignal;
}

/** Looks at scenarios and runs them, away from the process that serves riders. */
export interface PlannerProcess {
  /** What `noriai check` says of a folder. */
  judge(folder: string): Promise<Outcome<readonly PlacedProblem[]>>;
  map(folder: string): Promise<Outcome<ScenarioChart>>;
  /** A lived day: what was heard stands in the folder of its service, in `HEARD_FILE`. */
  lived(folder: string, label: string): Promise<Outcome<LivedViews>>;
  /** The files of the result, by name. A run that is called off fails. */
  run(trial: Trial, watch: Watch): Promise<Outcome<TrialFiles>>;
  stop(): void;
}

/** How long somebody may have to wait until a scenario is read, ms. */
const LOOK_MS = 60_000;
/** A process that nobody needs any more ends after this, ms. */
const IDLE_MS = 60_000;
/** The most memory of a process, MB: a fleet of a million vehicles must not take that of the service. */
const MEMORY_MB = 2048;

/** Processes of lower priority: one that looks at scenarios, kept for a while, and one for each run. */
export function plannerProcess(): PlannerProcess {
  const looking = new TaskProcess();
  const running = new Set<TaskProcess>();
  return {
    judge: (folder) => looking.do({ kind: 'judge', folder }, within(LOOK_MS)),
    map: (folder) => looking.do({ kind: 'map', folder }, within(LOOK_MS)),
    lived: (folder, label) => looking.do({ kind: 'lived', folder, label }, within(LOOK_MS)),
    run: async (trial, watch) => {
      const own = new TaskProcess();
      running.add(own);
      try {
        return await own.do(trial, watch);
      } finally {
        running.delete(own);
        own.end();
      }
    },
    stop: () => {
      looking.end();
      for (const one of running) one.end();
    },
  };
}

const within = (milliseconds: number): Watch => ({
  progress: () => undefined,
  signal: AbortSignal.timeout(milliseconds),
});

/** A process that does one task after the other. It is begun when it is needed. */
class TaskProcess {
  #child: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  do<Answer>(task: Task, watch: Watch): Promise<Outcome<Answer>> {
    const turn = this.#last.then(() => this.#doNow<Answer>(task, watch));
    this.#last = turn;
    return turn;
  }

  end(): void {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #doNow<Answer>(task: Task, { progress, signal }: Watch): Promise<Outcome<Answer>> {
    if (signal.aborted) return Promise.resolve(failed('it was called off, or took too long'));
    clearTimeout(this.#idle);
    const child = this.#begun();
    return new Promise((resolve) => {
      const close = (outcome: Outcome<Answer>): void => {
        child.off('message', hear).off('exit', ended);
        signal.removeEventListener('abort', callOff);
        this.#idle = setTimeout(() => {
          this.end();
        }, IDLE_MS).unref();
        resolve(outcome);
      };
      const hear = (said: Said): void => {
        if (said.kind === 'progress') progress(said.done, said.of);
        else close(said as Outcome<Answer>);
      };
      const ended = (code: number | null): void => {
        if (this.#child === child) this.#child = undefined;
        const how = code === null ? 'was ended' : `ended with ${String(code)}`;
        close(failed(`the process that did it ${how}; perhaps it needed too much memory`));
      };
      const callOff = (): void => {
        child.off('exit', ended);
        this.end();
        close(failed('it was called off, or took too long'));
      };
      child.on('message', hear).on('exit', ended);
      signal.addEventListener('abort', callOff);
      child.send(task);
    });
  }

  #begun(): ChildProcess {
    if (this.#child?.connected === true) return this.#child;
    const program = new URL('./planner/process.mjs', import.meta.url);
    this.#child = fork(program, {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      // What it says is told by message; its own log would break the lines of ours.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // The server does not wait for it.
    this.#child.unref();
    this.#child.channel?.unref();
    return this.#child;
  }
}

const failed = (message: string): { kind: 'failed' } & TaskFailure => ({
  kind: 'failed',
  message,
  problems: [],
});
