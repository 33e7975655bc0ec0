import type { Plan, Problem, SearchRequest, SearchVehicle, SearchVisit } from './problem.js';

/**
 * A problem laid out for the inner loops.
 *
 * Nodes come in pairs, so that `node ^ 1` is the partner and `node >> 1` the pair: pair r < requests has the
 * pick-up 2r and the drop-off 2r + 1; pair requests + v has the start and the end of vehicle v. The longest
 * ride of a request and the longest tour of a vehicle are then the same thing, a limit `span[pair]` on the
 * time between the two nodes of a pair. A break is a request that fills its vehicle, and a party already
 * aboard is one whose pick-up stands right behind the start of its vehicle: neither needs code in a loop.
 */
export interface Model {
  /** Pairs that are requests or breaks (the breaks come last). */
  readonly requests: number;
  readonly vehicles: number;
  /** 2 × (requests + vehicles). */
  readonly nodes: number;
  /** Driving time (halt included) from node a to node b at `a * nodes + b`. */
  readonly travel: Float64Array;
  /** Cost, same order; the same array as `travel` where the problem gives neither costs nor halts. */
  readonly cost: Float64Array;
  /** The same from node b to node a: `a * nodes + b` again, so that all ways into a node lie side by side. */
  readonly travelInto: Float64Array;
  readonly costInto: Float64Array;
  /** By node: earliest and latest begin of service, tightened by what driving and span imply; service time. */
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly dwell: Float64Array;
  /** By node: load it adds, packed by `fits`; negative at the second node of a pair. */
  readonly load: Int32Array;
  /** By pair: longest time between the begins of service at its two nodes. */
  readonly span: Float64Array;
  /** By `fitsFrom[vehicle] + packed load`: 1 if the vehicle can carry it. */
  readonly fits: Uint8Array;
  readonly fitsFrom: Int32Array;
  /** By `request * vehicles + vehicle`: 1 if the vehicle may carry the request. */
  readonly allowed: Uint8Array;
  /** By request: cost of leaving it out; `mandatory` where it must be served. */
  readonly penalty: Float64Array;
  /** More than any plan without it could save. */
  readonly mandatory: number;
  /** By vehicle: vehicles of one kind are alike in everything, so one empty tour of a kind stands for all. */
  readonly kind: Int32Array;
  /** Longest wait with somebody aboard; Infinity: no limit. */
  readonly waitAboard: number;
  /** By vehicle: leading visits of the starting tour that stay, in nodes. */
  readonly locked: Int32Array;
  /** By request: the vehicle it sits in, or −1. */
  readonly aboard: Int32Array;
  /** Requests that are not breaks. */
  readonly parties: number;
}

/**
 * Lays the problem out. O(nodes²) time and memory: 32 bytes a pair of nodes at most, so 2,000 nodes take 128 MB.
 * Throws RangeError where the problem contradicts itself.
 */
export function modelOf(problem: Problem): Model {
  const parties = problem.requests.length;
  const vehicles = problem.vehicles.length;
  const requests = parties + (problem.breaks?.length ?? 0);
  const nodes = 2 * (requests + vehicles);
  const pairs = visitPairs(problem);
  const flat = [...pairs.flat(), ...problem.vehicles.flatMap(endsOf)];
  const { load, fits, fitsFrom } = loads(problem, requests);
  const { travel, cost } = matrices(problem, flat);
  const travelInto = transposed(travel, nodes);
  const mandatory = mandatoryPenalty(problem, cost);
  const model: Model = {
    requests,
    vehicles,
    nodes,
    travel,
    cost,
    travelInto,
    costInto: cost === travel ? travelInto : transposed(cost, nodes),
    earliest: Float64Array.from(flat, (visit) => visit.earliest),
    latest: Float64Array.from(flat, (visit) => visit.latest),
    dwell: Float64Array.from(flat, (visit) => visit.dwell),
    load,
    span: spans(problem, requests),
    fits,
    fitsFrom,
    allowed: allowances(problem, requests),
    penalty: Float64Array.from({ length: requests }, (_, r) => problem.requests[r]?.penalty ?? mandatory),
    mandatory,
    kind: kinds(problem),
    waitAboard: problem.maxWaitAboard ?? Infinity,
    locked: Int32Array.from(problem.vehicles, (vehicle) => vehicle.locked ?? 0),
    aboard: Int32Array.from({ length: requests }, (_, r) => problem.requests[r]?.aboard?.vehicle ?? -1),
    parties,
  };
  tighten(model);
  return model;
}

