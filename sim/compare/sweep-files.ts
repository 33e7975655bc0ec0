import { compareCsv } from './compare-csv.js';
import { jsonText } from './json-text.js';
import { sweepPage } from './page/sweep-page.js';
import type { Sweep } from './sweep.js';

/** The files of a sweep by name. */
export const sweepFiles = async (sweep: Sweep): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['sweep.json', jsonText(sweep)],
    ['sweep.csv', compareCsv({ ...sweep, scenarios: sweep.points })],
    ['sweep.html', await sweepPage(sweep)],
  ]);
