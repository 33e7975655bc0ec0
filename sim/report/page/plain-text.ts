import { html, NOTHING, raw, type Html } from './html.js';

/**
 * A text in Markdown, plainly: headings, paragraphs, lists, tables, code. Everything else stays as it was written,
 * addresses included: a printed page has nothing to click, and a page without a network should not pretend to.
 */
export function plainText(source: string): Html {
  const blocks = source.replaceAll('\r\n', '\n').split(/\n{2,}/);
  return raw(blocks.map((block) => blockOf(block.trim()).markup).join('\n'));
}

function blockOf(block: string): Html {
  if (block === '') return NOTHING;
  const [first, ...rest] = block.split('\n');
  const heading = /^(#+)\s+(.*)$/.exec(first!);
  if (heading !== null) {
    // The page has its own headings of first and second rank above this text.
    return html`<h4>${inline(heading[2]!)}</h4>
      ${blockOf(rest.join('\n').trim())}`;
  }
  const lines = block.split('\n');
  if (lines.length > 1 && first!.startsWith('|') && /^\|[\s:|-]+\|?$/.test(lines[1]!)) return tableOf(lines);
  if (/^[-*]\s/.test(first!)) return listOf(block);
  return html`<p>${inline(lines.join(' '))}</p>`;
}

function tableOf(lines: readonly string[]): Html {
  const cells = (line: string): Html[] =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => inline(cell.trim()));
  const head = cells(lines[0]!).map((cell) => html`<th scope="col">${cell}</th>`);
  const body = lines.slice(2).map(
    (line) =>
      html`<tr>
        ${cells(line).map((cell) => html`<td>${cell}</td>`)}
      </tr>`,
  );
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

function listOf(block: string): Html {
  const items = block
    .split(/\n(?=[-*]\s)/)
    .map((item) => item.replace(/^[-*]\s+/, '').replaceAll(/\n\s*/g, ' '));
  return html`<ul>
    ${items.map((item) => html`<li>${inline(item)}</li>`)}
  </ul>`;
}

/** Code in backquotes; `**` and links lose their marks, not their words. */
function inline(text: string): Html {
  const parts = text
    .replaceAll('**', '')
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .split('`');
  return raw(
    parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`).markup).join(''),
  );
}
