import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '../contract/problem.js';

/** The files of a scenario by name: a folder that does not lie on a disk. */
export type Files = ReadonlyMap<string, Buffer>;

/** How much one scenario may hold. Road extracts of a prefecture have some megabytes. */
const MOST = { files: 60, bytes: 32_000_000 } as const;

/** What a scenario can be read from; nothing that could be run, and no folders inside. */
const NAME =
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.(ya?ml|csv|json|jsonl|geojson|md|txt|gz|osm|pbf|xml|graphml)$/;

/** Whether a file of a scenario may have this name. */
export const isFileName = (name: string): boolean => NAME.test(name);

/** The files of a folder that belong to a scenario, in the order of their names. */
export function filesIn(folder: string): Files {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isFileName(entry.name))
    .map(({ name }) => name)
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

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
        for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
        return folder;
      }),
    );
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

/** @throws Refused conflict if the files are more than we keep */
export function mustBeOfSize(files: Files): void {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  if (files.size <= MOST.files && bytes <= MOST.bytes) return;
  throw new Refused('conflict', {
    ja: `シナリオは${MOST.files}ファイル、合計${MOST.bytes / 1e6}MBまでです。`,
    en: `a scenario may have ${MOST.files} files and ${MOST.bytes / 1e6} MB; this one has ${files.size} and ${bytes / 1e6}`,
  });
}
