import { describe, expect, test } from 'vitest';
import { importRoads, type ImportedRoads } from '../../core/road/import.js';

/** A graph as OSMnx saves it. Edges: source, target, attributes. */
function graphml(
  edges: readonly [string, string, Record<string, string>][],
  edgedefault = 'directed',
): ImportedRoads {
  const keys = [...new Set(edges.flatMap(([, , data]) => Object.keys(data)))];
  const nodes: [string, number, number][] = [
    ['11', 135, 35],
    ['12', 135.001, 35],
    ['13', 135.002, 35],
  ];
  const text = `<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="y" attr.type="string" /><key id="d1" for="node" attr.name="x" attr.type="string" />
${keys.map((key) => `<key id="e_${key}" for="edge" attr.name="${key}" attr.type="string" />`).join('')}
<graph edgedefault="${edgedefault}">
${nodes.map(([id, x, y]) => `<node id="${id}"><data key="d0">${y}</data><data key="d1">${x}</data></node>`).join('\n')}
${edges
  .map(
    ([source, target, data]) =>
      `<edge source="${source}" target="${target}" id="0">${Object.entries(data)
        .map(([key, value]) => `<data key="e_${key}">${value}</data>`)
        .join('')}</edge>`,
  )
  .join('\n')}
</graph></graphml>`;
  return importRoads([{ name: 'graph', bytes: new TextEncoder().encode(text) }]);
}

const told = ({ roads }: ImportedRoads): string[] => {
  const links: string[] = [];
  roads.forEachLink(({ fromId, toId, data }) => {
    links.push(`${fromId}>${toId} ${data.roadClass} ${data.name} ${data.lengthM} m ${data.driveMs} ms`);
  });
  return links;
};

describe('GraphML of OSMnx', () => {
  const plain = { highway: 'tertiary', length: '90', name: 'Machi' };
  test('each edge is one direction, whatever its oneway and reversed say', () => {
    const edges: [string, string, Record<string, string>][] = [
      ['11', '12', { ...plain, oneway: 'False', reversed: 'False' }],
      ['12', '11', { ...plain, oneway: 'False', reversed: 'True' }],
      ['12', '13', { ...plain, oneway: 'True', reversed: 'False' }],
      ['13', '11', { ...plain, oneway: 'True', reversed: '[True, False]', length: '180' }],
    ];
    expect(told(graphml(edges))).toEqual([
      '11>12 tertiary Machi 90 m 9257 ms',
      '12>11 tertiary Machi 90 m 9257 ms',
      '12>13 tertiary Machi 90 m 9257 ms',
      '13>11 tertiary Machi 180 m 18514 ms',
    ]);
  });

  test('lists hold several values of one street: the slowest class and the lowest limit count', () => {
    const listed = {
      ...plain,
      highway: "['residential', 'tertiary']",
      maxspeed: "['40', '30']",
      osmid: '[1, 2]',
      name: `["King's Road", 'Machi']`,
    };
    expect(
      told(
        graphml([
          ['11', '12', listed],
          ['12', '11', listed],
        ]),
      )[0],
    ).toBe("11>12 residential King's Road;Machi 90 m 14400 ms");
  });

  test('a travel_time of the file is taken as it is', () => {
    const timed = { ...plain, travel_time: '8.1', speed_kph: '40' };
    expect(
      told(
        graphml([
          ['11', '12', timed],
          ['12', '11', timed],
        ]),
      )[0],
    ).toBe('11>12 tertiary Machi 90 m 8100 ms');
  });

  test('in an undirected graph oneway decides', () => {
    const oneway = { ...plain, oneway: 'True', from: '13', to: '12' };
    const edges: [string, string, Record<string, string>][] = [
      ['11', '12', { ...plain, oneway: 'False' }],
      ['12', '13', oneway],
      ['11', '13', { ...plain, oneway: 'False' }],
    ];
    const links = told(graphml(edges, 'undirected')).map((link) => link.split(' ')[0]);
    expect(links).toEqual(['11>12', '11>13', '12>11', '13>11', '13>12']);
  });

  test('WKT geometry becomes shape', () => {
    const bent = { ...plain, geometry: 'LINESTRING (135 35, 135.0005 35.0001, 135.001 35)' };
    const { roads } = graphml([
      ['11', '12', bent],
      ['12', '11', plain],
    ]);
    const [link] = [...(roads.getLinks('11') ?? [])].filter(({ fromId }) => fromId === '11');
    expect(link?.data.shape).toEqual([{ lon: 135.0005, lat: 35.0001 }]);
  });
});
