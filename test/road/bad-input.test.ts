import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { storedText } from '../../core/road/format.js';
import { importRoads, IMPORT_DEFAULTS } from '../../core/road/import.js';
import { RoadDataError } from '../../core/road/road-data-error.js';
import { asOverpass, asPbf, asXml, town } from './town.js';

const good = town('a b c', ['abc']);
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function complaint(...contents: readonly Uint8Array[]): string {
  const files = contents.map((bytes, i) => ({ name: `file-${i + 1}`, bytes }));
  try {
    importRoads(files, IMPORT_DEFAULTS);
  } catch (cause) {
    if (cause instanceof RoadDataError) return cause.message;
    throw cause;
  }
  return 'accepted';
}

describe('a broken file is refused, naming file and place', () => {
  const pbf = asPbf(good);
  const xml = asXml(good);
  test.each([
    ['an empty file', text(''), 'found an empty file'],
    ['blanks only', text(' \n'), 'found nothing but blanks'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), 'file-1, beginning: expected OSM PBF'],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0), 'unpack it first (unzip)'],
    ['truncated gzip', gzipSync(xml).subarray(0, 90), 'file-1, gzip: expected a complete gzip file'],
    ['truncated PBF', pbf.subarray(0, pbf.length - 10), 'found the end of the file 10 bytes too early'],
    ['PBF cut inside a header', pbf.subarray(0, 8), 'file-1, block at byte 0: expected a complete block'],
    [
      'PBF packed otherwise',
      asPbf(good, { nodes: 'dense', packing: 'lzma' }),
      'expected zlib compression, found lzma',
    ],
    [
      'XML that is not OSM',
      text('<?xml version="1.0"?><gpx><trk/></gpx>'),
      'XML that is not OSM: its first element is <gpx>',
    ],
    ['a web page', text('<!DOCTYPE html><html></html>'), 'its first element is <html>'],
    ['truncated XML', xml.subarray(0, xml.length - 20), 'expected well-formed XML'],
    [
      'XML with a broken number',
      text('<osm>\n<node id="1" lat="x" lon="1"/></osm>'),
      'file-1, line 2: expected a number as lat of <node>, found "x"',
    ],
    [
      'a place off the earth',
      text('<osm><node id="1" lat="95" lon="1"/></osm>'),
      'file-1, node 1: expected a longitude',
    ],
    ['truncated JSON', asOverpass(good).subarray(0, 300), 'file-1, JSON text: expected complete JSON'],
    ['other JSON', text('{"name": "x"}'), 'JSON that is neither GeoJSON nor an answer of Overpass'],
    [
      'Overpass without tags',
      text('{"elements":[{"type":"way","id":1,"nodes":[1,2]}]}'),
      'expected tags on the ways',
    ],
    [
      'GeoJSON in metres',
      text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"highway":"road"},"geometry":{"type":"LineString","coordinates":[[1,2],[500000,4000000]]}}]}',
      ),
      'features[0].geometry.coordinates[1]',
    ],
    [
      'GraphML in metres',
      text(
        '<graphml><key id="a" for="node" attr.name="x"/><key id="b" for="node" attr.name="y"/><graph edgedefault="directed"><node id="1"><data key="a">500000</data><data key="b">3900000</data></node></graph></graphml>',
      ),
      'ox.project_graph',
    ],
    [
      'only a footpath',
      asXml(town('a b', ['ab highway=footway'])),
      'found none among 1 ways (1 × not for cars (highway=footway))',
    ],
    [
      'nothing but one-way streets',
      asXml(town('a b', ['ab oneway=yes'])),
      'expected streets a car may use, connected in both directions',
    ],
    ['one table alone', text('from,to,length_m\n1,2,3\n'), 'expected two tables'],
  ])('%s', (_, content, expected) => {
    expect(complaint(content)).toContain(expected);
  });

  test('two maps at once', () => {
    expect(complaint(xml, xml)).toContain('expected one file (or two tables), found 2 files');
  });

  test('a table without a column', () => {
    const nodes = text('id,lon,lat\n1,135,35\n');
    expect(complaint(nodes, text('from,to,travel_time_s\n1,1,3\n'))).toContain(
      'file-2, line 1: expected a column length_m',
    );
    expect(complaint(nodes, text('from,to,length_m\n1,1,3\n'))).toContain(
      'a column travel_time_s, highway or speed_kmh',
    );
    expect(complaint(text('id,lon\n1,135\n'), text('from,to,length_m\n1,1,3\n'))).toContain(
      'columns lon and lat',
    );
  });

  test('a table with a ragged line', () => {
    const edges = text('from,to,length_m,travel_time_s\n1,1,3,4\n1,1,3\n');
    expect(complaint(text('id,lon,lat\n1,135,35\n'), edges)).toContain(
      'file-2, line 3: expected as many cells',
    );
  });

  test('any piece of a PBF file either reads or is refused by name', () => {
    for (let length = 1; length < pbf.length; length++) {
      expect(complaint(pbf.subarray(0, length))).toMatch(/^(file-1, |accepted)/);
    }
  });

  test('stored roads of another version, or with a broken link', () => {
    const stored = storedText(importRoads([{ name: 'town', bytes: xml }]));
    expect(complaint(text(stored.replace('"version":1', '"version":9')))).toContain(
      'format and version: expected noriai-roads 1',
    );
    expect(complaint(text(stored.replace(/"links":\[\n\[0,/, '"links":[\n[7,')))).toContain(
      'roads.links[0]: expected a link',
    );
  });
});
