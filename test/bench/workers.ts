import { spawnSync } from 'node:child_process';
import type { BenchTable } from './table.js';

const FOLDER = 'scenarios/mitoyo';
// Long enough that what a thread costs once, its start and the compiling of its code, does not count much.
const [VARY, SIZES, SEEDS] = ['fleet.size=5..9', 5, 24] as const;
const RUNS = SIZES * SEEDS;

interface Took {
  readonly elapsed: number;
  readonly cpu: number;
  readonly peakMB: number;
  readonly bytes: number;
}

/** What a second worker thread brings on a sweep, and what it takes. Needs two cores that nobody else uses. */
export function workersBench(): Promise<BenchTable> {
  // One, two, two, one: should the machine grow busier or quieter meanwhile, both feel it alike.
  const took = [1, 2, 2, 1].map((workers) => ({ workers, ...sweepWith(workers) }));
  if (new Set(took.map(({ bytes }) => bytes)).size > 1) throw new Error('results differ');
  const of = (workers: number, part: (one: Took) => number): number => {
    const values = took.filter((one) => one.workers === workers).map(part);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const elapsed = (workers: number): number => of(workers, (one) => one.elapsed);
  return Promise.resolve({
    title: 'Two worker threads on a sweep',
    command: 'npm run bench -- workers',
    columns: [
      'workers',
      'elapsed s',
      'one ÷ this',
      'CPU s',
      'CPU s a run',
      'idle %',
      'peak MB',
      'MB a further worker',
    ],
    rows: [1, 2].map((workers) => {
      const cpu = of(workers, (one) => one.cpu);
      return [
        workers,
        elapsed(workers).toFixed(1),
        (elapsed(1) / elapsed(workers)).toFixed(2),
        cpu.toFixed(1),
        (cpu / RUNS).toFixed(2),
        (100 * (1 - cpu / (workers * elapsed(workers)))).toFixed(0),
        of(workers, (one) => one.peakMB).toFixed(0),
        workers === 1 ? '' : (of(2, (one) => one.peakMB) - of(1, (one) => one.peakMB)).toFixed(0),
      ];
    }),
    notes: [
      `${FOLDER}, ${VARY}, seeds 1 to ${SEEDS}: ${RUNS} runs, in a process of its own each time, in the order one, two, two, one; means of both. Elapsed is from the question to the answer: reading and judging, starting threads, runs, means.`,
      'idle %: the part of the workers’ time in which no CPU was used, for want of work or because others had the core; CPU s holds what the compiler and the collector do on threads of their own, so it may be below 0. On a busy machine only CPU s a run tells.',
    ],
  });
}

function sweepWith(workers: number): Took {
  const words = [
    '--import',
    'tsx',
    'test/bench/sweep-process.ts',
    FOLDER,
    VARY,
    String(SEEDS),
    String(workers),
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Took;
}
