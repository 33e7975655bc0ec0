import { join } from 'node:path';
import { arrivalsOn, departuresOn, platformsOf, type Platforms } from '../core/timetable/passing-times.js';
import type { Timetable } from '../core/timetable/timetable.js';
import type { Seconds } from '../core/units.js';
import { openFeed } from './feed-files.js';
import type { ServiceFile } from './format/service-file.js';
import { nearestWord } from './nearest-word.js';
import type { ProblemList } from './problem-list.js';
import type { YamlFile } from './yaml-file.js';

/** A stop where rides meet buses or trains. */
export interface Connection {
  /** Id of the stop of the service. */
  readonly stop: string;
  readonly at: Platforms;
  /** Undefined: whatever runs. */
  readonly toward: Platforms | undefined;
  readonly transfer: Seconds;
}

/** Buses and trains beside the service, and where it connects to them. */
export interface ServiceTimetable {
  readonly timetable: Timetable;
  readonly connections: readonly Connection[];
  /** What was read, relative to the folder of the scenario. */
  readonly files: readonly string[];
}

/** Reads the feed that service.yaml names; undefined if it names none. Problems of the feed carry the name of its file. */
export function readServiceTimetable(
  path: string,
  { service, date, stopIds }: { service: YamlFile<ServiceFile>; date: string; stopIds: ReadonlySet<string> },
  problems: ProblemList,
): ServiceTimetable | undefined {
  const section = service.data.timetable;
  if (section === undefined) return undefined;
  const read = openFeed(join(path, section.feed));
  for (const problem of read.problems) {
    const isWhole = problem.place === 'whole feed';
    problems.add({
      ...problem,
      file: isWhole ? 'service.yaml' : `${section.feed}/${problem.file}`,
      place: isWhole ? service.at('timetable', 'feed') : problem.place,
    });
  }
  const { timetable } = read;
  const complaints = problems.in('service.yaml');
  const connections = section.connections.map(({ stop, platform, toward, transfer }, i): Connection => {
    const where = (...keys: readonly (string | number)[]): string =>
      service.at('timetable', 'connections', i, ...keys);
    if (!stopIds.has(stop)) complaints.error(where('stop'), unknown('a stop of stops.csv', stop, stopIds));
    const known = new Set(
      timetable.platforms.flatMap(({ id, station }) => (station === '' ? [id] : [id, station])),
    );
    const named = (id: string, place: string): Platforms => {
      if (!known.has(id)) complaints.error(place, unknown('a stop_id of the feed', id, known));
      return platformsOf(timetable, id);
    };
    const at = named(platform, where('platform'));
    const ends = toward?.map((id, j) => named(id, where('toward', j)));
    const all = ends && new Set(ends.flatMap((one) => [...one]));
    const connection = { stop, at, toward: all, transfer };
    if (at.size > 0 && nothingRuns(timetable, date, connection)) {
      complaints.warn(where(), {
        expected: `a bus or train at ${platform} on ${date}`,
        found: 'none that goes on or comes from there',
        remedy: 'correct the calendar of the feed, toward, or date in scenario.yaml',
      });
    }
    return connection;
  });
  const files =
    read.files.length === 0 ? [section.feed] : read.files.map((name) => `${section.feed}/${name}`);
  return { timetable, connections, files };
}

const nothingRuns = (timetable: Timetable, date: string, connection: Connection): boolean =>
  departuresOn(timetable, date, connection).length + arrivalsOn(timetable, date, connection).length === 0;

function unknown(
  what: string,
  name: string,
  known: ReadonlySet<string>,
): { expected: string; found: string; remedy: string } {
  const near = nearestWord(name, known);
  return {
    expected: what,
    found: `"${name}"`,
    remedy: near === undefined ? 'name one that is there' : `did you mean "${near}"?`,
  };
}
