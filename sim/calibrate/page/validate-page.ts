import { drawn } from '../../report/page/drawn.js';
import { framed } from '../../report/page/frame.js';
import { html, NOTHING, say, sentence, table, type Column, type Html } from '../../report/page/html.js';
import { sheet } from '../../compare/page/sheet.js';
import { periodText } from '../count.js';
import { COUNTED_FIGURES, countedFigure } from '../counted-figure.js';
import { spreadText } from '../spread-text.js';
import { judgedOf, type ValidatedPeriod, type ValidatedRow, type Validation } from '../validation.js';
import { besideChart } from './beside-chart.js';

/** The validation as one printable page in Japanese and English. Equal validations give equal bytes. */
export async function validatePage(validation: Validation): Promise<string> {
  const { name, periods, method, method_ja, synthetic, seeds, unknown_stops: unknown } = validation;
  const sections = await Promise.all(periods.map(periodSection));
  return sheet({
    kind: { ja: 'デマンド交通 実績との照合', en: 'Demand-responsive transit, held against counts' },
    title: name,
    notes: [
      say(fittedWords(validation)),
      say({ ja: method_ja, en: method }),
      say({ ja: `架空の町 ${seeds.length} 通りで計算`, en: `${seeds.length} simulated towns` }),
      ...synthetic.map((what) => sentence(what)),
      ...(unknown.length === 0
        ? []
        : [
            say({
              ja: `シナリオにない停留所: ${unknown.join('、')}`,
              en: `Stops that the scenario does not have: ${unknown.join(', ')}`,
            }),
          ]),
    ],
    sections: [
      { id: 'summary', title: { ja: 'まとめ', en: 'Summary' }, body: summary(periods) },
      ...sections,
      { id: 'definitions', title: { ja: '数値の定義', en: 'Definitions' }, body: definitions(periods) },
    ],
  });
}

function fittedWords({ fitted, counts }: Validation): { ja: string; en: string } {
  if (fitted === null) {
    return {
      ja: `「${counts}」と照合。どの実績にも合わせていない: すべて予測`,
      en: `Held against ${counts}. Fitted to no counts: everything is predicted`,
    };
  }
  const { from, to } = fitted.period;
  const names = fitted.fitted.map((id) => countedFigure(id).name);
  return {
    ja: `${from} から ${to} の実績に合わせた数値: ${names.map(({ ja }) => ja).join('、')}。ほかの期間とほかの数値は予測`,
    en: `Fitted to the counts of ${from} to ${to}: ${names.map(({ en }) => en).join(', ')}. Other periods and other figures are predicted`,
  };
}

const predictedIn = (rows: readonly ValidatedRow[]): readonly ValidatedRow[] =>
  rows.filter(({ status, figure }) => status === 'predicted' && figure !== 'pooling_rate');

/** How many predicted figures agree, by period and kind of figure. */
function summary(periods: readonly ValidatedPeriod[]): Html {
  const lines = periods.flatMap(({ period, rows }) =>
    COUNTED_FIGURES.flatMap(({ id }) => {
      const own = predictedIn(rows).filter(({ figure }) => figure === id);
      return own.length === 0 ? [] : [{ period, id, own }];
    }),
  );
  return table(
    say({ ja: '予測した数値のうち実績と合うもの', en: 'Predicted figures that agree with the counts' }),
    [
      {
        head: { ja: '期間', en: 'Period' },
        cell: ({ period }) => `${period.from} – ${period.to}`,
        kind: 'head',
      },
      { head: { ja: '数値', en: 'Figure' }, cell: ({ id }) => say(countedFigure(id).name) },
      {
        head: { ja: '合う', en: 'Agree' },
        cell: ({ own }) => `${own.filter(({ agrees }) => agrees).length} / ${own.length}`,
        kind: 'number',
      },
      { head: { ja: '合わない理由', en: 'Why not' }, cell: ({ own }) => reasons(own), kind: 'prose' },
    ] satisfies readonly Column<(typeof lines)[number]>[],
    lines,
  );
}

function reasons(rows: readonly ValidatedRow[]): Html {
  const misses = rows.filter(({ agrees }) => !agrees);
  const words = [...new Map(misses.map(({ because }) => [because?.en, because])).values()];
  if (misses.length === 0) return NOTHING;
  return html`${words.map((one) => say(one ?? { ja: '理由は分かっていない。', en: 'The reason is not known. ' }))}`;
}

