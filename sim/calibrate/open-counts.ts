import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ProblemList } from '../../scenarios/problem-list.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { choisokoCounts, isChoisokoFolder } from './choisoko-folder.js';
import type { Count } from './count.js';
import { countsTable } from './counts-table.js';

/** Counts of a real service, and those of its stops that the scenario does not have. */
export interface OpenedCounts {
  /** Name of the file or folder. */
  readonly name: string;
  /** Stops by their ids in the scenario. */
  readonly counts: readonly Count[];
  readonly unknownStops: readonly string[];
}

/**
 * Reads a table of counts, or a folder of reports of a チョイソコ service.
 * @throws ScenarioError with all that is wrong with them
 */
export function openCounts(path: string, { service, places }: Scenario): OpenedCounts {
  const problems = new ProblemList();
  const read = (): readonly Count[] => {
    if (existsSync(path) && statSync(path).isFile()) {
      return countsTable(readFileSync(path, 'utf8'), problems.in(path));
    }
    if (existsSync(path) && isChoisokoFolder(path)) return choisokoCounts(path, service, problems);
    problems.in(path).error('whole folder', {
      expected: 'a table of counts (docs/validation.md), or a folder of reports with summary.csv',
      found: existsSync(path) ? 'a folder without summary.csv' : 'nothing',
      remedy: 'correct the path',
    });
    return [];
  };
  const counts = read();
  problems.throwIfErrors();
  const stops = places.filter(({ kind }) => kind === 'stop');
  const idOf = (key: string): string | undefined =>
    stops.find(({ id, name }) => id === key || name === key)?.id;
  const unknownStops: string[] = [];
  const known = counts.flatMap((count) => {
    if (count.figure !== 'stop_share') return [count];
    const id = idOf(count.key);
    if (id !== undefined) return [{ ...count, key: id }];
    unknownStops.push(count.key);
    return [];
  });
  return { name: basename(path), counts: known, unknownStops: [...new Set(unknownStops)] };
}
