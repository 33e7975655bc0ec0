import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importRoads } from '../../core/road/import.js';
import { below, randomStream } from '../../core/random.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { tables } from '../../sim/report/tables.js';
import { run } from '../../sim/run.js';

const ROADS = '../shared/data/roads';
const EXTRACTS = {
  'north of Bayreuth (OSM XML)': ['osm-extracts/north-bayreuth.osm.gz'],
  'Andorra (OSM PBF)': ['osm-extracts/andorra.osm.pbf'],
  'Tachikawa (OSMnx GraphML)': ['jp_tachikawa/tachikawa.graphml.gz'],
  'Ube (tables)': ['jp_ube_yamaguchi/ube_nodes.csv.gz', 'jp_ube_yamaguchi/ube_edges.csv.gz'],
  'Tsukuba (OSM XML)': ['crowdwalk/tsukuba.osm'],
};
const STOPS = 12;

const folder = mkdtempSync(join(tmpdir(), 'noriai-real-roads-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

for (const [place, extract] of Object.entries(EXTRACTS)) {
  const files = extract.map((file) => resolve(ROADS, file));
  test.skipIf(!files.every(existsSync))(
    `a day on the roads of ${place}: judged by the referee, same seed same bytes`,
    () => {
      writeService(files);
      const day = (seed: number): string[] => {
        const [played] = run(loadScenario(folder), { seed, days: 1, referee: 'on' });
        return [...tables([played!.ledger]).values()];
      };
      const [first, again, other] = [day(1), day(1), day(2)];
      expect(again).toEqual(first);
      expect(other).not.toEqual(first);
      const wishes = first.find((text) => text.startsWith('wish_id'))!;
      expect(wishes.match(/,COMPLETED,/g)?.length).toBeGreaterThan(20);
    },
  );
}

/** Three vehicles and forty wishes between stops at junctions of the extract. */
function writeService(files: readonly string[]): void {
  const { roads } = importRoads(files.map((file) => ({ name: basename(file), bytes: readFileSync(file) })));
  const junctions: string[] = [];
  roads.forEachNode(({ data }) => void junctions.push(`${data.lon},${data.lat}`));
  const random = randomStream(5, 'stops on real roads');
  const stops = Array.from({ length: STOPS }, () => junctions.sort()[below(junctions.length, random)]!);
  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };
  write('stops.csv', `id,name,lon,lat\n${stops.map((at, i) => `s${i},s${i},${at}`).join('\n')}\n`);
  write(
    'scenario.yaml',
    'name: { ja: 試験, en: Test }\nabout: made up\ndate: 2026-11-24\nsynthetic: [wishes]\n',
  );
  const paths = files.map((file) => relative(folder, file));
  write('roads.yaml', `source: { kind: files, files: ${JSON.stringify(paths)} }\n`);
  write('service.yaml', 'hours: { weekday: [8:00-18:00] }\n');
  write('demand.yaml', 'source: { kind: generator, wishes: 40, during: 8:30-16:30 }\n');
  const vehicles = ['s0', 's3', 's6'].map(
    (start, v) =>
      `  - { id: v${v}, layouts: [{ seats: 8 }], start: ${start}, shifts: { weekday: [{ time: 8:00-18:00 }] } }`,
  );
  write('fleet.yaml', `vehicles:\n${vehicles.join('\n')}\n`);
  write('SOURCES.md', 'Made for a test.\n');
}
