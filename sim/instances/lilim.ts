import type { SearchRequest, SearchVehicle } from '../../core/search/problem.js';
import {
  distances,
  InstanceError,
  nameOf,
  numberRows,
  withFields,
  type Instance,
  type NumberRow,
} from './instance.js';

const NODE = 'a node "id x y load earliest latest service pickup dropoff"';

/**
 * Reads a pickup-and-delivery file of Li and Lim's format (2001): a header `vehicles capacity speed`, then a line
 * `id x y load earliest latest service pickup dropoff` a node, the depot 0 first. A pick-up names its drop-off in
 * the last column, a drop-off its pick-up in the one before; the other of the two is 0.
 * @throws InstanceError naming the line.
 */
export function readLilim(text: string, file: string): Instance {
  const [header, ...rows] = numberRows(text, file);
  const [vehicles, capacity, speed = 1] = withFields(header!, file, {
    count: 2,
    what: 'a header "vehicles capacity speed"',
  });
  if (!(speed > 0)) throw new InstanceError(file, header!.line, 'a speed above 0', `${speed}`);
  const nodes = rows.map((row) => nodeOf(row, file));
  const depot = nodes[0];
  if (!depot)
    throw new InstanceError(file, header!.line, 'the depot after the header', 'the end of the file');
  const place = new Map(nodes.map((node, k) => [node.id, k]));
  const pairs = nodes.slice(1).flatMap((node) => pairOf(node, { nodes, place, file }));
  const vehicle: SearchVehicle = {
    start: 0,
    earliest: depot.earliest,
    end: 0,
    latest: depot.latest,
    seats: [capacity!],
  };
  const cost = distances(nodes);
  return {
    name: nameOf(file),
    problem: {
      places: nodes.length,
      travel: speed === 1 ? cost : cost.map((distance) => distance / speed),
      ...(speed === 1 ? {} : { cost }),
      vehicles: Array.from({ length: vehicles! }, () => vehicle),
      requests: pairs.map(([pickup, dropoff]): SearchRequest => {
        const visit = (node: LilimNode) => ({ ...node, place: place.get(node.id)! });
        return { pickup: visit(pickup), dropoff: visit(dropoff), seats: pickup.load, wheelchairs: 0 };
      }),
    },
    nodeIds: pairs.flatMap(([pickup, dropoff]) => [pickup.id, dropoff.id]),
  };
}

interface LilimNode {
  readonly line: number;
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly load: number;
  readonly earliest: number;
  readonly latest: number;
  readonly dwell: number;
  readonly pickup: number;
  readonly dropoff: number;
}

function nodeOf(row: NumberRow, file: string): LilimNode {
  const [id, x, y, load, earliest, latest, dwell, pickup, dropoff] = withFields(row, file, {
    count: 9,
    what: NODE,
  });
  if (earliest! > latest!) {
    throw new InstanceError(file, row.line, 'a window that ends after it begins', `${earliest} … ${latest}`);
  }
  return {
    line: row.line,
    id: id!,
    x: x!,
    y: y!,
    load: load!,
    earliest: earliest!,
    latest: latest!,
    dwell: dwell!,
    pickup: pickup!,
    dropoff: dropoff!,
  };
}

interface FileNodes {
  readonly nodes: readonly LilimNode[];
  readonly place: ReadonlyMap<number, number>;
  readonly file: string;
}

/** The pair a pick-up begins; nothing for a drop-off, whose pick-up speaks for it. */
function pairOf(node: LilimNode, { nodes, place, file }: FileNodes): [LilimNode, LilimNode][] {
  const sibling = nodes[place.get(node.dropoff === 0 ? node.pickup : node.dropoff) ?? 0]!;
  const mutual = node.dropoff === 0 ? sibling.dropoff === node.id : sibling.pickup === node.id;
  if (!mutual) {
    const named = node.dropoff === 0 ? node.pickup : node.dropoff;
    throw new InstanceError(
      file,
      node.line,
      `a sibling of node ${node.id} that names it back`,
      `node ${named}`,
    );
  }
  if (node.dropoff === 0) return [];
  if (node.load < 0 || sibling.load !== -node.load) {
    const expected = `loads of ${node.id} and ${sibling.id} that cancel out`;
    throw new InstanceError(file, node.line, expected, `${node.load} and ${sibling.load}`);
  }
  return [[node, sibling]];
}
