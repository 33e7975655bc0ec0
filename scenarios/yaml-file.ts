import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import { z } from 'zod';
import { issueWords } from './issue-words.js';
import type { Complaints } from './problem-list.js';
import { tellingErrors, yamlWords } from './yaml-words.js';

type Path = readonly PropertyKey[];

/** A YAML file that keeps the schema, and knows where in the text each value stands. */
export interface YamlFile<T> {
  readonly data: T;
  /** "line 3:5" of the value at a path, or of the nearest value around it. */
  at(...path: Path): string;
}

/** Reads and judges one file; undefined if it broke a rule, all of which are then in `complaints`. */
export function yamlFile<S extends z.ZodType>(
  text: string,
  schema: S,
  complaints: Complaints,
): YamlFile<z.output<S>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of tellingErrors(document.errors)) {
    complaints.error(lineAt(lines, error.pos[0]), yamlWords(error));
  }
  if (document.errors.length > 0) return undefined;
  const at = (...path: Path): string => lineAt(lines, offsetOf(document, path));
  const value: unknown = document.toJS() ?? {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return { data: parsed.data, at };
  const known = keysOf(schema);
  for (const issue of parsed.error.issues.flatMap((one) => unfolded(one))) {
    const place = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    const key = issue.code === 'unrecognized_keys' || atKey(issue);
    const where = key ? lineAt(lines, keyOffset(document, place)) : at(...place);
    complaints.error(where, issueWords(issue, valueAt(value, issue.path), known));
  }
  return undefined;
}

/** One issue for each unknown key; of a union, the issues of the form that fits best: the one with fewest. */
function unfolded(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, keys: [key] }));
  if (issue.code !== 'invalid_union') return [issue];
  const forms = issue.errors.filter((form) => form.some(({ path }) => path.length > 0));
  const [best] = [...forms].sort((a, b) => a.length - b.length);
  if (best === undefined) return [issue];
  return best.flatMap((inner) => unfolded({ ...inner, path: [...issue.path, ...inner.path] }));
}

const atKey = (issue: z.core.$ZodIssue): boolean => issue.code === 'invalid_key';

function lineAt(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}:${col}`;
}

/** Where the value at a path begins; if there is none, where the nearest value around it does. */
function offsetOf(document: Document.Parsed, path: Path): number {
  const nodes = nodesAlong(document, path);
  return nodes.findLast((node) => node.range)?.range?.[0] ?? 0;
}

/** Where the last key of a path stands. */
function keyOffset(document: Document.Parsed, path: Path): number {
  const nodes = nodesAlong(document, path.slice(0, -1));
  const around = nodes.length === path.length ? written(document, nodes.at(-1)!) : undefined;
  if (isMap(around)) {
    const pair = around.items.find(
      ({ key }) => String(isScalar(key) ? key.value : key) === String(path.at(-1)),
    );
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
  }
  return offsetOf(document, path);
}

/** The values from the whole file to the one at a path, as far as there are any. */
function nodesAlong(document: Document.Parsed, path: Path): Node[] {
  const nodes: Node[] = document.contents === null ? [] : [document.contents];
  for (const key of path) {
    const around = nodes.length === 0 ? undefined : written(document, nodes.at(-1)!);
    const inner: unknown = isCollection(around) ? around.get(key, true) : undefined;
    if (!isNode(inner)) break;
    nodes.push(inner);
  }
  return nodes;
}

/** What stands behind *name is written at &name, and so are its mistakes. */
const written = (document: Document.Parsed, node: Node): Node | undefined =>
  isAlias(node) ? node.resolve(document) : node;

function valueAt(value: unknown, path: Path): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<PropertyKey, unknown>)[key];
  }
  return inner;
}

/** All keys that occur anywhere in the format, for "did you mean". */
function keysOf(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [name, inner] of Object.entries(part)) {
      if (name === 'properties') for (const key of Object.keys(inner as object)) keys.add(key);
      collect(inner);
    }
  };
  collect(z.toJSONSchema(schema, { io: 'input' }));
  return [...keys];
}
