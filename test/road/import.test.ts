import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { storedText } from '../../core/road/format.js';
import { importRoads, IMPORT_DEFAULTS, type ImportedRoads } from '../../core/road/import.js';
import { asGeojson, asOverpass, asPbf, asXml, idOf, place, streets, town } from './town.js';

const read = (bytes: Uint8Array): ImportedRoads => importRoads([{ name: 'town', bytes }]);
const roadsOf = (drawing: string, words: readonly string[]): string =>
  streets(read(asXml(town(drawing, words))).roads);

describe('junctions', () => {
  test('are the points where streets meet or end; other points become shape', () => {
    const { roads } = read(asXml(town('a b c d', ['abcd'])));
    expect(streets(roads)).toBe('a-d 300 m');
    expect([...(roads.getLinks(String(idOf('a'))) ?? [])][0]!.data.shape).toHaveLength(2);
  });

  test('stand where a street branches off', () => {
    expect(roadsOf('a b c\n  d', ['abc', 'bd'])).toBe('a-b 100 m, b-c 100 m, b-d 100 m');
  });

  test('do not stand where a way is merely drawn in two pieces', () => {
    expect(roadsOf('a b c', ['ab', 'bc'])).toBe('a-c 200 m');
    expect(roadsOf('a b c', ['ab', 'cb'])).toBe('a-c 200 m');
  });

  test('stand where name or class changes, which people want to see', () => {
    expect(roadsOf('a b c', ['ab name=Honmachi', 'bc'])).toBe('a-b 100 m, b-c 100 m');
    expect(roadsOf('a b c', ['ab highway=tertiary', 'bc'])).toBe('a-b 100 m, b-c 100 m');
  });

  test('a ring without junctions is opened at its first point', () => {
    expect(roadsOf('b a\nd c', ['abdca'])).toBe('a-a 400 m');
  });

  test('two streets between the same junctions stay two', () => {
    expect(roadsOf('  b\na   c d\n  e', ['abc', 'aec', 'cd', 'ae'])).toContain('a-e 141 m, a-e 141 m');
  });

  test('a street that returns to its junction is kept as a loop', () => {
    expect(roadsOf('a b c\n  d e', ['ab', 'bcedb'])).toBe('a-b 100 m, b-b 400 m');
  });
});

describe('directions', () => {
  const ring = (way: string): string => roadsOf('a b\nd c', ['abcd', way]);
  test('oneway=yes is driven as drawn, −1 against it', () => {
    expect(ring('da oneway=yes')).toBe('a-d 300 m, d>a 100 m');
    expect(ring('ad oneway=-1')).toBe('a-d 300 m, d>a 100 m');
  });

  test('a roundabout is driven as drawn, unless it says otherwise', () => {
    expect(roadsOf('  a\n b c\n  d\n\n  e', ['abdca junction=roundabout', 'de'])).toContain('d>d');
    expect(roadsOf('  a\n b c\n  d\n\n  e', ['abdca junction=roundabout oneway=no', 'de'])).toContain('d-d');
  });

  test('a street whose direction changes with the hour is left out', () => {
    expect(ring('da oneway=reversible')).toBe('a-d 300 m');
    expect(ring('da oneway=alternating')).toBe('a-a 400 m');
  });
});

describe('closed roads are left out', () => {
  test('a barrier closes the way at its point: two dead ends remain', () => {
    expect(roadsOf('a b c d\ne f g h', ['abcd', 'efgh', 'ae', 'dh', 'c: barrier=bollard'])).toBe(
      'c-c/2 800 m',
    );
  });

  test('where two ways meet at a gate neither leads to the other', () => {
    expect(roadsOf('a b c', ['ab', 'bc', 'b: barrier=gate'])).toBe('a-b 100 m');
  });

  test('a gate said to be open closes nothing', () => {
    expect(roadsOf('a b c', ['abc', 'b: barrier=gate access=yes'])).toBe('a-c 200 m');
  });

  test('each reason is counted with examples', () => {
    const words = [
      'abc',
      'bd access=private',
      'be highway=construction',
      'af highway=footway',
      'bc building=yes area=yes',
    ];
    expect(read(asXml(town('a b c\nf d e', words))).account.dropped).toEqual([
      { reason: 'an area, not a line (area=yes)', count: 1, examples: ['way 5'] },
      { reason: 'closed to cars (access=private)', count: 1, examples: ['way 2'] },
      { reason: 'not built or no longer there (highway=construction)', count: 1, examples: ['way 3'] },
      { reason: 'not for cars (highway=footway)', count: 1, examples: ['way 4'] },
    ]);
  });
});

