import { expect, test } from 'vitest';
import { importRoads, type ImportedRoads } from '../../core/road/import.js';

type Coordinates = readonly (readonly [number, number])[];

function geojson(
  ...lines: readonly [Record<string, unknown>, Coordinates | readonly Coordinates[]][]
): ImportedRoads {
  const features = lines.map(([properties, coordinates]) => ({
    type: 'Feature',
    properties,
    geometry: {
      type: typeof coordinates[0]?.[0] === 'number' ? 'LineString' : 'MultiLineString',
      coordinates,
    },
  }));
  const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [135, 35] } };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [...features, point] });
  return importRoads([{ name: 'lines', bytes: new TextEncoder().encode(text) }]);
}

const [a, b, c, d] = [
  [135, 35],
  [135.001, 35],
  [135.002, 35],
  [135.001, 35.001],
] as const;

test('lines join at shared coordinates, ends and inner points alike; points are passed over', () => {
  const { roads, account } = geojson(
    [{ highway: 'residential' }, [a, b, c]],
    [{ highway: 'residential' }, [d, b]],
  );
  expect(roads.getNode('135.0010000,35.0000000')).toBeDefined();
  expect(account.kept).toMatchObject({ junctions: 4, links: 6 });
  expect(account.read.ways).toBe(2);
});

test('a MultiLineString is several lines of one feature', () => {
  expect(
    geojson([
      { highway: 'residential' },
      [
        [a, b],
        [b, d],
      ],
    ]).account.kept,
  ).toMatchObject({ junctions: 2, links: 2 });
});

test('properties may be numbers, truth values, lists, or nested under tags', () => {
  const { account } = geojson(
    [{ highway: ['residential', 'tertiary'], maxspeed: 40, oneway: true }, [a, b]],
    [{ tags: { highway: 'residential' } }, [b, d, a]],
  );
  expect(account.kept).toMatchObject({ junctions: 2, links: 3 });
});

test('edges of OSMnx (u, v, key) are one direction each, between junctions of their own', () => {
  const edge = (u: number, v: number): Record<string, unknown> => ({
    u,
    v,
    key: 0,
    highway: 'residential',
    oneway: false,
  });
  const { roads, account } = geojson(
    [edge(1, 2), [a, b]],
    [edge(2, 1), [b, a]],
    [edge(2, 3), [b, c]],
    [edge(3, 2), [c, b]],
  );
  expect(account.kept).toMatchObject({ junctions: 3, links: 4, streetKm: 0.182 });
  expect(roads.getNode('2')?.data).toMatchObject({ lon: 135.001, lat: 35 });
});
