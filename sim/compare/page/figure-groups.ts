import type { Words } from '../../../core/words.js';
import { html, say, table, type Column, type Html } from '../../report/page/html.js';
import type { Compared, Comparison } from '../compare.js';
import { figureIn } from '../figure-lines.js';
import { knownFigure } from '../known-figure.js';
import { formulaAnchor } from './all-figures.js';
import { figureCell } from './cells.js';
import { anchorOf, declaredCount } from './setting-section.js';

/** What a council asks, in its order: as many figures as fit beside each other on paper. */
const GROUPS: readonly { readonly title: Words; readonly ids: readonly string[] }[] = [
  {
    title: { ja: '利用と、お断り', en: 'Riders, and who is refused' },
    ids: ['wishes', 'carried', 'passengers', 'unserved_rate_strict', 'unserved_rate_broad', 'on_time_rate'],
  },
  {
    title: { ja: '待ち時間と乗車時間', en: 'Waiting and riding' },
    ids: [
      ...['wait_asap.mean', 'wait_asap.p90', 'wait_prebooked.mean', 'wait_prebooked.in_window'],
      ...['ride_time_p95', 'detour_ratio'],
    ],
  },
  {
    title: { ja: '乗合の程度(定義は一つではありません)', en: 'Sharing, by several definitions' },
    ids: [
      ...['pooling_rate_booking', 'pooling_rate_pax', 'shared_run_rate', 'pax_per_run'],
      ...['sharing_factor', 'occupancy_dist.loaded'],
    ],
  },
  {
    title: { ja: '車両の働き', en: 'Work of the vehicles' },
    ids: [
      ...['vehicle_km', 'empty_km_ratio', 'utilisation', 'jitsudo', 'pax_per_vehicle_hour'],
      'pax_per_revenue_hour',
    ],
  },
  {
    title: { ja: '費用と負担', en: 'Cost, and who bears it' },
    ids: ['operating_cost', 'income', 'cost_per_pax', 'subsidy_per_pax', 'cost_recovery', 'cost_per_vh'],
  },
  {
    title: { ja: '公平さ(お断りの差)', en: 'Fairness: how refusals differ' },
    ids: [
      ...['refusal_spread.distance', 'refusal_spread.zone', 'refusal_spread.municipality'],
      ...['refusal_spread.wheelchair', 'refusal_spread.age'],
    ],
  },
];

/** One table for each question, a row for each service. */
export const figureGroups = ({ scenarios }: Comparison): Html =>
  html`${GROUPS.map(
    ({ title, ids }) =>
      html`<div class="stacked">
        ${table(html`<strong>${say(title)}</strong>`, [SERVICE, ...ids.map(columnOf)], scenarios)}
      </div>`,
  )}`;

const SERVICE: Column<Compared> = {
  head: { ja: 'サービス', en: 'Service' },
  cell: (one) =>
    html`<a href="#${anchorOf(one)}">${say(one.name)}</a><br /><small>${declaredCount(one)}</small>`,
  kind: 'head',
};

const columnOf = (id: string): Column<Compared> => ({
  head: knownFigure(id)!.name,
  link: `#${formulaAnchor(id)}`,
  cell: (one) => figureCell(figureIn(one, id)),
  kind: 'number',
});
