import { AGE_GROUPS, byAge, type ByAge } from '../../scenarios/age-group.js';
import type { Projection } from './projection.js';

/**
 * People of Japan by age in ten thousands: National Institute of Population and Social Security Research, projections of
 * 2023, medium fertility and mortality, as printed in 高齢社会白書 (Cabinet Office, 2023), figure 1-1-2: 0–14, 15–64,
 * 65–74, 75 and older. Typed from general knowledge of that table; the 65 and older of 2025 (3,653) agree with quotations.
 */
const JAPAN: Readonly<Record<number, readonly [number, number, number, number]>> = {
  2020: [1503, 7509, 1742, 1861],
  2025: [1363, 7310, 1498, 2155],
  2030: [1240, 7076, 1435, 2261],
  2035: [1169, 6722, 1535, 2238],
  2040: [1142, 6213, 1701, 2227],
  2045: [1103, 5832, 1668, 2277],
  2050: [1041, 5540, 1455, 2433],
};

/** Where no file is given: every municipality loses and gains people of an age as all Japan does. */
export const nationalProjection: Projection = {
  about: {
    en: 'no projection was given: people of each age change as in all Japan (National Institute of Population and Social Security Research, 2023, medium); 85 and older as 75 and older. A shrinking municipality shrinks faster than this',
    ja: '将来推計のファイルがないため、年齢ごとの人口は全国(国立社会保障・人口問題研究所 令和5年推計、中位)と同じ割合で変わるとした。85歳以上は75歳以上と同じ割合。人口の減る市町村では実際はこれより速く減る',
  },
  years: Object.keys(JAPAN).map(Number),
  around: (_, year) => people(year),
};

function people(year: number): ByAge {
  const groups = JAPAN[year]!;
  return byAge((group) => groups[Math.min(AGE_GROUPS.indexOf(group), groups.length - 1)]!);
}
