import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../scenarios/scenario.js';
import { page } from '../report/page/page.js';
import { settingOf } from '../report/page/setting.js';
import { resultFiles } from '../report/result-files.js';
import { summarise } from '../report/summary.js';
import { run } from '../run.js';
import { dayView } from './day-view.js';
import { replayView } from './replay-view.js';
import { shownPlaces } from './shown-places.js';
import type { Entered } from './task.js';

/** One day of a scenario: what maps and lists show, the day as it went, and its report. */
export async function dayFiles(
  scenario: Scenario,
  { label, folder, number, seed }: Entered & { readonly number: number; readonly seed: number },
): Promise<[string, string][]> {
  const [played] = run(scenario, { seed, days: 1, referee: 'on', explanations: 'on' });
  const { day, ledger } = played!;
  const shown = shownPlaces(day.stops);
  const { id, synthetic } = scenario;
  const report = resultFiles([
    {
      summary: summarise([ledger], { scenario: id, seed, synthetic, cpuSeconds: 0 }),
      days: [ledger],
      setting: settingOf(scenario, [played!], readFileSync(join(folder, 'SOURCES.md'), 'utf8')),
    },
  ]);
  return [
    [`day-${number}.json`, JSON.stringify(dayView({ label, seed }, played!, shown))],
    [`replay-${number}.json`, JSON.stringify(replayView(seed, played!, shown))],
    [`report-${number}.html`, await page(report)],
  ];
}
