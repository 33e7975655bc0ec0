import type { Model } from './model.js';
import { EPSILON } from './schedule.js';
import type { Tours } from './tours.js';

/**
 * Finds where a request goes best into a tour, and remembers it for as long as the tour stays as it is.
 *
 * A pair of positions is judged by necessary tests of constant time, on the earliest and latest begins of the
 * tour. Nine in ten that pass are feasible, so the exact schedule is asked only when an insertion is made: where
 * it refuses, the next pair in the order of cost takes its place.
 *
 * The memory has two layers, since most iterations are taken back: what is learnt about a tour changed in this
 * iteration must not displace what is known about the tour it may go back to.
 */
export class Insertions {
  private readonly tours: Tours;
  private readonly model: Model;
  private readonly layers: readonly [Memory, Memory];
  /** The pair found last: pick-up behind position `i`, drop-off behind position `j` of the tour as it is. */
  private i = -1;
  private j = -1;

  constructor(tours: Tours) {
    this.tours = tours;
    this.model = tours.model;
    const cells = this.model.requests * this.model.vehicles;
    this.layers = [memory(cells), memory(cells)];
  }

  /**
   * The least cost an insertion can add, as far as constant-time tests tell; Infinity if there is none. Among
   * equals the pair found first counts: early pick-up, then early drop-off.
   */
  least(request: number, tour: number): number {
    const { layers, tours } = this;
    const cell = request * this.model.vehicles + tour;
    const version = tours.version[tour]!;
    const [settled, tentative] = layers;
    if (settled.version[cell] === version) return settled.cost[cell]!;
    if (tentative.version[cell] === version) {
      if (tours.isTouched[tour] === 0) this.keep(cell);
      return tentative.cost[cell]!;
    }
    return this.learn(request, tour, -Infinity);
  }

  /** Makes the insertion that `least` speaks of; false if it proves infeasible, and `least` then knows the next. */
  insert(request: number, tour: number): boolean {
    const { layers, tours } = this;
    const cell = request * this.model.vehicles + tour;
    const layer = layers[0].version[cell] === tours.version[tour] ? layers[0] : layers[1];
    this.i = layer.i[cell]!;
    this.j = layer.j[cell]!;
    if (tours.insert(request, tour, this.i, this.j)) return true;
    this.learn(request, tour, layer.cost[cell]!);
    return false;
  }

  /** Makes lasting what was learnt about a tour that has been accepted since. */
  private keep(cell: number): void {
    const [settled, tentative] = this.layers;
    settled.version[cell] = tentative.version[cell]!;
    settled.cost[cell] = tentative.cost[cell]!;
    settled.i[cell] = tentative.i[cell]!;
    settled.j[cell] = tentative.j[cell]!;
  }

  /** Looks for the first pair after (`floor`, i, j) in the order of cost and place, and remembers it. */
  private learn(request: number, tour: number, floor: number): number {
    const { model, tours } = this;
    const cell = request * model.vehicles + tour;
    const isFixed = tours.fixed[request] === 1;
    const cost =
      model.allowed[cell] === 0 || (isFixed && tours.boundTo[request] !== tour)
        ? Infinity
        : isFixed
          ? this.seekDropoff(request, tour, floor)
          : this.seek(request, tour, floor);
    const layer = this.layers[tours.isTouched[tour]!]!;
    layer.version[cell] = tours.version[tour]!;
    layer.cost[cell] = cost;
    layer.i[cell] = this.i;
    layer.j[cell] = this.j;
    return cost;
  }

