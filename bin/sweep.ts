import { Command, InvalidArgumentError } from 'commander';
import { axisOf, type Axis } from '../sim/compare/axis.js';
import { goalsOf, type Goal } from '../sim/compare/goal.js';
import { jsonText } from '../sim/compare/json-text.js';
import { sweep } from '../sim/compare/sweep.js';
import { sweepTable } from '../sim/compare/sweep-table.js';
import { writeFolder } from '../sim/report/write-folder.js';
import { giveAnswer, type AnswerOptions } from './give-answer.js';
import {
  outFolder,
  queueOption,
  scenarioFolder,
  USUAL_WORKERS,
  wholeNumber,
  withProgress,
  type RunOptions,
} from './run-options.js';

interface Options extends RunOptions, AnswerOptions {
  readonly vary: readonly Axis[];
  readonly front: readonly Goal[];
}

const EXAMPLES = `
Examples:
  noriai sweep scenarios/hanamidani --vary fleet.size=2..6
  noriai sweep scenarios/hanamidani --vary fleet.size=2..6 --vary "policy.max_wait=15 min,30 min" --out out/sweep
  noriai sweep scenarios/hanamidani --vary vehicles.taxi.count=1..4 --front cost,max:on_time_rate

PATH is fleet.size, or keys of service.yaml (policy.max_wait) or fleet.yaml (vehicles.taxi.count) joined by dots.
fleet.size takes vehicles in the order of fleet.yaml: fewer lose the last first, more begin again at the first.
Files in DIR: sweep.html, sweep.csv, sweep.json (docs/compare.md).
Exit code: 0 done, 1 the scenario cannot be run, 2 used wrongly.`;

/** `noriai sweep SCENARIO`: every combination of some settings, and which of them no other beats. */
export function sweepCommand(): Command {
  return new Command('sweep')
    .description('run a scenario at every combination of some settings')
    .argument('<scenario>', 'folder of a scenario', scenarioFolder)
    .requiredOption('--vary <path=values>', 'a setting and its values; may be repeated', oneMoreAxis)
    .option(
      '--front <ids>',
      'figures of the Pareto front, max: before those wanted large',
      goals,
      goals('cost,unserved'),
    )
    .option('--seeds <k>', 'seeds, from 1 on', wholeNumber(1), 5)
    .option('--workers <n>', 'worker threads', wholeNumber(1), USUAL_WORKERS)
    .addOption(queueOption())
    .option('--out <dir>', 'write page, table and JSON into this folder', outFolder)
    .option('--json', 'print the sweep as JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(folder: string, options: Options): Promise<void> {
  const { vary, front, seeds, workers, queue } = options;
  const swept = await withProgress({ workers, queue }, (runJobs) =>
    sweep({ folder, vary, front, seeds }, runJobs),
  );
  await giveAnswer(options, {
    json: () => jsonText(swept),
    text: () => sweepTable(swept),
    write: async (out) => {
      // Loaded only here: drawing charts takes longer to load than a small day to run.
      const { sweepFiles } = await import('../sim/compare/sweep-files.js');
      writeFolder(out, await sweepFiles(swept));
    },
  });
}

function oneMoreAxis(text: string, before: readonly Axis[] = []): readonly Axis[] {
  const axis = axisOf(text);
  if (typeof axis === 'string') throw new InvalidArgumentError(axis);
  if (before.some(({ path }) => path === axis.path)) {
    throw new InvalidArgumentError(`Expected every setting once, found ${axis.path} again; join its values.`);
  }
  return [...before, axis];
}

function goals(text: string): readonly Goal[] {
  const read = goalsOf(text);
  if (typeof read === 'string') throw new InvalidArgumentError(read);
  return read;
}
