import type { SearchRequest, SearchVehicle, SearchVisit } from '../../core/search/problem.js';
import {
  distances,
  InstanceError,
  nameOf,
  numberRows,
  withFields,
  type Instance,
  type NumberRow,
} from './instance.js';

/**
 * Reads a dial-a-ride file of Cordeau's format: a header `vehicles n T Q L` (longest tour, capacity, longest
 * ride), then a line `id x y service load earliest latest` a node: the depot 0, the pick-ups, the drop-offs.
 *
 * The variants in circulation are told apart by counting: n may be the number of requests (Cordeau 2006) or of
 * nodes (Cordeau and Laporte 2003), and the depot may stand at the end once more. Node k is a pick-up of the
 * request whose drop-off is node k + requests. The ride counts from the end of the service at the pick-up.
 * @throws InstanceError naming the line.
 */
export function readCordeau(text: string, file: string): Instance {
  const [header, ...rows] = numberRows(text, file);
  const [vehicles, stated, longestTour, capacity, longestRide] = withFields(header!, file, {
    count: 5,
    what: 'a header "vehicles n T Q L"',
  });
  const count = requestCount(stated!, rows, file, header!);
  const nodes = rows.map((row, k) => nodeOf(row, k, count, file));
  const depot = nodes[0]!;
  const end = nodes[2 * count + 1] ?? depot;
  const places = [...nodes.slice(0, 2 * count + 1), end];
  const vehicle: SearchVehicle = {
    start: 0,
    earliest: depot.earliest,
    end: 2 * count + 1,
    latest: Math.min(depot.latest, end.latest),
    maxDuration: longestTour!,
    seats: [capacity!],
  };
  const requests = Array.from({ length: count }, (_, r): SearchRequest => {
    const pickup = visit(nodes, r + 1);
    const dropoff = visit(nodes, r + 1 + count);
    return {
      pickup,
      dropoff,
      seats: nodes[r + 1]!.load,
      wheelchairs: 0,
      maxRide: longestRide! + pickup.dwell,
    };
  });
  return {
    name: nameOf(file),
    problem: {
      places: places.length,
      travel: distances(places),
      vehicles: Array.from({ length: vehicles! }, () => vehicle),
      requests,
    },
    nodeIds: requests.flatMap((_, r) => [nodes[r + 1]!.id, nodes[r + 1 + count]!.id]),
  };
}

interface FileNode {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly dwell: number;
  readonly load: number;
  readonly earliest: number;
  readonly latest: number;
}

function requestCount(stated: number, rows: readonly NumberRow[], file: string, header: NumberRow): number {
  for (const count of [stated, stated / 2]) {
    if (count === Math.floor(count) && (rows.length === 2 * count + 1 || rows.length === 2 * count + 2))
      return count;
  }
  const last = rows.at(-1)?.line ?? header.line;
  const expected = `${stated + 1} or ${2 * stated + 1} nodes (with or without a second depot) for n = ${stated}`;
  throw new InstanceError(file, last, expected, `${rows.length}`);
}

function nodeOf(row: NumberRow, k: number, count: number, file: string): FileNode {
  const [id, x, y, dwell, load, earliest, latest] = withFields(row, file, {
    count: 7,
    what: 'a node "id x y service load earliest latest"',
  });
  const side = k === 0 || k > 2 * count ? 0 : k <= count ? 1 : -1;
  if (load! * side < 0 || (side === 0 && load !== 0)) {
    const expected = [
      'a load of 0 or less at a drop-off',
      'no load at a depot',
      'a load of 0 or more at a pick-up',
    ];
    throw new InstanceError(file, row.line, expected[side + 1]!, `${load} at node ${id}`);
  }
  if (earliest! > latest!)
    throw new InstanceError(file, row.line, 'a window that ends after it begins', `${earliest} … ${latest}`);
  return { id: id!, x: x!, y: y!, dwell: dwell!, load: load!, earliest: earliest!, latest: latest! };
}

function visit(nodes: readonly FileNode[], k: number): SearchVisit {
  const { earliest, latest, dwell } = nodes[k]!;
  return { place: k, earliest, latest, dwell };
}
