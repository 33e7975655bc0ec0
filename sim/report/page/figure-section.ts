import type { Words } from '../../../core/words.js';
import type { Summary } from '../summary.js';
import { figure, figureRows, nameOf } from './figure.js';
import { say, table, type Html } from './html.js';

/** Some indicators with their formulas in words beside them. */
export const formulaTable = (summary: Summary, caption: Words, ids: ReadonlySet<string>): Html =>
  table(
    say(caption),
    [
      {
        head: { ja: '指標', en: 'Indicator' },
        cell: ({ ids: [id], figure: one }) => say(nameOf(id!, one)),
        kind: 'head',
      },
      {
        head: { ja: '値', en: 'Value' },
        cell: ({ ids: [id] }) => figure(summary, id!),
        kind: 'number',
      },
      {
        head: { ja: '計算方法', en: 'How it is computed' },
        cell: ({ figure: one }) => say({ ja: one.formula_ja, en: one.formula }),
        kind: 'prose',
      },
    ],
    figureRows(summary.indicators, (id) => ids.has(id)),
  );

/** Some indicators with their values alone; each leads to its formula. */
export const valueTable = (summary: Summary, caption: Words, ids: ReadonlySet<string>): Html =>
  table(
    say(caption),
    [
      {
        head: { ja: '指標', en: 'Indicator' },
        cell: ({ ids: [id], figure: one }) => say(nameOf(id!, one)),
        kind: 'head',
      },
      { head: { ja: '値', en: 'Value' }, cell: ({ ids: [id] }) => figure(summary, id!), kind: 'number' },
    ],
    figureRows(summary.indicators, (id) => ids.has(id)),
  );
