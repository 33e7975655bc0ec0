import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { NAMING_FILES, outsidePaths } from '../../scenarios/outside-paths.js';
import { problemPath, type ValuePath } from '../../scenarios/problem-path.js';
import type { Problem } from '../../scenarios/problem.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';

/** A problem, and where it stands as keys and indices. */
export interface PlacedProblem extends Problem {
  readonly path: ValuePath;
}

/**
 * What `noriai check` says of a folder that somebody has written from afar. Nothing that lies outside of it is opened.
 * A text that the YAML reader chokes on ends the process: call it in one that may end.
 */
export function judge(folder: string): readonly PlacedProblem[] {
  const text = (file: string): string | undefined => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const outside = NAMING_FILES.flatMap((file) => outsidePaths(file, text(file) ?? ''));
  return (outside.length > 0 ? outside : problemsOf(folder)).map((problem) => {
    const where = text(problem.file);
    return { ...problem, path: where === undefined ? [] : problemPath(problem, where) };
  });
}

function problemsOf(folder: string): readonly Problem[] {
  try {
    return loadScenario(folder).warnings;
  } catch (cause) {
    if (!(cause instanceof ScenarioError)) throw cause;
    return cause.problems;
  }
}
