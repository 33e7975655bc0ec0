import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { isDate } from '../scenarios/format/clock.js';
import { loadScenario } from '../scenarios/load-scenario.js';
import type { Scenario } from '../scenarios/scenario.js';
import { figureTable } from '../sim/report/figure-table.js';
import { JOURNAL_WORDS } from '../sim/report/journal-words.js';
import { settingOf } from '../sim/report/page/setting.js';
import { resultFiles, type SeedResult } from '../sim/report/result-files.js';
import { seedTable } from '../sim/report/seed-table.js';
import { overSeeds } from '../sim/report/seeds.js';
import { summarise, summaryText, type Summary } from '../sim/report/summary.js';
import { writeFolder } from '../sim/report/write-folder.js';
import { run, type DayRun, type RunSettings } from '../sim/run.js';
import { giveAnswer, type AnswerOptions } from './give-answer.js';
import { outFolder, scenarioFolder, wholeNumber } from './run-options.js';

interface Options extends AnswerOptions {
  readonly seed: number;
  readonly seeds: number;
  readonly days: number;
  readonly date?: string;
}

const EXAMPLES = `
Examples:
  noriai simulate scenarios/tiny
  noriai simulate scenarios/tiny --seed 7 --out out/tiny
  noriai simulate scenarios/tiny --date 2026-11-24 --days 5 --json
  noriai simulate scenarios/hanamidani --seeds 5 --out out/hanamidani

Files in DIR: report.html, summary.json and tables (docs/indicators.md, docs/report.md). With --seeds 2 or more the
figures are means with 95 % intervals, and DIR/seed-1, DIR/seed-2, … hold what each seed gives alone.
Equal scenario, seed and dates give equal files, but for the line "cpu_s" of summary.json.
Exit code: 0 done, 1 the scenario cannot be run, 2 used wrongly.`;

/** `noriai simulate SCENARIO`: replays days of a scenario and reports what came of them. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('replay a scenario ride by ride and report its indicators')
    .argument('<scenario>', 'folder of a scenario', scenarioFolder)
    .option('--seed <n>', 'for everything drawn by chance', wholeNumber(0), 1)
    .option('--seeds <k>', 'seeds in a row, from --seed on: means and intervals', wholeNumber(1), 1)
    .option('--days <n>', 'days in a row', wholeNumber(1), 1)
    .option('--date <date>', 'first day, such as 2026-11-24 (default: the day the scenario names)', dateOf)
    .option('--out <dir>', 'write report, tables and summary into this folder', outFolder)
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: Options) => simulate(path, options));
}

/** Runs, writes and prints. Also what `npm start` does. */
export async function simulate(path: string, options: Options): Promise<void> {
  const { seed, seeds, days, date } = options;
  const scenario = loadScenario(path);
  const sources = sourcesOf(path);
  const results: SeedResult[] = [];
  let firstRuns: readonly DayRun[] = [];
  for (let i = 0; i < seeds; i++) {
    const settings = {
      seed: seed + i,
      days,
      referee: 'on',
      explanations: 'on',
      ...(date === undefined ? {} : { date }),
    } as const;
    const { runs, cpuSeconds } = timed(scenario, settings);
    if (i === 0) firstRuns = runs;
    const { id, synthetic } = scenario;
    const ledgers = runs.map(({ ledger }) => ledger);
    results.push({
      summary: summarise(ledgers, { scenario: id, seed: seed + i, synthetic, cpuSeconds }),
      days: ledgers,
      setting: settingOf(scenario, runs, sources),
    });
  }
  const summary = overSeeds(results.map((result) => result.summary));
  const figures = (): string => (seeds === 1 ? figureTable(results[0]!.days) : seedTable(summary));
  await giveAnswer(options, {
    json: () => summaryText(summary),
    text: () => `${heading(scenario, firstRuns, summary)}\n${figures()}`,
    write: (out) => write(out, results),
  });
}

async function write(out: string, results: readonly SeedResult[]): Promise<void> {
  const files = resultFiles(results);
  // Loaded only here: drawing charts takes longer to load than a small day to run.
  const { page, PAGE_FILE } = await import('../sim/report/page/page.js');
  files.set(PAGE_FILE, await page(files));
  writeFolder(out, files);
}

/** Every scenario has one; loading it has told if not. */
const sourcesOf = (path: string): string => readFileSync(join(path, 'SOURCES.md'), 'utf8');

/** Runs with a progress bar where somebody is watching. */
function timed(
  scenario: Scenario,
  settings: RunSettings,
): { readonly runs: readonly DayRun[]; readonly cpuSeconds: number } {
  const bar = new SingleBar({
    format: 'simulating {bar} {percentage} %',
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  const DAY = 1000;
  if (process.stderr.isTTY) bar.start(settings.days * DAY, 0);
  const begun = process.cpuUsage();
  try {
    const progress = (day: number, heard: number, expected: number): void => {
      if (process.stderr.isTTY) bar.update(Math.floor((day + Math.min(1, heard / expected)) * DAY));
    };
    const runs = run(scenario, { ...settings, progress });
    const { user, system } = process.cpuUsage(begun);
    return { runs, cpuSeconds: (user + system) / 1e6 };
  } finally {
    bar.stop();
  }
}

function heading({ about, synthetic }: Scenario, runs: readonly DayRun[], summary: Summary): string {
  const { seed, seeds, engine } = summary;
  const dates = runs.map(({ day }) => day.date);
  const when = dates.length === 1 ? dates[0]! : `${dates[0]!} to ${dates.at(-1)!}`;
  const closed = runs.flatMap(({ day }) =>
    day.closed === undefined ? [] : [`${day.date} closed: ${day.closed}`],
  );
  const drawn = seeds === undefined ? `seed ${seed}` : `mean over seeds ${seeds.join(', ')}`;
  return [
    `${about.name.en} (${about.name.ja}), ${when}, ${drawn}, ${engine.cpu_s} s of CPU`,
    ...synthetic.map((what) => `synthetic: ${what}`),
    ...closed,
    ...runs.flatMap(({ journal }) => (journal === undefined ? [] : [JOURNAL_WORDS[journal].en])),
  ].join('\n');
}

function dateOf(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('Expected a day of the calendar such as 2026-11-24.');
}
