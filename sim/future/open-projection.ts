import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ProblemList } from '../../scenarios/problem-list.js';
import { meshProjection, projectedYears } from './mesh-projection.js';
import { municipalProjection } from './municipal-projection.js';
import { nationalProjection } from './national-projection.js';
import type { Projection } from './projection.js';

/**
 * The projection in a file: people by square (PTN_2025 …) or by municipality (municipality, year, ages); without a file
 * that of all Japan.
 * @throws ScenarioError with everything that is wrong with it
 */
export function openProjection(path: string | undefined): Projection {
  if (path === undefined) return nationalProjection;
  const bytes = readFileSync(path);
  const name = basename(path);
  const years = projectedYears(bytes.toString('latin1', 0, 20_000).split(/\r?\n/)[0]!);
  const problems = new ProblemList();
  const projection =
    years.length > 0
      ? meshProjection({ name, bytes }, years)
      : municipalProjection({ name, text: bytes.toString('utf8') }, problems.in(name));
  if (!problems.hasErrors && projection.years.length < 2) {
    problems.in(name).error('whole file', {
      expected: 'people of at least two years, the first that of the scenario',
      found: projection.years.join(', ') || 'no year',
      remedy: 'use a table with PTN_2025, PTN_2030, …, or rows by municipality and year (docs/future.md)',
    });
  }
  problems.throwIfErrors();
  return projection;
}
