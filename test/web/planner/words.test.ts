import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REFUSALS } from '../../../core/dispatch/explain/refusal-words.js';
import { OBSTACLE_KINDS } from '../../../core/dispatch/explain/obstacle-words.js';
import { COUNTS } from '../../../sim/report/counts.js';
import { INDICATORS } from '../../../sim/report/indicators.js';
import { ENDS } from '../../../sim/report/page/ends.js';
import { planner as english } from '../../../web/words/en/planner.js';
import { planner as japanese } from '../../../web/words/ja/planner.js';

/** The codes of a section of docs/errors.md, which another test compares with the core. */
const documented = (heading: string): string[] => {
  const sections = readFileSync('docs/errors.md', 'utf8').split(/^## /m);
  const section = sections.find((part) => part.startsWith(heading))!;
  return [...section.matchAll(/^\| `([a-z-]+)`/gm)].map((match) => match[1]!).sort();
};

describe.each([
  ['ja', japanese],
  ['en', english],
])('the planner’s page has words (%s)', (_, words) => {
  test('for every reason of a refusal, every obstacle and every remedy', () => {
    expect(Object.keys(words.reasons).sort()).toEqual(Object.keys(REFUSALS).sort());
    expect(Object.keys(words.obstacles).sort()).toEqual(Object.keys(OBSTACLE_KINDS).sort());
    expect(Object.keys(words.remedies).sort()).toEqual(documented('Remedies'));
  });

  test('for every end of a wish', () => {
    expect(Object.keys(words.ends).sort()).toEqual([...ENDS.map(({ state }) => state), 'TEST'].sort());
  });

  test('for every unit of a figure', () => {
    const units = new Set([...COUNTS, ...INDICATORS].map(({ unit }) => unit));
    expect([...units].filter((unit) => words.units[unit] === undefined)).toEqual([]);
  });
});
