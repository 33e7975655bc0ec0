import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drivingCost, faultsOf } from '../../core/search/check.js';
import { readCordeau } from '../../sim/instances/cordeau.js';
import { solve } from '../../sim/instances/solve.js';
import { readShared, SHARED } from './shared-data.js';
import type { BenchTable } from './table.js';

const FOLDER = 'dial-a-ride';
/** A gap below this, in per cent, is the rounding of the published values. */
const HIT = 0.005;

const SETS = ['cordeau-2006', 'cordeau-laporte-2003'];

export interface DialARideOptions {
  /** CPU seconds of each worker, one column a budget: what the search gets in so many seconds of a quiet machine. */
  readonly seconds: readonly number[];
  readonly workers: number;
  readonly seed: number;
  /** Sets to solve. */
  readonly sets: readonly string[];
  readonly command: string;
}

const USUAL: DialARideOptions = {
  seconds: [10, 60],
  workers: 2,
  seed: 1,
  sets: SETS,
  command: 'npm run bench -- dial-a-ride',
};

/** What ten minutes an instance reach; takes 100 minutes. */
export const LONG: DialARideOptions = {
  ...USUAL,
  seconds: [600],
  sets: SETS.slice(1),
  command: 'npm run bench -- dial-a-ride-long',
};

/** Gap to the best known values of the literature, every solution judged by the referee. */
export async function dialARideBench(options: DialARideOptions = USUAL): Promise<BenchTable> {
  const instances = knownInstances().filter(({ set }) => options.sets.includes(set));
  const rows: (string | number)[][] = [];
  const gaps: { set: string; byBudget: number[] }[] = [];
  for (const { name, file, set, best } of instances) {
    const byBudget: number[] = [];
    const known = { file, best, options };
    const iterations = await paceOf(known);
    for (const seconds of options.seconds) {
      const reached = byBudget.at(-1) ?? Infinity;
      byBudget.push(reached < HIT ? reached : await gapAfter(iterations(seconds), known));
    }
    console.error(name, ...byBudget.map((gap) => gap.toFixed(3)));
    rows.push([name, best.toFixed(2), ...byBudget.map((gap) => gap.toFixed(2))]);
    gaps.push({ set, byBudget });
  }
  for (const set of SETS) {
    const of = gaps.filter((gap) => gap.set === set);
    if (of.length === 0) continue;
    const means = options.seconds.map(
      (_, k) => of.reduce((sum, gap) => sum + gap.byBudget[k]!, 0) / of.length,
    );
    rows.push([`mean of ${set}`, '', ...means.map((mean) => mean.toFixed(3))]);
    const hits = options.seconds.map((_, k) => of.filter((gap) => gap.byBudget[k]! < HIT).length);
    rows.push([`${set}: at the best known value`, '', ...hits.map((count) => `${count} of ${of.length}`)]);
  }
  return {
    title: 'Dial-a-ride instances of the literature',
    command: options.command,
    columns: ['instance', 'best known', ...options.seconds.map((s) => `gap after ${s} s, %`)],
    rows,
    notes: [
      `${options.workers} worker threads, seed ${options.seed}. Seconds are CPU seconds of each thread, its start included, turned into iterations by two short runs before, so that other work on the machine counts little; a thread that has a core for itself needs as many seconds by the wall. What is at the best known value already is not searched longer.`,
      'Every solution was accepted by core/search/check.ts, which shares no code with the search.',
      'Best known values: best_known.csv of the reference data (proven optima for the a-instances).',
    ],
  };
}

interface Known {
  readonly name: string;
  readonly set: string;
  readonly file: string;
  readonly best: number;
}

function knownInstances(): Known[] {
  const table = new TextDecoder().decode(readShared(join(FOLDER, 'best_known.csv')));
  const known = new Map(table.split('\n').map((line) => [line.split(',')[0]!, Number(line.split(',')[2])]));
  return SETS.flatMap((set) =>
    readdirSync(join(SHARED, FOLDER, set)).flatMap((entry) => {
      const name = entry.replace(/\.txt$/, '');
      const best = known.get(name);
      return best === undefined ? [] : [{ name, set, file: join(SHARED, FOLDER, set, entry), best }];
    }),
  );
}

interface Case {
  readonly file: string;
  readonly best: number;
  readonly options: DialARideOptions;
}

/** Iterations of the two runs from which the pace is told. */
const SHORT_RUN = 20_000;
const LONG_RUN = 60_000;

/** Iterations of each worker in so many CPU seconds of it, the start of the threads included. */
async function paceOf({ file, options }: Case): Promise<(seconds: number) => number> {
  const { problem } = readCordeau(readFileSync(file, 'utf8'), file);
  const { seed, workers } = options;
  const cpu = async (iterations: number): Promise<number> => {
    const before = process.cpuUsage();
    await solve(problem, { iterations, seed, workers });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6 / workers;
  };
  const short = await cpu(SHORT_RUN);
  const long = await cpu(LONG_RUN);
  const each = (long - short) / (LONG_RUN - SHORT_RUN);
  return (seconds) => Math.max(SHORT_RUN, Math.round(LONG_RUN + (seconds - long) / each));
}

/** Per cent above the best known value after so many iterations of each worker. Throws if the referee finds fault. */
async function gapAfter(iterations: number, { file, best, options }: Case): Promise<number> {
  const { problem } = readCordeau(readFileSync(file, 'utf8'), file);
  const { plan } = await solve(problem, { iterations, seed: options.seed, workers: options.workers });
  const faults = faultsOf(problem, plan);
  if (faults.length > 0) throw new Error(`${file}: ${faults.map((fault) => fault.reason).join('; ')}`);
  return (drivingCost(problem, plan) / best - 1) * 100;
}
