import { total } from '../report/indicator.js';
import { studentT } from '../report/student-t.js';
import type { SeedFigure } from './measured.js';

/** What the model says of a figure, and how far reality may lie from it by chance alone. */
export interface PredictedFigure {
  /** Mean over seeds; null where nothing was carried. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The figure with the 95 % interval in which a count over `observedDays` would lie if the model were right. Each seed is
 * another town of the same kind, reality is one more of them: variance between towns + variance between days ÷ days
 * counted + variance of the mean over seeds. Of the spread of the simulated towns only half of what their few days
 * explain is taken off: so few towns tell variances poorly, and the interval shall rather be too wide (a test draws towns
 * and finds 95 to 99 of 100 inside). Errors of assumptions are not in it.
 */
export function predictedFigure(
  seeds: readonly SeedFigure[],
  days: { readonly simulated: number; readonly observed: number },
): PredictedFigure {
  const known = seeds.filter(({ value }) => Number.isFinite(value));
  const k = known.length;
  if (k === 0) return { value: null, low: null, high: null };
  const value = total(known.map((seed) => seed.value)) / k;
  if (k === 1) return { value, low: null, high: null };
  const spread = total(known.map((seed) => (seed.value - value) ** 2)) / (k - 1);
  const perDay = total(known.map((seed) => seed.perDay)) / k;
  const betweenTowns = Math.max(spread / 2, spread - perDay / days.simulated / 2);
  const half = studentT(k - 1) * Math.sqrt(betweenTowns + perDay / days.observed + spread / k);
  return { value, low: Math.max(0, value - half), high: value + half };
}
