import { UNREACHABLE } from '../units.js';
import type { DayNetwork } from './day-network.js';

/** From where a search begins: a platform, and the moment from which one can board there. */
export interface Start {
  readonly platform: number;
  readonly ready: number;
}

/** What a search found. By platform; −1 where nothing leads there. */
export interface Scan {
  /** Earliest alighting there from a vehicle; UNREACHABLE if none. */
  readonly reached: Int32Array;
  /** Hops with which the ride that arrives then ends and began. */
  readonly lastHop: Int32Array;
  readonly firstHop: Int32Array;
  /** The platform where one alighted before boarding here; −1 if one started here. */
  readonly changedFrom: Int32Array;
}

/**
 * The earliest arrival at every platform: one pass over the hops in the order of departure (connection scan, Dibbelt
 * et al., 2013). Between two rides there is at most one walk. Exact because every change takes time: a hop that leaves
 * at t is never made possible by one that is scanned later. Of equal arrivals the hop scanned first stays.
 * O(hops + footways of the platforms reached); ends at the first hop that leaves at `until` or later.
 */
export function scan(network: DayNetwork, starts: readonly Start[], until: number = UNREACHABLE): Scan {
  const { depart, arrive, from, to, hopTrip, boarding, alighting, footways, platforms } = network;
  const filled = (value: number): Int32Array => new Int32Array(platforms).fill(value);
  const ready = filled(UNREACHABLE);
  const found: Scan = {
    reached: filled(UNREACHABLE),
    lastHop: filled(-1),
    firstHop: filled(-1),
    changedFrom: filled(-1),
  };
  for (const start of starts) ready[start.platform] = Math.min(ready[start.platform]!, start.ready);
  const boardedAt = new Int32Array(network.trips.length).fill(-1);
  const first = Math.min(...starts.map((start) => start.ready));
  for (let hop = firstHopFrom(depart, first); hop < depart.length && depart[hop]! < until; hop++) {
    const trip = hopTrip[hop]!;
    if (boardedAt[trip] === -1) {
      if (boarding[hop] === 0 || ready[from[hop]!]! > depart[hop]!) continue;
      boardedAt[trip] = hop;
    }
    const end = to[hop]!;
    if (alighting[hop] === 0 || arrive[hop]! >= found.reached[end]!) continue;
    found.reached[end] = arrive[hop]!;
    found.lastHop[end] = hop;
    found.firstHop[end] = boardedAt[trip]!;
    for (const way of footways[end]!) {
      const at = arrive[hop]! + way.time;
      if (at >= ready[way.to]!) continue;
      ready[way.to] = at;
      found.changedFrom[way.to] = end;
    }
  }
  return found;
}

/** The first hop that leaves at this moment or later. */
function firstHopFrom(depart: Int32Array, moment: number): number {
  let [low, high] = [0, depart.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (depart[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
