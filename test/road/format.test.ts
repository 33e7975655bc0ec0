import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStored, storedText } from '../../core/road/format.js';
import { importRoads, type ImportedRoads } from '../../core/road/import.js';
import type { RoadGraph } from '../../core/road/graph.js';
import { asXml, town } from './town.js';

function everything(graph: RoadGraph): unknown[] {
  const all: unknown[] = [];
  graph.forEachNode(({ id, data }) => {
    all.push([id, data]);
  });
  graph.forEachLink(({ id, data }) => {
    all.push([id, data]);
  });
  return all;
}

const imported = (words: readonly string[]): ImportedRoads =>
  importRoads([{ name: 'town', bytes: asXml(town('a b c d\ne f g h', words)) }]);

test('stored roads read back are the same graph, and write the same bytes', () => {
  const way = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
    minLength: 2,
    maxLength: 4,
  });
  const words = fc.array(fc.tuple(way, fc.constantFrom('', ' oneway=yes', ' name=通り')), { maxLength: 6 });
  fc.assert(
    fc.property(words, (ways) => {
      const before = imported([
        'abc',
        'dh name=出島',
        ...ways.map(([letters, tags]) => letters.join('') + tags),
      ]);
      const text = storedText(before);
      const back = readStored(text, 'roads.json');
      expect(everything(back.roads)).toEqual(everything(before.roads));
      expect(everything(back.cutOff)).toEqual(everything(before.cutOff));
      expect(back.account).toEqual(before.account);
      expect(storedText(back)).toBe(text);
    }),
    { seed: 5, numRuns: 100 },
  );
});

test('the order of ways in the file does not change the stored streets', () => {
  const words = ['abcd', 'efgh oneway=yes', 'ae', 'dh', 'bf', 'cg name=通り'];
  const streetsOf = (text: string): string => text.slice(text.indexOf('"names"'));
  expect(streetsOf(storedText(imported(words.toReversed())))).toBe(streetsOf(storedText(imported(words))));
});

test('a stored file is read where any road file is', () => {
  const before = imported(['abcd', 'bf']);
  const bytes = new TextEncoder().encode(storedText(before));
  expect(everything(importRoads([{ name: 'roads.json', bytes }]).roads)).toEqual(everything(before.roads));
});
