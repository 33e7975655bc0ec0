import type { Baseline } from './baseline.js';
import { MODE_LINES, MODE_WORDS } from './mode-lines.js';

const NAME = 42;
const VALUE = 18;

/** The outcome for a terminal: a column for each mode. */
export function baselineText({ name, date, seed, modes }: Baseline): string {
  const head = modes.map(({ id }) => MODE_WORDS[id].en.padStart(VALUE)).join('');
  const lines = MODE_LINES.map(({ name: words, value, digits }) => {
    const cells = modes.map((mode) => (value(mode)?.toFixed(digits) ?? '–').padStart(VALUE));
    return `${words.en.padEnd(NAME)}${cells.join('')}  ${words.ja}`;
  });
  const notes = modes.map(({ id, because }) => `${MODE_WORDS[id].en}: ${because.en}`);
  return [
    `${name.en} (${name.ja}), ${date}, seed ${seed}, ${modes[0]?.wishes ?? 0} wishes`,
    '',
    `${' '.repeat(NAME)}${head}`,
    ...lines,
    '',
    ...notes,
    '',
  ].join('\n');
}
