import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { importRoads } from '../../core/road/import.js';
import { below, randomStream } from '../../core/random.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { run } from '../../sim/run.js';
import { cpuSeconds } from './cpu.js';
import { readShared, SHARED } from './shared-data.js';
import type { BenchTable } from './table.js';

const UBE = 'roads/jp_ube_yamaguchi';
const REQUESTS = 5000;
const VEHICLES = 100;
const STOPS = 500;

/** A big day on the real roads of Ube: reading, driving times, every request, every kilometre, the tables' rows. */
export function dayBench(): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-day-'));
  try {
    writeScenario(folder, { requests: REQUESTS, vehicles: VEHICLES, during: '7:30-17:30', policy: '' });
    const rows = [0, 10, 30, 100].map((improvement) => {
      const { result, seconds } = cpuSeconds(() =>
        run(loadScenario(folder), {
          seed: 1,
          days: 1,
          referee: 'off',
          improvement,
        }),
      );
      const { wishes, shifts } = result[0]!.ledger;
      const done = wishes.filter(({ endState }) => endState === 'COMPLETED').length;
      const km = shifts.reduce((sum, { odometer }) => sum + odometer, 0) / 1000;
      const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
      return [
        improvement,
        wishes.length,
        done,
        Number((km / done).toFixed(2)),
        Number(seconds.toFixed(1)),
        peakMb,
      ];
    });
    return Promise.resolve({
      title: 'A day of 5,000 requests, 100 vehicles and 500 stops',
      command: 'npm run bench -- day',
      columns: ['attempts to improve per change', 'requests', 'carried', 'km per ride', 'CPU s', 'peak MB'],
      rows,
      notes: [
        'Real roads of Ube (about 8,800 junctions), made-up wishes evenly over ten hours, maximum wait 20 min; reading the tables included; referee off.',
        'Peak memory is that of the whole process so far.',
      ],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A town on the roads of Ube with made-up wishes; `policy` is added to the rules, as lines of service.yaml. */
export function writeScenario(
  folder: string,
  town: { requests: number; vehicles: number; during: string; policy: string },
): void {
  const nodes = { name: 'nodes.csv', bytes: readShared(`${UBE}/ube_nodes.csv.gz`) };
  const edges = { name: 'edges.csv', bytes: readShared(`${UBE}/ube_edges.csv.gz`) };
  const { roads } = importRoads([nodes, edges]);
  const ids: string[] = [];
  roads.forEachNode(({ id }) => void ids.push(String(id)));
  const random = randomStream(1, 'stops of the day bench');
  const stops = ids
    .sort()
    .map((id) => ({ id, draw: random() }))
    .sort((a, b) => a.draw - b.draw)
    .slice(0, STOPS);
  const files = [`${UBE}/ube_nodes.csv.gz`, `${UBE}/ube_edges.csv.gz`].map((file) =>
    relative(folder, resolve(SHARED, file)),
  );
  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };
  write('stops.csv', `id,name,node\n${stops.map(({ id }, i) => `s${i},s${i},${id}`).join('\n')}\n`);
  write(
    'scenario.yaml',
    'name: { ja: 試験の一日, en: Bench day }\nabout: made up\ndate: 2026-11-24\nsynthetic: [wishes]\n',
  );
  write('roads.yaml', `source: { kind: files, files: ${JSON.stringify(files)} }\n`);
  write('service.yaml', SERVICE + town.policy);
  write('demand.yaml', `source: { kind: generator, wishes: ${town.requests}, during: ${town.during} }\n`);
  const fleet = Array.from({ length: town.vehicles }, (_, v) => {
    const start = `s${below(STOPS, random)}`;
    return `  - { id: v${v}, layouts: [{ seats: 8 }], start: ${start}, shifts: { day: [{ time: 7:00-19:00 }] } }`;
  });
  write('fleet.yaml', `vehicles:\n${fleet.join('\n')}\n`);
  write('SOURCES.md', 'Made for the bench.\n');
}

const SERVICE = `calendar: { day_types: { day: [mon, tue, wed, thu, fri, sat, sun] } }
hours: { day: [7:00-18:00] }
policy:
  max_wait: 20 min
  ride: { per_direct: 1.5, plus: 10 min, max_detour: 20 min, cap: 60 min }
  pickup_window: { before: 5 min, after: 10 min }
  freeze: 60 s
  halt: 30 s
`;
