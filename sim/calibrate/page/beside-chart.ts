import { judgedOf, type ValidatedRow } from '../validation.js';

const STEP = 44;
const HEIGHT = 200;

/** Counted beside simulated, key by key: a bar across with its range, and a point with its interval. */
export function besideChart(rows: readonly ValidatedRow[]): object {
  const points = rows.map((row) => {
    const { value, low, high } = judgedOf(row);
    return {
      key: row.key,
      observed: row.observed.value,
      from: row.observed.low,
      to: row.observed.high,
      simulated: value,
      low: low ?? value,
      high: high ?? value,
    };
  });
  const x = { field: 'key', type: 'ordinal', sort: null };
  return {
    width: { step: STEP },
    height: HEIGHT,
    data: { values: points },
    encoding: { x },
    layer: [
      {
        mark: { type: 'bar', fill: 'var(--line)', width: STEP * 0.7 },
        encoding: {
          y: { field: 'from', type: 'quantitative', scale: { zero: true } },
          y2: { field: 'to' },
        },
      },
      {
        mark: { type: 'tick', thickness: 3, size: STEP * 0.7, color: 'var(--ink)' },
        encoding: { y: { field: 'observed', type: 'quantitative' } },
      },
      {
        mark: { type: 'rule', stroke: 'var(--carried)', strokeWidth: 2 },
        encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
      },
      {
        mark: { type: 'point', filled: true, size: 60, color: 'var(--carried)', opacity: 1 },
        encoding: { y: { field: 'simulated', type: 'quantitative' } },
      },
    ],
  };
}
