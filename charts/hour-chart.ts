/** What became of wishes, from the bottom of a bar. */
export const END_GROUPS = ['carried', 'refused', 'other'] as const;
export type EndGroup = (typeof END_GROUPS)[number];

/** Fills of the style sheet by group. */
const FILLS: Readonly<Record<EndGroup, string>> = {
  carried: 'var(--carried)',
  refused: 'url(#hatch)',
  other: 'var(--other)',
};

/** Wishes of each hour as a bar, stacked by what became of them. */
export function hourChart(
  rows: readonly { readonly hour: number; readonly counts: Readonly<Record<EndGroup, number>> }[],
): object {
  const values = rows.flatMap(({ hour, counts }) =>
    END_GROUPS.map((group, order) => ({ hour, group, order, count: counts[group] })),
  );
  return {
    width: 330,
    height: 190,
    data: { values },
    mark: { type: 'bar', stroke: 'var(--ink)', strokeWidth: 0.5 },
    encoding: {
      x: { field: 'hour', type: 'ordinal', axis: { labelAngle: 0 } },
      y: { field: 'count', type: 'quantitative', stack: 'zero' },
      color: {
        field: 'group',
        type: 'nominal',
        scale: { domain: END_GROUPS, range: END_GROUPS.map((g) => FILLS[g]) },
      },
      order: { field: 'order', type: 'ordinal' },
    },
  };
}
