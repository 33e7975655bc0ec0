import type { Language } from '../../core/words.js';
import { cellIn, type Cell, type Report } from './report.js';

/** Excel reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '﻿';

/** What makes a spreadsheet take a text for a formula (OWASP: CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * The report as CSV by RFC 4180: UTF-8 with byte order mark, lines end in CR LF, the first line names the columns. A
 * text that a spreadsheet would take for a formula begins with an apostrophe; numbers are numbers, minus sign and all.
 */
export function csv(report: Report, language: Language): string {
  const header = report.columns.map(({ name }) => name[language]);
  const lines = [header, ...report.rows].map((cells) =>
    cells.map((cell) => fieldText(cell, language)).join(','),
  );
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function fieldText(cell: Cell, language: Language): string {
  const value = cellIn(cell, language);
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
