import { existsSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { isDate } from '../scenarios/format/clock.js';
import { loadScenario } from '../scenarios/load-scenario.js';
import type { Scenario } from '../scenarios/scenario.js';
import { figureTable } from '../sim/report/figure-table.js';
import { summarise, summaryText, type Summary } from '../sim/report/summary.js';
import { tables } from '../sim/report/tables.js';
import { whyNotFolder, writeFolder } from '../sim/report/write-folder.js';
import { run, type DayRun, type RunSettings } from '../sim/run.js';

interface Options {
  readonly seed: number;
  readonly days: number;
  readonly date?: string;
  readonly out?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  noriai simulate scenarios/tiny
  noriai simulate scenarios/tiny --seed 7 --out out/tiny
  noriai simulate scenarios/tiny --date 2026-11-24 --days 5 --json

Files in DIR: summary.json, wishes.csv, visits.csv, legs.csv, shifts.csv, breaks.csv (docs/indicators.md).
Equal scenario, seed and dates give equal files, but for the line "cpu_s" of summary.json.
Exit code: 0 done, 1 the scenario cannot be run, 2 used wrongly.`;

/** `noriai simulate SCENARIO`: replays days of a scenario and reports what came of them. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('replay a scenario ride by ride and report its indicators')
    .argument('<scenario>', 'folder of a scenario', folder)
    .option('--seed <n>', 'for everything drawn by chance', wholeNumber(0), 1)
    .option('--days <n>', 'days in a row', wholeNumber(1), 1)
    .option('--date <date>', 'first day, such as 2026-11-24 (default: the day the scenario names)', dateOf)
    .option('--out <dir>', 'write tables and summary into this folder', outFolder)
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: Options) => {
      simulate(loadScenario(path), options);
    });
}

/** Runs, writes and prints. Also what `npm start` does. */
export function simulate(scenario: Scenario, { seed, days, date, out, json }: Options): void {
  const { runs, cpuSeconds } = timed(scenario, {
    seed,
    days,
    referee: 'on',
    ...(date === undefined ? {} : { date }),
  });
  const ledgers = runs.map(({ ledger }) => ledger);
  const { id, synthetic } = scenario;
  const summary = summarise(ledgers, { scenario: id, seed, synthetic, cpuSeconds });
  if (out !== undefined)
    writeFolder(out, new Map([['summary.json', summaryText(summary)], ...tables(ledgers)]));
  process.stdout.write(
    json ? summaryText(summary) : `${heading(scenario, runs, summary)}\n${figureTable(ledgers)}`,
  );
  if (out !== undefined) process.stderr.write(`written to ${out}\n`);
}

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

function heading({ about, synthetic }: Scenario, runs: readonly DayRun[], { seed, engine }: Summary): string {
  const dates = runs.map(({ day }) => day.date);
  const when = dates.length === 1 ? dates[0]! : `${dates[0]!} to ${dates.at(-1)!}`;
  const closed = runs.flatMap(({ day }) =>
    day.closed === undefined ? [] : [`${day.date} closed: ${day.closed}`],
  );
  return [
    `${about.name.en} (${about.name.ja}), ${when}, seed ${seed}, ${engine.cpu_s} s of CPU`,
    ...synthetic.map((what) => `synthetic: ${what}`),
    ...closed,
  ].join('\n');
}

function folder(path: string): string {
  if (existsSync(path)) return path;
  throw new InvalidArgumentError(
    'Expected the folder of a scenario, such as scenarios/tiny; found nothing there.',
  );
}

function outFolder(path: string): string {
  const because = whyNotFolder(path);
  if (because !== undefined) throw new InvalidArgumentError(because);
  return path;
}

function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const n = Number(text);
    if (/^\d+$/.test(text) && n >= least && Number.isSafeInteger(n)) return n;
    throw new InvalidArgumentError(`Expected a whole number from ${least} on.`);
  };
}

function dateOf(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('Expected a day of the calendar such as 2026-11-24.');
}
