import type { Comparison } from './compare.js';
import { figureLines } from './figure-lines.js';

const COLUMNS = [
  ...['indicator', 'name_en', 'name_ja', 'unit', 'scenario', 'mean', 'low', 'high'],
  ...['difference', 'difference_low', 'difference_high', 'formula', 'formula_ja'],
];

/** A row for each figure of each scenario (RFC 4180); empty where there is no value. */
export function compareCsv(comparison: Comparison): string {
  const rows = figureLines(comparison).flatMap(({ id, indicator: { name, unit }, cells }) =>
    cells.map(({ scenario, figure }) => [
      ...[id, name.en, name.ja, unit, scenario.label],
      ...[figure.value, figure.interval?.low, figure.interval?.high],
      ...[figure.difference?.value, figure.difference?.interval?.low, figure.difference?.interval?.high],
      ...[figure.formula, figure.formula_ja],
    ]),
  );
  return csvText([COLUMNS, ...rows]);
}

/** Rows of cells as a table; nothing known is an empty cell. */
export const csvText = (rows: readonly (readonly (string | number | null | undefined)[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(cellText(cell))).join(',')}\r\n`).join('');

/** What makes a spreadsheet take a text for a formula (OWASP: CSV Injection). */
const FORMULA = /^[=+\-@\t＝＋－＠]/;

/** A name that looks like a formula begins with an apostrophe; numbers are numbers, minus sign and all. */
const cellText = (cell: string | number | null | undefined): string =>
  typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell ?? '');

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
