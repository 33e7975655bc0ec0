import type { Problem } from '../../core/search/problem.js';

/** A benchmark file, read. */
export interface Instance {
  readonly name: string;
  readonly problem: Problem;
  /** By visit code (2r picks up request r, 2r + 1 drops it off): the node's number in the file. */
  readonly nodeIds: readonly number[];
}

/** A file that does not say what its format demands. */
export class InstanceError extends Error {
  readonly file: string;
  /** 1-based. */
  readonly line: number;

  constructor(file: string, line: number, expected: string, found: string) {
    super(`${file}:${line}: expected ${expected}, found ${found}`);
    this.name = 'InstanceError';
    this.file = file;
    this.line = line;
  }
}

/** A line of numbers, with its place in the file. */
export interface NumberRow {
  readonly line: number;
  readonly values: readonly number[];
}

/** The lines of a file that are not blank, as numbers. Throws InstanceError at the first that is something else. */
export function numberRows(text: string, file: string): NumberRow[] {
  const rows: NumberRow[] = [];
  for (const [k, content] of text.split(/\r\n|\r|\n/).entries()) {
    const words = content
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/[\s,;]+/)
      .filter((word) => word !== '');
    if (words.length === 0) continue;
    const values = words.map(Number);
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) throw new InstanceError(file, k + 1, 'numbers only', JSON.stringify(words[wrong]));
    rows.push({ line: k + 1, values });
  }
  if (rows.length === 0) throw new InstanceError(file, 1, 'a header line', 'an empty file');
  return rows;
}

/** Straight-line distances between points, row by row, in double precision. */
export function distances(points: readonly { readonly x: number; readonly y: number }[]): Float64Array {
  const matrix = new Float64Array(points.length ** 2);
  for (const [a, from] of points.entries()) {
    for (const [b, to] of points.entries()) {
      matrix[a * points.length + b] = Math.hypot(from.x - to.x, from.y - to.y);
    }
  }
  return matrix;
}

/** The numbers of a row, at least as many as its kind demands. */
export function withFields(
  row: NumberRow,
  file: string,
  { count, what }: { readonly count: number; readonly what: string },
): readonly number[] {
  if (row.values.length >= count) return row.values;
  throw new InstanceError(file, row.line, `${what}, ${count} numbers`, `${row.values.length} numbers`);
}

/** The name of a file without folders and extension. */
export function nameOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.[a-z]+$/i, '');
}
