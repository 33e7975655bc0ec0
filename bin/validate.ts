import { Command } from 'commander';
import { validate } from '../sim/calibrate/validate.js';
import { validateText } from '../sim/calibrate/validate-text.js';
import { jsonText } from '../sim/compare/json-text.js';
import { writeFolder } from '../sim/report/write-folder.js';
import { countsPath, countsQuestion, dateOf, toldAs, type CountsOptions } from './counts-options.js';
import { giveAnswer } from './give-answer.js';
import { outFolder, scenarioFolder, wholeNumber } from './run-options.js';

const EXAMPLES = `
Examples:
  noriai validate scenarios/hino --counts ../shared/data/services/hino --out out/hino-validation
  noriai validate out/mine --counts counts.csv --from 2025-04-01 --to 2026-03-31

Every period of the counts is simulated on days spread over it. Figures to which the scenario was fitted on those days
(calibration.json of \`noriai calibrate\`) are marked: they prove nothing. Files in DIR: validation.html, validation.json
(docs/validation.md).
Exit code: 0 done, whether the counts agree or not; 1 scenario or counts cannot be used, 2 used wrongly.`;

/** `noriai validate SCENARIO`: what a service counted, beside what the simulator says. */
export function validateCommand(): Command {
  return new Command('validate')
    .description('hold a scenario against what a service counted')
    .argument('<scenario>', 'folder of a scenario', scenarioFolder)
    .requiredOption('--counts <path>', 'what was counted: a table or a folder of reports', countsPath)
    .option('--from <date>', 'counts from this day on (default: all)', dateOf, '0001-01-01')
    .option('--to <date>', 'counts until this day (default: all)', dateOf, '9999-12-31')
    .option('--seeds <k>', 'simulated towns', wholeNumber(2), 6)
    .option('--days <n>', 'days of each weekday in a simulated town', wholeNumber(2), 2)
    .option('--out <dir>', 'write page and JSON into this folder', outFolder)
    .option('--json', 'print the validation as JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(folder: string, options: CountsOptions): Promise<void> {
  const validation = validate(countsQuestion(folder, options), toldAs('period'));
  await giveAnswer(options, {
    json: () => jsonText(validation),
    text: () => validateText(validation),
    write: async (out) => {
      const { validateFiles } = await import('../sim/calibrate/validate-files.js');
      writeFolder(out, await validateFiles(validation));
    },
  });
}
