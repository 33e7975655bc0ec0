import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importCase } from '../../scenarios/case/import-case.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { run } from '../../sim/run.js';
import { measure } from '../../sim/report/indicators.js';
import type { DayLedger } from '../../sim/report/rows.js';
import { cpuSeconds } from './cpu.js';
import { readShared } from './shared-data.js';
import type { BenchTable } from './table.js';

const CASE = 'cases/fleetpy-example';
const file = (name: string): { name: string; bytes: Uint8Array } => ({
  name,
  bytes: readShared(`${CASE}/${name}`),
});

/** What FleetPy reports of one run, as far as it is compared. */
interface PeerRun {
  readonly name: string;
  readonly time_step_s: number;
  readonly fleetpy_cpu_s: number;
  readonly fleetpy_eval: Readonly<Record<string, number>>;
}

/** Our figures beside FleetPy's for all its runs of its own example, under its rules. */
export function peersBench(): Promise<BenchTable> {
  const fleet = file('scenarios.json');
  const runs = (JSON.parse(new TextDecoder().decode(fleet.bytes)) as { scenarios: PeerRun[] }).scenarios;
  const folder = mkdtempSync(join(tmpdir(), 'noriai-peers-'));
  try {
    const folders = importCase({
      nodes: file('nodes.csv'),
      edges: file('edges.csv'),
      fleet,
      requestsOf: ({ requests }) => file(requests ?? 'requests_100.csv'),
    });
    const pairs = folders.map(({ name, files }) => {
      for (const [path, content] of files) {
        const target = join(folder, name, path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, content);
      }
      return pairOf(
        join(folder, name),
        runs.find((peer) => peer.name === name)!,
      );
    });
    const eachSecond = pairs.filter(({ step }) => step === 1);
    return Promise.resolve({
      title: 'FleetPy’s own example',
      command: 'npm run bench -- peers',
      columns: COLUMNS,
      rows: [...pairs, together('all of a step of 1 s', eachSecond)].map(rowOf),
      notes: NOTES,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const COLUMNS = [
  'run',
  'served',
  'FleetPy',
  'mean wait s',
  'FleetPy',
  'mean ride s',
  'FleetPy',
  'vehicle-km',
  'FleetPy',
  'km difference %',
  'shared %',
  'FleetPy',
  'reading CPU s',
  'day CPU s',
  'FleetPy',
  'FleetPy ÷ ours',
];

const NOTES = [
  'Same road tables, requests, vehicles and rules (maximum wait, longest trip, 30 s a stop, no repositioning); the case is turned into a scenario by `noriai case import`, which says in docs/scenario.md how each rule is expressed.',
  'The objective is our own (weights in scenarios/case/case-scenario.ts); FleetPy weighs 25 cent a km against 0.45 cent a second of every rider.',
  'Runs of ours follow FleetPy’s time step only in rounding request times down to it; a request is decided at once. Names ending in _ts1 have a step of one second.',
  'Mean wait counts from the request time used by both; vehicle-km are all driven. CPU seconds of ours: reading and joining the road tables apart from the day (driving times, dispatch with improvement, ledger), in one process; the first rows pay for warming up.',
  'FleetPy figures are those that stand in the case; its CPU seconds were measured by whoever made the case, on another machine state.',
];

/** One case run by both. */
interface Pair {
  readonly name: string;
  /** Seconds between two moments at which FleetPy decides. */
  readonly step: number;
  /** CPU seconds of ours for reading the case. */
  readonly reading: number;
  readonly ours: Figures;
  readonly theirs: Figures;
}

function pairOf(folder: string, peer: PeerRun): Pair {
  const reading = cpuSeconds(() => loadScenario(folder));
  const { result, seconds } = cpuSeconds(() => run(reading.result, { seed: 1, days: 1, referee: 'off' }));
  const told = (key: string): number => peer.fleetpy_eval[key]!;
  return {
    name: peer.name,
    step: peer.time_step_s,
    reading: reading.seconds,
    ours: { ...figuresOf(result[0]!.ledger), cpu: seconds },
    theirs: {
      served: told('number users'),
      wait: told('waiting time'),
      ride: told('travel time'),
      km: told('total vkm'),
      shared: told('shared rides [%]'),
      cpu: peer.fleetpy_cpu_s,
    },
  };
}

/** Sums over several pairs of one step; what is a mean or a share of the served stays one. */
function together(name: string, pairs: readonly Pair[]): Pair {
  const sumOf = (all: readonly Figures[]): Figures => {
    const sum = (of: (one: Figures) => number): number => all.reduce((total, one) => total + of(one), 0);
    const served = sum((one) => one.served);
    const mean = (of: (one: Figures) => number): number => sum((one) => of(one) * one.served) / served;
    return {
      served,
      wait: mean(({ wait }) => wait),
      ride: mean(({ ride }) => ride),
      km: sum(({ km }) => km),
      shared: mean(({ shared }) => shared),
      cpu: sum(({ cpu }) => cpu),
    };
  };
  return {
    name,
    step: 1,
    reading: pairs.reduce((sum, { reading }) => sum + reading, 0),
    ours: sumOf(pairs.map(({ ours }) => ours)),
    theirs: sumOf(pairs.map(({ theirs }) => theirs)),
  };
}

function rowOf({ name, reading, ours, theirs }: Pair): (string | number)[] {
  return [
    name,
    ours.served,
    theirs.served,
    ours.wait.toFixed(1),
    theirs.wait.toFixed(1),
    ours.ride.toFixed(1),
    theirs.ride.toFixed(1),
    ours.km.toFixed(1),
    theirs.km.toFixed(1),
    (100 * (ours.km / theirs.km - 1)).toFixed(1),
    ours.shared.toFixed(1),
    theirs.shared.toFixed(1),
    reading.toFixed(2),
    ours.cpu.toFixed(2),
    theirs.cpu.toFixed(1),
    (theirs.cpu / ours.cpu).toFixed(0),
  ];
}

type Figures = Record<'served' | 'wait' | 'ride' | 'km' | 'shared' | 'cpu', number>;

function figuresOf(ledger: DayLedger): Omit<Figures, 'cpu'> {
  const done = ledger.wishes.filter(({ endState }) => endState === 'COMPLETED');
  const mean = (of: (wish: (typeof done)[number]) => number): number =>
    done.reduce((sum, wish) => sum + of(wish), 0) / done.length;
  const pooling = measure([ledger]).find(({ indicator }) => indicator.id === 'pooling_rate_booking');
  return {
    served: done.length,
    wait: mean(({ pickup, wished }) => pickup! - wished),
    ride: mean(({ pickup, dropoff }) => dropoff! - pickup!),
    km: ledger.shifts.reduce((sum, { odometer }) => sum + odometer, 0) / 1000,
    shared: Number(pooling?.figure.value),
  };
}
