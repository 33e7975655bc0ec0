import { Command, InvalidArgumentError, Option } from 'commander';
import { loadScenario } from '../scenarios/load-scenario.js';
import { jsonText } from '../sim/compare/json-text.js';
import { knownFigure, unknownFigure } from '../sim/compare/known-figure.js';
import { USUALLY_ASKED } from '../sim/compare/sweep-table.js';
import { writeFolder } from '../sim/report/write-folder.js';
import { morris } from '../sim/sensitivity/morris.js';
import { oneAtATime } from '../sim/sensitivity/one-at-a-time.js';
import { rangeOf, type Range } from '../sim/sensitivity/range.js';
import { sensitivityText } from '../sim/sensitivity/sensitivity-text.js';
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
  readonly vary: readonly Range[];
  readonly method: 'oat' | 'morris';
  readonly figures: readonly string[];
}

const EXAMPLES = `
Examples:
  noriai sensitivity scenarios/hino --vary fleet.size=1..3 --vary "policy.max_wait=15 min..45 min"
  noriai sensitivity scenarios/hino --vary source.service.won=x0.5..x2 --vary source.phone=0.3..0.9 --method morris --seeds 20

PATH is fleet.size, or keys joined by dots: of service.yaml (policy.max_wait), fleet.yaml (vehicles.van.count) or demand.yaml
(source.service.per_wait_minute). x0.5..x2 multiplies every number that is written there.
oat: one setting at a time, (2 × settings + 1) × seeds runs. morris: elementary effects, (settings + 1) × seeds runs.
Files in DIR: sensitivity.html, sensitivity.csv, sensitivity.json (docs/sensitivity.md).
Exit code: 0 done, 1 the scenario cannot be run, 2 used wrongly.`;

/** `noriai sensitivity SCENARIO`: which assumptions move the answer. */
export function sensitivityCommand(): Command {
  return new Command('sensitivity')
    .description('show which assumptions move the answer')
    .argument('<scenario>', 'folder of a scenario', scenarioFolder)
    .requiredOption('--vary <path=low..high>', 'a setting and its range; may be repeated', oneMoreRange)
    .addOption(
      new Option('--method <name>', 'how settings are moved').choices(['oat', 'morris']).default('oat'),
    )
    .option('--figures <ids>', 'figures to look at, commas between them', figuresOf, USUALLY_ASKED)
    .option('--seeds <k>', 'seeds from 1 on; of morris trajectories', wholeNumber(1), 10)
    .option('--workers <n>', 'worker threads', wholeNumber(1), USUAL_WORKERS)
    .option('--out <dir>', 'write page, table and JSON into this folder', outFolder)
    .option('--json', 'print the sensitivity as JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(folder: string, options: Options): Promise<void> {
  const { vary, method, figures, seeds, workers } = options;
  const scenario = loadScenario(folder);
  const answer = method === 'oat' ? oneAtATime : morris;
  const sensitivity = await withProgress({ workers }, (runJobs) =>
    answer({ folder, scenario, ranges: vary, figures, seeds, run: runJobs }),
  );
  await giveAnswer(options, {
    json: () => jsonText(sensitivity),
    text: () => sensitivityText(sensitivity),
    write: async (out) => {
      const { sensitivityFiles } = await import('../sim/sensitivity/sensitivity-files.js');
      writeFolder(out, await sensitivityFiles(sensitivity));
    },
  });
}

function oneMoreRange(text: string, before: readonly Range[] = []): readonly Range[] {
  const range = rangeOf(text);
  if (typeof range === 'string') throw new InvalidArgumentError(range);
  if (before.some(({ path }) => path === range.path)) {
    throw new InvalidArgumentError(`Expected every setting once, found ${range.path} again.`);
  }
  return [...before, range];
}

function figuresOf(text: string): readonly string[] {
  const ids = text.split(',').map((id) => id.trim());
  const wrong = ids.find((id) => knownFigure(id) === undefined);
  if (wrong === undefined) return [...new Set(ids)];
  throw new InvalidArgumentError(unknownFigure(wrong));
}
