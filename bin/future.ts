import { Command, InvalidArgumentError } from 'commander';
import { loadScenario } from '../scenarios/load-scenario.js';
import { jsonText } from '../sim/compare/json-text.js';
import { future } from '../sim/future/future.js';
import { futureText } from '../sim/future/future-text.js';
import { openProjection } from '../sim/future/open-projection.js';
import { writeFolder } from '../sim/report/write-folder.js';
import { countsPath } from './counts-options.js';
import { giveAnswer, type AnswerOptions } from './give-answer.js';
import {
  outFolder,
  scenarioFolder,
  USUAL_WORKERS,
  wholeNumber,
  withProgress,
  type RunOptions,
} from './run-options.js';

interface Options extends RunOptions, AnswerOptions {
  readonly projection?: string;
  readonly years: readonly number[];
}

/** What a council asks of a year to come. */
const FIGURES = ['carried', 'passengers', 'unserved_rate_strict', 'operating_cost', 'cost_per_pax'];

const EXAMPLES = `
Examples:
  noriai future scenarios/hino --years 2025..2050
  noriai future scenarios/obihiro --projection mesh_2024.csv --years 2025,2035,2050 --out out/future

2025..2050 takes every fifth year. FILE holds projected people by square (PTN_2025, PTA_2025 …, as the national land data
have them) or by municipality (municipality, year, age_0_14 …); its first year is that of the people in the scenario. Without
a file people of each age change as in all Japan. Files in DIR: future.html, future.csv, future.json (docs/future.md).
Exit code: 0 done, 1 scenario or projection cannot be used, 2 used wrongly.`;

/** `noriai future SCENARIO`: demand and cost in years to come. */
export function futureCommand(): Command {
  return new Command('future')
    .description('show demand and cost with the people of years to come')
    .argument('<scenario>', 'folder of a scenario with census demand', scenarioFolder)
    .option('--projection <file>', 'projected people (default: as in all Japan)', countsPath)
    .option(
      '--years <years>',
      'FROM..TO, every fifth year, or years with commas',
      yearsOf,
      yearsOf('2025..2050'),
    )
    .option('--seeds <k>', 'seeds, from 1 on', wholeNumber(1), 10)
    .option('--workers <n>', 'worker threads', wholeNumber(1), USUAL_WORKERS)
    .option('--out <dir>', 'write page, table and JSON into this folder', outFolder)
    .option('--json', 'print as JSON')
    .addHelpText('after', EXAMPLES)
    .action((folder: string, options: Options, command: Command) => run(folder, options, command));
}

async function run(folder: string, options: Options, command: Command): Promise<void> {
  const { projection: path, years, seeds, workers } = options;
  const scenario = loadScenario(folder);
  const projection = openProjection(path);
  const [first, last] = [projection.years[0]!, projection.years.at(-1)!];
  const outside = years.filter((year) => year < first || year > last);
  if (outside.length > 0) {
    command.error(
      `error: expected years from ${first} to ${last}, as the projection has them, found ${outside.join(', ')}; correct --years`,
      { exitCode: 2 },
    );
  }
  const told = await withProgress({ workers }, (runJobs) =>
    future({ folder, scenario, projection, years, figures: FIGURES, seeds, run: runJobs }),
  );
  await giveAnswer(options, {
    json: () => jsonText(told),
    text: () => futureText(told),
    write: async (out) => {
      const { futureFiles } = await import('../sim/future/future-files.js');
      writeFolder(out, await futureFiles(told));
    },
  });
}

const STEP = 5;

function yearsOf(text: string): readonly number[] {
  const [, first, last] = /^(\d{4})\.\.(\d{4})$/.exec(text) ?? [];
  const years =
    first === undefined || last === undefined
      ? text.split(',').map((one) => (/^\s*\d{4}\s*$/.test(one) ? Number(one) : NaN))
      : Array.from(
          { length: Math.floor((Number(last) - Number(first)) / STEP) + 1 },
          (_, i) => Number(first) + i * STEP,
        );
  if (years.length > 0 && years.every((year, i) => year > (years[i - 1] ?? 0))) return years;
  throw new InvalidArgumentError(
    `Expected years such as 2025..2050 or 2025,2040, ascending; found "${text}".`,
  );
}
