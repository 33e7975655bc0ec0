import type { CountedId } from './counted-figure.js';

/** First and last day, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** One figure that was counted in reality over a period. */
export interface Count {
  readonly period: Period;
  readonly figure: CountedId;
  /** Weekday, hour, age group …; empty where the figure has none. */
  readonly key: string;
  readonly value: number;
  /** Where the true value lies: published figures are rounded, and differences of rounded ones more so. */
  readonly low: number;
  readonly high: number;
}

export const isSamePeriod = (a: Period, b: Period): boolean => a.from === b.from && a.to === b.to;

/** Whether the first period lies wholly in the second. */
export const isWithin = (inner: Period, outer: Period): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;

/** "2023-03-01 to 2024-03-31". */
export const periodText = ({ from, to }: Period): string => `${from} to ${to}`;

/** Each period once, by its end and then its begin. */
export function periodsOf(counts: readonly Count[]): readonly Period[] {
  const all = new Map(counts.map(({ period }) => [periodText(period), period]));
  return [...all.values()].sort((a, b) => a.to.localeCompare(b.to) || a.from.localeCompare(b.from));
}

/**
 * The counts within a period, each figure in its finest periods: a count over two years is left out where the same
 * figure is counted over a part of them.
 */
export function finestWithin(counts: readonly Count[], period: Period): readonly Count[] {
  const inside = counts.filter((count) => isWithin(count.period, period));
  return inside.filter(
    (count) =>
      !inside.some(
        (other) =>
          other.figure === count.figure &&
          !isSamePeriod(other.period, count.period) &&
          isWithin(other.period, count.period),
      ),
  );
}