/** The nodes of a tour between start and end, from the codes of a plan: parties aboard first, breaks doubled. */
export function nodesOfTour(model: Model, vehicle: number, codes: readonly number[]): number[] {
  const nodes: number[] = [];
  for (let r = 0; r < model.parties; r++) if (model.aboard[r] === vehicle) nodes.push(2 * r);
  for (const code of codes) {
    nodes.push(code);
    if (code >= 2 * model.parties) nodes.push(code + 1);
  }
  return nodes;
}

/** The inverse of nodesOfTour. */
export function codesOfTour(model: Model, nodes: ArrayLike<number>): number[] {
  return Array.from(nodes).filter((node) =>
    node >= 2 * model.parties ? (node & 1) === 0 : (node & 1) === 1 || model.aboard[node >> 1]! < 0,
  );
}

/** A plan in which nobody is served but those aboard; in the order of their indices. */
export function emptyPlan(problem: Problem): Plan {
  return problem.vehicles.map((_, v) =>
    problem.requests.flatMap((request, r) => (request.aboard?.vehicle === v ? [2 * r + 1] : [])),
  );
}

/** A visit, and whether leaving it for another place costs the halt. A place of −1 is nowhere: no driving. */
interface Node extends SearchVisit {
  readonly halts: boolean;
}

function visitPairs(problem: Problem): [Node, Node][] {
  const parties = problem.requests.map((request, r): [Node, Node] => [
    request.pickup ? { ...request.pickup, halts: true } : boarded(problem, request, r),
    { ...request.dropoff, halts: true },
  ]);
  const breaks = (problem.breaks ?? []).map((rest): [Node, Node] => [
    { ...rest, dwell: rest.duration, halts: true },
    { place: rest.place, earliest: rest.earliest, latest: Infinity, dwell: 0, halts: true },
  ]);
  return [...parties, ...breaks];
}

/** The pick-up of a party aboard, moved to where and when its vehicle can leave. */
function boarded(problem: Problem, request: SearchRequest, r: number): Node {
  const vehicle = problem.vehicles[request.aboard?.vehicle ?? -1];
  if (!vehicle) throw new RangeError(`request ${r} has neither a pick-up nor a vehicle it is aboard of`);
  const { start: place, earliest } = vehicle;
  return { place, earliest, latest: earliest, dwell: 0, halts: vehicle.halted ?? false };
}

function endsOf(vehicle: SearchVehicle): [Node, Node] {
  const { start, earliest, latest, end } = vehicle;
  return [
    { place: start, earliest, latest, dwell: 0, halts: vehicle.halted ?? false },
    { place: end ?? -1, earliest, latest, dwell: 0, halts: false },
  ];
}

function matrices(problem: Problem, flat: readonly Node[]): { travel: Float64Array; cost: Float64Array } {
  const { places, halt = 0 } = problem;
  const size = flat.length;
  const travel = new Float64Array(size * size);
  const apart = problem.cost !== undefined || halt > 0;
  const cost = apart ? new Float64Array(size * size) : travel;
  for (const [a, from] of flat.entries()) {
    for (const [b, to] of flat.entries()) {
      if (from.place < 0 || to.place < 0) continue;
      const between = from.place * places + to.place;
      if (apart) cost[a * size + b] = (problem.cost ?? problem.travel)[between]!;
      travel[a * size + b] = problem.travel[between]! + (from.halts && from.place !== to.place ? halt : 0);
    }
  }
  return { travel, cost };
}

/** The matrix with rows and columns exchanged; itself where that changes nothing. */
function transposed(matrix: Float64Array, size: number): Float64Array {
  const result = matrix.map((_, k) => matrix[(k % size) * size + Math.floor(k / size)]!);
  return result.every((value, k) => value === matrix[k]) ? matrix : result;
}

/**
 * Loads packed into one number, seats + wheelchairs × (seats possible + 1), so that adding loads adds the
 * numbers and one table look-up says whether a vehicle can carry them. The upper half of a table belongs to a
 * break: only a break alone fits there.
 */
