import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ProblemList } from '../../scenarios/problem-list.js';
import { featureTable } from './feature-table.js';
import { meshProjection, projectedYears } from './mesh-projection.js';
import { municipalProjection } from './municipal-projection.js';
import { nationalProjection } from './national-projection.js';
import type { Projection } from './projection.js';

/**
 * The projection in a file: people by square (PTN_2025 …, as CSV or GeoJSON) or by municipality (municipality, year, ages);
 * without a file that of all Japan.
 * @throws ScenarioError with everything that is wrong with it
 */
export function openProjection(path: string | undefined): Projection {
  if (path === undefined) return nationalProjection;
  const name = basename(path);
  const problems = new ProblemList();
  const bytes = tableIn(readFileSync(path), name, problems);
  const text = new TextDecoder().decode(bytes);
  const years = projectedYears(text.split(/\r?\n/, 1)[0]!);
  const projection =
    years.length > 0
      ? meshProjection({ name, bytes }, years)
      : municipalProjection({ name, text }, problems.in(name));
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

/** A GeoJSON is read for its properties; everything else is a table as it is. */
function tableIn(bytes: Uint8Array, name: string, problems: ProblemList): Uint8Array {
  if (bytes[0] !== '{'.charCodeAt(0)) return bytes;
  const table = featureTable(new TextDecoder().decode(bytes), problems.in(name));
  problems.throwIfErrors();
  return new TextEncoder().encode(table);
}
