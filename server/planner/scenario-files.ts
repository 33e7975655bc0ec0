import {
  type Dirent,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Refused } from '../contract/problem.js';

/** The files of a scenario by name: a folder that does not lie on a disk. */
export type Files = ReadonlyMap<string, Buffer>;

/** How much one scenario may hold. Road extracts of a prefecture have some megabytes. */
const MOST = { files: 60, bytes: 32_000_000 } as const;

const FOLDER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;

/** What a scenario can be read from; nothing that could be run. */
const FILE =
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.(ya?ml|csv|json|jsonl|geojson|md|txt|gz|zip|osm|pbf|xml|graphml)$/;

/** Whether a file of a scenario may have this name: its own, or behind that of a folder, as in timetable/stops.txt. */
export function isFileName(name: string): boolean {
  const [last, folder, ...more] = name.split('/').reverse();
  return more.length === 0 && FILE.test(last!) && (folder === undefined || FOLDER.test(folder));
}

/** The files of a folder that belong to a scenario, and those in its folders, in the order of their names. */
export function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { withFileTypes: true });
  const inFolders = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      fileNames(readdirSync(join(folder, name), { withFileTypes: true })).map((file) => `${name}/${file}`),
    );
  const names = [...fileNames(entries), ...inFolders].filter(isFileName).sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

const fileNames = (entries: readonly Dirent[]): readonly string[] =>
  entries.filter((entry) => entry.isFile()).map(({ name }) => name);

/**
 * Lets `work` have the files of some scenarios as folders, each called after its scenario, and removes them.
 * @throws what `work` throws, and what the system says if the disk is full
 */
export async function onDisk<Result>(
  scenarios: readonly { readonly id: string; readonly files: Files }[],
  work: (folders: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const desk = mkdtempSync(join(tmpdir(), 'noriai-planner-'));
  try {
    return await work(
      scenarios.map(({ id, files }, i) => {
        const folder = join(desk, String(i), id);
        mkdirSync(folder, { recursive: true });
        for (const [name, bytes] of files) {
          mkdirSync(dirname(join(folder, name)), { recursive: true });
          writeFileSync(join(folder, name), bytes);
        }
        return folder;
      }),
    );
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

/** @throws Refused body-too-large if the files are more than we keep */
export function mustBeOfSize(files: Files): void {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  if (files.size <= MOST.files && bytes <= MOST.bytes) return;
  throw new Refused('body-too-large', {
    ja: `シナリオは${MOST.files}ファイル、合計${MOST.bytes / 1e6}MBまでです。`,
    en: `a scenario may have ${MOST.files} files and ${MOST.bytes / 1e6} MB; this one has ${files.size} and ${bytes / 1e6}`,
  });
}
