/** A bar for each name, in the order given. */
export function countChart(rows: readonly { readonly name: string; readonly count: number }[]): object {
  return {
    width: 330,
    height: 170,
    data: { values: rows },
    mark: { type: 'bar', fill: 'var(--carried)' },
    encoding: {
      x: { field: 'name', type: 'ordinal', sort: null, axis: { labelAngle: 0 } },
      y: { field: 'count', type: 'quantitative' },
    },
  };
}
