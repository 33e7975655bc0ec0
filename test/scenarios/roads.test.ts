import { expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import { complaintsAbout, tinyBut, type Changes } from './altered.js';

/** A main road of three junctions 1 km apart, and a street that leads away from it and never back. */
const roads: Changes = {
  'roads.yaml': 'source: { kind: files, files: [nodes.csv, edges.csv] }\n',
  'nodes.csv': 'id,lon,lat\na,138.00,36\nb,138.01,36\nc,138.02,36\nd,138.02,36.01\ne,138.02,36.02\n',
  'edges.csv': `from,to,length_m,highway,oneway
a,b,900,tertiary,no
b,c,900,tertiary,no
c,d,1112,residential,yes
d,e,1112,residential,no
`,
  'stops.csv': 'id,name,lon,lat\nvillage,山里,138.004,36.00003\nstation,駅前,138.018,35.99997\n',
  'bookings.csv': 'booking_id,asked,kind,origin,destination\n1,8:00,now,village,station\n',
};

test('stops are attached to the streets they lie at', () => {
  const { world, stops } = serviceDay(loadScenario(tinyBut(roads)));
  expect(stops.map(({ name }) => name)).toEqual(['山里', '駅前']);
  // 1.26 km on the map of a 1.8 km long road.
  expect(world.travel[0]?.metres(0 as never, 1 as never, 0)).toBe(1260);
});

test('a stop in the sea is named, with its distance', () => {
  const sea = `${String(roads['stops.csv'])}buoy,沖,138.1,36.0\n`;
  expect(complaintsAbout({ ...roads, 'stops.csv': sea })[0]).toMatch(
    /^stops.csv, line 4: expected a road for cars within 300 m of stop buoy \(沖\), found the nearest \d+ m away; move it/,
  );
});

test('a stop on a street without a way back is named, with the street', () => {
  const island = `${String(roads['stops.csv'])}island,離れ,138.02,36.015\n`;
  expect(complaintsAbout({ ...roads, 'stops.csv': island })).toEqual([
    expect.stringMatching(
      /^stops.csv, line 4: expected a street with a way in and a way out at stop island \(離れ\), found .* with no way out to the rest of the network/,
    ),
  ]);
});

test('a door in the sea is named by the line of its booking', () => {
  const door =
    'booking_id,asked,kind,origin,origin_lon,origin_lat,destination\n1,8:00,now,,138.1,36,station\n';
  expect(complaintsAbout({ ...roads, 'bookings.csv': door })[0]).toMatch(
    /^bookings.csv, line 2: expected a road for cars within 300 m of the door 138.1,36, found/,
  );
});

test('a stop may name a junction, and a wrong one is told', () => {
  const table = 'id,name,node\nvillage,山里,a\nstation,駅前,x\n';
  expect(complaintsAbout({ ...roads, 'stops.csv': table })).toEqual([
    'stops.csv, line 3: expected a junction of the road tables for stop station (駅前), found "x"; ' +
      'correct the id of the node',
  ]);
});

test('broken road tables are told with file and line', () => {
  const broken = String(roads['edges.csv']).replace('b,c,900', 'b,z,-900');
  expect(complaintsAbout({ ...roads, 'edges.csv': broken })).toEqual([
    expect.stringMatching(/^edges.csv, line 3, column to: /),
    expect.stringMatching(/^edges.csv, line 3, column length_m: /),
  ]);
});

test('a road file that is not there is told', () => {
  expect(
    complaintsAbout({ ...roads, 'roads.yaml': 'source: { kind: files, files: [town.osm.pbf] }\n' })[0],
  ).toMatch(/^town.osm.pbf, whole file: expected the file in .*, found nothing/);
});
