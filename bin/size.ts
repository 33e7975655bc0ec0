import { Command, InvalidArgumentError } from 'commander';
import { sizeOf } from '../sim/compare/fleet-size.js';
import { jsonText } from '../sim/compare/json-text.js';
import { size } from '../sim/compare/size.js';
import { sizeText } from '../sim/compare/size-text.js';
import { targetsOf, type Target } from '../sim/compare/target.js';
import { loadScenario } from '../scenarios/load-scenario.js';
import {
  queueOption,
  scenarioFolder,
  USUAL_WORKERS,
  wholeNumber,
  withProgress,
  type RunOptions,
} from './run-options.js';

interface Options extends RunOptions {
  readonly target: readonly Target[];
  readonly from: number;
  readonly to?: number;
}

const EXAMPLES = `
Examples:
  noriai size scenarios/hanamidani --target "unserved_rate_strict<=5"
  noriai size scenarios/hanamidani --target "unserved_rate_strict<=5,wait_asap.p90<=20" --from 2 --to 12

The means over seeds have to keep every target, with confidence: their 95 % intervals lie within. Vehicles are taken in
the order of fleet.yaml: fewer lose the last first, more begin again at the first. docs/compare.md says how it searches.
Exit code: 0 found, 1 no size keeps the target or the scenario cannot be run, 2 used wrongly.`;

/** `noriai size SCENARIO`: the smallest fleet that keeps a target. */
export function sizeCommand(): Command {
  return new Command('size')
    .description('find the smallest fleet that keeps a target')
    .argument('<scenario>', 'folder of a scenario', scenarioFolder)
    .requiredOption('--target <list>', 'figures with <= or >= and a number, commas between them', targets)
    .option('--from <n>', 'fewest vehicles', wholeNumber(1), 1)
    .option('--to <n>', 'most vehicles (default: twice those of fleet.yaml)', wholeNumber(1))
    .option('--seeds <k>', 'most seeds of one size, from 1 on', wholeNumber(2), 20)
    .option('--workers <n>', 'worker threads', wholeNumber(1), USUAL_WORKERS)
    .addOption(queueOption())
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', EXAMPLES)
    .action((folder: string, options: Options, command: Command) => run(folder, options, command));
}

async function run(
  folder: string,
  { target, from, to = twiceOf(folder), seeds, workers, queue, json }: Options,
  command: Command,
): Promise<void> {
  if (from > to) {
    command.error(
      `error: expected --from no larger than --to, found ${from} and ${to}; exchange or correct them`,
      {
        exitCode: 2,
      },
    );
  }
  const sizing = await withProgress({ workers, queue }, (runJobs) =>
    size({ folder, targets: target, from, to, seeds }, runJobs),
  );
  process.stdout.write(json ? jsonText(sizing) : sizeText(sizing, { seeds }));
  process.exitCode = sizing.size === null ? 1 : 0;
}

const twiceOf = (folder: string): number => Math.max(2, 2 * sizeOf(loadScenario(folder).fleet));

function targets(text: string): readonly Target[] {
  const read = targetsOf(text);
  if (typeof read === 'string') throw new InvalidArgumentError(read);
  return read;
}
