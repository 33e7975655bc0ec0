import { mkdtempSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { problemPath } from '../../scenarios/problem-path.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';

/** The paths of what is wrong with the tiny valley when one file of it is changed. */
function pathsAfter(file: string, from: string, to: string): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-path-'));
  try {
    cpSync('scenarios/tiny', folder, { recursive: true });
    const text = readFileSync(join(folder, file), 'utf8').replace(from, to);
    writeFileSync(join(folder, file), text);
    loadScenario(folder);
    return [];
  } catch (cause) {
    if (!(cause instanceof ScenarioError)) throw cause;
    return cause.problems.map((problem) =>
      problemPath(problem, readFileSync(join(folder, problem.file), 'utf8')),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each<[string, string, string, string, (string | number)[]]>([
  ['a wrong value', 'fleet.yaml', '{ seats: 3 }', '{ seats: many }', ['vehicles', 1, 'layouts', 0, 'seats']],
  ['an unknown key', 'service.yaml', 'max_wait', 'max_wate', ['policy', 'max_wate']],
  ['a value that is missing', 'fleet.yaml', '    start: station\n', '', ['vehicles', 0]],
  ['a stop that is not known', 'fleet.yaml', 'start: station', 'start: airport', ['vehicles', 0, 'start']],
  ['a rule that contradicts another', 'service.yaml', 'cap: 60 min', 'cap: soon', ['policy', 'ride', 'cap']],
  ['a cell', 'stops.csv', '138.6445', 'east', [0, 'lon']],
  ['text that is no YAML', 'fleet.yaml', 'vehicles:', 'vehicles: [', []],
])('the path of %s', (_, ...[file, from, to, path]) => {
  expect(pathsAfter(file, from, to)[0]).toEqual(path);
});
