import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { isDate } from '../scenarios/format/clock.js';
import type { CensusSource } from '../scenarios/format/census-source.js';
import { loadScenario } from '../scenarios/load-scenario.js';
import { problemText } from '../scenarios/problem.js';
import type { Scenario } from '../scenarios/scenario.js';
import { bookingsText } from '../sim/demand/bookings-text.js';
import { dayKindOf, peopledDay } from '../sim/demand/census-day.js';
import type { CensusDemand } from '../sim/demand/census-demand.js';
import { cellsText, importText } from '../sim/demand/census/cells-text.js';
import { importCells } from '../sim/demand/census/import-cells.js';
import { demandTallies, talliesText } from '../sim/demand/demand-tally.js';

interface ImportOptions {
  readonly out?: string;
  readonly year?: number;
  readonly municipality?: readonly string[];
  readonly json?: true;
}

interface DayOptions {
  readonly date?: string;
  readonly seed: number;
  readonly out?: string;
  readonly json?: true;
}

const IMPORT_EXAMPLES = `
FILE is one of: an e-Stat table of squares or small areas as published (CP932, two header rows); a table with mesh codes
or lon, lat and people; projected people by square (PTN_2040 …); and, to complete them: the municipality of each square,
people by municipality and age, positions by area code, town names with positions (docs/demand.md).

Examples:
  noriai demand import tblT001102Q5240.txt --out cells.csv
  noriai demand import mesh500_pop.csv pop2020.csv --municipality 01207,01631 --out cells.csv

--out also writes how the figures came about, beside the table: cells.how.txt.
Exit code: 0 done, 1 a file cannot be used (all reasons are told), 2 used wrongly.`;

const DAY_EXAMPLES = `
Examples:
  noriai demand generate scenarios/obihiro --date 2026-11-24 --seed 3 --out bookings.csv
  noriai demand show scenarios/obihiro --seed 3

Exit code: 0 done, 1 the scenario cannot be used or has no census demand, 2 used wrongly.`;

/** `noriai demand`: people from published tables, and wishes from people. */
export function demandCommand(): Command {
  const demand = new Command('demand').description('people from the census, and the rides they wish for');
  demand
    .command('import')
    .description('condense published tables of people into a table of cells')
    .argument('<files...>', 'published tables, see below')
    .option('--out <file>', 'write the table of cells here (default: only report)')
    .option('--year <year>', 'of a projection: the year to take', year)
    .option('--municipality <codes>', 'keep cells of these municipalities, separated by commas', list)
    .option('--json', 'print the report as JSON')
    .addHelpText('after', IMPORT_EXAMPLES)
    .action(importFiles);
  for (const name of ['generate', 'show'] as const) {
    const command = demand
      .command(name)
      .description(
        name === 'generate' ? 'write the wishes of a day as a bookings table' : 'count the demand of a day',
      )
      .argument('<scenario>', 'folder of a scenario with census demand')
      .option('--date <date>', 'the day (default: the one the scenario names)', date)
      .option('--seed <n>', 'for everything drawn by chance', wholeNumber, 1)
      .addHelpText('after', DAY_EXAMPLES);
    if (name === 'generate') command.option('--out <file>', 'write here (default: print)').action(generate);
    else command.option('--json', 'print as JSON').action(show);
  }
  return demand;
}

function importFiles(files: readonly string[], { out, year: of, municipality, json }: ImportOptions): void {
  const read = files.map((file) => ({ name: file, bytes: readFileSync(file) }));
  const { cells, account, warnings } = importCells(read, {
    ...(of === undefined ? {} : { year: of }),
    ...(municipality === undefined ? {} : { municipalities: municipality }),
  });
  const text = importText({
    ...account,
    files: account.files.map((file) => ({ ...file, name: basename(file.name) })),
  });
  if (out !== undefined) {
    writeWhole(out, cellsText(cells));
    writeWhole(`${out.replace(/\.csv$/, '')}.how.txt`, text);
  }
  for (const problem of warnings) process.stderr.write(`${problemText(problem)}\n`);
  process.stdout.write(json ? `${JSON.stringify({ ...account, warnings }, null, 2)}\n` : text);
}

function generate(path: string, options: DayOptions): void {
  const made = demandOf(path, options);
  if (made === undefined) return;
  const text = bookingsText(made.demand.wishes, made.day);
  if (options.out === undefined) process.stdout.write(text);
  else writeWhole(options.out, text);
}

function show(path: string, options: DayOptions): void {
  const made = demandOf(path, options);
  if (made === undefined) return;
  const { demand, source, scenario, day } = made;
  const tallies = demandTallies(demand, source, dayKindOf(scenario, day, source.rest_day_types));
  process.stdout.write(options.json ? `${JSON.stringify(tallies, null, 2)}\n` : talliesText(tallies));
}

function demandOf(
  path: string,
  { date: wanted, seed }: DayOptions,
): { demand: CensusDemand; source: CensusSource; scenario: Scenario; day: string } | undefined {
  const scenario = loadScenario(path);
  const day = wanted ?? scenario.about.date;
  const { demand } = peopledDay(scenario, day, seed);
  const { source } = scenario.demand;
  if (demand !== undefined && source.kind === 'census') return { demand, source, scenario, day };
  process.stderr.write(
    `demand.yaml: expected source kind census, found ${source.kind}; name cells and destinations (docs/demand.md)\n`,
  );
  process.exitCode = 1;
  return undefined;
}

/** Writes beside the file first and renames: on a fault nothing half-written stands under its name. */
function writeWhole(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

const list = (text: string): string[] => text.split(',').map((part) => part.trim());

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError('expected a whole number of 0 or more, such as 7');
  return Number(text);
}

function year(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('expected a year, such as 2040');
  return Number(text);
}

function date(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError('expected a date, such as 2026-11-24');
  return text;
}
