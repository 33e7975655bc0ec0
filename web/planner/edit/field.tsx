import { useId, type ReactNode } from 'react';
import type { ScenarioProblem } from '../../../server/contract/planner-scenario.js';
import { usePlanning } from '../planning.js';
import { defaultOf, partValue, problemsWithin, useEditing } from './editing.js';
import type { Path } from './json-path.js';
import type { PartName } from '../../../server/contract/part-file.js';

export type FieldKind = 'text' | 'number' | 'list';

export interface FieldProps {
  readonly part: PartName;
  readonly path: Path;
  readonly label: string;
  readonly kind?: FieldKind;
  readonly hint?: string;
  /** The only values it may have, with what they are called; undefined: anything. */
  readonly options?: readonly (readonly [value: string, name: string])[];
  /** The label is heard and not seen: a head of a table says it. */
  readonly bare?: 'bare';
  /** How many steps of the path lead to the row: it stays though nothing is left in it. */
  readonly keeps?: number;
}

/** One value of a part. Emptied, it is taken out, and the default holds. What is wrong with it stands below it. */
export function Field({
  part,
  path,
  label,
  kind = 'text',
  hint,
  options,
  bare,
  keeps,
}: FieldProps): ReactNode {
  const editing = useEditing();
  const { words } = usePlanning();
  const notes = useId();
  const value = partValue(editing, part, path);
  const problems = problemsWithin(editing, part, path);
  const standard = defaultOf(editing, part, path);
  const shared = {
    value: shownValue(value),
    'aria-describedby': notes,
    'aria-invalid': problems.some(({ severity }) => severity === 'error') ? true : undefined,
    ...(bare === undefined ? {} : { 'aria-label': label }),
    onChange: ({ target }: { readonly target: { readonly value: string } }): void => {
      // An entry of a list that is emptied for a moment is not meant to go.
      const entry = typeof path.at(-1) === 'number' && target.value === '';
      editing.draft.set(part, path, entry ? '' : typedValue(target.value, kind), keeps);
    },
  };
  const control =
    options === undefined ? (
      <input
        {...shared}
        type={kind === 'number' ? 'number' : 'text'}
        {...(kind === 'number' ? { step: 'any' } : {})}
        placeholder={standard === undefined ? undefined : words.edit.standard(standard)}
      />
    ) : (
      <select {...shared}>
        {!options.some(([one]) => one === shared.value) && (
          <option value={shared.value}>{shared.value}</option>
        )}
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    );
  const below = (
    <span id={notes} className="notes">
      {hint !== undefined && hint !== '' && <span className="hint">{hint}</span>}
      <ProblemNotes problems={problems} />
    </span>
  );
  if (bare !== undefined) {
    return (
      <span className="field">
        {control}
        {below}
      </span>
    );
  }
  return (
    <label className="field">
      <span>{label}</span>
      {control}
      {below}
    </label>
  );
}

/** Each problem in words, errors told from warnings without colour. */
export function ProblemNotes({ problems }: { readonly problems: readonly ScenarioProblem[] }): ReactNode {
  const { words } = usePlanning();
  return problems.map((one, i) => (
    <span key={i} className={`beside ${one.severity}`}>
      {one.severity === 'error' ? words.edit.wrong : words.edit.warning}:{' '}
      {words.edit.beside(one.expected, one.found, one.remedy)}
    </span>
  ));
}

function shownValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function typedValue(text: string, kind: FieldKind): unknown {
  if (text === '') return undefined;
  if (kind === 'number') return Number(text);
  if (kind === 'list') return text.split(/[,、]/).map((one, i) => (i === 0 ? one : one.trimStart()));
  return text;
}
