/** How many vehicles are needed in each slot of the day, and how long a shift may be, in slots. */
export interface ShiftProblem {
  readonly needed: readonly number[];
  readonly least: number;
  readonly most: number;
  /** Most vehicles there are. */
  readonly vehicles: number;
}

/** From the beginning of one slot to the end of another: slots `from` … `to` − 1. */
export interface SlotShift {
  readonly from: number;
  readonly to: number;
}

/**
 * Shifts that leave as few needed vehicles missing as can be, and do so with the fewest hours; vehicle by vehicle, those with
 * the most hours first. Two shifts of one vehicle have at least a slot between them. Exact: a flow of vehicles through the
 * day, in which a shift is an edge that costs its length, and more than vehicles − needed of them stand idle in a slot only
 * at a high price (min-cost flow by successive shortest paths). O(vehicles × slots² × longest shift).
 */
export function fewestHours({
  needed,
  least,
  most,
  vehicles,
}: ShiftProblem): readonly (readonly SlotShift[])[] {
  const slots = needed.length;
  const edges: Edge[] = [];
  const join = (from: number, to: number, more: Partial<Edge> = {}): void =>
    void edges.push({ from, to, room: vehicles, cost: 0, flow: 0, shift: undefined, ...more });
  for (let at = 0; at < slots; at++) {
    join(free(at), idle(at));
    join(worked(at), idle(at));
    join(idle(at), free(at + 1), { room: Math.max(0, vehicles - needed[at]!) });
    join(idle(at), free(at + 1), { cost: UNMET });
    for (let to = at + least; to <= Math.min(slots, at + most); to++) {
      join(free(at), worked(to), { cost: to - at, shift: { from: at, to } });
    }
  }
  join(worked(slots), free(slots));
  for (let v = 0; v < vehicles; v++) if (!augmented(edges, free(slots))) break;
  const days: SlotShift[][] = [];
  for (let path = taken(edges, free(slots)); path !== undefined; path = taken(edges, free(slots)))
    days.push(path);
  const hours = (day: readonly SlotShift[]): number => day.reduce((sum, { from, to }) => sum + to - from, 0);
  return days.sort((a, b) => hours(b) - hours(a));
}

/** Cost of a slot in which a needed vehicle is missing: more than all hours that could be saved by it. */
const UNMET = 10_000;

/** Where a vehicle may be at the beginning of a slot: free to begin a shift, just back from one, or idle in the slot. */
const free = (slot: number): number => 3 * slot;
const worked = (slot: number): number => 3 * slot + 1;
const idle = (slot: number): number => 3 * slot + 2;

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly room: number;
  readonly cost: number;
  flow: number;
  readonly shift: SlotShift | undefined;
}

/** Sends one more vehicle through the day at the least cost; false if none gets through. Bellman-Ford. */
function augmented(edges: readonly Edge[], end: number): boolean {
  const cost = new Array<number>(end + 2).fill(Infinity);
  const by = new Array<{ edge: Edge; forward: boolean } | undefined>(end + 2);
  cost[0] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const edge of edges) {
      const there = cost[edge.from]! + edge.cost;
      if (edge.flow < edge.room && there < cost[edge.to]!) {
        cost[edge.to] = there;
        by[edge.to] = { edge, forward: true };
        changed = true;
      }
      const back = cost[edge.to]! - edge.cost;
      if (edge.flow > 0 && back < cost[edge.from]!) {
        cost[edge.from] = back;
        by[edge.from] = { edge, forward: false };
        changed = true;
      }
    }
  }
  if (cost[end] === Infinity) return false;
  for (let at = end; at !== 0;) {
    const { edge, forward } = by[at]!;
    edge.flow += forward ? 1 : -1;
    at = forward ? edge.from : edge.to;
  }
  return true;
}

/** Takes the day of one vehicle out of the flow; undefined if no vehicle is left. */
function taken(edges: readonly Edge[], end: number): SlotShift[] | undefined {
  const day: SlotShift[] = [];
  for (let at = 0; at !== end;) {
    const edge = edges.find(({ from, flow }) => from === at && flow > 0);
    if (edge === undefined) return undefined;
    edge.flow--;
    if (edge.shift !== undefined) day.push(edge.shift);
    at = edge.to;
  }
  return day;
}
