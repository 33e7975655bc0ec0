import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { problemText, type Problem } from '../../scenarios/problem.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';

/** What becomes of files: new text, a change of the old text, or null for a file that is missing. */
export type Changes = Readonly<Record<string, string | ((text: string) => string) | null>>;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of scenarios/tiny with some files changed. It is removed after the tests of the file. */
export function tinyBut(changes: Changes): string {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-tiny-'));
  folders.push(folder);
  cpSync('scenarios/tiny', folder, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, file);
    if (change === null) rmSync(path);
    else writeFileSync(path, typeof change === 'string' ? change : change(readFileSync(path, 'utf8')));
  }
  return folder;
}

/** `replaced('a', 'b')`: the text with its first "a" replaced. Throws if there is none: the test would test nothing. */
export function replaced(old: string, now: string): (text: string) => string {
  return (text) => {
    if (!text.includes(old)) throw new Error(`the file does not hold "${old}"`);
    return text.replace(old, () => now);
  };
}

/** All problems of a folder, warnings included. */
export function problemsOf(folder: string): readonly Problem[] {
  try {
    return loadScenario(folder).warnings;
  } catch (cause) {
    if (cause instanceof ScenarioError) return cause.problems;
    throw cause;
  }
}

/** All problems of a changed tiny as sentences. */
export const complaintsAbout = (changes: Changes): string[] => problemsOf(tinyBut(changes)).map(problemText);
