import type { TravelTimes, Waypoint } from '../../core/dispatch/travel-times.js';
import type { PlaceIndex, StopIndex } from '../../core/ids.js';
import { metres, seconds, UNREACHABLE, type Seconds, type ServiceTime } from '../../core/units.js';
import { clock } from './clock.js';

/**
 * A town drawn in text. Capital letters are stops, `-` and `|` are streets, `+` is a crossing, `>` `<` are one-way
 * streets and a blank is no road. One character is one minute's drive of 500 m: in `A--B` B is three minutes from A.
 * Every character is also a place at which a vehicle under way can turn.
 */
export interface Town {
  readonly travel: TravelTimes;
  readonly stop: (name: string) => StopIndex;
  /** The letter of a stop, or "2,0" for a crossing on the way (column, row). */
  readonly name: (place: PlaceIndex) => string;
  /** In the order in which the map is read. */
  readonly stops: readonly StopIndex[];
}

/** From this moment on all driving takes `times` as long (a whole number keeps the sums easy). */
export interface Traffic {
  readonly from: string;
  readonly times: number;
}

const MINUTE = 60;
const METRES_PER_CELL = 500;

/** Stops are numbered in reading order. `traffic` is listed in order of time; before it, driving is free. */
export function town(map: string, traffic: readonly Traffic[] = []): Town {
  const streets = readMap(map);
  const n = streets.stops.length;
  const periods =
    traffic.length === 0 ? [0 as ServiceTime] : [0 as ServiceTime, ...traffic.map((t) => clock(t.from))];
  const factors = [1, ...traffic.map((t) => t.times)];
  const cellOf = (place: PlaceIndex): number => (place < n ? streets.stops[place]! : place - n);
  const steps = (from: PlaceIndex, to: PlaceIndex): number => streets.between(cellOf(from), cellOf(to));
  const between = (from: PlaceIndex, to: StopIndex, period: number): Seconds =>
    steps(from, to) === Infinity ? UNREACHABLE : seconds(steps(from, to) * MINUTE * factors[period]!);
  const all = streets.stops.map((_, i) => i as StopIndex);

  const travel: TravelTimes = {
    stops: n,
    periods,
    between,
    rowFrom: (from, period) => Int32Array.from(all, (to) => between(from, to, period)),
    rowTo: (to, period) => Int32Array.from(all, (from) => between(from, to, period)),
    metres: (from, to) =>
      metres(steps(from, to) === Infinity ? UNREACHABLE : steps(from, to) * METRES_PER_CELL),
    underway({ from, to, elapsed, period }): Waypoint {
      const minute = MINUTE * factors[period]!;
      const way = streets.way(cellOf(from), cellOf(to));
      const step = Math.min(way.length - 1, Math.max(0, Math.ceil(elapsed / minute)));
      const stop = streets.stops.indexOf(way[step]!);
      return {
        place: (stop >= 0 ? stop : n + way[step]!) as PlaceIndex,
        reached: seconds(step * minute),
        driven: metres(step * METRES_PER_CELL),
      };
    },
  };
  return {
    travel,
    stops: all,
    stop(name) {
      const index = streets.stops.findIndex((cell) => streets.letter(cell) === name);
      if (index < 0) throw new Error(`the town has no stop "${name}"`);
      return index as StopIndex;
    },
    name: (place) => (place < n ? streets.letter(cellOf(place)) : streets.position(cellOf(place))),
  };
}

interface Streets {
  /** Cells of the stops, in reading order. */
  readonly stops: readonly number[];
  readonly letter: (cell: number) => string;
  readonly position: (cell: number) => string;
  /** Steps along the streets; Infinity where none leads. */
  readonly between: (from: number, to: number) => number;
  /** The cells of a shortest way, both ends included. */
  readonly way: (from: number, to: number) => readonly number[];
}

const MOVES = [
  { dx: 1, dy: 0, open: /[A-Z+\->]/ },
  { dx: -1, dy: 0, open: /[A-Z+\-<]/ },
  { dx: 0, dy: 1, open: /[A-Z+|]/ },
  { dx: 0, dy: -1, open: /[A-Z+|]/ },
];

function readMap(map: string): Streets {
  const lines = map.replace(/^\n|\n\s*$/g, '').split('\n');
  const width = Math.max(...lines.map((line) => line.length));
  const cells = lines.flatMap((line) => Array.from(line.padEnd(width)));
  const known = new Map<number, Int32Array>();

  const neighbours = (cell: number): number[] =>
    MOVES.flatMap(({ dx, dy, open }) => {
      const x = (cell % width) + dx;
      const next = cell + dx + dy * width;
      const inside = x >= 0 && x < width && next >= 0 && next < cells.length;
      return inside && open.test(cells[cell]!) && open.test(cells[next]!) ? [next] : [];
    });
  /** Breadth first from one cell: the cell before each one on a shortest way, −1 where none leads. */
  const before = (from: number): Int32Array => {
    const found = known.get(from);
    if (found) return found;
    const parent = new Int32Array(cells.length).fill(-1);
    parent[from] = from;
    const queue = [from];
    for (const cell of queue) {
      for (const next of neighbours(cell)) {
        if (parent[next] !== -1) continue;
        parent[next] = cell;
        queue.push(next);
      }
    }
    known.set(from, parent);
    return parent;
  };
  const way = (from: number, to: number): number[] => {
    const parent = before(from);
    if (parent[to] === -1) return [];
    const cellsBack = [to];
    while (cellsBack.at(-1) !== from) cellsBack.push(parent[cellsBack.at(-1)!]!);
    return cellsBack.reverse();
  };
  return {
    stops: [...cells.keys()].filter((cell) => /[A-Z]/.test(cells[cell]!)),
    letter: (cell) => cells[cell]!,
    position: (cell) => `${cell % width},${Math.floor(cell / width)}`,
    between: (from, to) => (before(from)[to] === -1 ? Infinity : way(from, to).length - 1),
    way,
  };
}
