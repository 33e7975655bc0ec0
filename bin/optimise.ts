import { Command, InvalidArgumentError } from 'commander';
import { jsonText } from '../sim/compare/json-text.js';
import { optimise, type Aim } from '../sim/optimise/optimise.js';
import { optimiseText } from '../sim/optimise/optimise-text.js';
import { giveAnswer, type AnswerOptions } from './give-answer.js';
import {
  queueOption,
  scenarioFolder,
  USUAL_WORKERS,
  wholeNumber,
  withProgress,
  type RunOptions,
} from './run-options.js';

interface Options extends RunOptions, AnswerOptions {
  readonly stops?: number;
  readonly shifts?: true;
}

const EXAMPLES = `
Examples:
  noriai optimise scenarios/hanamidani --shifts
  noriai optimise scenarios/mitoyo --stops 120 --seeds 10 --out out/mitoyo-120

Either stops or shifts are planned, from the demand of the day that the scenario names (docs/optimise.md). What the plan
brings is shown by days with the same seeds, before and after. With --out a copy of the scenario with the plan is written
to DIR, a new folder, and what it brings to DIR/gain. Equal scenarios and seeds give equal bytes.
Exit code: 0 done, 1 the scenario cannot be run or planned, 2 used wrongly.`;

/** `noriai optimise SCENARIO`: better stops or shifts, with their gain. */
export function optimiseCommand(): Command {
  return new Command('optimise')
    .description('plan stops or shifts from the simulated demand, and show what the plan brings')
    .argument('<scenario>', 'folder of a scenario', scenarioFolder)
    .option('--stops <n>', 'choose so many stops', wholeNumber(2))
    .option('--shifts', 'choose shifts and rests')
    .option('--seeds <k>', 'seeds, from 1 on', wholeNumber(1), 10)
    .option('--workers <n>', 'worker threads', wholeNumber(1), USUAL_WORKERS)
    .addOption(queueOption())
    .option('--out <dir>', 'write the changed scenario into this new folder')
    .option('--json', 'print plan and gain as JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(folder: string, options: Options): Promise<void> {
  const { seeds, workers, queue } = options;
  const aim = aimOf(options);
  const optimisation = await withProgress({ workers, queue }, (runJobs) =>
    optimise({ folder, aim, seeds }, runJobs),
  );
  await giveAnswer(options, {
    json: () => jsonText(optimisation.result),
    text: () => optimiseText(optimisation.result),
    write: async (out) => {
      const { writeOptimised } = await import('../sim/optimise/write-optimised.js');
      writeOptimised(optimisation, out);
    },
  });
}

function aimOf({ stops, shifts }: Options): Aim {
  if (stops !== undefined && shifts === undefined) return { kind: 'stops', count: stops };
  if (stops === undefined && shifts === true) return { kind: 'shifts' };
  throw new InvalidArgumentError(
    'Expected one of --stops N and --shifts: each is planned and proved by itself.',
  );
}
