import type { Plan, Problem, SearchVisit } from './problem.js';

/** Why a plan is no plan: the vehicle (−1: none in particular) and the reason in words. */
export interface Fault {
  readonly vehicle: number;
  readonly reason: string;
}

/**
 * Everything that is wrong with a plan; empty if it may be driven. Judges from the problem alone and shares no
 * code with the search: a schedule exists exactly if the difference constraints between the begins of service
 * have no negative cycle, which Bellman and Ford's rounds decide.
 *
 * `tolerance` is what a moment may be off, in the unit of the problem, to forgive the rounding of doubles.
 */
export function faultsOf(problem: Problem, plan: Plan, tolerance = 1e-7): Fault[] {
  const faults: Fault[] = [];
  if (plan.length !== problem.vehicles.length) {
    faults.push({ vehicle: -1, reason: `${plan.length} tours for ${problem.vehicles.length} vehicles` });
    return faults;
  }
  for (const [v, codes] of plan.entries()) {
    const reason =
      orderFault(problem, v, codes) ??
      loadFault(problem, v, codes) ??
      timeFault(problem, v, codes, tolerance);
    if (reason !== undefined) faults.push({ vehicle: v, reason });
  }
  return [...faults, ...coverFaults(problem, plan)];
}

/** Cost of driving a plan, every vehicle from its start to its end; penalties are not part of it. */
export function drivingCost(problem: Problem, plan: Plan): number {
  const matrix = problem.cost ?? problem.travel;
  let sum = 0;
  for (const [v, codes] of plan.entries()) {
    const { start, end } = problem.vehicles[v]!;
    const places = [
      start,
      ...codes.map((code) => visitOf(problem, code).place),
      ...(end === undefined ? [] : [end]),
    ];
    for (let k = 1; k < places.length; k++) sum += matrix[places[k - 1]! * problem.places + places[k]!]!;
  }
  return sum;
}