describe('the largest connected part', () => {
  const { roads, cutOff, account } = read(
    asXml(town('a b c d e\n  f', ['abc', 'bf', 'cd oneway=yes', 'de name=Shima', 'ed'])),
  );
  test('is kept, the rest is set apart', () => {
    expect(streets(roads)).toBe('a-b 100 m, b-c 100 m, b-f 100 m');
    expect(streets(cutOff)).toBe('c>d 100 m, d-e 100 m, d-e 100 m');
  });

  test('what was cut off is named', () => {
    expect(account.cutOff).toMatchObject({ junctions: 2, parts: 1, streetKm: 0.3 });
    expect(account.cutOff.largest[0]).toMatchObject({ junctions: 2, street: 'Shima' });
  });
});

test('turn restrictions are counted by kind', () => {
  const bytes = asXml(town('a b', ['ab'], ['no_left_turn', 'no_u_turn', 'no_left_turn']));
  expect(read(bytes).account.turnRestrictions).toEqual([
    { reason: 'no_left_turn', count: 2, examples: ['relation 1', 'relation 3'] },
    { reason: 'no_u_turn', count: 1, examples: ['relation 2'] },
  ]);
});

test('a boundary keeps the streets with at least one end inside', () => {
  const corner = (column: number, row: number): number[] => [place(column, row).lon, place(column, row).lat];
  const ring = [corner(-1, -1), corner(3, -1), corner(3, 1), corner(-1, 1), corner(-1, -1)];
  const boundary = {
    name: 'area',
    bytes: new TextEncoder().encode(JSON.stringify({ type: 'Polygon', coordinates: [ring] })),
  };
  const names = ['ab name=1', 'bc name=2', 'cd name=3'];
  const file = { name: 'town', bytes: asXml(town('a b c d', names)) };
  const { roads, account } = importRoads([file], { ...IMPORT_DEFAULTS, boundary });
  expect(streets(roads)).toBe('a-b 100 m, b-c 100 m');
  expect(account.clipped).toEqual({ streets: 1, km: 0.1 });
});

describe('the format does not matter', () => {
  const drawn = town('a b c d\ne f g h\n  i', [
    'abcd name=本町通り highway=tertiary maxspeed=40',
    'efgh oneway=yes',
    'ae',
    'dh lanes=1',
    'bfi',
    'f: barrier=gate access=yes',
    'i: barrier=bollard',
  ]);
  const graph = (bytes: Uint8Array): string => {
    const { roads, cutOff, account } = read(bytes);
    return storedText({ roads, cutOff, account: { ...account, files: [], read: { points: 0, ways: 0 } } });
  };
  const expected = graph(asXml(drawn));
  test.each([
    ['PBF', asPbf(drawn)],
    ['PBF with plain nodes', asPbf(drawn, { nodes: 'plain', packing: 'zlib' })],
    ['PBF without packing', asPbf(drawn, { nodes: 'dense', packing: 'raw' })],
    ['Overpass JSON', asOverpass(drawn)],
    ['Overpass JSON with places', asOverpass(drawn, 'geom')],
    ['gzipped XML', gzipSync(asXml(drawn))],
    ['gzipped PBF', gzipSync(asPbf(drawn))],
  ])('%s gives the graph of the XML', (_, bytes) => {
    expect(graph(bytes)).toBe(expected);
  });

  test('GeoJSON gives the same streets under names made of coordinates', () => {
    const { account } = read(
      asGeojson(town('a b c d\ne f g h\n  i', ['abcd', 'efgh oneway=yes', 'ae', 'dh', 'bfi'])),
    );
    expect(account.kept).toMatchObject({ junctions: 5, links: 10 });
  });
});

test('ways that reach out of the extract are cut at its edge', () => {
  const whole = town('a b c d', ['abcd']);
  const clipped = { ...whole, nodes: whole.nodes.filter(({ id }) => id !== idOf('d')) };
  const { roads, account } = read(asPbf(clipped));
  expect(streets(roads)).toBe('a-c 200 m');
  expect(account.remarks[0]).toMatchObject({
    reason: 'way cut where a point is missing from the file',
    examples: ['way 1'],
  });
});
