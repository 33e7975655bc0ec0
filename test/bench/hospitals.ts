import { hasPublishedTimes, hospitalTimes } from '../road/synthetic-hospitals.js';
import type { BenchTable } from './table.js';

/** Driving times to hospitals on the synthetic roads of Obihiro beside the published ones. */
export function hospitalsBench(): BenchTable {
  const rows = hasPublishedTimes ? hospitalTimes() : [];
  return {
    title: 'Synthetic roads: driving to the nearest delivery hospital',
    command: 'npm run bench -- hospitals',
    columns: [
      'municipality',
      'cells',
      'mean s, published',
      'mean s, ours',
      'difference %',
      'max s, published',
      'max s, ours',
      'people within 15 min %, published',
      'ours',
    ],
    rows: rows.map(({ municipality, cells, mean, max, within15 }) => [
      municipality,
      cells,
      Math.round(mean.published),
      Math.round(mean.ours),
      ((mean.ours / mean.published - 1) * 100).toFixed(1),
      Math.round(max.published),
      Math.round(max.ours),
      within15.published.toFixed(1),
      within15.ours.toFixed(1),
    ]),
    notes: [
      hasPublishedTimes
        ? 'Published: colspan/hokkaido-time-distance-for-perinatal-care, OSRM on OpenStreetMap, means over populated 500 m cells.'
        : 'Skipped: ../shared/data/census is not there.',
      'Ours: the roads of scenarios/obihiro, empty and in summer; docs/synthetic-roads.md says how.',
    ],
  };
}