function orderFault(problem: Problem, vehicle: number, codes: readonly number[]): string | undefined {
  const parties = problem.requests.length;
  for (const [k, code] of codes.entries()) {
    const isParty = code >> 1 < parties;
    if (codes.indexOf(code) < k) return `visit ${code} occurs twice`;
    const reason = isParty ? partyFault(problem, vehicle, { codes, k }) : breakFault(problem, vehicle, code);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function breakFault(problem: Problem, vehicle: number, code: number): string | undefined {
  const b = (code >> 1) - problem.requests.length;
  const rest = problem.breaks?.[b];
  if (!rest || code % 2 === 1) return `visit ${code} names nothing`;
  return rest.vehicle === vehicle ? undefined : `break ${b} belongs to vehicle ${rest.vehicle}`;
}

/** What is wrong with where one visit of a party stands in its tour. */
function partyFault(
  problem: Problem,
  vehicle: number,
  { codes, k }: { readonly codes: readonly number[]; readonly k: number },
): string | undefined {
  const code = codes[k]!;
  const r = code >> 1;
  const { vehicles, aboard } = problem.requests[r]!;
  if (vehicles && !vehicles.includes(vehicle)) return `request ${r} may not ride here`;
  if (aboard) {
    return code % 2 === 0 || aboard.vehicle !== vehicle
      ? `request ${r} is aboard vehicle ${aboard.vehicle}`
      : undefined;
  }
  const partner = codes.indexOf(code ^ 1);
  if (code % 2 === 1 && (partner < 0 || partner > k)) return `request ${r} alights before it boards`;
  return partner < 0 ? `request ${r} never alights` : undefined;
}

function loadFault(problem: Problem, vehicle: number, codes: readonly number[]): string | undefined {
  const free = problem.vehicles[vehicle]!.seats;
  let seats = 0;
  let wheelchairs = 0;
  const carried = problem.requests.filter((request) => request.aboard?.vehicle === vehicle);
  for (const request of carried) {
    seats += request.seats;
    wheelchairs += request.wheelchairs;
  }
  for (const code of [-1, ...codes]) {
    const request = problem.requests[code >> 1];
    if (code >= 0 && !request && (seats > 0 || wheelchairs > 0)) return 'somebody is aboard during a break';
    const sign = code % 2 === 0 ? 1 : -1;
    seats += request ? sign * request.seats : 0;
    wheelchairs += request ? sign * request.wheelchairs : 0;
    if (seats > (free[wheelchairs] ?? -1))
      return `${seats} seats and ${wheelchairs} wheelchairs taken after visit ${code}`;
  }
  return undefined;
}

/** Begin `to` is at least begin `from` + `least`. */
interface Constraint {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

function timeFault(
  problem: Problem,
  v: number,
  codes: readonly number[],
  tolerance: number,
): string | undefined {
  const vehicle = problem.vehicles[v]!;
  const visits = codes.map((code) => visitOf(problem, code));
  const end = codes.length + 1;
  const earliest = [vehicle.earliest, ...visits.map((visit) => visit.earliest), vehicle.earliest];
  const latest = [vehicle.latest, ...visits.map((visit) => visit.latest), vehicle.latest];
  const constraints = [...legs(problem, v, codes), ...rides(problem, codes)];
  if (vehicle.maxDuration !== undefined) constraints.push({ from: end, to: 0, least: -vehicle.maxDuration });
  for (const [k, code] of codes.entries()) {
    const request = problem.requests[code >> 1];
    if (!request?.aboard) continue;
    latest[k + 1] = Math.min(latest[k + 1]!, request.aboard.since + (request.maxRide ?? Infinity));
    // Those aboard sit in a vehicle that leaves at once or waits on the way.
    latest[0] = vehicle.earliest;
  }
  const begin = [...earliest];
  for (let round = 0; ; round++) {
    let changed = false;
    for (const { from, to, least } of constraints) {
      if (begin[from]! + least <= begin[to]! + tolerance / 100) continue;
      begin[to] = begin[from]! + least;
      changed = true;
    }
    const broken = begin.findIndex((moment, k) => moment > latest[k]! + tolerance);
    if (broken >= 0)
      return `no schedule: position ${broken} cannot begin before ${begin[broken]}, due ${latest[broken]}`;
    if (!changed) return undefined;
    if (round > end + 1) return 'no schedule: the limits on rides, waits and the tour contradict each other';
  }
}

/** From visit to visit: service and drive at least; with somebody aboard, at most the longest wait more. */
function legs(problem: Problem, v: number, codes: readonly number[]): Constraint[] {
  const constraints: Constraint[] = [];
  let aboard = problem.requests.filter((request) => request.aboard?.vehicle === v).length;
  for (let k = 0; k <= codes.length; k++) {
    const least = legTime(problem, v, { codes, k });
    constraints.push({ from: k, to: k + 1, least });
    if (aboard > 0 && problem.maxWaitAboard !== undefined) {
      constraints.push({ from: k + 1, to: k, least: -(least + problem.maxWaitAboard) });
    }
    const code = codes[k];
    if (code !== undefined && code >> 1 < problem.requests.length) aboard += code % 2 === 0 ? 1 : -1;
  }
  return constraints;
}

/** Service at position k (0: the start of the vehicle) and the drive to the position after it. */
function legTime(
  problem: Problem,
  v: number,
  { codes, k }: { readonly codes: readonly number[]; readonly k: number },
): number {
  const vehicle = problem.vehicles[v]!;
  const from = k === 0 ? undefined : visitOf(problem, codes[k - 1]!);
  const to = k === codes.length ? vehicle.end : visitOf(problem, codes[k]!).place;
  const place = from?.place ?? vehicle.start;
  const dwell = from?.dwell ?? 0;
  if (to === undefined) return dwell;
  const pays = place !== to && (from !== undefined || vehicle.halted === true);
  return dwell + problem.travel[place * problem.places + to]! + (pays ? (problem.halt ?? 0) : 0);
}

function rides(problem: Problem, codes: readonly number[]): Constraint[] {
  return codes.flatMap((code, k) => {
    const request = problem.requests[code >> 1];
    const board = codes.indexOf(code - 1);
    if (code % 2 === 0 || request?.maxRide === undefined || board < 0) return [];
    return [{ from: k + 1, to: board + 1, least: -request.maxRide }];
  });
}

function coverFaults(problem: Problem, plan: Plan): Fault[] {
  const served = new Map<number, number>();
  for (const code of plan.flat()) served.set(code, (served.get(code) ?? 0) + 1);
  const faults: Fault[] = [];
  for (const [r, request] of problem.requests.entries()) {
    const times = served.get(2 * r + 1) ?? 0;
    if (times > 1) faults.push({ vehicle: -1, reason: `request ${r} is served ${times} times` });
    if (times === 0 && request.penalty === undefined)
      faults.push({ vehicle: -1, reason: `request ${r} is not served` });
  }
  for (const b of (problem.breaks ?? []).keys()) {
    const code = 2 * (problem.requests.length + b);
    if (!served.has(code)) faults.push({ vehicle: -1, reason: `break ${b} is not taken` });
  }
  return faults;
}

function visitOf(problem: Problem, code: number): SearchVisit {
  const request = problem.requests[code >> 1];
  const visit = code % 2 === 0 ? request?.pickup : request?.dropoff;
  if (visit) return visit;
  const rest = problem.breaks?.[(code >> 1) - problem.requests.length];
  if (!rest) throw new RangeError(`visit ${code} names nothing`);
  return { ...rest, dwell: rest.duration };
}
