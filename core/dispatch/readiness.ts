import type { PlaceIndex, StopIndex, VehicleIndex } from '../ids.js';
import type { Board } from './board.js';
import { approachCost } from './cost.js';
import { board, type Draft } from './draft.js';

/** Stops that stand for all where there are more: every so-manieth. */
const MOST_STOPS = 64;

/**
 * How well the vehicles stand for the requests to come. For each stop, what a vehicle that could come there at the end
 * of its tour would cost: waiting and driving at the weights of the policy (`approachCost`), and never more than
 * for a rider who waits the longest wait, since such a request goes unserved anyway.
 */
export interface Readiness {
  /** Entry i belongs to stop i × step. */
  readonly step: number;
  /** The least cost, and whose it is; −1: nobody's, no vehicle is in time. */
  readonly first: Float64Array;
  readonly whose: Int32Array;
  /** The least cost of all other vehicles. */
  readonly second: Float64Array;
}

/** Where and when a vehicle has done all it has to do. */
export interface Rest {
  readonly place: PlaceIndex;
  /** s since 00:00 */
  readonly at: number;
}

/** Worked out anew from the plan. Ties go to the lower vehicle. O(vehicles × stops), of at most 64 stops. */
export function readiness(draft: Draft): Readiness {
  const { stops, policy } = draft.world;
  const { weights } = policy;
  const step = Math.max(1, Math.ceil(stops.length / MOST_STOPS));
  const count = Math.ceil(stops.length / step);
  const first = new Float64Array(count).fill(worst(draft));
  const second = new Float64Array(count).fill(worst(draft));
  const whose = new Int32Array(count).fill(-1);
  const rows = board(draft);
  for (let v = 0 as VehicleIndex; v < draft.tours.length; v++) {
    const rest = restOf(draft, rows, v);
    if (rest === undefined || !inTime(draft, rest)) continue;
    const drives = drivesFrom(draft, v, rest.place);
    const busy = Math.max(0, rest.at - draft.now);
    for (let i = 0; i < count; i++) {
      const cost = approachCost(busy, drives[i * step]!, weights);
      if (cost < first[i]!) {
        second[i] = first[i]!;
        first[i] = cost;
        whose[i] = v;
      } else if (cost < second[i]!) second[i] = cost;
    }
  }
  return { step, first, whose, second };
}

/** What the coming requests will cost for want of a nearer vehicle, yen: the mean over stops × how many are reckoned with. */
export function readinessCost(draft: Draft, { first }: Readiness): number {
  let sum = 0;
  for (const cost of first) sum += cost;
  return (comingRequests(draft) * sum) / first.length;
}

/** The same if one vehicle ended its tour elsewhere. O(stops). */
export function readinessCostWith(
  draft: Draft,
  { step, first, whose, second }: Readiness,
  v: VehicleIndex,
  rest: Rest,
): number {
  const { weights } = draft.world.policy;
  const drives = drivesFrom(draft, v, rest.place);
  const busy = inTime(draft, rest) ? Math.max(0, rest.at - draft.now) : Infinity;
  let sum = 0;
  for (let i = 0; i < first.length; i++) {
    const others = whose[i] === v ? second[i]! : first[i]!;
    sum += Math.min(others, approachCost(busy, drives[i * step]!, weights));
  }
  return (comingRequests(draft) * sum) / first.length;
}

export const comingRequests = ({ world }: Draft): number => world.policy.comingRequests ?? 0;

const worst = ({ world: { policy } }: Draft): number => approachCost(0, policy.maxWait, policy.weights);

function restOf(draft: Draft, rows: Board, v: VehicleIndex): Rest | undefined {
  if (rows.size[v] === 0) return undefined;
  const { motion, visits } = draft.tours[v]!;
  const last = visits.at(-1);
  const x = v * rows.stride + visits.length;
  if (last !== undefined) return { place: last.stop, at: rows.begin[x]! + rows.dwell[x]! };
  if (motion.kind === 'standing') return { place: motion.place, at: motion.readyAt };
  return motion.kind === 'driving' ? { place: motion.to, at: motion.arrives } : undefined;
}

/** A vehicle that is busy for longer than anybody waits is as good as none. */
const inTime = ({ now, world }: Draft, { at }: Rest): boolean => at - now < world.policy.maxWait;

/** Driving times to all stops, in the order of stops. A junction, where vehicles seldom rest, is asked stop by stop. */
function drivesFrom({ world }: Draft, v: VehicleIndex, place: PlaceIndex): ArrayLike<number> {
  const travel = world.travel[world.vehicles[v]!.speed]!;
  if (place < travel.stops) return travel.rowFrom(place as StopIndex, 0);
  return Int32Array.from(world.stops, (_, stop) => travel.between(place, stop as StopIndex, 0));
}
