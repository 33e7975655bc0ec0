import type { DayLedger } from './rows.js';
import { SETTING_FILE, settingText, type Setting } from './page/setting.js';
import { seedFolder } from './seed-folder.js';
import { overSeeds } from './seeds.js';
import { summaryText, type Summary } from './summary.js';
import { tables } from './tables.js';

/** What came of the days of one seed. */
export interface SeedResult {
  readonly setting: Setting;
  readonly summary: Summary;
  readonly days: readonly DayLedger[];
}

/**
 * The files of a result by name. One seed gives the summary and the tables; several give the summary of all, and for
 * each seed a folder that looks like the result of that seed alone, so that every program that reads one reads them.
 */
export function resultFiles(results: readonly SeedResult[]): Map<string, string> {
  const first = results[0];
  if (first === undefined) throw new RangeError('a result of no seeds');
  if (results.length === 1) return filesOf(first);
  const all = new Map([
    ['summary.json', summaryText(overSeeds(results.map(({ summary }) => summary)))],
    [SETTING_FILE, settingText(first.setting)],
  ]);
  for (const result of results) {
    const folder = seedFolder(result.summary.seed);
    for (const [name, text] of filesOf(result)) all.set(`${folder}/${name}`, text);
  }
  return all;
}

const filesOf = ({ summary, days, setting }: SeedResult): Map<string, string> =>
  new Map([['summary.json', summaryText(summary)], ...tables(days), [SETTING_FILE, settingText(setting)]]);
