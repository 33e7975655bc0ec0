import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { drivingCost, faultsOf } from '../core/search/check.js';
import { readCordeau } from '../sim/instances/cordeau.js';
import { InstanceError, type Instance } from '../sim/instances/instance.js';
import { readLilim } from '../sim/instances/lilim.js';
import { solve, type Solved } from '../sim/instances/solve.js';

const READERS = { cordeau: readCordeau, lilim: readLilim };

/** Without any limit the search ends after so many seconds. */
const USUAL_SECONDS = 60;

interface Options {
  readonly format: keyof typeof READERS;
  readonly seconds?: number;
  readonly iterations?: number;
  readonly seed: number;
  readonly workers: number;
  readonly json?: true;
}

/** `noriai solve FILE`: exit code 0 solved, 1 no feasible solution found, 2 wrong use or a broken file. */
export function solveCommand(): Command {
  return new Command('solve')
    .description('search good tours for a dial-a-ride or pickup-and-delivery file of the literature')
    .argument('<file>', 'instance file')
    .addOption(
      new Option('--format <format>', 'format of the file').choices(Object.keys(READERS)).default('cordeau'),
    )
    .option('--seconds <s>', `wall time (default: ${USUAL_SECONDS}, or none with --iterations)`, positive)
    .option('--iterations <n>', 'iterations of every worker; alone, makes the result repeatable', whole)
    .option('--seed <n>', 'seed of the random numbers', natural, 1)
    .option('--workers <n>', 'worker threads', whole, 2)
    .option('--json', 'print one line of JSON')
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const instance = read(file, options.format);
  if (instance === undefined) return;
  const seconds = options.seconds ?? (options.iterations === undefined ? USUAL_SECONDS : undefined);
  const { seed, workers, iterations } = options;
  const solved = await solve(instance.problem, {
    seed,
    workers,
    ...(seconds === undefined ? {} : { seconds }),
    ...(iterations === undefined ? {} : { iterations }),
  });
  const feasible = faultsOf(instance.problem, solved.plan).length === 0;
  process.stdout.write(
    options.json ? json(instance, solved, { seed, feasible }) : summary(instance, solved, feasible),
  );
  process.exitCode = feasible ? 0 : 1;
}

/** The instance; undefined, after a message, if the file cannot be read or understood. */
function read(file: string, format: Options['format']): Instance | undefined {
  try {
    return READERS[format](readFileSync(file, 'utf8'), file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error;
    if (!(error instanceof InstanceError) && !isMissing) throw error;
    const advice = error instanceof InstanceError ? ` (read as ${format}; see --format)` : '';
    process.stderr.write(`${error.message}${advice}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

function json(
  instance: Instance,
  solved: Solved,
  run: { readonly seed: number; readonly feasible: boolean },
): string {
  const { plan, iterations, seconds } = solved;
  return `${JSON.stringify({
    instance: instance.name,
    cost: drivingCost(instance.problem, plan),
    feasible: run.feasible,
    routes: routesOf(instance, plan),
    seconds,
    iterations,
    seed: run.seed,
  })}\n`;
}

function summary(instance: Instance, solved: Solved, feasible: boolean): string {
  const { plan, unserved, iterations, seconds } = solved;
  const routes = routesOf(instance, plan);
  const cost = drivingCost(instance.problem, plan).toFixed(2);
  const missing = unserved.map((r) => instance.nodeIds[2 * r]).join(', ');
  return [
    `${instance.name}: cost ${cost}, ${routes.length} of ${plan.length} vehicles, ${feasible ? 'feasible' : 'not feasible'}`,
    ...(missing === '' ? [] : [`not served: pick-ups ${missing}`]),
    ...routes.map((route, k) => `${String(k + 1).padStart(3)}  ${route.join(' ')}`),
    `${iterations} iterations in ${seconds.toFixed(1)} s`,
    '',
  ].join('\n');
}

/** Node ids of the file, for the vehicles that are used. */
function routesOf(instance: Instance, plan: Solved['plan']): number[][] {
  return plan
    .filter((codes) => codes.length > 0)
    .map((codes) => codes.map((code) => instance.nodeIds[code]!));
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError(`expected a number above 0.`);
  return value;
}

function whole(text: string): number {
  const value = natural(text);
  if (value < 1) throw new InvalidArgumentError('expected a whole number of 1 or more.');
  return value;
}

function natural(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('expected a whole number of 0 or more.');
  }
  return value;
}
