import { readFileSync } from 'node:fs';
import type { Words } from '../../../core/words.js';
import { PATTERNS } from '../../report/page/frame.js';
import { html, raw, say, type Html } from '../../report/page/html.js';
import { LANGUAGE_SCRIPT } from '../../report/page/language-script.js';

const STYLE = readFileSync(new URL('../../report/page/style.css', import.meta.url), 'utf8');

/** A page as of a report: one file that loads nothing, in both languages, for screen and paper. */
export interface Sheet {
  readonly title: Words;
  /** A line above the title: what kind of page this is. */
  readonly kind: Words;
  /** What the reader must know first: how figures were made, and what of them is not real. */
  readonly notes: readonly Html[];
  readonly sections: readonly { readonly id: string; readonly title: Words; readonly body: Html }[];
}

export const sheet = ({ title, kind, notes, sections }: Sheet): string =>
  html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title.ja}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body data-title-ja="${title.ja}" data-title-en="${title.en}">
        ${PATTERNS}<a class="skip" href="#${sections[0]!.id}"
          >${say({ ja: '本文へ', en: 'To the content' })}</a
        >
        <header>
          <div class="languages" role="group" aria-label="言語 / Language">
            <button type="button" data-lang="ja" aria-pressed="true" lang="">日本語</button>
            <button type="button" data-lang="en" aria-pressed="false" lang="">English</button>
          </div>
          <p class="kind">${say(kind)}</p>
          <h1>${say(title)}</h1>
        </header>
        <main>
          <aside class="banner" aria-labelledby="h-banner">
            <h2 id="h-banner">${say({ ja: 'この報告を読む前に', en: 'Before you read' })}</h2>
            <ul>
              ${notes.map((note) => html`<li>${note}</li>`)}
            </ul>
          </aside>
          ${sections.map(
            ({ id, title: words, body }) =>
              html`<section id="${id}" aria-labelledby="h-${id}">
                <h2 id="h-${id}">${say(words)}</h2>
                ${body}
              </section> `,
          )}
        </main>
        <footer>
          <p>${say({ ja: 'Noriai(乗合)が作成した報告です。', en: 'Made by Noriai.' })}</p>
        </footer>
        <script>
          ${raw(LANGUAGE_SCRIPT)};
        </script>
      </body>
    </html> `.markup;
