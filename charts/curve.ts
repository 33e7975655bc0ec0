/** One point of a curve: the mean of a figure where a setting has a value. */
export interface CurvePoint {
  /** Value of the first axis, as text. */
  readonly at: string;
  /** The other settings, as text; one line each. */
  readonly line: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly on_front: boolean;
}

const HEIGHT = 190;
const LEAST_WIDTH = 330;
const STEP = 34;

/** Dashes by line: told apart without colour, on paper too. */
const DASHES = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 2, 2, 2],
  [4, 4],
  [1, 3],
];

/** A figure over the values of a setting, with the 95 % interval of every mean; points of the front are filled. */
export function curve(points: readonly CurvePoint[]): object {
  const x = { field: 'at', type: 'ordinal', sort: null, axis: { labelAngle: 0 } };
  const lines = linesOf(points);
  return {
    width: Math.max(LEAST_WIDTH, STEP * new Set(points.map(({ at }) => at)).size),
    height: HEIGHT,
    data: { values: points },
    encoding: { x },
    layer: [
      {
        mark: { type: 'rule', stroke: 'var(--muted)' },
        encoding: { y: { field: 'low', type: 'quantitative', scale: { zero: true } }, y2: { field: 'high' } },
      },
      {
        mark: { type: 'line', stroke: 'var(--ink)' },
        encoding: {
          y: { field: 'mean', type: 'quantitative' },
          strokeDash: {
            field: 'line',
            type: 'nominal',
            scale: { domain: lines, range: lines.map((_, i) => dashOf(i)) },
          },
        },
      },
      {
        mark: { type: 'point', size: 50, stroke: 'var(--ink)', strokeWidth: 1.2, opacity: 1 },
        encoding: {
          y: { field: 'mean', type: 'quantitative' },
          detail: { field: 'line', type: 'nominal' },
          fill: {
            field: 'on_front',
            type: 'nominal',
            scale: { domain: [true, false], range: ['var(--carried)', 'var(--paper)'] },
          },
        },
      },
    ],
  };
}

/** How the i-th line of a curve is dashed. */
export const dashOf = (i: number): readonly number[] => DASHES[i % DASHES.length]!;

/** The lines of a curve, in the order of their dashes. */
export const linesOf = (points: readonly CurvePoint[]): readonly string[] => [
  ...new Set(points.map(({ line }) => line)),
];
