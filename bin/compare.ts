import { Command } from 'commander';
import { compare, type Entrant } from '../sim/compare/compare.js';
import { compareTable } from '../sim/compare/compare-table.js';
import { openEntrants } from '../sim/compare/entrants.js';
import { jsonText } from '../sim/compare/json-text.js';
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

const EXAMPLES = `
Examples:
  noriai compare scenarios/hanamidani out/my-hanamidani
  noriai compare scenarios/hanamidani scenarios/mitoyo --seeds 20 --workers 4 --out out/compared

Every scenario runs the day it names with the seeds 1 to K. Differences to the first scenario are taken seed by seed,
and only where the same people ask: equal day, demand.yaml and tables behind it. Equal scenarios and seeds give equal
bytes, whatever the number of workers. Files in DIR: compare.html, compare.csv, compare.json (docs/compare.md).
Exit code: 0 done, 1 a scenario cannot be run, 2 used wrongly.`;

/** `noriai compare SCENARIO…`: scenarios side by side over the same seeds. */
export function compareCommand(): Command {
  return new Command('compare')
    .description('run scenarios with the same seeds and show every difference')
    .argument('<scenarios...>', 'folders of scenarios, the one to compare with first', foldersSoFar)
    .option('--seeds <k>', 'seeds, from 1 on', wholeNumber(1), 10)
    .option('--workers <n>', 'worker threads', wholeNumber(1), USUAL_WORKERS)
    .addOption(queueOption())
    .option('--out <dir>', 'write page, table and JSON into this folder', outFolder)
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(folders: readonly string[], options: RunOptions & AnswerOptions): Promise<void> {
  const { seeds, workers, queue } = options;
  const entrants: readonly Entrant[] = openEntrants(folders);
  const comparison = await withProgress({ workers, queue }, (runJobs) => compare(entrants, seeds, runJobs));
  await giveAnswer(options, {
    json: () => jsonText(comparison),
    text: () => compareTable(comparison),
    write: async (out) => {
      const { compareFiles } = await import('../sim/compare/compare-files.js');
      writeFolder(out, compareFiles(comparison));
    },
  });
}

const foldersSoFar = (path: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  scenarioFolder(path),
];
