import type { Model } from './model.js';
import { EPSILON } from './schedule.js';
import type { Tours } from './tours.js';

/**
 * Finds where a request goes best into a tour, exactly, and remembers it for as long as the tour stays as it is.
 *
 * A position pair must first pass necessary tests of constant time, on the earliest and latest begins of the
 * tour; the cheapest pair that passes is then judged by the exact schedule, then the next, until one holds.
 *
 * The memory has two layers, since most iterations are taken back: what is learnt about a tour changed in this
 * iteration must not displace what is known about the tour it may go back to.
 */
export class Insertions {
  /** The pair found last: pick-up behind position `i`, drop-off behind position `j` of the tour as it was. */
  i = -1;
  j = -1;
  private readonly tours: Tours;
  private readonly model: Model;
  private readonly layers: readonly [Memory, Memory];
  /** Pairs that passed the necessary tests: added cost and positions. */
  private readonly pairCost: Float64Array;
  private readonly pairI: Int16Array;
  private readonly pairJ: Int16Array;

  constructor(tours: Tours) {
    this.tours = tours;
    this.model = tours.model;
    const cells = this.model.requests * this.model.vehicles;
    this.layers = [memory(cells), memory(cells)];
    const pairs = Math.min(20_000, (tours.stride * (tours.stride + 1)) / 2);
    this.pairCost = new Float64Array(pairs);
    this.pairI = new Int16Array(pairs);
    this.pairJ = new Int16Array(pairs);
  }

  /**
   * The cost the cheapest feasible insertion adds, with its place in `i` and `j`; Infinity if there is none
   * below `bound`. Among equals the pair found first wins: early pick-up, then early drop-off.
   */
  best(request: number, tour: number, bound: number): number {
    const { model, layers, tours } = this;
    const cell = request * model.vehicles + tour;
    const isFixed = tours.fixed[request] === 1;
    if (model.allowed[cell] === 0 || (isFixed && tours.boundTo[request] !== tour)) return Infinity;
    const version = tours.version[tour]!;
    let layer = layers[0];
    if (layer.version[cell] !== version) layer = layers[1];
    if (layer.version[cell] === version) {
      const known = layer.cost[cell]!;
      if (known >= bound) return Infinity;
      if (layer.i[cell]! >= 0) {
        this.i = layer.i[cell]!;
        this.j = layer.j[cell]!;
        return known;
      }
      // Nothing is known but that there is nothing below `known`.
      if (known === Infinity) return Infinity;
    }
    const found = isFixed ? this.seekDropoff(request, tour, bound) : this.seek(request, tour, bound);
    layer = layers[tours.isTouched[tour]!]!;
    layer.version[cell] = version;
    layer.cost[cell] = found === Infinity ? bound : found;
    layer.i[cell] = found === Infinity ? -1 : this.i;
    layer.j[cell] = this.j;
    return found;
  }

  /** Whether `best` would answer from memory. */
  knows(request: number, tour: number): boolean {
    const cell = request * this.model.vehicles + tour;
    const version = this.tours.version[tour]!;
    for (const layer of this.layers) {
      if (layer.version[cell] === version) return layer.i[cell]! >= 0 || layer.cost[cell] === Infinity;
    }
    return this.model.allowed[cell] === 0;
  }

  // One loop nest on purpose: called a million times a second in parts.
  /* eslint-disable max-lines-per-function, complexity, max-depth */
  private seek(request: number, tour: number, bound: number): number {
    const { pairCost, pairI, pairJ } = this;
    const { travel, cost, dwell, earliest, latest, span, fits, fitsFrom, load: loadOf, nodes } = this.model;
    const { node, early, late, load, stride } = this.tours;
    const p = 2 * request;
    const d = p + 1;
    const offset = tour * stride;
    const last = offset + this.tours.length[tour]! - 1;
    const room = fitsFrom[tour]! + loadOf[p]!;
    const openP = earliest[p]!;
    const closeP = latest[p]! + EPSILON;
    const openD = earliest[d]!;
    const closeD = latest[d]! + EPSILON;
    const dwellP = dwell[p]!;
    const dwellD = dwell[d]!;
    const limit = span[request]! + EPSILON;
    const direct = travel[p * nodes + d]!;
    const directCost = cost[p * nodes + d]!;
    const ready = openP + dwellP;
    let count = 0;
    for (let i = offset + this.tours.locked[tour]!; i < last; i++) {
      if (late[i + 1]! < ready || fits[room + load[i]!] === 0) continue;
      const a = node[i]!;
      const b = node[i + 1]!;
      let atP = early[i]! + dwell[a]! + travel[a * nodes + p]!;
      if (atP > closeP) break;
      if (atP < openP) atP = openP;
      const leaveP = atP + dwellP;
      let atD = leaveP + direct;
      if (atD > closeD) continue;
      if (atD < openD) atD = openD;
      const toP = cost[a * nodes + p]! - cost[a * nodes + b]!;
      const adjacent = toP + directCost + cost[d * nodes + b]!;
      if (
        adjacent < bound &&
        atD + dwellD + travel[d * nodes + b]! <= late[i + 1]! + EPSILON &&
        count < pairCost.length
      ) {
        pairCost[count] = adjacent;
        pairI[count] = i - offset;
        pairJ[count++] = i - offset;
      }
      const detour = toP + cost[p * nodes + b]!;
      let now = leaveP + travel[p * nodes + b]!;
      if (detour >= bound || now > late[i + 1]! + EPSILON) continue;
      let ride = dwellP + travel[p * nodes + b]!;
      for (let j = i + 1; j < last; j++) {
        if (now < early[j]!) now = early[j]!;
        if (now > late[j]! + EPSILON || fits[room + load[j]!] === 0) break;
        const c = node[j]!;
        const next = node[j + 1]!;
        const leave = now + dwell[c]!;
        ride += dwell[c]!;
        if (ride > limit) break;
        const cd = c * nodes + d;
        const cnext = c * nodes + next;
        atD = leave + travel[cd]!;
        if (atD > closeD) break;
        if (ride + travel[cd]! <= limit) {
          if (atD < openD) atD = openD;
          const added = detour + cost[cd]! + cost[d * nodes + next]! - cost[cnext]!;
          if (
            added < bound &&
            atD + dwellD + travel[d * nodes + next]! <= late[j + 1]! + EPSILON &&
            count < pairCost.length
          ) {
            pairCost[count] = added;
            pairI[count] = i - offset;
            pairJ[count++] = j - offset;
          }
        }
        now = leave + travel[cnext]!;
        ride += travel[cnext]!;
      }
    }
    return this.cheapest(request, tour, count);
  }

