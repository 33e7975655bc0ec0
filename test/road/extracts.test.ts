import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { StopId } from '../../core/ids.js';
import type { RoadClass } from '../../core/road/graph.js';
import { storedText } from '../../core/road/format.js';
import { importRoads, type ImportedRoads } from '../../core/road/import.js';
import { snapStops } from '../../core/road/snap.js';

/** Real extracts stand beside the repository and are never copied into it. Without them these tests are skipped. */
const DATA = '../shared/data';
const there = existsSync(`${DATA}/roads`);
if (!there) console.warn(`${DATA}/roads is absent: the tests on real extracts are skipped`);

const load = (...files: readonly string[]): ImportedRoads =>
  importRoads(files.map((name) => ({ name, bytes: readFileSync(`${DATA}/${name}`) })));

const km = ({ account }: ImportedRoads, roadClass: RoadClass): number =>
  account.classes.find((size) => size.roadClass === roadClass)?.streetKm ?? 0;

/** Kept kilometres of all that a car may use. */
const keptShare = ({ account: { kept, cutOff } }: ImportedRoads): number =>
  kept.streetKm / (kept.streetKm + cutOff.streetKm);

describe.skipIf(!there)('real extracts', () => {
  test('Andorra (OSM PBF)', () => {
    const andorra = load('roads/osm-extracts/andorra.osm.pbf');
    expect(andorra.account.read).toEqual({ points: 69_644, ways: 2_725 });
    expect(km(andorra, 'primary')).toBeGreaterThan(100);
    expect(km(andorra, 'motorway')).toBe(0);
    expect(keptShare(andorra)).toBeGreaterThan(0.97);
    expect(storedText(load('roads/osm-extracts/andorra.osm.pbf'))).toBe(storedText(andorra));
  });

  test('north of Bayreuth (OSM XML, gzipped)', () => {
    const bayreuth = load('roads/osm-extracts/north-bayreuth.osm.gz');
    expect(bayreuth.account.read).toEqual({ points: 58_631, ways: 7_801 });
    expect(bayreuth.account.turnRestrictions.map(({ reason }) => reason)).toContain('no_right_turn');
    expect(km(bayreuth, 'residential')).toBeGreaterThan(40);
    expect(keptShare(bayreuth)).toBeGreaterThan(0.85);
    expect(bayreuth.account.attribution).toBe('© OpenStreetMap contributors');
  });

  test('Tsukuba (OSM XML of JOSM): whole ways reach out of a small area, so much is cut off', () => {
    const tsukuba = load('roads/crowdwalk/tsukuba.osm');
    expect(tsukuba.account.cutOff.largest[0]?.street).toContain('学園東大通り');
    expect(km(tsukuba, 'tertiary')).toBeGreaterThan(8);
  });

  test('Tachikawa (GraphML of OSMnx): already connected, every node and edge is kept', () => {
    const { account } = load('roads/jp_tachikawa/tachikawa.graphml.gz');
    expect(account.kept).toMatchObject({ junctions: account.read.points, links: account.read.ways });
    expect(account.cutOff.links).toBe(0);
  });

  test('Ube (tables u, v without one-way): streets in both directions', () => {
    const ube = load('roads/jp_ube_yamaguchi/ube_nodes.csv.gz', 'roads/jp_ube_yamaguchi/ube_edges.csv.gz');
    expect(ube.account.kept.linkKm).toBeCloseTo(2 * ube.account.kept.streetKm, 1);
    expect(ube.account.kept.streetKm).toBeGreaterThan(780);
    expect(keptShare(ube)).toBeGreaterThan(0.99);
  });

  test('FleetPy (tables from, to with times): directed, all 28 stops kept and stop-only', () => {
    const munich = load('cases/fleetpy-example/edges.csv', 'cases/fleetpy-example/nodes.csv');
    let stopOnly = 0;
    munich.roads.forEachNode(({ data }) => {
      if (data.stopOnly) stopOnly++;
    });
    expect(stopOnly).toBe(28);
    const link = [...(munich.roads.getLinks('2') ?? [])].find(({ toId }) => toId === '1726');
    expect(link?.data).toMatchObject({ lengthM: 274.088, driveMs: 19734 });
  });

  test('stops all over Andorra are attached within their limit, or named', () => {
    const andorra = load('roads/osm-extracts/andorra.osm.pbf');
    const stops = Array.from({ length: 400 }, (_, i) => ({
      stop: `stop ${i}` as StopId,
      place: { lon: 1.45 + (i % 20) * 0.015, lat: 42.45 + Math.floor(i / 20) * 0.01 },
    }));
    const { anchors, problems } = snapStops(andorra, stops);
    expect(anchors.length + problems.length).toBe(400);
    expect(anchors.length).toBeGreaterThan(60);
    for (const anchor of anchors)
      if (anchor.kind === 'street') expect(anchor.distanceM).toBeLessThanOrEqual(300);
  });
});
