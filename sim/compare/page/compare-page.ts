import type { Words } from '../../../core/words.js';
import { html, NOTHING, say, table, type Column, type Html } from '../../report/page/html.js';
import type { Compared, Comparison } from '../compare.js';
import { allFigures } from './all-figures.js';
import { methodNotes } from './cells.js';
import { figureGroups } from './figure-groups.js';
import { anchorOf, declaredCount, settingSection } from './setting-section.js';
import { sheet } from './sheet.js';

/** The comparison as one printable page in Japanese and English. Equal comparisons give equal bytes. */
export function comparePage(comparison: Comparison): string {
  return sheet({
    kind: { ja: 'デマンド交通 サービスの比較', en: 'Demand-responsive transit, services compared' },
    title: titleOf(comparison),
    notes: [
      ...methodNotes(comparison),
      say({
        ja: 'どのシナリオにも架空・簡略化・仮定の部分があります。名前を選ぶと「前提」の欄に移ります。数値は前提とあわせて読んでください。',
        en: 'Every scenario has parts that are invented, simplified or assumed: its name leads to them. Read its figures together with them.',
      }),
      differenceNote(comparison),
    ],
    sections: [
      {
        id: 'scenarios',
        title: { ja: '比べたサービス', en: 'What is compared' },
        body: scenarioTable(comparison),
      },
      { id: 'groups', title: { ja: '主な数値', en: 'Main figures' }, body: figureGroups(comparison) },
      {
        id: 'settings',
        title: { ja: '前提(架空・簡略化・仮定)', en: 'What it rests on: invented, simplified, assumed' },
        body: settingSection(comparison),
      },
      {
        id: 'figures',
        title: { ja: 'すべての数値と計算方法', en: 'All figures, with their formulas' },
        body: allFigures(comparison),
      },
    ],
  });
}

/** Names that still make a title. */
const MOST_NAMES = 3;

function titleOf({ scenarios }: Comparison): Words {
  if (scenarios.length > MOST_NAMES) {
    return {
      ja: `${scenarios.length}つのサービスの比較`,
      en: `${scenarios.length} services compared`,
    };
  }
  return {
    ja: scenarios.map(({ name }) => name.ja).join(' / '),
    en: scenarios.map(({ name }) => name.en).join(' / '),
  };
}

function scenarioTable({ scenarios }: Comparison): Html {
  const columns: readonly Column<Compared>[] = [
    {
      head: { ja: 'サービス', en: 'Service' },
      cell: (one) => html`<a href="#${anchorOf(one)}">${say(one.name)}</a> <code>${one.label}</code>`,
      kind: 'head',
    },
    {
      head: { ja: '場所', en: 'Place' },
      cell: ({ setting: { place } }) => (place === undefined ? NOTHING : say(place)),
      kind: 'prose',
    },
    { head: { ja: '運行日', en: 'Day' }, cell: ({ date }) => html`<span class="figure">${date}</span>` },
    {
      head: { ja: '前提', en: 'Rests on' },
      cell: (one) => html`<a href="#${anchorOf(one)}">${declaredCount(one)}</a>`,
    },
  ];
  const difference: Column<Compared> = {
    head: { ja: '最初との差', en: 'Difference to the first' },
    cell: ({ same_demand }, i) => say(i === 0 ? FIRST : same_demand ? SAME : OTHER),
  };
  return table(
    say({ ja: 'サービスと、その前提の数', en: 'Services, and how much they rest on' }),
    hasDifferences(scenarios) ? [...columns, difference] : columns,
    scenarios,
  );
}

const hasDifferences = (scenarios: readonly Compared[]): boolean =>
  scenarios.some(({ same_demand }, i) => i > 0 && same_demand);

const FIRST = { ja: '基準', en: 'the one compared with' };
const SAME = { ja: '同じ需要: 数値の下に示す', en: 'same demand: below each figure' };
const OTHER = { ja: '需要が異なるため示さない', en: 'another demand: none' };

function differenceNote({ scenarios }: Comparison): Html {
  return hasDifferences(scenarios)
    ? say({
        ja: '数値の下の行は最初のサービスとの差です。太字は、差の95%区間が0を含まないもの(偶然とは考えにくい差)です。',
        en: 'The line below a figure is its difference to the first service, bold where its 95 % interval leaves 0 out: hardly chance.',
      })
    : say({
        ja: '町も申し込む人も異なるので、差は示しません。良し悪しの順位ではありません。',
        en: 'Towns and people differ, so there are no differences, and no order of merit.',
      });
}
