import { createHash } from 'node:crypto';
import type { Job } from '../compare/job.js';
import type { Variant } from '../compare/variant.js';

/** A job as it lies in the queue: data only, never code. */
export interface QueuedRun {
  /** Hash of the packing list. */
  readonly scenario: string;
  /** The variant, but for the folder, which lies elsewhere on every machine. */
  readonly variant: Omit<Variant, 'folder'>;
  readonly seed: number;
  /** What the one who asked calls it. */
  readonly label: string;
}

/** What is kept of a run: its summary as JSON, or why there is none. */
export type RunOutput =
  { readonly summary: string; readonly failure?: undefined } | { readonly failure: string };

/** Under one id the queue keeps one run and one result: equal scenarios, variants and seeds have equal ids. */
export function runId(program: string, { scenario, variant, seed }: QueuedRun): string {
  const text = JSON.stringify([program, scenario, variant, seed]);
  const digits = createHash('sha256').update(text).digest('hex');
  return digits.slice(0, 32).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

export function queuedRun(
  { variant: { folder: _, ...variant }, seed, label }: Job,
  scenario: string,
): QueuedRun {
  return { scenario, variant, seed, label };
}
