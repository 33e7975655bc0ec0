/** A mean with its interval, for each of a few things that are compared. */
export interface IntervalRow {
  readonly name: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const ROW = 34;

/** A point for each mean and a line for its interval, one row each, in the order given. */
export function intervalChart(rows: readonly IntervalRow[]): object {
  const x = { type: 'quantitative', scale: { zero: false, nice: true } };
  return {
    width: 330,
    height: { step: ROW },
    data: { values: rows },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: null, axis: { labelLimit: 120, grid: false } },
    },
    layer: [
      {
        mark: { type: 'rule', stroke: 'var(--ink)', strokeWidth: 2 },
        encoding: { x: { field: 'low', ...x, axis: { grid: true, tickCount: 5 } }, x2: { field: 'high' } },
      },
      {
        mark: { type: 'point', size: 90, fill: 'var(--carried)', stroke: 'var(--ink)', opacity: 1 },
        encoding: { x: { field: 'mean', ...x } },
      },
    ],
  };
}
