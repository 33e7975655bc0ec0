import { RoadDataError } from '../core/road/road-data-error.js';
import { problemText } from '../scenarios/problem.js';
import { ScenarioError } from '../scenarios/scenario-error.js';

/** What to print for a file that is broken or not there; undefined for anything else, which is a fault of ours. */
export function failureText(cause: unknown, form: 'sentences' | 'json'): string | undefined {
  if (cause instanceof ScenarioError) {
    return form === 'json' ? asJson(cause.problems) : cause.problems.map(problemText).join('\n');
  }
  if (cause instanceof RoadDataError) return form === 'json' ? asJson(cause.problems) : cause.message;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  if (!(cause instanceof Error) || code === undefined || !/^E[A-Z]+$/.test(code)) return undefined;
  const problem = { place: 'file system', found: cause.message };
  return form === 'json' ? asJson([problem]) : cause.message;
}

const asJson = (problems: readonly unknown[]): string => JSON.stringify({ problems }, null, 2);
