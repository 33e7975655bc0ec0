import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { INDICATORS } from '../sim/report/indicators.js';

/** Rows of the last table of the glossary: id in code marks, Japanese, English. */
const rows = [
  ...readFileSync('docs/glossary.md', 'utf8')
    .split('## Indicators')[1]!
    .matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|/gm),
].map(([, id, ja, en]) => ({ id, ja, en }));

test('every indicator that is printed is in the glossary under its names, and no other', () => {
  const printed = INDICATORS.map(({ id, name }) => ({ id, ja: name.ja, en: name.en }));
  const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }): number =>
    a.id! < b.id! ? -1 : 1;
  expect(rows.toSorted(byId)).toEqual(printed.toSorted(byId));
});