  /* eslint-enable max-lines-per-function, complexity, max-depth */

  /** For a request whose pick-up must stay where it is: only the drop-off is placed. */
  private seekDropoff(request: number, tour: number, bound: number): number {
    const { pairCost, pairI, pairJ } = this;
    const { cost, nodes, fits, fitsFrom } = this.model;
    const { node, load, stride, position, locked, length } = this.tours;
    const d = 2 * request + 1;
    const offset = tour * stride;
    const from = Math.max(position[d - 1]!, locked[tour]!);
    let count = 0;
    for (let j = from; j < length[tour]! - 1; j++) {
      // The party counts as aboard up to the end while its drop-off is out.
      if (fits[fitsFrom[tour]! + load[offset + j]!] === 0) break;
      const c = node[offset + j]!;
      const next = node[offset + j + 1]!;
      const added = cost[c * nodes + d]! + cost[d * nodes + next]! - cost[c * nodes + next]!;
      if (added >= bound) continue;
      pairCost[count] = added;
      pairI[count] = j;
      pairJ[count++] = j;
    }
    return this.cheapest(request, tour, count);
  }

  /** Judges the collected pairs exactly, the cheapest first. */
  private cheapest(request: number, tour: number, collected: number): number {
    const { pairCost, pairI, pairJ } = this;
    for (let count = collected; count > 0;) {
      let k = 0;
      for (let q = 1; q < count; q++) if (pairCost[q]! < pairCost[k]!) k = q;
      if (this.holds(request, tour, pairI[k]!, pairJ[k]!)) {
        this.i = pairI[k]!;
        this.j = pairJ[k]!;
        return pairCost[k]!;
      }
      count--;
      for (let q = k; q < count; q++) {
        pairCost[q] = pairCost[q + 1]!;
        pairI[q] = pairI[q + 1]!;
        pairJ[q] = pairJ[q + 1]!;
      }
    }
    return Infinity;
  }

  /** Whether the tour has a schedule with the request put in at (i, j). */
  private holds(request: number, tour: number, i: number, j: number): boolean {
    const { schedule, stride, node, early, length, fixed } = this.tours;
    const { earliest, waitAboard } = this.model;
    const nodes = schedule.nodes;
    const begin = schedule.begin;
    const offset = tour * stride;
    const end = length[tour]!;
    const p = 2 * request;
    let w = 0;
    for (; w <= i; w++) {
      nodes[w] = node[offset + w]!;
      begin[w] = early[offset + w]!;
    }
    if (fixed[request] !== 1) {
      nodes[w] = p;
      begin[w++] = earliest[p]!;
    }
    for (let k = i + 1; k <= j; k++) {
      nodes[w] = node[offset + k]!;
      begin[w++] = early[offset + k]!;
    }
    nodes[w] = p + 1;
    begin[w++] = earliest[p + 1]!;
    const calm = w;
    for (let k = j + 1; k < end; k++) {
      nodes[w] = node[offset + k]!;
      begin[w++] = early[offset + k]!;
    }
    return waitAboard === Infinity ? schedule.settle(w, i + 1, calm - 1) : schedule.settle(w, 1, w);
  }
}

/** What is known by `request * vehicles + tour`, of the tour in that version. */
interface Memory {
  readonly version: Int32Array;
  /** Cost of the best insertion; where i is −1, a bound below which there is none. */
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