  // One loop nest on purpose: called a million times a second in parts.
  /* eslint-disable max-lines-per-function, complexity, max-depth */
  private seek(request: number, tour: number, floor: number): number {
    const { travel, travelInto, cost, costInto, dwell, nodes } = this.model;
    const { earliest, latest, span, fits, fitsFrom, load: loadOf } = this.model;
    const { node, early, late, load, leg, step, stride } = this.tours;
    const p = 2 * request;
    const d = p + 1;
    const rowP = p * nodes;
    const rowD = rowP + nodes;
    const offset = tour * stride;
    const last = offset + this.tours.length[tour]! - 1;
    const room = fitsFrom[tour]! + loadOf[p]!;
    const openP = earliest[p]!;
    const closeP = latest[p]! + EPSILON;
    const openD = earliest[d]!;
    const closeD = latest[d]! + EPSILON;
    const dwellP = dwell[p]!;
    const dwellD = dwell[d]! - EPSILON;
    const limit = span[request]! + EPSILON;
    const direct = travel[rowP + d]!;
    const directCost = cost[rowP + d]!;
    const ready = openP + dwellP;
    // Pairs of cost `floor` up to this one are out.
    const floorI = offset + this.i;
    const floorJ = offset + this.j;
    let best = Infinity;
    let bestI = offset - 1;
    let bestJ = offset - 1;
    let i = offset + this.tours.locked[tour]!;
    while (i < last && late[i + 1]! < ready) i++;
    for (; i < last; i++) {
      const a = node[i]!;
      const b = node[i + 1]!;
      let atP = early[i]! + dwell[a]! + travelInto[rowP + a]!;
      if (atP > closeP) break;
      if (atP < openP) atP = openP;
      const leaveP = atP + dwellP;
      let atD = leaveP + direct;
      if (atD > closeD || fits[room + load[i]!] === 0) continue;
      const toP = costInto[rowP + a]! - leg[i]!;
      const adjacent = toP + directCost + cost[rowD + b]!;
      if (adjacent < best && adjacent >= floor) {
        if (atD < openD) atD = openD;
        if (
          atD + dwellD + travel[rowD + b]! <= late[i + 1]! &&
          (adjacent > floor || i > floorI || (i === floorI && i > floorJ))
        ) {
          best = adjacent;
          bestI = i;
          bestJ = i;
        }
      }
      const detour = toP + cost[rowP + b]!;
      if (detour >= best) continue;
      let ride = dwellP + travel[rowP + b]!;
      let now = atP + ride;
      for (let j = i + 1; j < last; j++) {
        if (now < early[j]!) now = early[j]!;
        if (now > late[j]! + EPSILON || fits[room + load[j]!] === 0) break;
        const c = node[j]!;
        const out = dwell[c]! + travelInto[rowD + c]!;
        if (ride + dwell[c]! > limit) break;
        atD = now + out;
        if (atD > closeD) break;
        const next = node[j + 1]!;
        const added = detour + costInto[rowD + c]! + cost[rowD + next]! - leg[j]!;
        if (added < best && added >= floor && ride + out <= limit) {
          if (atD < openD) atD = openD;
          if (
            atD + dwellD + travel[rowD + next]! <= late[j + 1]! &&
            (added > floor || i > floorI || (i === floorI && j > floorJ))
          ) {
            best = added;
            bestI = i;
            bestJ = j;
          }
        }
        now += step[j]!;
        ride += step[j]!;
      }
    }
    this.i = bestI - offset;
    this.j = bestJ - offset;
    return best;
  }

  /* eslint-enable max-lines-per-function, complexity, max-depth */

  /** For a request whose pick-up must stay where it is: only the drop-off is placed. */
  private seekDropoff(request: number, tour: number, floor: number): number {
    const { cost, costInto, nodes, fits, fitsFrom } = this.model;
    const { node, load, leg, stride, position, locked, length } = this.tours;
    const d = 2 * request + 1;
    const offset = tour * stride;
    const room = fitsFrom[tour]!;
    const floorJ = this.j;
    let best = Infinity;
    let bestJ = -1;
    for (let j = Math.max(position[d - 1]!, locked[tour]!); j < length[tour]! - 1; j++) {
      // The party counts as aboard up to the end while its drop-off is out.
      if (fits[room + load[offset + j]!] === 0) break;
      const added =
        costInto[d * nodes + node[offset + j]!]! +
        cost[d * nodes + node[offset + j + 1]!]! -
        leg[offset + j]!;
      if (added >= best || added < floor || (added === floor && j <= floorJ)) continue;
      best = added;
      bestJ = j;
    }
    this.i = bestJ;
    this.j = bestJ;
    return best;
  }
}

/** What is known by `request * vehicles + tour`, of the tour in that version. */
interface Memory {
  readonly version: Int32Array;
  readonly cost: Float64Array;
  readonly i: Int16Array;
  readonly j: Int16Array;
}

function memory(cells: number): Memory {
  return {
    version: new Int32Array(cells),
    cost: new Float64Array(cells),
    i: new Int16Array(cells),
    j: new Int16Array(cells),
  };
}