async function periodSection(
  one: ValidatedPeriod,
  index: number,
): Promise<{
  readonly id: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly body: Html;
}> {
  const { period, rows } = one;
  const hours = rows.filter(({ figure }) => figure === 'hour_share');
  const caption = `c-hours-${index}`;
  const chart =
    hours.length === 0
      ? NOTHING
      : framed({
          id: caption,
          caption: {
            ja: '時間帯割合(%)。横線は実績と丸めの幅、点と縦線は再現と95%区間',
            en: 'Rides by hour (%). Bars across: counted, with the range of rounding; points with upright lines: simulated, with the 95 % interval',
          },
          chart: await drawn(besideChart(hours), caption),
        });
  return {
    id: `p-${index}`,
    title: { ja: `${period.from} から ${period.to}`, en: periodText(period) },
    body: html`${chart}${definitionOf(rows)}${rowTable(one)}`,
  };
}

/** Which definitions a pooling rate that was published without one could have. */
function definitionOf(rows: readonly ValidatedRow[]): Html {
  const pooling = rows.filter(({ figure }) => figure === 'pooling_rate');
  const could = pooling.filter(({ agrees }) => agrees);
  if (pooling.length === 0) return NOTHING;
  const value = spreadText(pooling[0]!.observed);
  if (could.length === 0) {
    return html`<p>
      ${say({
        ja: `公表された乗合率 ${value}% に合う定義は見つからなかった。`,
        en: `None of the definitions gives the published pooling rate of ${value} %.`,
      })}
    </p>`;
  }
  return html`<p>
      ${say({
        ja: `公表された乗合率 ${value}% は、次の定義の可能性がある。`,
        en: `The published pooling rate of ${value} % could be one of these:`,
      })}
    </p>
    <ul>
      ${could.map((row) => html`<li>${say(row.key_name)}: ${spreadText(judgedOf(row))} %</li>`)}
    </ul>`;
}

function rowTable({ days, rides_given: given, rows }: ValidatedPeriod): Html {
  const columns: Column<ValidatedRow>[] = [
    {
      head: { ja: '数値', en: 'Figure' },
      cell: ({ figure, key_name }) => html`${say(countedFigure(figure).name)} ${say(key_name)}`,
      kind: 'head',
    },
    {
      head: { ja: '区分', en: 'Status' },
      cell: ({ status }) => say(status === 'fitted' ? FITTED : PREDICTED),
      kind: 'word',
    },
    { head: { ja: '実績', en: 'Counted' }, cell: ({ observed }) => spreadText(observed), kind: 'number' },
    {
      head:
        given === null
          ? { ja: '再現', en: 'Simulated' }
          : { ja: '再現(合わせたまま)', en: 'Simulated, as fitted' },
      cell: ({ simulated }) => spreadText(simulated),
      kind: 'number',
    },
    ...(given === null ? [] : [GIVEN]),
    {
      head: { ja: '判定', en: 'Verdict' },
      cell: (row) =>
        row.status === 'fitted'
          ? say(NO_PROOF)
          : row.agrees
            ? say(AGREES)
            : html`<strong>${say(OUTSIDE)}</strong>`,
      kind: 'word',
    },
  ];
  return table(
    say({
      ja: `運行日 ${days.observed} 日の実績と、各町 ${days.simulated} 日の再現${given === null ? '' : '。判定は件数を与えた列による'}`,
      en: `${days.observed} days of service counted, ${days.simulated} simulated in each town${given === null ? '' : '. The verdict is on the column with rides given'}`,
    }),
    columns,
    rows,
  );
}

const GIVEN: Column<ValidatedRow> = {
  head: { ja: '再現(件数を与えた)', en: 'Simulated, rides a day given' },
  cell: (row) => (row.simulated_rides_given === null ? '' : spreadText(judgedOf(row))),
  kind: 'number',
};
const FITTED = { ja: '合わせた', en: 'fitted' };
const PREDICTED = { ja: '予測', en: 'predicted' };
const NO_PROOF = { ja: '(証明にならない)', en: '(proves nothing)' };
const AGREES = { ja: '合う', en: 'agrees' };
const OUTSIDE = { ja: '範囲外', en: 'outside' };

function definitions(periods: readonly ValidatedPeriod[]): Html {
  const used = new Set(periods.flatMap(({ rows }) => rows.map(({ figure }) => figure)));
  return table(
    say({ ja: '実績と再現で同じように数える', en: 'Counts and simulated days are counted alike' }),
    [
      { head: { ja: '数値', en: 'Figure' }, cell: ({ name }) => say(name), kind: 'head' },
      { head: { ja: '定義', en: 'Definition' }, cell: ({ definition }) => say(definition), kind: 'prose' },
    ],
    COUNTED_FIGURES.filter(({ id }) => used.has(id)),
  );
}
