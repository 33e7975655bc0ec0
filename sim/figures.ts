import { count, measure, type Measured } from './report/indicators.js';
import type { DayLedger } from './report/rows.js';

export { count, type Measured } from './report/indicators.js';

/** Every indicator over these days together, then the plain sums: what `summary.json` of a simulation says. */
export const figures = (days: readonly DayLedger[]): readonly Measured[] => [
  ...measure(days),
  ...count(days),
];
