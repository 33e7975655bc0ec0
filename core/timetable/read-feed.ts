import { FeedProblems, type FeedProblem } from './feed-problem.js';
import type { FeedSource } from './feed-source.js';
import { feedTable, type FeedFiles } from './feed-table.js';
import { feedDate } from './feed-time.js';
import { readServices } from './read-services.js';
import { readFares } from './read-fares.js';
import { readAgencies, readLines } from './read-lines.js';
import { readChanges, readPlatforms } from './read-platforms.js';
import { readTranslations } from './read-translations.js';
import { readTrips } from './read-trips.js';
import type { Service, Timetable } from './timetable.js';

/** A feed as read: what could be understood, and all that was wrong with it. */
export interface ReadFeed {
  readonly timetable: Timetable;
  readonly problems: readonly FeedProblem[];
}

/**
 * Reads a GTFS or GTFS-JP feed from its files. Never throws: what cannot be read is left out and told, all of it at once.
 * Sloppiness that has only one meaning is mended and told as a warning. O(bytes).
 */
export function readFeed(files: FeedFiles): ReadFeed {
  const problems = new FeedProblems();
  const source = { files, problems };
  const agencies = readAgencies(source);
  const lines = readLines(agencies, source);
  const platforms = readPlatforms(source);
  const services = readServices(source);
  const trips = readTrips({ lines, platforms, services }, source);
  const offices = feedTable('office_jp.txt', { required: [], isRequired: 'optional' }, files, problems);
  const timetable: Timetable = {
    agencies,
    platforms,
    lines,
    services,
    trips,
    changes: readChanges(platforms, source),
    fares: readFares(lines, source),
    translations: readTranslations(platforms, source),
    offices: offices.map((row) => ({ name: row.text('office_name'), phone: row.text('office_phone') })),
    valid: validity(services, source),
  };
  return { timetable, problems: problems.all };
}

function validity(
  services: ReadonlyMap<string, Service>,
  { files, problems }: FeedSource,
): Timetable['valid'] {
  const [info] = feedTable('feed_info.txt', { required: [], isRequired: 'optional' }, files, problems);
  const dates = [...services.values()].flatMap(({ weekly, added }) => [
    ...(weekly === undefined ? [] : [weekly.from, weekly.to]),
    ...added,
  ]);
  const ordered = dates.sort();
  const from = feedDate(info?.text('feed_start_date') ?? '') ?? ordered[0];
  const to = feedDate(info?.text('feed_end_date') ?? '') ?? ordered.at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
}
