/** Rows under the same key. */
export interface Ranked<Row> {
  readonly key: string;
  readonly rows: readonly Row[];
}

/** Rows by key, the largest group first; equal ones in the order in which their keys first appear. */
export function ranked<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Ranked<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups]
    .map(([key, some]) => ({ key, rows: some }))
    .sort((a, b) => b.rows.length - a.rows.length);
}
