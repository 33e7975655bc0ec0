import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../../server/record/csv.js';
import type { Cell, Report } from '../../../server/record/report.js';

const column = (id: string): Report['columns'][number] => ({ id, name: { ja: `${id}列`, en: id } });
const report = (rows: readonly (readonly Cell[])[]): Report => ({
  id: 'x',
  title: { ja: '表', en: 'table' },
  columns: [column('a'), column('b')],
  rows,
  notes: [],
});
/** As another program reads it. */
const read = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' });

describe('a report as CSV', () => {
  test('begins with the byte order mark and names its columns; lines end in CR LF', () => {
    expect(csv(report([['x', 1]]), 'ja')).toBe('﻿a列,b列\r\nx,1\r\n');
    expect(csv(report([]), 'en')).toBe('﻿a,b\r\n');
    expect([...Buffer.from(csv(report([]), 'en')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('quotes what has to be quoted, and says nothing of what is not known', () => {
    expect(csv(report([['a "b", c', null]]), 'en')).toBe('﻿a,b\r\n"a ""b"", c",\r\n');
  });

  test.each(['=1+1', '+81', '-1', '@sum(a)', '\t=1', '\r=1', '＝1+1', '-2:30'])(
    'takes the sting out of %j, which a spreadsheet would take for a formula',
    (text) => {
      expect(read(csv(report([[text, 0]]), 'en'))[1]![0]).toBe(`'${text}`);
    },
  );

  test('leaves numbers numbers, below zero too', () => {
    expect(read(csv(report([[-5, 1.5]]), 'en'))[1]).toEqual(['-5', '1.5']);
  });

  test('gives every text back to a reader, but for the apostrophe before a formula', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const odd = fc.stringMatching(/^[a",\r\n;=@+-]{0,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(text, odd), fc.oneof(text, odd)), { maxLength: 4 }), (rows) => {
        const [, ...found] = read(csv(report(rows), 'en'));
        // A line of two empty fields is "," and is read as such.
        expect(found).toHaveLength(rows.length);
        for (const [i, row] of rows.entries()) {
          for (const [j, cell] of row.entries()) expect([cell, `'${cell}`]).toContain(found[i]![j]);
          expect(found[i]!.some((cell) => /^[=+\-@\t\r\n]/.test(cell))).toBe(false);
        }
      }),
    );
  });
});
