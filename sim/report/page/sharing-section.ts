import { countChart } from '../../../charts/count-chart.js';
import { sharing } from '../sharing.js';
import { drawn } from './drawn.js';
import type { Facts } from './facts.js';
import { formulaTable } from './figure-section.js';
import { framed } from './frame.js';
import { html, say, table, type Html } from './html.js';

const IDS = new Set(sharing.map(({ id }) => id));

/** How far rides were shared, in every definition in use, each with its formula beside it. */
export async function sharingSection({ summary, gathered }: Facts): Promise<Html> {
  const most = gathered.runs.reduce((max, { bookings }) => Math.max(max, bookings), 1);
  const rows = Array.from({ length: most }, (_, i) => ({
    bookings: i + 1,
    runs: gathered.runs.filter(({ bookings }) => bookings === i + 1).length,
  }));
  const chart = await drawn(
    countChart(rows.map(({ bookings, runs }) => ({ name: String(bookings), count: runs }))),
    'cap-runs',
  );
  return html`<p>
      ${say({
        ja: '「乗合率」には少なくとも5つの定義があり、同じ一日でも値が大きく違います。ほかの町の数値と比べるときは、同じ定義の行だけを使ってください。相手の定義が分からなければ「定義不明」と書き添えてください。',
        en: 'There are at least five definitions of the pooling rate (乗合率), and one and the same day gives very different values. Compare a published figure only with the line of the same definition; where its definition is not known, say so.',
      })}
    </p>
    ${formulaTable(summary, { ja: '乗合の程度、定義ごと', en: 'Sharing, by definition' }, IDS)}
    ${framed({
      id: 'cap-runs',
      caption: {
        ja: '便ごとの予約件数(横: 1便で運んだ予約の件数、縦: 便数)',
        en: 'Runs by the number of bookings they carried (across: bookings; up: runs)',
      },
      chart,
      rows: table(
        say({ ja: '便ごとの予約件数', en: 'Runs by bookings' }),
        [
          {
            head: { ja: '予約件数', en: 'Bookings' },
            cell: ({ bookings }) => String(bookings),
            kind: 'head',
          },
          { head: { ja: '便数', en: 'Runs' }, cell: ({ runs }) => String(runs), kind: 'number' },
        ],
        rows,
      ),
    })} `;
}
