/** One bar of a histogram: values from `from` up to, but not including, `below`. */
export interface Bin {
  readonly from: number;
  readonly below: number;
  readonly count: number;
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440];
const MOST_BINS = 16;

/** Bins of a round width, at most sixteen, from the smallest value to the largest; none of no values. */
export function binned(values: readonly number[], leastStep: number): readonly Bin[] {
  if (values.length === 0) return [];
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const fits = (step: number): boolean => Math.floor(high / step) - Math.floor(low / step) < MOST_BINS;
  const step =
    STEPS.find((one) => one >= leastStep && fits(one)) ?? Math.ceil((high - low) / (MOST_BINS - 1));
  const first = Math.floor(low / step);
  const counts = new Array<number>(Math.floor(high / step) - first + 1).fill(0);
  for (const value of values) counts[Math.floor(value / step) - first]!++;
  const edge = (i: number): number => Math.round((first + i) * step * 1000) / 1000;
  return counts.map((count, i) => ({ from: edge(i), below: edge(i + 1), count }));
}

/** The bins as bars that touch. */
export function histogram(bins: readonly Bin[]): object {
  return {
    width: 330,
    height: 170,
    data: { values: bins },
    mark: { type: 'bar', fill: 'var(--carried)', stroke: 'var(--paper)', strokeWidth: 1 },
    encoding: {
      x: {
        field: 'from',
        type: 'quantitative',
        bin: 'binned',
        axis: { tickCount: 8 },
        scale: { nice: false, zero: false },
      },
      x2: { field: 'below' },
      y: { field: 'count', type: 'quantitative' },
    },
  };
}
