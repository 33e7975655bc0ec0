import type { ComparedFigure, Comparison, Interval } from './compare.js';
import { figureLines, isClear } from './figure-lines.js';

const NAME_WIDTH = 52;
const CELL_WIDTH = 21;

/** The comparison as people read it in a terminal: a line a figure, and for each scenario mean and difference. */
export function compareTable(comparison: Comparison): string {
  const { scenarios, seeds } = comparison;
  const head = scenarios.flatMap(({ label, same_demand }, i) =>
    i > 0 && same_demand ? [label, '− first'] : [label],
  );
  const lines = figureLines(comparison).map(({ indicator: { name, unit }, cells }) => {
    const texts = cells.flatMap(({ figure }) => [
      spreadText(figure.value, figure.interval),
      ...(figure.difference === undefined ? [] : [differenceText(figure)]),
    ]);
    return row(name.en, texts, `${unit.padEnd(9)} ${name.ja}`);
  });
  const others = scenarios.filter(({ same_demand }) => !same_demand).map(({ label }) => label);
  return [
    `${scenarios.length} scenarios, seeds 1 to ${seeds.length}; mean ± half of its 95 % interval`,
    'a difference is taken seed by seed; * where its interval leaves 0 out; formulas: --json or --out',
    ...(others.length === 0 ? [] : [`another demand than the first, so no difference: ${others.join(', ')}`]),
    '',
    row('', head, ''),
    ...lines,
    '',
  ].join('\n');
}

const row = (name: string, cells: readonly string[], end: string): string =>
  `${name.padEnd(NAME_WIDTH)} ${cells.map((cell) => cell.padStart(CELL_WIDTH)).join(' ')}  ${end}`.trimEnd();

function differenceText(figure: ComparedFigure): string {
  const { value, interval } = figure.difference!;
  const sign = value !== null && value > 0 ? '+' : '';
  return `${sign}${spreadText(value, interval)}${isClear(figure) ? ' *' : '  '}`;
}

/** "12.30 ± 0.45": a mean, and half of its interval where there is one. */
export function spreadText(value: number | null, interval: Interval | null): string {
  if (value === null) return '–';
  const half = interval === null ? '' : ` ± ${((interval.high - interval.low) / 2).toFixed(2)}`;
  return `${(Math.abs(value) < 0.005 ? 0 : value).toFixed(2).replace('-', '−')}${half}`;
}
