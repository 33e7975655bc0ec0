import type { Words } from '../../core/words.js';
import type { Gathered } from './gathered.js';
import type { Figure, Indicator } from './indicator.js';
import type { WishRow } from './rows.js';

/** A rate of fewer wishes than this says little: the group is shown, but not compared. */
export const LEAST_WISHES = 20;

const KM = 1000;
const BANDS = [
  { below: 3 * KM, name: '0-3-km' },
  { below: 10 * KM, name: '3-10-km' },
  { below: Infinity, name: '10-km-plus' },
];
const RESIDENT = 'resident-';
const AGE = 'age-';

/** One way to divide wishes into groups; a wish may belong to several, or to none. */
export interface Division {
  readonly part: string;
  readonly name: Words;
  /** What makes a group, for the formula. */
  readonly by: Words;
  readonly groupsOf: (wish: WishRow) => readonly string[];
}

export const DIVISIONS: readonly Division[] = [
  {
    part: 'distance',
    name: { en: 'length of the direct drive', ja: '直行距離' },
    by: {
      en: 'groups: direct drive below 3 km, 3 to below 10 km, 10 km and more',
      ja: '区分: 直行距離3km未満、3km以上10km未満、10km以上',
    },
    groupsOf: ({ directLength: length }) =>
      length === undefined ? [] : [BANDS.find(({ below }) => length < below)!.name],
  },
  {
    part: 'zone',
    name: { en: 'zone of the origin', ja: '乗車地の区域' },
    by: {
      en: 'groups: zones in which the origin lies, each wish in all of them',
      ja: '区分: 乗車地の属する区域(複数ならそのすべて)',
    },
    groupsOf: ({ originZones = [] }) => originZones,
  },
  {
    part: 'municipality',
    name: { en: 'municipality at home', ja: '住所地の市町村' },
    by: {
      en: 'groups: attribute resident-… of the party',
      ja: '区分: 利用者属性 resident-…',
    },
    groupsOf: ({ attributes }) => attributes.filter((word) => word.startsWith(RESIDENT)),
  },
  {
    part: 'wheelchair',
    name: { en: 'wheelchair', ja: '車いす' },
    by: {
      en: 'groups: parties with a wheelchair, parties without',
      ja: '区分: 車いすの有無',
    },
    groupsOf: ({ wheelchairs }) => [wheelchairs > 0 ? 'wheelchair' : 'no-wheelchair'],
  },
  {
    part: 'age',
    name: { en: 'age', ja: '年齢' },
    by: { en: 'groups: attributes age-… of the party', ja: '区分: 利用者属性 age-…' },
    groupsOf: ({ attributes }) => attributes.filter((word) => word.startsWith(AGE)),
  },
];

/** How often a group found no room. */
export interface GroupRate {
  readonly group: string;
  /** Refused for want of room, and these with those that were promised a ride; repeats left out. */
  readonly refused: number;
  readonly wishes: number;
}

/** All groups of a division that anybody belongs to, by name. */
export function ratesOf({ wishes }: Gathered, { groupsOf }: Division): readonly GroupRate[] {
  const groups = new Map<string, { refused: number; wishes: number }>();
  for (const wish of wishes) {
    const refused = wish.endState === 'NO_CAPACITY';
    if (wish.repeatOf !== undefined || (!refused && wish.booking === undefined)) continue;
    for (const name of groupsOf(wish)) {
      const group = groups.get(name) ?? { refused: 0, wishes: 0 };
      groups.set(name, group);
      group.wishes++;
      if (refused) group.refused++;
    }
  }
  return [...groups]
    .map(([group, counts]) => ({ group, ...counts }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}

/** Largest minus smallest refusal rate of the groups of a division. */
function spreadOf(gathered: Gathered, division: Division): Figure {
  const known = ratesOf(gathered, division).filter(({ wishes }) => wishes >= LEAST_WISHES);
  if (known.length < 2) return { value: null, because: `fewer than two groups with ${LEAST_WISHES} wishes` };
  const rates = known.map(({ refused, wishes }) => (100 * refused) / wishes);
  return { value: Math.max(...rates) - Math.min(...rates) };
}

const spread = (id: string, division: Division): Indicator => ({
  id,
  name: {
    en: `Refusal spread by ${division.name.en}`,
    ja: `予約不成立率の差(${division.name.ja})`,
  },
  unit: 'points',
  formula: {
    en: `largest minus smallest 100 × NO_CAPACITY ÷ (NO_CAPACITY + accepted) of the groups with at least ${LEAST_WISHES} such wishes; repeats left out; ${division.by.en}`,
    ja: `「100 × 空き無し ÷ (空き無し + 成立)」の、対象の希望が${LEAST_WISHES}件以上ある区分の最大 − 最小(再申込みを除く)。${division.by.ja}`,
  },
  of: (gathered) => spreadOf(gathered, division),
});

/** How far groups of riders are refused unequally often; the plain id is the first division. */
export const fairness: readonly Indicator[] = [
  spread('refusal_spread', DIVISIONS[0]!),
  ...DIVISIONS.map((division) => spread(`refusal_spread.${division.part}`, division)),
];
