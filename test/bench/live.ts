import { fork } from 'node:child_process';
import { on } from 'node:events';
import { bookings } from './live/bookings.js';
import { largeTown, type LargeTown } from './live/large-town.js';
import { positions } from './live/positions.js';
import type { Latency } from './live/latency.js';
import type { BenchTable } from './table.js';

/** How much is asked of the service; shorter for a first look. */
export interface LiveLoad {
  /** Bookings a second. */
  readonly rate: number;
  /** How long bookings and positions go on. */
  readonly seconds: number;
  readonly dashboards: number;
  /** How many times as fast as the wall's the clock of the demonstration runs, and for how many of its hours. */
  readonly speed: number;
  readonly hours: number;
}

/** The service has been running for a while: its code is compiled, and the coming days are open. */
const WARM_UP = { rate: 10, seconds: 15 } as const;

export const FULL_LOAD: LiveLoad = { rate: 50, seconds: 60, dashboards: 200, speed: 120, hours: 24 };

/** What the live service bears on this machine, its clients included. */
export async function liveBench(load: LiveLoad = FULL_LOAD): Promise<BenchTable> {
  const notes = [
    'Server, clients and dashboards share the cores of this machine, in four processes; embedded store, every commit on the disk.',
    'Mitoyo with 100 vehicles, wishes spread over the coming seven days; a refusal is an answer. Requests count from the moment they were due, however late the client is.',
    `Before, ${WARM_UP.rate} bookings/s for ${WARM_UP.seconds} s that are not counted.`,
    'Positions: from the tablet’s report to a dashboard, all dashboards × vehicles.',
    'CPU and memory are those of the server process.',
  ];
  const rows: (string | number)[][] = [];
  const town = await largeTown();
  try {
    await bookings(town, { rate: WARM_UP.rate, seconds: WARM_UP.seconds, seed: 0 });
    const found = await measured(town, () => bookings(town, { ...load, seed: 1 }));
    const { quotes, confirmations, booked, refused, failed } = found.result;
    const title = `${load.rate} bookings/s for ${load.seconds} s`;
    rows.push(row(`${title}: quote`, quotes, found), row(`${title}: yes`, confirmations, found));
    notes.push(`Bookings: ${booked} taken, ${refused} refused, ${failed.length} failed.`);
    if (failed.length > 0) notes.push(`First failure: ${failed[0]!}`);
    const seen = await measured(town, () => positions(town, load));
    const { delivered, expected } = seen.result;
    const what = `${town.drivers.length} vehicles at 1 Hz to ${load.dashboards} dashboards for ${load.seconds} s`;
    rows.push(row(what, delivered, seen));
    notes.push(`Positions: ${delivered.count} of about ${expected} arrived in that time.`);
  } finally {
    await town.end();
  }
  const day = await demoDay(load);
  for (const { hour, rss, heapUsed, cpu, inputs } of day) {
    const what = `demonstration at ${load.speed} × speed, inputs until ${hour} h`;
    const memory = `${mb(rss)} (heap ${mb(heapUsed)})`;
    rows.push([what, inputs, '–', '–', '–', '–', cpu.toFixed(1), memory]);
  }
  notes.push(memoryNote(day));
  return {
    title: 'The live service under load',
    command: 'npm run bench -- live',
    columns: ['what', 'n', 'p50 ms', 'p90 ms', 'p99 ms', 'longest ms', 'CPU s', 'memory MB'],
    rows,
    notes,
  };
}

interface Measured<T> {
  readonly result: T;
  readonly cpu: number;
  readonly memory: number;
}

async function measured<T>(town: LargeTown, work: () => Promise<T>): Promise<Measured<T>> {
  const before = await town.used();
  const result = await work();
  const { cpu, memory } = await town.used();
  return { result, cpu: cpu - before.cpu, memory };
}

const row = (what: string, latency: Latency, { cpu, memory }: Measured<unknown>): (string | number)[] => [
  what,
  latency.count,
  ...latency.figures(),
  cpu.toFixed(1),
  memory.toFixed(0),
];

/** The heap of the demonstration may grow so much between the first and the last quarter of its day, MB. */
const HEAP_BOUND = 40;

function memoryNote(day: readonly Moment[]): string {
  const [first, last] = [day[0], day.at(-1)];
  if (first === undefined || last === undefined) throw new Error('the demonstration ended before its time');
  const grown = (last.heapUsed - first.heapUsed) / 2 ** 20;
  const verdict = grown <= HEAP_BOUND ? 'within' : 'OVER';
  return `Demonstration, rubbish collected before each look: the heap grew by ${grown.toFixed(1)} MB from ${first.hour} h to ${last.hour} h, ${verdict} the bound of ${HEAP_BOUND} MB.`;
}

const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

interface Moment {
  readonly hour: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly cpu: number;
  readonly inputs: number;
}

async function demoDay({ speed, hours }: LiveLoad): Promise<readonly Moment[]> {
  const child = fork('test/bench/live/demo-day.ts', [String(speed), String(hours)], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  });
  const moments: Moment[] = [];
  for await (const [moment] of on(child, 'message', { close: ['exit'] })) moments.push(moment as Moment);
  return moments;
}
