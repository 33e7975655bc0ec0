import type { Scenario } from '../../scenarios/scenario.js';
import type { RunJobs } from '../compare/job.js';
import type { Range } from './range.js';

/** Which assumptions, within which ranges, move which figures. */
export interface SensitivityQuestion {
  readonly folder: string;
  readonly scenario: Scenario;
  readonly ranges: readonly Range[];
  /** Ids of figures. */
  readonly figures: readonly string[];
  /** One at a time: seeds of every point. Morris: trajectories, each with a seed of its own. */
  readonly seeds: number;
  readonly run: RunJobs;
}
