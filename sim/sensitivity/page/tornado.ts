import type { MovedFigure, Sensitivity } from '../sensitivity.js';

const WIDTH = 380;
const STEP = 34;

/**
 * What moves a figure, the strongest on top. One at a time: a bar from the low end (hatched) and from the high end (full)
 * to the scenario as it is; Morris: a bar for the size. Lines: 95 % intervals.
 */
export function tornado({ effects }: MovedFigure, kind: Sensitivity['kind']): object {
  const bars = effects.flatMap(({ path, low, high, size, size_interval: interval }) => {
    if (kind === 'morris')
      return [
        {
          path,
          end: 'high',
          value: size ?? 0,
          from: interval?.low ?? size ?? 0,
          to: interval?.high ?? size ?? 0,
        },
      ];
    return [
      { end: 'low', moved: low },
      { end: 'high', moved: high },
    ].map(({ end, moved }) => {
      const value = moved?.value ?? 0;
      return { path, end, value, from: moved?.interval?.low ?? value, to: moved?.interval?.high ?? value };
    });
  });
  const y = { field: 'path', type: 'nominal', sort: null, axis: { labelLimit: 320 } };
  const yOffset = kind === 'oat' ? { yOffset: { field: 'end', type: 'nominal', sort: ['low', 'high'] } } : {};
  return {
    width: WIDTH,
    height: { step: kind === 'oat' ? STEP / 2 : STEP / 1.5 },
    data: { values: bars },
    encoding: { y, ...yOffset },
    layer: [
      {
        mark: { type: 'bar', stroke: 'var(--ink)', strokeWidth: 0.5 },
        encoding: {
          x: { field: 'value', type: 'quantitative', axis: { grid: true } },
          fill: {
            field: 'end',
            type: 'nominal',
            scale: { domain: ['low', 'high'], range: ['url(#dots)', 'var(--carried)'] },
          },
        },
      },
      {
        mark: { type: 'rule', stroke: 'var(--ink)', strokeWidth: 1.5 },
        encoding: { x: { field: 'from', type: 'quantitative' }, x2: { field: 'to' } },
      },
    ],
  };
}
