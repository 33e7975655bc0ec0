import type { Words } from '../../../core/words.js';

/** Text that is markup already. Everything else is escaped where it is put into a page. */
export interface Html {
  readonly markup: string;
}

type Value = Html | string | number | readonly Html[];

/** Markup of a template: values are escaped unless they are markup themselves. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const texts = values.map((value, i) => markupOf(value) + parts[i + 1]!);
  return { markup: parts[0]! + texts.join('') };
}

/** Text that somebody else has made as markup, such as a chart. */
export const raw = (markup: string): Html => ({ markup });

export const NOTHING: Html = raw('');

/** Words in both languages: the style sheet shows those of the language of the page. */
export function say({ ja, en }: { readonly ja: string | Html; readonly en: string | Html }): Html {
  return html`<span lang="ja">${ja}</span><span lang="en">${en}</span>`;
}

/** A sentence that its author wrote in one language, or in both. */
export const sentence = (text: string | Words): Html =>
  typeof text === 'string' ? html`<span class="as-written">${text}</span>` : say(text);

/** A column of a table: its header, its cell, and whether cells are numbers, heads of rows, long texts, or a word each. */
export interface Column<Row> {
  readonly head: Words;
  readonly cell: (row: Row, index: number) => Html | string;
  readonly kind?: 'number' | 'head' | 'prose' | 'word';
  /** Where its header leads; absent: nowhere. */
  readonly link?: string;
}

/**
 * A table with a caption and a header for every column; it scrolls by itself where it is too wide. One with long texts
 * becomes a list on narrow screens, where every cell tells its own header.
 */
export function table<Row>(caption: Html, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const prose = columns.some(({ kind }) => kind === 'prose');
  const head = columns.map(
    ({ head: words, kind, link }) =>
      html`<th scope="col" ${raw(kind === 'number' ? ' class="number"' : '')}>
        ${link === undefined ? say(words) : html`<a href="${link}">${say(words)}</a>`}
      </th>`,
  );
  const label = (words: Words): Html =>
    prose ? html`<span class="label">${say(words)}${raw(': ')}</span>` : NOTHING;
  const body = rows.map((row, i) => {
    const cells = columns.map(({ head: words, kind, cell }) => {
      const content = cell(row, i);
      if (kind === 'head') return html`<th scope="row">${content}</th>`;
      const name = kind === undefined ? '' : ` class="${kind}"`;
      return html`<td${raw(name)}>${label(words)}${content}</td>`;
    });
    return html`<tr>
      ${cells}
    </tr>`;
  });
  const looks = raw(prose ? ' class="listing"' : '');
  return html`<div class="wide"><table${looks}><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function markupOf(value: Value): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map(({ markup }) => markup).join('');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
