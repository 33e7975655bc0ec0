import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The files by any of which a folder is known as the result of an earlier run. */
const MARKS = [
  ...['summary.json', 'compare.json', 'sweep.json', 'calibration.json'],
  ...['validation.json', 'sensitivity.json', 'future.json', 'reach.json', 'baseline.json'],
];

/** Why a folder must not be written; undefined if it may. */
export function whyNotFolder(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return `${path}: expected a folder, found a file; name another one`;
  const names = readdirSync(path);
  if (names.length === 0 || MARKS.some((mark) => names.includes(mark))) return undefined;
  return `${path}: expected a new folder, an empty one or an earlier result, found ${String(names[0])}; name another one`;
}

/**
 * Writes a folder of text files, those named with a slash into folders of it, whole or not at all: everything is written beside it first, then renamed. An
 * earlier result is replaced, files that are not part of the new one included.
 */
export function writeFolder(path: string, files: ReadonlyMap<string, string>): void {
  const target = resolve(path);
  mkdirSync(dirname(target), { recursive: true });
  const beside = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const fresh = join(beside, 'fresh');
    mkdirSync(fresh);
    for (const [name, text] of files) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true });
      writeFileSync(join(fresh, name), text);
    }
    if (existsSync(target)) renameSync(target, join(beside, 'old'));
    renameSync(fresh, target);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
