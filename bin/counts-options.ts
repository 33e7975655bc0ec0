import { existsSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { isDate } from '../scenarios/format/clock.js';
import { loadScenario } from '../scenarios/load-scenario.js';
import type { CountsQuestion } from '../sim/calibrate/counts-question.js';
import { openCounts } from '../sim/calibrate/open-counts.js';
import type { AnswerOptions } from './give-answer.js';

/** What commands that look at counts of a service have in common. */
export interface CountsOptions extends AnswerOptions {
  readonly counts: string;
  readonly from: string;
  readonly to: string;
  readonly seeds: number;
  readonly days: number;
}

/** Opens scenario and counts. */
export function countsQuestion(
  folder: string,
  { counts, from, to, seeds, days }: CountsOptions,
): CountsQuestion {
  const scenario = loadScenario(folder);
  return {
    ...{ folder, scenario, counts: openCounts(counts, scenario), period: { from, to } },
    ...{ seeds, perWeekday: days },
  };
}

/** Says how far the work is, where somebody is watching. */
export const toldAs =
  (what: string) =>
  (done: number, of: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${what} ${done} of ${of}${done === of ? '\n' : ''}`);
  };

/** What was counted: a file or folder that is there. */
export function countsPath(path: string): string {
  if (existsSync(path)) return path;
  throw new InvalidArgumentError(`Expected a file or folder, found nothing at ${path}.`);
}

/** First or last day of a period. */
export function dateOf(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('Expected a day of the calendar such as 2024-03-31.');
}
