import { Command } from 'commander';
import { loadScenario } from '../scenarios/load-scenario.js';
import { jsonText } from '../sim/compare/json-text.js';
import { writeFolder } from '../sim/report/write-folder.js';
import { timetableFor } from './feed-option.js';
import { giveAnswer, type AnswerOptions } from './give-answer.js';
import { outFolder, scenarioFolder, wholeNumber } from './run-options.js';

interface Options extends AnswerOptions {
  readonly gtfs?: string;
  readonly seed: number;
}

const EXAMPLES = `
Examples:
  noriai baseline scenarios/yamagata-feeder
  noriai baseline scenarios/mitoyo --gtfs gtfs-jp.zip --out out/baseline

The wishes of the day that the scenario names, by the service, by fixed routes (--gtfs, or the timetable in service.yaml;
left out if there is neither) and by taxis (docs/baseline.md). Files in DIR: baseline.html, baseline.csv, baseline.json.
Exit code: 0 done, 1 scenario or feed cannot be used, 2 used wrongly.`;

/** `noriai baseline SCENARIO`: who could travel with what exists, how long it takes, and what it costs. */
export function baselineCommand(): Command {
  return new Command('baseline')
    .description('serve the same wishes by buses, trains and taxis, beside the service')
    .argument('<scenario>', 'folder of a scenario', scenarioFolder)
    .option('--gtfs <feed>', 'folder or .zip of the buses and trains')
    .option('--seed <n>', 'for everything drawn by chance', wholeNumber(0), 1)
    .option('--out <dir>', 'write page, table and JSON into this folder', outFolder)
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', EXAMPLES)
    .action(baseline);
}

async function baseline(path: string, { gtfs, seed, ...options }: Options): Promise<void> {
  const scenario = loadScenario(path);
  const timetable = timetableFor(scenario, gtfs);
  const [{ baselineOf }, { baselineFiles }, { baselineText }] = await Promise.all([
    import('../sim/baseline/baseline.js'),
    import('../sim/baseline/baseline-files.js'),
    import('../sim/baseline/baseline-text.js'),
  ]);
  const compared = baselineOf(scenario, timetable, seed);
  await giveAnswer(options, {
    json: () => jsonText(compared),
    text: () => baselineText(compared),
    write: (out) => {
      writeFolder(out, baselineFiles(compared));
    },
  });
}