function loads(problem: Problem, requests: number): Pick<Model, 'load' | 'fits' | 'fitsFrom'> {
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  // Twice the capacity: while the drop-offs of those aboard are being moved, others may be counted on top.
  const seats =
    2 * most(problem.vehicles.flatMap((v) => v.seats)) + most(problem.requests.map((r) => r.seats));
  const places = most(problem.vehicles.map((v) => v.seats.length - 1));
  const chairs = 2 * places + most(problem.requests.map((r) => r.wheelchairs));
  const row = seats + 1;
  const half = row * (chairs + 1);
  const fits = new Uint8Array(2 * half * problem.vehicles.length);
  for (const [v, vehicle] of problem.vehicles.entries()) {
    for (const [w, free] of vehicle.seats.entries()) {
      fits.fill(1, 2 * half * v + w * row, 2 * half * v + w * row + free + 1);
    }
    fits[2 * half * v + half] = 1;
  }
  const load = new Int32Array(2 * (requests + problem.vehicles.length));
  for (let r = 0; r < requests; r++) {
    const request = problem.requests[r];
    load[2 * r] = request ? request.seats + request.wheelchairs * row : half;
    load[2 * r + 1] = -load[2 * r]!;
  }
  return { load, fits, fitsFrom: Int32Array.from(problem.vehicles, (_, v) => 2 * half * v) };
}

function spans(problem: Problem, requests: number): Float64Array {
  const span = new Float64Array(requests + problem.vehicles.length).fill(Infinity);
  for (const [r, request] of problem.requests.entries()) {
    const passed = request.aboard
      ? problem.vehicles[request.aboard.vehicle]!.earliest - request.aboard.since
      : 0;
    span[r] = (request.maxRide ?? Infinity) - passed;
  }
  for (const [v, vehicle] of problem.vehicles.entries()) span[requests + v] = vehicle.maxDuration ?? Infinity;
  return span;
}

function allowances(problem: Problem, requests: number): Uint8Array {
  const vehicles = problem.vehicles.length;
  const allowed = new Uint8Array(requests * vehicles).fill(1);
  for (let r = 0; r < requests; r++) {
    const request = problem.requests[r];
    const bound = request ? request.aboard?.vehicle : problem.breaks?.[r - problem.requests.length]?.vehicle;
    const list = bound === undefined ? request?.vehicles : [bound];
    if (!list) continue;
    allowed.fill(0, r * vehicles, (r + 1) * vehicles);
    for (const v of list) allowed[r * vehicles + v] = 1;
  }
  return allowed;
}

function mandatoryPenalty(problem: Problem, cost: Float64Array): number {
  let dearest = 0;
  for (const c of cost) if (c < 1e8 && c > dearest) dearest = c;
  const optional = problem.requests.reduce((sum, request) => sum + (request.penalty ?? 0), 0);
  return 1 + optional + 10 * dearest;
}

function kinds(problem: Problem): Int32Array {
  const known = new Map<string, number>();
  const special = new Set(problem.requests.flatMap((request) => request.vehicles ?? []));
  for (const rest of problem.breaks ?? []) special.add(rest.vehicle);
  for (const request of problem.requests) if (request.aboard) special.add(request.aboard.vehicle);
  for (const [v, vehicle] of problem.vehicles.entries()) if (vehicle.locked) special.add(v);
  return Int32Array.from(problem.vehicles, (vehicle, v) => {
    const key = special.has(v) ? `vehicle ${v}` : JSON.stringify(vehicle);
    if (!known.has(key)) known.set(key, known.size);
    return known.get(key)!;
  });
}

/**
 * Narrows the windows to what every schedule must keep anyway: pair by pair through driving time and span,
 * then through the vehicle that can be there first and get home last (Cordeau 2006, section 4).
 */
function tighten(model: Model): void {
  const { requests, vehicles, nodes, earliest, latest, dwell, travel, span, allowed } = model;
  for (let r = 0; r < requests; r++) {
    const p = 2 * r;
    const d = p + 1;
    let first = Infinity;
    let last = -Infinity;
    for (let v = 0; v < vehicles; v++) {
      if (allowed[r * vehicles + v] === 0) continue;
      const start = 2 * (requests + v);
      first = Math.min(first, earliest[start]! + travel[start * nodes + p]!);
      last = Math.max(last, latest[start + 1]! - travel[d * nodes + start + 1]! - dwell[d]!);
    }
    if (first === Infinity) continue;
    const ride = dwell[p]! + travel[p * nodes + d]!;
    latest[d] = Math.min(latest[d]!, last, latest[p]! + span[r]!);
    earliest[p] = Math.max(earliest[p]!, first, earliest[d]! - span[r]!);
    latest[p] = Math.min(latest[p]!, latest[d] - ride);
    earliest[d] = Math.max(earliest[d]!, earliest[p] + ride);
    latest[d] = Math.min(latest[d], latest[p] + span[r]!);
    earliest[p] = Math.max(earliest[p], earliest[d] - span[r]!);
  }
}
