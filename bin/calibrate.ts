import { Command } from 'commander';
import { calibrate } from '../sim/calibrate/calibrate.js';
import { calibrateText } from '../sim/calibrate/calibrate-text.js';
import { writeCalibrated } from '../sim/calibrate/write-calibrated.js';
import { jsonText } from '../sim/compare/json-text.js';
import { countsPath, countsQuestion, dateOf, toldAs, type CountsOptions } from './counts-options.js';
import { giveAnswer } from './give-answer.js';
import { outFolder, scenarioFolder, wholeNumber } from './run-options.js';

const EXAMPLES = `
Examples:
  noriai calibrate scenarios/hino --counts counts.csv --from 2023-03-01 --to 2024-03-31 --out out/hino
  noriai calibrate scenarios/hino --counts ../shared/data/services/hino --from 2023-03-01 --to 2024-03-31

The counts are a table (docs/validation.md), or a folder of tables as the reports of a チョイソコ service give them. Only
counts of exactly the period are looked at. DIR becomes a copy of the scenario with the fitted demand.yaml, and
calibration.json, which says what was fitted.
Exit code: 0 done, 1 scenario or counts cannot be used, 2 used wrongly.`;

/** `noriai calibrate SCENARIO`: fits the demand of a scenario to what a real service counted. */
export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description('fit the demand of a scenario to what a service counted')
    .argument('<scenario>', 'folder of a scenario with census demand', scenarioFolder)
    .requiredOption('--counts <path>', 'what was counted: a table or a folder of reports', countsPath)
    .requiredOption('--from <date>', 'first day of the period to fit', dateOf)
    .requiredOption('--to <date>', 'last day of the period to fit', dateOf)
    .option('--seeds <k>', 'simulated towns', wholeNumber(2), 6)
    .option('--days <n>', 'days of each weekday in a simulated town', wholeNumber(1), 3)
    .option('--out <dir>', 'write the fitted scenario into this folder', outFolder)
    .option('--json', 'print the calibration as JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(folder: string, options: CountsOptions): Promise<void> {
  const question = countsQuestion(folder, options);
  const calibrated = calibrate(question, toldAs('round'));
  for (const stop of question.counts.unknownStops)
    process.stderr.write(`not in the scenario: stop ${stop}\n`);
  await giveAnswer(options, {
    json: () => jsonText(calibrated.calibration),
    text: () => calibrateText(calibrated.calibration),
    write: (out) => {
      writeCalibrated(folder, out, calibrated);
    },
  });
}
