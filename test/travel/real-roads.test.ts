import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { StopId } from '../../core/ids.js';
import { below, randomStream } from '../../core/random.js';
import { importRoads, type ImportedRoads } from '../../core/road/import.js';
import { snapStops } from '../../core/road/snap.js';
import { hierarchyRoutes } from '../../core/travel/hierarchy-routes.js';
import { hierarchyOf } from '../../core/travel/hierarchy.js';
import { FREE_FLOW, edgeCosts, flatNetwork } from '../../core/travel/network.js';
import { pathFinder } from '../../core/travel/path.js';
import { plainRoutes } from '../../core/travel/plain.js';
import { createTravelTimes } from '../../core/travel/travel-times.js';
import { stop } from './drawn.js';

const SHARED = new URL('../../../shared/data/', import.meta.url);
const absent = !existsSync(SHARED);
const why = absent ? ' (skipped: ../shared/data is absent)' : '';

const imported = (...files: readonly string[]): ImportedRoads =>
  importRoads(files.map((name) => ({ name, bytes: readFileSync(new URL(name, SHARED)) })));

describe(`on real roads${why}`, () => {
  test.skipIf(absent)(
    'times and lengths between the stops of FleetPy’s example are those it publishes',
    () => {
      const folder = 'cases/fleetpy-example/';
      const { roads } = imported(`${folder}nodes.csv`, `${folder}edges.csv`);
      const table = (file: string): string[][] =>
        readFileSync(new URL(folder + file, SHARED), 'utf8')
          .trim()
          .split(/\r?\n/)
          .map((line) => line.split(','));
      const [[, ...names] = [], ...times] = table('stop_travel_time_s.csv');
      const [, ...lengths] = table('stop_distance_m.csv');
      const { anchors } = snapStops(
        { roads },
        names.map((node) => ({ stop: node as StopId, node })),
      );
      const travel = createTravelTimes(flatNetwork(roads, anchors));
      for (const from of names.keys()) {
        for (const to of names.keys()) {
          const [published, lengthM] = [times, lengths].map((rows) => Number(rows[from]![to + 1]));
          // A way of a hundred streets, each rounded to a millisecond, may just reach the next second.
          expect(
            Math.abs(travel.between(stop(from), stop(to), 0) - Math.ceil(published!)),
          ).toBeLessThanOrEqual(1);
          expect(Math.abs(travel.metres(stop(from), stop(to), 0) - lengthM!)).toBeLessThanOrEqual(5);
        }
      }
    },
  );

  test.skipIf(absent).each([
    ['Tachikawa', ['roads/jp_tachikawa/tachikawa.graphml.gz']],
    ['Andorra', ['roads/osm-extracts/andorra.osm.pbf']],
    ['the north of Bayreuth', ['roads/osm-extracts/north-bayreuth.osm.gz']],
  ])('in %s the hierarchy equals plain searches, and a drawn way equals the table', (name, files) => {
    const { roads, cutOff } = imported(...files);
    const random = randomStream(3, name);
    const junctions: string[] = [];
    roads.forEachNode((node) => void junctions.push(String(node.id)));
    const places = Array.from({ length: 24 }, (_, i) => {
      const { lon, lat } = roads.getNode(junctions[below(junctions.length, random)]!)!.data;
      return {
        stop: `${i}` as StopId,
        place: { lon: lon + (random() - 0.5) / 500, lat: lat + (random() - 0.5) / 500 },
      };
    });
    const { anchors } = snapStops({ roads, cutOff }, places);
    const network = flatNetwork(roads, anchors);
    const costs = edgeCosts(network, FREE_FLOW);
    const [plain, prepared] = [plainRoutes(network, costs), hierarchyRoutes(hierarchyOf(network, costs))];
    for (let i = 0; i < 500; i++) {
      const [from, to] = [below(network.nodes, random), network.entry[i % anchors.length]!];
      expect(prepared.cost(from, to)).toBe(plain.cost(from, to));
    }
    const travel = createTravelTimes(network);
    const find = pathFinder(roads);
    for (const [i, from] of anchors.entries()) {
      const j = (i + 7) % anchors.length;
      const path = find(from, anchors[j]!)!;
      expect(path.seconds).toBe(travel.between(stop(i), stop(j), 0));
      expect(path.metres).toBe(travel.metres(stop(i), stop(j), 0));
    }
  });
});
