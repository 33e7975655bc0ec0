import { numberText } from '../../../charts/number-text.js';
import type { Line } from '../../../core/money/cost.js';
import type { Words } from '../../../core/words.js';
import { sourceWords } from '../../../scenarios/source-words.js';
import { total } from '../indicator.js';
import { money } from '../money.js';
import type { Account } from '../rows.js';
import type { Facts } from './facts.js';
import { formulaTable } from './figure-section.js';
import { figure, unitOf } from './figure.js';
import { html, NOTHING, say, sentence, table, type Column, type Html } from './html.js';
import { ranked } from './ranked.js';

const IDS = new Set(money.map(({ id }) => id));

const CERTAINTY: Readonly<Record<Line['certainty'], Words>> = {
  agreed: { ja: '契約', en: 'agreed' },
  published: { ja: '公表値', en: 'published' },
  derived: { ja: '公表値から算出', en: 'derived' },
  assumption: { ja: '仮定', en: 'assumed' },
};

/** What the service costs, line by line, what it earns, who pays, and what a ride comes to. */
export function moneySection({ summary, gathered }: Facts): Html {
  const accounts = gathered.days.flatMap(({ account }) => account ?? []);
  const costs = linesOf(accounts, ({ costs: lines }) => lines);
  const income = linesOf(accounts, ({ income: lines }) => lines);
  if (costs.length + income.length === 0) {
    return html`<p>
      ${say({ ja: 'この結果には経費も収入もありません。', en: 'This result has neither costs nor income.' })}
    </p>`;
  }
  return html`<p>
      ${say({
        ja: html`運行経費は${figure(summary, 'operating_cost')}、運賃・定期券・協賛金の収入は${figure(summary, 'income')}です。${gathered.days.length}日分の合計で、月額・年額の費目は運行日で割った額です。`,
        en: html`The operating cost is ${figure(summary, 'operating_cost')}; fares, passes and sponsors bring
        ${figure(summary, 'income')}. Sums over ${gathered.days.length} day(s); monthly and yearly costs are
        shared among the service days.`,
      })}
    </p>
    ${lineTable({ ja: '経費の内訳', en: 'Costs, line by line' }, costs, [
      {
        head: { ja: '範囲', en: 'Scope' },
        cell: ({ line }) =>
          line.scope === 'beside'
            ? say({ ja: '運行経費に含めない', en: 'beside the operating cost' })
            : say({ ja: '運行経費', en: 'operating' }),
      },
    ])}
    ${lineTable({ ja: '収入の内訳', en: 'Income, line by line' }, income, [])} ${payerTable(accounts)}
    ${formulaTable(summary, { ja: '収支の指標', en: 'Money indicators' }, IDS)} `;
}

type AnyLine = Line & { readonly scope?: string };

interface Sum {
  readonly line: AnyLine;
  readonly yen: number;
}

/** Lines of all days under their id, summed. */
const linesOf = (
  accounts: readonly Account[],
  of: (account: Account) => readonly AnyLine[],
): readonly Sum[] => {
  const sums = new Map<string, { readonly line: AnyLine; yen: number }>();
  for (const line of accounts.flatMap(of)) {
    const sum = sums.get(line.id) ?? { line, yen: 0 };
    sum.yen += line.yen;
    sums.set(line.id, sum);
  }
  return [...sums.values()];
};

function lineTable(caption: Words, lines: readonly Sum[], more: readonly Column<Sum>[]): Html {
  if (lines.length === 0) return NOTHING;
  return table(
    say(caption),
    [
      { head: { ja: '費目', en: 'Line' }, cell: ({ line }) => say(line.name), kind: 'head' },
      {
        head: { ja: '金額', en: 'Amount' },
        cell: ({ yen }) => html`${numberText(yen, 'yen')}${unitOf('yen')}`,
        kind: 'number',
      },
      ...more,
      {
        head: { ja: '計算(最初の日)', en: 'Arithmetic (first day)' },
        cell: ({ line }) => say(line.formula),
        kind: 'prose',
      },
      { head: { ja: '確かさ', en: 'Certainty' }, cell: ({ line }) => say(CERTAINTY[line.certainty]) },
      {
        head: { ja: '出典', en: 'Source' },
        cell: ({ line }) => sentence(sourceWords(line.source)),
        kind: 'prose',
      },
    ],
    lines,
  );
}

function payerTable(accounts: readonly Account[]): Html {
  const payers = ranked(
    accounts.flatMap((account) => account.payers),
    ({ payer }) => payer,
  );
  if (payers.length === 0) return NOTHING;
  return table(
    say({ ja: '公費を負担する団体', en: 'Who bears the public cost' }),
    [
      { head: { ja: '団体', en: 'Payer' }, cell: ({ rows }) => say(rows[0]!.name), kind: 'head' },
      {
        head: { ja: '円', en: 'Yen' },
        cell: ({ rows }) => numberText(total(rows.map(({ yen }) => yen)), 'yen'),
        kind: 'number',
      },
      {
        head: { ja: '乗客(人)', en: 'Passengers' },
        cell: ({ rows }) => String(total(rows.map(({ passengers }) => passengers))),
        kind: 'number',
      },
    ],
    payers,
  );
}
