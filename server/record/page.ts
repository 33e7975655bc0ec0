import type { Language, Words } from '../../core/words.js';
import { cellIn, type Cell, type Report } from './report.js';

/** Where the style of the page lies: strict browsers take none from inside the page. */
export const REPORT_STYLE_AT = '/api/reports.css';

/** A4, across where tables are wide; the head of a table stands on every sheet, no row is cut in two. */
export const REPORT_STYLE = `@page { size: A4 landscape; margin: 12mm }
body { font: 9pt/1.4 "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; margin: 1em }
h1 { font-size: 14pt; margin: 0 0 .3em }
h2 { font-size: 11pt; margin: 1.2em 0 .3em }
table { border-collapse: collapse; width: 100% }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: .5pt solid #444; padding: .15em .4em; text-align: left; vertical-align: top }
th { background: #eee; font-weight: 600 }
td.number { text-align: right; font-variant-numeric: tabular-nums }
p.note { color: #333; margin: .3em 0 }
.seal { float: right; border: .5pt solid #444; width: 9em; height: 4em; padding: .2em .4em }
`;

const WORDS = {
  from: { ja: '対象期間', en: 'Period' },
  empty: { ja: '記録はありません。', en: 'There is nothing on record.' },
  seal: { ja: '確認印', en: 'Checked by' },
} as const satisfies Record<string, Words>;

/** What a printed page is about. */
export interface PageHead {
  readonly service: Words;
  readonly title: Words;
  /** First and last date. */
  readonly from: string;
  readonly to: string;
}

/** The reports below each other as one page to print on A4. Without scripts; everything in it is escaped. */
export function page(head: PageHead, reports: readonly Report[], language: Language): string {
  const period = head.from === head.to ? head.from : `${head.from} – ${head.to}`;
  const title = `${escaped(head.title[language])} ${escaped(head.service[language])}`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title} ${period}</title>
<link rel="stylesheet" href="${REPORT_STYLE_AT}"></head>
<body><div class="seal">${WORDS.seal[language]}</div><h1>${title}</h1>
<p>${WORDS.from[language]}: ${period}</p>
${reports.map((report) => section(report, language)).join('\n')}
</body></html>
`;
}

function section(report: Report, language: Language): string {
  const notes = report.notes.map((note) => `<p class="note">${escaped(note[language])}</p>`).join('\n');
  const head = `<h2>${escaped(report.title[language])}</h2>`;
  if (report.rows.length === 0) return `${head}\n<p>${WORDS.empty[language]}</p>\n${notes}`;
  const names = report.columns.map(({ name }) => `<th scope="col">${escaped(name[language])}</th>`).join('');
  const rows = report.rows.map((row) => `<tr>${row.map((cell) => box(cell, language)).join('')}</tr>`);
  return `${head}\n<table><thead><tr>${names}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>\n${notes}`;
}

function box(cell: Cell, language: Language): string {
  const value = cellIn(cell, language);
  if (typeof value === 'number') return `<td class="number">${value}</td>`;
  return `<td>${escaped(value ?? '')}</td>`;
}

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => MARKS[mark]!);
