import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { FeedProblem } from '../core/timetable/feed-problem.js';
import type { FeedFiles } from '../core/timetable/feed-table.js';
import { readFeed, type ReadFeed } from '../core/timetable/read-feed.js';

/** A feed, and the files it was read from: relative to its folder, none for an archive. */
export interface OpenedFeed extends ReadFeed {
  readonly files: readonly string[];
}

/**
 * The timetable in a folder or a zip archive, with all its problems. A feed that lies in one folder inside the archive is
 * found; of several folders the one with stop_times.txt counts.
 */
export function openFeed(path: string): OpenedFeed {
  if (!existsSync(path)) return nothing(path, 'nothing', 'name a folder or a .zip that holds a GTFS feed');
  if (statSync(path).isDirectory()) {
    const { files, names } = inFolder(path);
    return { ...readFeed(files), files: names };
  }
  const bytes = readFileSync(path);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    return nothing(path, 'a file that is no zip archive', 'name the folder of the feed, or its .zip');
  }
  try {
    return { ...readFeed(inArchive(unzipSync(bytes))), files: [] };
  } catch (cause) {
    return nothing(path, `a damaged archive (${(cause as Error).message})`, 'download the feed again');
  }
}

interface FolderFiles {
  readonly files: FeedFiles;
  readonly names: readonly string[];
}

function inFolder(path: string): FolderFiles {
  const names = readdirSync(path).filter((name) => name.toLowerCase().endsWith('.txt'));
  const folders = readdirSync(path).filter((name) => existsSync(join(path, name, 'stop_times.txt')));
  const [inner] = folders;
  if (names.length === 0 && inner !== undefined) {
    const below = inFolder(join(path, inner));
    return { files: below.files, names: below.names.map((name) => `${inner}/${name}`) };
  }
  return { files: new Map(names.map((name) => [name.toLowerCase(), readFileSync(join(path, name))])), names };
}

function inArchive(entries: Readonly<Record<string, Uint8Array>>): FeedFiles {
  const names = Object.keys(entries).filter(
    (name) => !name.startsWith('__MACOSX/') && name.toLowerCase().endsWith('.txt'),
  );
  const key = names.find((name) => /(^|\/)stop_times\.txt$/i.test(name)) ?? names[0] ?? '';
  const folder = key.slice(0, key.lastIndexOf('/') + 1);
  const own = names.filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes('/'));
  return new Map(own.map((name) => [name.slice(folder.length).toLowerCase(), entries[name]!]));
}

function nothing(path: string, found: string, remedy: string): OpenedFeed {
  const problem: FeedProblem = {
    severity: 'error',
    file: path,
    place: 'whole feed',
    expected: 'a GTFS feed: a folder or a .zip',
    found,
    remedy,
  };
  return { timetable: readFeed(new Map()).timetable, problems: [problem], files: [] };
}
