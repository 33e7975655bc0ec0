import { createContext, useContext } from 'react';
import { isWithin, valueAt, type Path } from './json-path.js';
import type { ScenarioProblem } from '../../../server/contract/planner-scenario.js';
import { PART_FILE, type PartName } from '../../../server/contract/part-file.js';
import type { Draft } from './use-draft.js';

/** What every form may use. */
export interface Editing {
  readonly draft: Draft;
  readonly schemas: Schemas | undefined;
}

/** JSON Schemas of the YAML files, by part. */
export type Schemas = Readonly<Partial<Record<PartName, unknown>>>;

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const found = useContext(EditingContext);
  if (found === undefined) throw new Error('a form stands outside of the editor');
  return found;
}

/** A value of a part as it is now. */
export const partValue = ({ draft }: Editing, part: PartName, path: Path): unknown =>
  valueAt(draft.parts[part], path);

/** The entries of a list of a part; none if it is not there. */
export function entriesOf(editing: Editing, part: PartName, path: Path): readonly unknown[] {
  const value = partValue(editing, part, path);
  return Array.isArray(value) ? value : [];
}

/** The names under which a part has entries. */
export function keysOf(editing: Editing, part: PartName, path: Path): readonly string[] {
  const value = partValue(editing, part, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

/** What is wrong with a value, or inside it. */
export const problemsWithin = ({ draft }: Editing, part: PartName, path: Path): readonly ScenarioProblem[] =>
  draft.problems.filter((one) => one.file === PART_FILE[part] && isWithin(one.path, path));

/** What is said where a value is not; undefined if the format says nothing. */
export function defaultOf({ schemas }: Editing, part: PartName, path: Path): string | undefined {
  const root = schemas?.[part];
  let schema = resolved(root, root);
  for (const key of path) {
    const inner = typeof key === 'number' ? schema?.['items'] : valueAt(schema, ['properties', key]);
    schema = resolved(root, inner);
  }
  const value = schema?.['default'];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

type Schema = Readonly<Record<string, unknown>>;

/** A schema with what it refers to; its own words win. */
function resolved(root: unknown, schema: unknown): Schema | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const own = schema as Schema;
  const { $ref: reference } = own;
  if (typeof reference !== 'string') return own;
  return { ...resolved(root, valueAt(root, reference.split('/').slice(1))), ...own };
}
