import { csvText } from '../compare/compare-csv.js';
import { jsonText } from '../compare/json-text.js';
import type { Baseline } from './baseline.js';
import { baselinePage } from './baseline-page.js';
import { MODE_LINES } from './mode-lines.js';

/** The files of a comparison with what exists, by name. */
export const baselineFiles = (baseline: Baseline): ReadonlyMap<string, string> =>
  new Map([
    ['baseline.json', jsonText(baseline)],
    ['baseline.csv', baselineCsv(baseline)],
    ['baseline.html', baselinePage(baseline)],
  ]);

function baselineCsv({ modes }: Baseline): string {
  const header = ['figure_en', 'figure_ja', ...modes.map(({ id }) => id), 'formula_en', 'formula_ja'];
  return csvText([
    header,
    ...MODE_LINES.map(({ name, formula, value }) => [
      ...[name.en, name.ja],
      ...modes.map(value),
      ...[formula.en, formula.ja],
    ]),
  ]);
}
