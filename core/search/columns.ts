import type { Model } from './model.js';
import type { PooledTour } from './pool.js';

/** The tours of the pool, then one column a request that may be left out. */
export interface Columns {
  readonly requests: number;
  readonly count: number;
  readonly tours: number;
  /** Requests of column j: row[from[j]] … row[from[j + 1] − 1]. */
  readonly from: Int32Array;
  readonly row: Int32Array;
  readonly cost: Float64Array;
  /** By column: group of vehicles it draws from; the last group is that of the requests left out. */
  readonly group: Int32Array;
  /** By group: how many of its columns a plan can hold. */
  readonly supply: Int32Array;
}

export function columnsOf(model: Model, pool: readonly PooledTour[]): Columns {
  const { requests, vehicles, kind, penalty, mandatory } = model;
  const groups = kind.reduce((most, k) => Math.max(most, k), 0) + 2;
  const optional: number[] = [];
  for (let r = 0; r < requests; r++) if (penalty[r]! < mandatory) optional.push(r);
  const lists = [...pool.map((tour) => dropoffsOf(tour.nodes)), ...optional.map((r) => [r])];
  const from = new Int32Array(lists.length + 1);
  for (const [j, list] of lists.entries()) from[j + 1] = from[j]! + list.length;
  const supply = new Int32Array(groups);
  for (let v = 0; v < vehicles; v++) supply[kind[v]!]!++;
  supply[groups - 1] = optional.length;
  return {
    requests,
    count: lists.length,
    tours: pool.length,
    from,
    row: Int32Array.from(lists.flat()),
    cost: Float64Array.from([...pool.map((tour) => tour.cost), ...optional.map((r) => penalty[r]!)]),
    group: Int32Array.from([...pool.map((tour) => kind[tour.vehicle]!), ...optional.map(() => groups - 1)]),
    supply,
  };
}

function dropoffsOf(nodes: Int32Array): number[] {
  return Array.from(
    nodes.filter((node) => (node & 1) === 1),
    (node) => node >> 1,
  );
}
