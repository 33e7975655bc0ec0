import { useId, type ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { Scrolls } from '../scrolls.js';
import { entriesOf, problemsWithin, useEditing } from './editing.js';
import { Field, ProblemNotes, type FieldProps } from './field.js';
import type { Path } from './json-path.js';
import type { PartName } from '../../../server/contract/part-file.js';

export interface Column extends Pick<FieldProps, 'label' | 'kind' | 'options'> {
  /** Where in the entry the value stands; empty: the entry itself. */
  readonly at: Path;
}

interface RowsFieldProps {
  readonly part: PartName;
  readonly path: Path;
  readonly title: string;
  readonly columns: readonly Column[];
  /** What a new row begins with. */
  readonly fresh: unknown;
  readonly hint?: string;
  /** Said where there are no rows. */
  readonly empty?: string;
}

/** A list of alike entries as a table: rows are added, changed and taken out. */
export function RowsField({ part, path, title, columns, fresh, hint, empty }: RowsFieldProps): ReactNode {
  const editing = useEditing();
  const { words } = usePlanning();
  const id = useId();
  const rows = entriesOf(editing, part, path);
  const own = problemsWithin(editing, part, path).filter((one) => one.path.length <= path.length + 1);
  return (
    <fieldset className="rows-field">
      <legend id={id}>{title}</legend>
      {hint !== undefined && <p className="soft">{hint}</p>}
      {rows.length === 0 ? (
        empty !== undefined && <p className="soft">{empty}</p>
      ) : (
        <Scrolls label={{ by: id }}>
          <table>
            <thead>
              <tr>
                {columns.map(({ label }) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((_, row) => (
                <tr key={row}>
                  {columns.map(({ at, label, ...rest }) => (
                    <td key={label}>
                      <Field
                        part={part}
                        path={[...path, row, ...at]}
                        label={`${label} ${words.edit.row(row + 1)}`}
                        bare="bare"
                        keeps={path.length + 1}
                        {...rest}
                      />
                    </td>
                  ))}
                  <td>
                    <button
                      type="button"
                      className="small"
                      aria-label={words.edit.remove(`${title} ${words.edit.row(row + 1)}`)}
                      onClick={() => {
                        editing.draft.set(part, [...path, row], undefined);
                      }}
                    >
                      ×
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
      <ProblemNotes problems={own} />
      <div>
        <button
          type="button"
          className="small"
          onClick={() => {
            editing.draft.set(part, [...path, rows.length], fresh);
          }}
        >
          {words.edit.addTo(title)}
        </button>
      </div>
    </fieldset>
  );
}
