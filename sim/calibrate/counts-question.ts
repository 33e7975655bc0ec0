import type { Scenario } from '../../scenarios/scenario.js';
import type { OpenedCounts } from './open-counts.js';
import type { Period } from './count.js';

/** A scenario to hold against what a service counted. */
export interface CountsQuestion {
  readonly folder: string;
  readonly scenario: Scenario;
  readonly counts: OpenedCounts;
  /** A fit uses the counts of exactly this period; a validation those within it, each in its finest periods. */
  readonly period: Period;
  /** Simulated towns to show how well it agrees; a fit uses as many others. */
  readonly seeds: number;
  /** Days of each weekday in a simulated town. */
  readonly perWeekday: number;
}
