import type { Timetable } from '../core/timetable/timetable.js';
import { openFeed } from '../scenarios/feed-files.js';
import { ProblemList } from '../scenarios/problem-list.js';
import type { Scenario } from '../scenarios/scenario.js';

/**
 * The feed named by --gtfs, or else that of the scenario; undefined if there is neither.
 * @throws ScenarioError with the problems of the feed, if any is an error
 */
export function timetableFor({ timetable }: Scenario, gtfs: string | undefined): Timetable | undefined {
  if (gtfs === undefined) return timetable?.timetable;
  const feed = openFeed(gtfs);
  const problems = new ProblemList();
  for (const problem of feed.problems) problems.add(problem);
  problems.throwIfErrors();
  return feed.timetable;
}
