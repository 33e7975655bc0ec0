import type { Comparison } from './compare.js';
import { compareCsv } from './compare-csv.js';
import { jsonText } from './json-text.js';
import { comparePage } from './page/compare-page.js';

/** The files of a comparison by name. */
export const compareFiles = (comparison: Comparison): ReadonlyMap<string, string> =>
  new Map([
    ['compare.json', jsonText(comparison)],
    ['compare.csv', compareCsv(comparison)],
    ['compare.html', comparePage(comparison)],
  ]);
