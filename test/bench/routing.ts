import { existsSync, readFileSync } from 'node:fs';
import { importRoads } from '../../core/road/import.js';
import { below, randomStream } from '../../core/random.js';
import { hierarchyRoutes } from '../../core/travel/hierarchy-routes.js';
import { hierarchyOf } from '../../core/travel/hierarchy.js';
import { FREE_FLOW, edgeCosts, flatNetwork, type FlatNetwork } from '../../core/travel/network.js';
import type { Routes } from '../../core/travel/routes.js';
import { shortest } from '../../core/travel/shortest.js';
import { stopTable } from '../../core/travel/stop-table.js';
import { madeUpCountry } from './routing-roads.js';
import type { BenchTable } from './table.js';

/** Real roads of ../shared, by the files they are imported from. */
const EXTRACTS: readonly { name: string; files: readonly string[] }[] = [
  { name: 'Tachikawa', files: ['roads/jp_tachikawa/tachikawa.graphml.gz'] },
  { name: 'FleetPy example', files: ['cases/fleetpy-example/nodes.csv', 'cases/fleetpy-example/edges.csv'] },
  {
    name: 'Ube',
    files: ['roads/jp_ube_yamaguchi/ube_nodes.csv.gz', 'roads/jp_ube_yamaguchi/ube_edges.csv.gz'],
  },
  { name: 'Andorra', files: ['roads/osm-extracts/andorra.osm.pbf'] },
  { name: 'north of Bayreuth', files: ['roads/osm-extracts/north-bayreuth.osm.gz'] },
];
const MADE_UP: readonly number[] = [26_000, 400_000];
const SHARED = new URL('../../../shared/data/', import.meta.url);
const SEED = 7;
/** From here on the preparation is measured once instead of five times: it is long enough to be steady. */
const LARGE_NODES = 100_000;

/** The travel-time hierarchy on real and made-up roads, small ones first, beside Dijkstra in the same run. */
export function routingBench(): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  const absent: string[] = [];
  for (const { name, files } of EXTRACTS) {
    const paths = files.map((file) => new URL(file, SHARED));
    if (paths.every((path) => existsSync(path))) rows.push(measured(name, imported(files, paths)));
    else absent.push(name);
  }
  for (const nodes of MADE_UP) rows.push(measured('made up', madeUpCountry(nodes, SEED)));
  return Promise.resolve({
    title: 'Routing: contraction hierarchy and stop tables',
    command: 'npm run bench -- routing',
    columns: [
      'roads',
      'nodes',
      'edges',
      'prepare s',
      'again at other speeds s',
      '170 × 170 ms',
      '1,000 × 1,000 ms',
      'Dijkstra 1,000 × 1,000 s',
      'times faster',
      'one way µs',
      'vehicle to stop µs',
      'wrong',
      'peak MB',
    ],
    rows,
    notes: [
      'CPU time of this process, warmed up, medians of 5 or more; from 100,000 nodes on the preparation is measured once.',
      'Tables hold whole seconds and whole metres. Dijkstra: 1,000 × the median of one search from one node to all.',
      'One way: its edges, unpacked. Vehicle to stop: cost from one of 100 junctions to one of 50 stops, all asked before.',
      'Wrong: costs that differ from those of Dijkstra, of 10 sources × 1,000 targets. Peak: of the process so far, import included.',
      ...(absent.length > 0 ? [`Not measured, because ../shared/data is absent: ${absent.join(', ')}.`] : []),
    ],
  });
}

function imported(files: readonly string[], paths: readonly URL[]): FlatNetwork {
  const { roads } = importRoads(files.map((name, i) => ({ name, bytes: readFileSync(paths[i]!) })));
  return flatNetwork(roads, []);
}

function measured(name: string, network: FlatNetwork): (string | number)[] {
  const costs = edgeCosts(network, FREE_FLOW);
  const slow = edgeCosts(
    network,
    FREE_FLOW.map((_, i) => 1 / (1 + i / 10)),
  );
  const repeats = network.nodes < LARGE_NODES ? 5 : 1;
  const prepareMs = medianMs(repeats, () => hierarchyOf(network, costs));
  const hierarchy = hierarchyOf(network, costs);
  const againMs = medianMs(repeats, () => hierarchyOf(network, slow, hierarchy.rank));
  const routes = hierarchyRoutes(hierarchy);
  const stops = someNodes(network, 1000, name);
  const smallMs = medianMs(15, () => stopTable(withStops(network, stops.subarray(0, 170)), routes, 1));
  const tableMs = medianMs(9, () => stopTable(withStops(network, stops), routes, 1));
  const search = shortest(network, costs);
  const dijkstraMs = medianMs(9, () => search.from(stops[0]!));
  return [
    name,
    network.nodes,
    network.edges,
    round(prepareMs / 1000, 2),
    round(againMs / 1000, 2),
    round(smallMs, 1),
    round(tableMs, 0),
    round(dijkstraMs, 2),
    round((dijkstraMs * 1000) / tableMs, 0),
    round(wayUs(routes, stops), 0),
    round(vehicleUs(routes, stops), 2),
    wrong(routes, search.from, stops),
    round(process.resourceUsage().maxRSS / 1024, 0),
  ];
}

const withStops = (network: FlatNetwork, nodes: Int32Array): FlatNetwork => ({
  ...network,
  exit: nodes,
  entry: nodes,
});

function someNodes(network: FlatNetwork, count: number, purpose: string): Int32Array {
  const random = randomStream(SEED, purpose);
  return Int32Array.from({ length: count }, () => below(network.nodes, random));
}

function wayUs(routes: Routes, stops: Int32Array): number {
  const all = (): void => {
    for (let i = 1; i < stops.length; i++) routes.way(stops[i - 1]!, stops[i]!);
  };
  return (medianMs(5, all) * 1000) / (stops.length - 1);
}

function vehicleUs(routes: Routes, stops: Int32Array): number {
  const [junctions, targets] = [stops.subarray(0, 100), stops.subarray(100, 150)];
  let sum = 0;
  const all = (): void => {
    for (let i = 0; i < 10; i++) {
      for (const to of targets) for (const from of junctions) sum += routes.cost(from, to);
    }
  };
  const us = (medianMs(5, all) * 1000) / (10 * junctions.length * targets.length);
  // Read the sum, so that nothing measured can be left out as unused.
  return Number.isNaN(sum) ? sum : us;
}

function wrong(routes: Routes, dijkstra: (node: number) => Float64Array, stops: Int32Array): number {
  const read = routes.toMany(stops);
  const row = new Float64Array(stops.length);
  let differing = 0;
  for (const source of stops.subarray(0, 10)) {
    const truth = dijkstra(source);
    read(source, row);
    for (let i = 0; i < stops.length; i++) if (row[i] !== truth[stops[i]!]) differing++;
  }
  return differing;
}

/** Median CPU milliseconds of the work, after one or two rounds to warm up unless it is done once only. */
function medianMs(repeats: number, work: () => unknown): number {
  for (let i = 0; i < Math.min(2, repeats - 1); i++) work();
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[repeats >> 1]!;
}

const round = (n: number, digits: number): number => Number(n.toFixed(digits));
