import type { Clock } from '../clock.js';
import type { Logger } from '../log.js';
import type { Store } from '../store/store.js';
import { InstalledScenarios, type Served } from './installed.js';
import { LivedDays } from './lived-days.js';
import { RunQueue } from './run-queue.js';
import type { ScenarioWork } from './scenario-work.js';
import { Scenarios } from './scenarios.js';

/** What planners try out beside the service that is served. */
export interface Planner {
  readonly scenarios: Scenarios;
  readonly queue: RunQueue;
  readonly work: ScenarioWork;
  readonly lived: LivedDays;
  /** Ends what is being run; it is run again by the next process. */
  stop(): Promise<void>;
}

export interface PlannerSettings {
  readonly store: Store;
  /** The wall's. */
  readonly clock: Clock;
  readonly log: Logger;
  /** The folder in which scenarios lie that come with the program. */
  readonly home: string;
  readonly served: () => Served;
  readonly work: ScenarioWork;
}

/** Goes on with what had been asked for. Only the process that runs the engine may have one. */
export function openPlanner({ home, served, ...settings }: PlannerSettings): Planner {
  const { store, work } = settings;
  const scenarios = new Scenarios(store, new InstalledScenarios(home, served));
  const queue = new RunQueue({ ...settings, scenarios });
  queue.wake();
  return {
    scenarios,
    queue,
    work,
    lived: new LivedDays(work),
    stop: async () => {
      const stopped = queue.stop();
      work.stop();
      await stopped;
    },
  };
}
