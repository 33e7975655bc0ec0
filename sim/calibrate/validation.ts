import type { Told } from '../../scenarios/format/words.js';
import type { Words } from '../../core/words.js';
import type { Calibration } from './calibration.js';
import type { Period } from './count.js';
import type { CountedId } from './counted-figure.js';
import type { PredictedFigure } from './predicted-figure.js';

/** validation.json: what a service counted beside what the simulator says. Field names are kept stable. */
export interface Validation {
  readonly scenario: string;
  readonly name: Words;
  readonly synthetic: readonly Told[];
  /** Name of the file or folder of counts. */
  readonly counts: string;
  /** What the scenario was fitted to; null: nothing, or its demand was edited since. */
  readonly fitted: Pick<Calibration, 'counts' | 'period' | 'fitted'> | null;
  readonly seeds: readonly number[];
  readonly method: string;
  readonly method_ja: string;
  readonly periods: readonly ValidatedPeriod[];
  readonly unknown_stops: readonly string[];
}

export interface ValidatedPeriod {
  readonly period: Period;
  /** Days of service counted, and simulated in each town. */
  readonly days: { readonly observed: number; readonly simulated: number };
  /** Factor on the share of outings won that makes the simulated rides a day those counted; null: none was needed. */
  readonly rides_given: number | null;
  readonly rows: readonly ValidatedRow[];
}

export interface ValidatedRow {
  readonly figure: CountedId;
  /** Weekday, hour …; of a pooling rate, the definition. */
  readonly key: string;
  readonly key_name: Words;
  /** `fitted`: a setting was moved to meet counts of these days, so agreement says nothing. */
  readonly status: 'fitted' | 'predicted';
  readonly observed: { readonly value: number; readonly low: number; readonly high: number };
  /** By the scenario as it is. */
  readonly simulated: PredictedFigure;
  /** The same, had it been known how many rides a day there are; null where nothing was given. */
  readonly simulated_rides_given: PredictedFigure | null;
  /** Whether count and prediction overlap; of the prediction with rides given where there is one. */
  readonly agrees: boolean;
  /** Why not, as far as people know; absent: agrees, or nobody has said. */
  readonly because?: Words;
}

/** What agreement is judged by. */
export const judgedOf = ({ simulated, simulated_rides_given: given }: ValidatedRow): PredictedFigure =>
  given ?? simulated;
