import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Pair } from 'yaml';
import { csvTable } from './csv-file.js';
import { ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';

/** Keys and indices that lead to a value inside a file. */
export type ValuePath = readonly (string | number)[];

/**
 * Where a problem of a YAML file stands as keys and indices, as in ["vehicles", 0, "count"]; of a table, the index of
 * the row and the column. Empty: the whole file, or a place that `text`, the text of the file, does not have.
 */
export function problemPath({ file, place, found }: Problem, text: string): ValuePath {
  if (file.endsWith('.csv')) return cellPath(place, text);
  const [, line, column] = /^line (\d+):(\d+)$/.exec(place) ?? [];
  if (line === undefined || column === undefined) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const begin = lines.lineStarts[Number(line) - 1];
  if (document.errors.length > 0 || begin === undefined) return [];
  const missing = found === 'nothing';
  return pathTo(document.contents, begin + Number(column) - 1, missing);
}

/** What is missing is told at the beginning of what it is missing in: there the way ends. */
function pathTo(root: unknown, offset: number, missing: boolean): ValuePath {
  const path: (string | number)[] = [];
  let node = root;
  for (;;) {
    if (missing && beginOf(node) === offset) return path;
    if (isMap(node)) {
      const pair = node.items.find((item) => holds(item, offset));
      if (pair === undefined) return path;
      path.push(String(isScalar(pair.key) ? pair.key.value : pair.key));
      node = pair.value;
    } else if (isSeq(node)) {
      const index = node.items.findIndex((item) => covers(beginOf(item), endOf(item), offset));
      if (index < 0) return path;
      path.push(index);
      node = node.items[index];
    } else return path;
  }
}

const holds = ({ key, value }: Pair, offset: number): boolean =>
  covers(beginOf(key), endOf(value) ?? endOf(key), offset);

const covers = (begin: number | undefined, end: number | undefined, offset: number): boolean =>
  begin !== undefined && end !== undefined && begin <= offset && offset < Math.max(end, begin + 1);

type Ranged = { readonly range?: readonly [number, number, number] | null } | null | undefined;
const beginOf = (node: unknown): number | undefined => (node as Ranged)?.range?.[0];
const endOf = (node: unknown): number | undefined => (node as Ranged)?.range?.[1];

function cellPath(place: string, text: string): ValuePath {
  const [, line, column] = /^line (\d+)(?:, column (.+))?$/.exec(place) ?? [];
  if (line === undefined) return [];
  const { rows } = csvTable(text, new ProblemList().in(''));
  const index = rows.findIndex((row) => row.line === Number(line));
  if (index < 0) return [];
  return column === undefined ? [index] : [index, column];
}
