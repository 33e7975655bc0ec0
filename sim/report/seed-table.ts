import { COUNTS } from './counts.js';
import { INDICATORS } from './indicators.js';
import type { Summary } from './summary.js';

const NAME_WIDTH = 52;
const VALUE_WIDTH = 10;
const INTERVAL_WIDTH = 22;

/** Means and 95 % intervals over several seeds as people read them in a terminal. */
export function seedTable({ counts, indicators }: Summary): string {
  const figures = { ...counts, ...indicators };
  const lines = [...COUNTS, ...INDICATORS].flatMap(({ id, name, unit }) => {
    const figure = figures[id];
    // A plain id repeats its first part; people need it once.
    const repeated = Object.keys(figures).some(
      (other) => other.startsWith(`${id}.`) && figures[other]!.formula === figure?.formula,
    );
    if (figure === undefined || repeated) return [];
    const value = figure.value === null ? '–' : figure.value.toFixed(2);
    const span = figure.interval
      ? `${figure.interval.low.toFixed(2)} – ${figure.interval.high.toFixed(2)}`
      : '';
    const reason = figure.value === null ? `  (${figure.because ?? ''})` : '';
    return `${name.en.padEnd(NAME_WIDTH)} ${value.padStart(VALUE_WIDTH)} ${span.padStart(INTERVAL_WIDTH)} ${unit.padEnd(9)} ${name.ja}${reason}`;
  });
  return `${lines.join('\n')}\n`;
}
