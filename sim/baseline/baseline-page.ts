import { sheet } from '../compare/page/sheet.js';
import { html, say, sentence, table, type Column, type Html } from '../report/page/html.js';
import type { Baseline } from './baseline.js';
import { MODE_LINES, MODE_WORDS, type ModeLine } from './mode-lines.js';

/** The service beside what exists, as one printable page in Japanese and English. */
export function baselinePage(baseline: Baseline): string {
  const { name, date, seed, modes, synthetic } = baseline;
  return sheet({
    kind: { ja: 'デマンド交通 いまある交通との比較', en: 'Demand-responsive transit beside what exists' },
    title: { ja: `${name.ja} いまある交通との比較`, en: `${name.en}, beside what exists` },
    notes: [
      say({
        ja: `${date}、乱数の種${seed}の${modes[0]?.wishes ?? 0}件の希望を、それぞれの交通で運んだ。希望はサービスの停留所から停留所まで。`,
        en: `The ${modes[0]?.wishes ?? 0} wishes of ${date}, seed ${seed}, by each way to travel, from stop to stop of the service.`,
      }),
      say({
        ja: '希望はこのサービスを選んだ人のもの。路線バスやタクシーならほかの人も乗る。',
        en: 'The wishes are those of people who chose the service; buses and taxis have other riders too.',
      }),
      ...synthetic.map((what) => sentence(what)),
    ],
    sections: [
      { id: 'figures', title: { ja: '同じ希望を運ぶと', en: 'The same wishes' }, body: figures(baseline) },
      { id: 'made-of', title: { ja: '計算のしかた', en: 'How it is worked out' }, body: notes(baseline) },
    ],
  });
}

const shown = (value: number | null, digits: number): string =>
  value === null
    ? '–'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function figures({ modes }: Baseline): Html {
  const columns = modes.map((mode): Column<ModeLine> => ({
    head: MODE_WORDS[mode.id],
    cell: ({ value, digits }) => shown(value(mode), digits),
    kind: 'number',
  }));
  return table(
    say({ ja: '同じ希望を三つの交通で', en: 'The same wishes by each way to travel' }),
    [
      {
        head: { ja: '数値', en: 'Figure' },
        cell: ({ name, formula }) => html`${say(name)}<br /><small>${say(formula)}</small>`,
        kind: 'head',
      },
      ...columns,
    ],
    MODE_LINES,
  );
}

const RULES = [
  {
    ja: '路線バス・列車: 停留所まで歩いて15分以内、乗換え3分以上、時刻表どおり。待ちを含めて90分を超える人は移動しない。歩いて30分以内なら歩くこともある。',
    en: 'Buses and trains: halts within 15 minutes on foot, 3 minutes or more to change, on time. Who would need more than 90 minutes, waiting included, does not travel; within 30 minutes people may walk.',
  },
  {
    ja: 'タクシー: 何台でもいるものとした。実際に足りるとは限らない。',
    en: 'Taxis: as many as are needed; whether there are so many is another question.',
  },
];

const notes = ({ modes }: Baseline): Html =>
  html`<ul>
    ${modes.map(({ id, because }) => html`<li><strong>${say(MODE_WORDS[id])}</strong>: ${say(because)}</li>`)}
    ${RULES.map((rule) => html`<li>${say(rule)}</li>`)}
  </ul>`;
