import { createHash } from 'node:crypto';
import type { Change } from '../compare/change.js';
import type { Job } from '../compare/job.js';

/** A job as it lies in the queue: data only, never code. */
export interface QueuedRun {
  /** Hash of the packing list. */
  readonly scenario: string;
  readonly changes: readonly Change[];
  readonly seed: number;
  /** What the one who asked calls it. */
  readonly label: string;
}

/** What is kept of a run: its summary as JSON, or why there is none. */
export type RunOutput =
  { readonly summary: string; readonly failure?: undefined } | { readonly failure: string };

/** Under one id the queue keeps one run and one result: equal scenarios, changes and seeds have equal ids. */
export function runId(program: string, { scenario, changes, seed }: QueuedRun): string {
  const text = JSON.stringify([program, scenario, changes, seed]);
  const digits = createHash('sha256').update(text).digest('hex');
  return digits.slice(0, 32).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

export const queuedRun = ({ variant, seed, label }: Job, scenario: string): QueuedRun => ({
  scenario,
  changes: variant.changes,
  seed,
  label,
});
