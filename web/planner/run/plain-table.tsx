import { useId, type ReactNode } from 'react';
import { Scrolls } from '../scrolls.js';

interface PlainTableProps {
  readonly title: string;
  readonly heads: readonly string[];
  /** Numbers, and texts that are one, stand at the right; the first cell names the row. */
  readonly rows: readonly (readonly ReactNode[])[];
  /** Said in the place of a table without rows. */
  readonly empty: string;
}

/** A few facts as a table, which may be wider than the screen. */
export function PlainTable({ title, heads, rows, empty }: PlainTableProps): ReactNode {
  const id = useId();
  return (
    <section className="stack tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p className="notice">{empty}</p>
      ) : (
        <Scrolls label={{ by: id }}>
          <table>
            <thead>
              <tr>
                {heads.map((head, i) => (
                  <th
                    key={head}
                    scope="col"
                    className={i > 0 && isNumber(rows[0]?.[i]) ? 'number' : undefined}
                  >
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, i) =>
                    i === 0 ? (
                      <th key={i} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={i} className={kindOf(cell)}>
                        {typeof cell === 'number' ? cell.toLocaleString('en') : cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </section>
  );
}

const isNumber = (cell: ReactNode): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && /^\d[\d.,]*%?$/.test(cell));

function kindOf(cell: ReactNode): string | undefined {
  if (isNumber(cell)) return 'number';
  return typeof cell === 'string' && cell.length > SHORT ? 'long' : undefined;
}
/** Longer texts keep a width that can be read; the table scrolls. */
const SHORT = 20;
