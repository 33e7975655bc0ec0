import { numberText } from '../../../charts/number-text.js';
import type { Words } from '../../../core/words.js';
import { INDICATORS } from '../indicators.js';
import { COUNTS } from '../counts.js';
import type { Indicator } from '../indicator.js';
import type { Summary, SummaryFigure } from '../summary.js';
import { html, NOTHING, say, type Html } from './html.js';
import { reasonWords } from './reasons.js';

/** A reported figure as a link to its formula, with its unit, and its interval where there are several seeds. */
export function figure(summary: Summary, id: string): Html {
  const known = figureOf(summary, id);
  if (known === undefined) return html`–`;
  return html`<a class="figure" href="#${anchorOf(id)}">${valueOf(known)}</a>${interval(known)}`;
}

/** The figure under an id, be it a count or an indicator. */
export const figureOf = ({ counts, indicators }: Summary, id: string): SummaryFigure | undefined =>
  // An older result has no counts.
  indicators[id] ?? (counts as Summary['counts'] | undefined)?.[id];

export const anchorOf = (id: string): string => `f-${id}`;

/** The value with its unit, or a dash and the reason. */
export function valueOf({ value, unit, because }: SummaryFigure): Html {
  if (value === null) {
    return html`– <small>${say(reasonWords(because ?? ''))}</small>`;
  }
  return html`${numberText(value, unit)}${unitOf(unit)}`;
}

/** The interval in brackets; nothing for a single seed. */
export function interval({ interval: known, unit }: SummaryFigure): Html {
  if (known === undefined || known === null) return NOTHING;
  const [low, high] = [numberText(known.low, unit), numberText(known.high, unit)];
  return html` <small class="interval">[${low} – ${high}]</small>`;
}

const UNITS: Readonly<Record<string, Words>> = {
  '-': { ja: '', en: '' },
  '%': { ja: '%', en: '%' },
  min: { ja: '分', en: ' min' },
  km: { ja: 'km', en: ' km' },
  yen: { ja: '円', en: ' yen' },
  'yen/h': { ja: '円/時', en: ' yen/h' },
  points: { ja: 'ポイント', en: ' points' },
  count: { ja: '便', en: ' runs' },
  wishes: { ja: '件', en: ' wishes' },
  persons: { ja: '人', en: ' persons' },
  'persons/h': { ja: '人/時', en: ' persons/h' },
};

export function unitOf(unit: string): Html {
  const words = UNITS[unit];
  if (words === undefined) return html` ${unit}`;
  return words.ja === words.en ? html`${words.ja}` : say(words);
}

/** The name of a figure with its unit in brackets, as beside an axis. */
export function withUnit(name: Words, unit: string): Words {
  const { ja, en } = UNITS[unit] ?? { ja: unit, en: unit };
  return ja === '' ? name : { ja: `${name.ja}(${ja})`, en: `${name.en} (${en.trim()})` };
}

const NAMED: ReadonlyMap<string, Indicator> = new Map([...COUNTS, ...INDICATORS].map((one) => [one.id, one]));

/** What a figure is called; its id where this version does not know it. */
export const nameOf = (id: string, { name_ja }: SummaryFigure): Words => ({
  ja: name_ja,
  en: NAMED.get(id)?.name.en ?? id,
});

/** Rows of a table of figures: a figure repeated under the id of its first part stands once, under both ids. */
export function figureRows(
  figures: Readonly<Record<string, SummaryFigure>>,
  wanted: (id: string) => boolean,
): readonly { readonly ids: readonly string[]; readonly figure: SummaryFigure }[] {
  const rows: { readonly ids: string[]; readonly figure: SummaryFigure }[] = [];
  for (const [id, one] of Object.entries(figures)) {
    if (!wanted(id)) continue;
    const before = rows.at(-1);
    const plain = before?.ids[0];
    if (before !== undefined && id.startsWith(`${plain!}.`) && before.figure.formula === one.formula) {
      before.ids.push(id);
    } else rows.push({ ids: [id], figure: one });
  }
  return rows;
}
