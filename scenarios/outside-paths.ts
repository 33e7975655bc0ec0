import { LineCounter, parseDocument, visit } from 'yaml';
import type { Problem } from './problem.js';

/** Files that name other files. */
export const NAMING_FILES: readonly string[] = ['roads.yaml', 'demand.yaml'];

/** Upwards, from the root, or a drive. */
const OUTSIDE = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/;

/** Whatever in a YAML file would lead out of the folder: a scenario of strangers must not open what lies beside it. */
export function outsidePaths(file: string, text: string): readonly Problem[] {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  visit(parseDocument(text, { lineCounter: lines }), {
    Scalar: (_, { value, range }) => {
      if (typeof value !== 'string' || !OUTSIDE.test(value)) return;
      const { line, col } = lines.linePos(range?.[0] ?? 0);
      problems.push({
        severity: 'error',
        file,
        place: `line ${line}:${col}`,
        expected: 'the name of a file of this scenario',
        found: 'a path that leads out of it',
        remedy: 'put the file into the scenario and write its name',
      });
    },
  });
  return problems;
}
