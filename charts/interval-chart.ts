/** A mean with its interval, for each of a few things that are compared. */
export interface IntervalRow {
  readonly name: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const ROW = 34;
/** Beside the outermost points, and between numbers of the scale, px. */
const AIR = 12;
/** Room for names: the library takes a Japanese letter for narrower than it is. px a letter, letters at most. */
const LETTER = 5;
const LETTERS = 16;

/** A point for each mean and a line for its interval, one row each, in the order given. */
export function intervalChart(rows: readonly IntervalRow[]): object {
  const x = { type: 'quantitative', scale: { zero: false, nice: true, padding: AIR } };
  const longest = Math.min(LETTERS, Math.max(...rows.map(({ name }) => name.length)));
  return {
    width: 330,
    padding: { left: 4 + LETTER * longest, right: 10, top: 6, bottom: 4 },
    height: { step: ROW },
    data: { values: rows },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: null, axis: { labelLimit: 120, grid: false } },
    },
    layer: [
      {
        mark: { type: 'rule', stroke: 'var(--ink)', strokeWidth: 2 },
        encoding: {
          x: { field: 'low', ...x, axis: { grid: true, tickCount: 4, labelSeparation: AIR } },
          x2: { field: 'high' },
        },
      },
      {
        mark: { type: 'point', size: 90, fill: 'var(--carried)', stroke: 'var(--ink)', opacity: 1 },
        encoding: { x: { field: 'mean', ...x } },
      },
    ],
  };
}
