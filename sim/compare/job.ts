import { summarise, type Summary } from '../report/summary.js';
import { run } from '../run.js';
import type { Variant, VariantReader } from './variant.js';

/** One run: the day a scenario names, with one seed. */
export interface Job {
  /** What people call the variant. */
  readonly label: string;
  readonly variant: Variant;
  readonly seed: number;
}

/** Does jobs and gives their results in the order of the jobs. Equal jobs have equal results, whoever does them. */
export type RunJobs = (jobs: readonly Job[]) => Promise<readonly Summary[]>;

/** Runs one job, judged by the referee. The result says nothing of the time it took: that would differ every time. */
export function runJob({ variant, seed }: Job, reader: VariantReader): Summary {
  const scenario = reader.open(variant);
  const days = run(scenario, { seed, days: 1, referee: 'on' });
  return summarise(
    days.map(({ ledger }) => ledger),
    { scenario: scenario.id, seed, synthetic: scenario.synthetic, cpuSeconds: 0 },
  );
}
