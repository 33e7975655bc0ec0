import type { StopIndex } from '../ids.js';
import { UNREACHABLE, type Metres, type Seconds } from '../units.js';
import { NO_WAY, dmOf, msOf, type Cost } from './cost.js';
import type { FlatNetwork } from './network.js';
import { Recent } from './recent.js';
import type { CostReader, Routes } from './routes.js';

/** Up to this many stops the whole table is computed at once: 2,000 stops take 48 MB. Above, rows come as they are asked. */
const WHOLE_TABLE_STOPS = 2000;
/** Entries of rows kept where the table is not whole, 4 bytes each. */
const KEPT_ENTRIES = 16e6;

/** Driving times and lengths between stops at one pace. */
export interface StopTable {
  seconds(from: StopIndex, to: StopIndex): Seconds;
  metres(from: StopIndex, to: StopIndex): Metres;
  /** Entry = StopIndex of the other end; not to be written into. */
  rowFrom(from: StopIndex): Int32Array;
  rowTo(to: StopIndex): Int32Array;
}

/** Seconds of a way, rounded up, when all roads are `overall` times as fast; UNREACHABLE for NO_WAY. */
export function secondsOf(cost: Cost, overall: number): Seconds {
  if (cost === NO_WAY) return UNREACHABLE;
  // The division may leave 3.0000000000000004 where 3 is meant.
  return Math.ceil(Math.max(0, msOf(cost) / (1000 * overall) - 1e-9)) as Seconds;
}

/** Length of a way, rounded to the nearest metre; UNREACHABLE for NO_WAY. */
export function metresOf(cost: Cost): Metres {
  return (cost === NO_WAY ? UNREACHABLE : Math.round(dmOf(cost) / 10)) as Metres;
}

export function stopTable(network: FlatNetwork, routes: Routes, overall: number): StopTable {
  return network.exit.length <= WHOLE_TABLE_STOPS
    ? wholeTable(network, routes, overall)
    : tableOnDemand(network, routes, overall);
}

function wholeTable({ exit, entry }: FlatNetwork, routes: Routes, overall: number): StopTable {
  const n = exit.length;
  const seconds = new Int32Array(n * n);
  const metres = new Int32Array(n * n);
  const costs = new Float64Array(n);
  const read = routes.toMany(entry);
  const rows: Int32Array[] = [];
  for (let from = 0; from < n; from++) {
    read(exit[from]!, costs);
    costs[from] = 0;
    for (let to = 0; to < n; to++) {
      seconds[from * n + to] = secondsOf(costs[to]!, overall);
      metres[from * n + to] = metresOf(costs[to]!);
    }
    rows.push(seconds.subarray(from * n, (from + 1) * n));
  }
  let columns: Int32Array[] | undefined;
  return {
    seconds: (from, to) => rows[from]![to]! as Seconds,
    metres: (from, to) => metres[from * n + to]! as Metres,
    rowFrom: (from) => rows[from]!,
    rowTo: (to) => (columns ??= transposed(rows))[to]!,
  };
}

function transposed(rows: readonly Int32Array[]): Int32Array[] {
  const n = rows.length;
  const all = new Int32Array(n * n);
  for (let from = 0; from < n; from++) {
    const row = rows[from]!;
    for (let to = 0; to < n; to++) all[to * n + from] = row[to]!;
  }
  return rows.map((_, to) => all.subarray(to * n, (to + 1) * n));
}

function tableOnDemand({ exit, entry }: FlatNetwork, routes: Routes, overall: number): StopTable {
  const n = exit.length;
  const half = Math.max(1, Math.floor(KEPT_ENTRIES / 4 / n));
  const rows = new Recent<Int32Array>(half);
  const columns = new Recent<Int32Array>(half);
  const costs = new Float64Array(n);
  const filled = (read: CostReader, node: number, self: number): Int32Array => {
    read(node, costs);
    costs[self] = 0;
    const row = new Int32Array(n);
    for (let i = 0; i < n; i++) row[i] = secondsOf(costs[i]!, overall);
    return row;
  };
  let toStops: CostReader | undefined;
  let fromStops: CostReader | undefined;
  const makeRow = (from: number): Int32Array => filled((toStops ??= routes.toMany(entry)), exit[from]!, from);
  const makeColumn = (to: number): Int32Array =>
    filled((fromStops ??= routes.fromMany(exit)), entry[to]!, to);
  const cost = (from: StopIndex, to: StopIndex): Cost =>
    from === to ? 0 : routes.cost(exit[from]!, entry[to]!);
  return {
    seconds: (from, to) => secondsOf(cost(from, to), overall),
    metres: (from, to) => metresOf(cost(from, to)),
    rowFrom: (from) => rows.get(from, makeRow),
    rowTo: (to) => columns.get(to, makeColumn),
  };
}
