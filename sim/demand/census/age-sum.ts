import { AGE_GROUPS, byAge, type AgeGroup, type ByAge } from '../../../scenarios/age-group.js';
import type { AgeBand } from './column.js';

/** How a span of ages adds up from columns: each with its sign. */
type Sum = readonly { readonly column: number; readonly sign: 1 | -1 }[];

/** How the five age groups follow from the columns of a table. */
export interface AgeSums {
  readonly sums: readonly { readonly groups: readonly AgeGroup[]; readonly sum: Sum }[];
}

const SPAN: ByAge<AgeBand> = {
  '0-14': { from: 0, to: 15 },
  '15-64': { from: 15, to: 65 },
  '65-74': { from: 65, to: 75 },
  '75-84': { from: 75, to: 85 },
  '85+': { from: 85, to: Infinity },
};

/** Groups that small tables publish together only. */
const TOGETHER: readonly (readonly AgeGroup[])[] = [
  ['75-84', '85+'],
  ['65-74', '75-84', '85+'],
];

/**
 * People of Japan by age at the census of 1 October 2020, in ten thousands, for tables that publish the old or all ages
 * together only. Statistics Bureau, Population Census 2020, ages rounded; known to a few parts in a thousand.
 */
export const NATIONAL_AGES: ByAge = { '0-14': 1503, '15-64': 7509, '65-74': 1742, '75-84': 1248, '85+': 613 };

/**
 * How to get the age groups from columns that hold the people of these bands; undefined where even 0–14, 15–64 and 65+
 * do not follow. A span is walked from age to age, forward over a column (plus) or backward (minus), over as few columns
 * as possible: 65–74 is 65+ less 75+.
 */
export function ageSums(bands: readonly AgeBand[]): AgeSums | undefined {
  const single = (group: AgeGroup): Sum | undefined => walk(bands, SPAN[group]);
  if (AGE_GROUPS.every((group) => single(group))) {
    return { sums: AGE_GROUPS.map((group) => ({ groups: [group], sum: single(group)! })) };
  }
  for (const together of TOGETHER) {
    const apart = AGE_GROUPS.filter((group) => !together.includes(group));
    const sum = walk(bands, { from: SPAN[together[0]!].from, to: Infinity });
    if (sum === undefined || !apart.every((group) => single(group))) continue;
    return {
      sums: [...apart.map((group) => ({ groups: [group], sum: single(group)! })), { groups: together, sum }],
    };
  }
  return undefined;
}

/**
 * The age groups of one row; undefined if one of the columns has no figure. What is published together is divided as
 * in all Japan, to whole people if it is whole.
 */
export function agesOf({ sums }: AgeSums, values: readonly (number | undefined)[]): ByAge | undefined {
  const people = byAge(() => 0);
  for (const { groups, sum } of sums) {
    let total = 0;
    for (const { column, sign } of sum) {
      const value = values[column];
      if (value === undefined) return undefined;
      total += sign * value;
    }
    const parts = apportion(
      Math.max(0, total),
      groups.map((group) => NATIONAL_AGES[group]),
    );
    groups.forEach((group, i) => (people[group] = parts[i]!));
  }
  return people;
}

/**
 * A whole number in whole parts near the given shares (largest remainders, equal ones in order); any other number in
 * exact parts. The parts add up to it. Without shares above 0 the first part takes all.
 */
export function apportion(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share, i) => (sum > 0 ? (total * share) / sum : i === 0 ? total : 0));
  if (!Number.isInteger(total)) return exact;
  const parts = exact.map(Math.floor);
  const rest = total - parts.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, i) => ({ i, over: value - parts[i]! }))
    .sort((a, b) => b.over - a.over || a.i - b.i);
  for (const { i } of order.slice(0, rest)) parts[i]! += 1;
  return parts;
}

function walk(bands: readonly AgeBand[], { from, to }: AgeBand): Sum | undefined {
  const reached = new Map<number, Sum>([[from, []]]);
  const queue = [from];
  for (let age = queue.shift(); age !== undefined; age = queue.shift()) {
    if (age === to) return reached.get(age);
    for (const [column, band] of bands.entries()) {
      const [next, sign] = band.from === age ? ([band.to, 1] as const) : ([band.from, -1] as const);
      if ((band.from !== age && band.to !== age) || reached.has(next)) continue;
      reached.set(next, [...reached.get(age)!, { column, sign }]);
      queue.push(next);
    }
  }
  return undefined;
}
