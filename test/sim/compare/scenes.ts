import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job, RunJobs } from '../../../sim/compare/job.js';
import { runJob } from '../../../sim/compare/job.js';
import { VariantReader } from '../../../sim/compare/variant.js';

/** A copy of a shipped scenario in which one text of one file is another. */
export function copyWith(
  home: string,
  [scenario, name]: readonly [string, string],
  [file, before, after]: readonly [string, string | RegExp, string],
): string {
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  cpSync(join('scenarios', scenario), folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  const changed = text.replace(before, after);
  if (changed === text) throw new Error(`${file} of ${scenario} holds no ${String(before)}`);
  writeFileSync(join(folder, file), changed);
  return folder;
}

/** The tiny valley, in which forty wishes are drawn anew for every seed. */
export function drawnValley(home: string): string {
  const source = 'source: { kind: generator, wishes: 40, during: 8:30-11:00, now: 0.5 }';
  return copyWith(home, ['tiny', 'drawn'], ['demand.yaml', /^source:.*$/m, source]);
}

/** Runs jobs one after the other in this thread, and counts them. */
export class OneByOne {
  readonly #reader = new VariantReader();
  readonly jobs: Job[] = [];

  readonly run: RunJobs = (jobs) => {
    this.jobs.push(...jobs);
    return Promise.resolve(jobs.map((job) => runJob(job, this.#reader)));
  };
}
