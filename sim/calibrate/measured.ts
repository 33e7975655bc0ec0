import { total } from '../report/indicator.js';
import type { Count } from './count.js';
import { partOf, type CarriedDay } from './carried-day.js';
import { weekdayOf } from './sample-days.js';

/** A figure over the days of one seed: a ratio of sums, and how far chance between days moves it. */
export interface SeedFigure {
  /** NaN where nothing was carried. */
  readonly value: number;
  /** Variance of the ratio as one day is another than the next, if there were one such day only. */
  readonly perDay: number;
}

/**
 * A figure of some days, all of one seed. Variance of a ratio (Cochran, Sampling Techniques, 1977, 2.11), within
 * weekdays: as many days of each are sampled, so that their differences are no chance.
 */
export function measured(figure: Pick<Count, 'figure' | 'key'>, days: readonly CarriedDay[]): SeedFigure {
  const weekdays = [...new Set(days.map(({ date }) => weekdayOf(date)))];
  const parts = days.map((day) => ({
    weekday: weekdayOf(day.date),
    ...partOf(figure, day, weekdays.length),
  }));
  const whole = total(parts.map((part) => part.whole));
  const value = total(parts.map(({ part }) => part)) / whole;
  const scatter = weekdays.map((weekday) =>
    aroundMean(
      parts.filter((part) => part.weekday === weekday).map((part) => part.part - value * part.whole),
    ),
  );
  const freedom = parts.length - weekdays.length;
  return { value, perDay: freedom < 1 ? 0 : total(scatter) / freedom / (whole / parts.length) ** 2 };
}

/** Sum of the squares of what each value is off their mean. */
function aroundMean(values: readonly number[]): number {
  const middle = total(values) / values.length;
  return total(values.map((value) => (value - middle) ** 2));
}
