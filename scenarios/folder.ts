import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemList } from './problem-list.js';

/** The files of a scenario, by their names inside its folder. */
export interface Folder {
  /** The text of a file; undefined, and told, if it is missing. */
  text(file: string): string | undefined;
  bytes(file: string): Uint8Array | undefined;
  has(file: string): boolean;
  /** Names of the files that have been asked for and were there, each once. */
  read(): readonly string[];
}

/** `instead` holds texts that stand in the place of files, by name. */
export function openFolder(
  path: string,
  problems: ProblemList,
  instead: ReadonlyMap<string, string> = new Map(),
): Folder {
  const read = new Set<string>();
  const bytes = (file: string): Uint8Array | undefined => {
    const text = instead.get(file);
    if (text !== undefined) return new TextEncoder().encode(text);
    const full = join(path, file);
    if (existsSync(full) && statSync(full).isFile()) {
      read.add(file);
      return readFileSync(full);
    }
    problems.in(file).error('whole file', {
      expected: `the file in ${path}`,
      found: existsSync(full) ? 'a folder' : 'nothing',
      remedy: 'add the file, or correct its name',
    });
    return undefined;
  };
  return {
    bytes,
    has: (file) => (instead.get(file) ?? '') !== '' || existsSync(join(path, file)),
    read: () => [...read],
    text: (file) => {
      const content = bytes(file);
      return content && new TextDecoder().decode(content);
    },
  };
}
