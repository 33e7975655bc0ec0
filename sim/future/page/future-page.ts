import { numberText } from '../../../charts/number-text.js';
import { curve } from '../../../charts/curve.js';
import { AGE_GROUPS } from '../../../scenarios/age-group.js';
import { sheet } from '../../compare/page/sheet.js';
import { drawn } from '../../report/page/drawn.js';
import { interval, unitOf, withUnit } from '../../report/page/figure.js';
import { framed } from '../../report/page/frame.js';
import { html, NOTHING, say, sentence, table, type Column, type Html } from '../../report/page/html.js';
import type { Future, FutureFigure, FutureYear } from '../future.js';

/** The future as one printable page in Japanese and English. Equal futures give equal bytes. */
export async function futurePage(future: Future): Promise<string> {
  const { name, method, method_ja, projection, projection_ja, synthetic, seeds, years } = future;
  const charts: Html[] = [];
  for (const [i] of years[0]!.figures.entries()) charts.push(await figureChart(years, i));
  return sheet({
    kind: { ja: 'デマンド交通 将来人口と需要', en: 'Demand-responsive transit in years to come' },
    title: name,
    notes: [
      say({
        ja: `数値は計算による再現で、実際の運行の記録ではありません。乱数の種 1 から ${seeds.length} まで。`,
        en: `These figures are a computed replay, not records of a real service. Seeds 1 to ${seeds.length}.`,
      }),
      say({ ja: projection_ja, en: projection }),
      say({ ja: method_ja, en: method }),
      ...synthetic.map((what) => sentence(what)),
    ],
    sections: [
      { id: 'people', title: { ja: '人口', en: 'People' }, body: peopleTable(years) },
      { id: 'curves', title: { ja: '年ごとの推移', en: 'Year by year' }, body: html`${charts}` },
      { id: 'figures', title: { ja: 'すべての数値', en: 'All figures' }, body: figureTable(years) },
    ],
  });
}

const YEAR: Column<FutureYear> = {
  head: { ja: '年', en: 'Year' },
  cell: ({ year }) => String(year),
  kind: 'head',
};

const peopleTable = (years: readonly FutureYear[]): Html =>
  table(
    say({ ja: 'シナリオの区域の年齢別人口', en: 'People of the area by age' }),
    [
      YEAR,
      ...AGE_GROUPS.map((group): Column<FutureYear> => ({
        head: { ja: `${group.replace('+', '以上').replace('-', '〜')}歳`, en: group },
        cell: ({ people }) => numberText(people[group], 'persons'),
        kind: 'number',
      })),
    ],
    years,
  );

async function figureChart(years: readonly FutureYear[], i: number): Promise<Html> {
  const { name, name_ja, unit } = years[0]!.figures[i]!;
  const told = withUnit({ ja: name_ja, en: name }, unit);
  const caption = `c-${i}`;
  const points = years.flatMap(({ year, figures }) => {
    const { value, interval: range } = figures[i]!;
    if (value === null) return [];
    return {
      at: String(year),
      line: '',
      mean: value,
      low: range?.low ?? value,
      high: range?.high ?? value,
      on_front: true,
    };
  });
  return framed({
    id: caption,
    caption: {
      ja: `${told.ja}。縦線は平均の95%区間`,
      en: `${told.en}. Upright lines: 95 % interval of the mean`,
    },
    chart: await drawn(curve(points), caption),
  });
}

function figureTable(years: readonly FutureYear[]): Html {
  const columns = years[0]!.figures.map(({ name, name_ja }, i): Column<FutureYear> => ({
    head: { ja: name_ja, en: name },
    cell: ({ figures }) => figureCell(figures[i]!),
    kind: 'number',
  }));
  return table(
    say({
      ja: '平均[95%区間]。下の行は最初の年との差',
      en: 'Mean [95 % interval]; below it the difference to the first year',
    }),
    [YEAR, ...columns],
    years,
  );
}

function figureCell({ value, unit, interval: range, difference }: FutureFigure): Html {
  if (value === null) return html`–`;
  const spread = (one: FutureFigure['interval']): Html =>
    interval({ value, unit, interval: one, formula: '', name_ja: '', formula_ja: '' });
  const below =
    difference?.value == null
      ? NOTHING
      : html`<br />${difference.value > 0 ? '+' : ''}${numberText(difference.value, unit)}${unitOf(unit)}${spread(difference.interval)}`;
  return html`${numberText(value, unit)}${unitOf(unit)}${spread(range)}${below}`;
}
