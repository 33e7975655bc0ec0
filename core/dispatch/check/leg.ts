import type { Rule } from './constraints.js';

/** A leg in one of the periods it may depart in. */
export interface Leg {
  /** Driving time of each period, s. */
  readonly times: readonly number[];
  readonly period: number;
  /** Moments of leaving, arriving and beginning to serve. */
  readonly leave: number;
  readonly arrive: number;
  readonly begin: number;
  /** The limit on waiting with riders aboard, if it binds here. */
  readonly waiting: Rule | undefined;
}
