/** Ages as the demand model tells them apart: the finest division that the census publishes for small cells. */
export const AGE_GROUPS = ['0-14', '15-64', '65-74', '75-84', '85+'] as const;

export type AgeGroup = (typeof AGE_GROUPS)[number];

/** One value for each age group. */
export type ByAge<T = number> = Readonly<Record<AgeGroup, T>>;

/** A value for every age group. */
export function byAge<T>(valueOf: (group: AgeGroup) => T): Record<AgeGroup, T> {
  return Object.fromEntries(AGE_GROUPS.map((group) => [group, valueOf(group)])) as Record<AgeGroup, T>;
}
