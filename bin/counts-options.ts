import { existsSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { isDate } from '../scenarios/format/clock.js';

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
