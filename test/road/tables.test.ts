import type { StopId } from '../../core/ids.js';
import { snapStops } from '../../core/road/snap.js';
import { describe, expect, test } from 'vitest';
import { importRoads, IMPORT_DEFAULTS, type ImportedRoads } from '../../core/road/import.js';
import type { TableEdges } from '../../core/road/tables.js';
import type { RoadGraph } from '../../core/road/graph.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const NODES = 'id,lon,lat\n1,135,35\n2,135.001,35\n3,135.002,35\n';

function tables(nodes: string, edges: string, tableEdges: TableEdges = 'by-header'): ImportedRoads {
  const files = [
    { name: 'edges.csv', bytes: bytes(edges) },
    { name: 'nodes.csv', bytes: bytes(nodes) },
  ];
  return importRoads(files, { ...IMPORT_DEFAULTS, tableEdges });
}

function links(roads: RoadGraph): string {
  const told: string[] = [];
  roads.forEachLink(({ fromId, toId, data }) => {
    told.push(`${fromId}>${toId} ${data.lengthM} m ${data.driveMs} ms`);
  });
  return told.join(', ');
}

describe('what a row of an edges table is', () => {
  const rows = '1,2,90,9\n2,3,90,9\n3,1,180,18\n';
  test('columns from and to: one direction of driving', () => {
    const { roads, account } = tables(NODES, `from,to,length_m,travel_time_s\n${rows}`);
    expect(links(roads)).toBe('1>2 90 m 9000 ms, 2>3 90 m 9000 ms, 3>1 180 m 18000 ms');
    expect(account.remarks[0]?.reason).toBe('each row read as one direction (columns from, to)');
  });

  test('columns u and v: a street open in both directions', () => {
    const { account } = tables(NODES, `u,v,length_m,travel_time_s\n${rows}`);
    expect(account.kept).toMatchObject({ junctions: 3, links: 6, streetKm: 0.36 });
    expect(account.remarks[0]?.reason).toBe('each row read as a two-way street (columns u, v and no oneway)');
  });

  test('columns u and v with rows in both directions: one direction each', () => {
    const { account } = tables(NODES, 'u,v,length_m,travel_time_s\n1,2,90,9\n2,1,90,9\n');
    expect(account.kept).toMatchObject({ junctions: 2, links: 2 });
  });

  test('a column oneway: a street, one-way where it says so', () => {
    const { roads } = tables(
      NODES,
      'from,to,length_m,travel_time_s,oneway\n1,2,90,9,no\n2,3,90,9,yes\n3,1,180,18,yes\n',
    );
    expect(links(roads)).toBe('1>2 90 m 9000 ms, 2>1 90 m 9000 ms, 2>3 90 m 9000 ms, 3>1 180 m 18000 ms');
  });

  test('the caller may know better', () => {
    expect(tables(NODES, `from,to,length_m,travel_time_s\n${rows}`, 'undirected').account.kept.links).toBe(6);
    expect(tables(NODES, `u,v,length_m,travel_time_s\n${rows}`, 'directed').account.kept.links).toBe(3);
  });
});

test('time comes from the class, the speed column or the table, the last one first', () => {
  const time = (columns: string, row: string): string =>
    links(tables(NODES, `u,v,length_m,${columns}\n1,2,100,${row}\n`).roads);
  expect(time('highway', 'residential')).toContain('1>2 100 m 18000 ms');
  expect(time('speed_kmh', '36')).toContain('1>2 100 m 10000 ms');
  expect(time('highway,travel_time_s', 'residential,12.5')).toContain('1>2 100 m 12500 ms');
  expect(time('highway,travel_time_s', 'residential,')).toContain('1>2 100 m 18000 ms');
});

test('rows with drive=0 are left out', () => {
  const { account } = tables(NODES, 'u,v,length_m,highway,drive\n1,2,90,residential,1\n2,3,90,footway,0\n');
  expect(account.dropped).toEqual([{ reason: 'not for cars (drive=0)', count: 1, examples: ['row 3'] }]);
});

describe('stop-only nodes', () => {
  const nodes =
    'id,lon,lat,stop_only\n1,135,35,0\n2,135.001,35,0\n7,135.002,35,1\n8,135.003,35,1\n3,135.004,35,0\n';
  const both = (a: number, b: number): string => `${a},${b},90,9\n${b},${a},90,9\n`;
  test('no path leads through them, so what lies behind is cut off', () => {
    const { roads, account } = tables(
      nodes,
      `from,to,length_m,travel_time_s\n${both(1, 2)}${both(2, 7)}${both(7, 3)}2,8,90,9\n`,
    );
    expect(links(roads)).toBe('1>2 90 m 9000 ms, 2>1 90 m 9000 ms, 2>7 90 m 9000 ms, 7>2 90 m 9000 ms');
    expect(roads.getNode('7')?.data.stopOnly).toBe(true);
    expect(account.cutOff.junctions).toBe(2);
  });

  test('one on a one-way street is kept with the pieces of street before and behind it', () => {
    const { roads, account } = tables(
      nodes,
      `from,to,length_m,travel_time_s\n${both(1, 2)}2,7,90,9\n7,3,90,9\n3,1,300,30\n`,
    );
    expect(account.kept).toMatchObject({ junctions: 4, links: 5 });
    const stops = ['7', '3'].map((node) => ({ stop: `at ${node}` as StopId, node }));
    const { anchors, problems } = snapStops({ roads }, stops);
    expect(anchors).toEqual([{ kind: 'junction', stop: 'at 7', node: '7' }]);
    expect(problems).toEqual([{ reason: 'cut-off', stop: 'at 3', missing: 'way-in', street: 'junction 3' }]);
  });
});

test('plane coordinates are laid out in metres', () => {
  const { roads, account } = tables(
    'id,x_m,y_m\n1,696681,5331284\n2,697681,5331284\n',
    'from,to,length_m,travel_time_s\n1,2,1000,60\n2,1,1000,60\n',
  );
  expect(roads.getNode('2')?.data.lon).toBeCloseTo(0.008993, 5);
  expect(account.remarks.map(({ reason }) => reason)).toContain(
    'coordinates are metres of an unknown grid: laid out around 0° N 0° E',
  );
});

test('all problems of a table are named with their lines', () => {
  expect(() => tables('id,lon,lat\n1,200,35\n1,135,here\n', 'from,to\n')).toThrow(
    /line 3, column id[\s\S]*line 3, column lat[\s\S]*line 2, column lon/,
  );
  const edges = 'from,to,length_m,travel_time_s\n1,2,-5,9\n1,9,90,9\n1,2,ninety,9\n1,2,90,\n';
  expect(() => tables(NODES, edges)).toThrow(
    /line 2, column length_m: expected a length of 0 m or more, found "-5"[\s\S]*line 3, column to: expected the id of a node in nodes.csv, found "9"[\s\S]*line 4, column length_m: expected a number, found "ninety"[\s\S]*line 5, column travel_time_s/,
  );
});
