import type { VehicleIndex } from '../ids.js';
import { below, type Random } from '../random.js';
import { drivingCost, dropoffWeight, pickupWeight } from './cost.js';
import { asPromised } from './disruption.js';
import { board, draftOf, place, replan, type Draft, type Placed } from './draft.js';
import type { Fleet } from './fleet.js';
import type { ProposedTour } from './input.js';
import { bestInsertion } from './insertion.js';
import { sameVisits } from './proposing.js';
import { comingRequests, readiness, readinessCost } from './readiness.js';
import { vehiclesFor } from './rules.js';
import type { Ride, Tour, Visit } from './tour.js';
import { fastestDrive } from './travel-times.js';
import { openPosition } from './turn.js';
import type { Wanted } from './wanted.js';
import type { World } from './world.js';

/** Most rides taken out in one attempt: more are seldom put back at a gain. */
const MOST_RIDES = 5;

/** A gain smaller than this is rounding, yen. */
const LEAST_GAIN = 1e-6;

/**
 * A cheaper plan for the same promises, or nothing if none was found: rides that are near each other in place
 * and time are taken out and put back in another order, `attempts` times. Only what may still move is touched:
 * nobody aboard changes vehicle, what is as good as begun stays, pinned rides stay where they are. The result is a
 * proposal: the dispatcher adopts it, whole, only if it still fits and the referee accepts it.
 *
 * A server calls it between inputs, a few attempts at a time, with one stream of chance that it carries on, and sends
 * each result at once as a `proposed` input, before any other: a call knows nothing of the calls before, so there is
 * nothing to drop when an input comes. A call lists the open rides once, O(rides); an attempt costs up to five best
 * insertions, most of them cut short: `npm run bench -- dispatch` has the time of a slice.
 *
 * Ruin and recreate: Schrimpf et al. 2000; removal of related visits: Shaw 1998.
 */
export function improve(
  fleet: Fleet,
  world: World,
  attempts: number,
  random: Random,
): readonly ProposedTour[] | undefined {
  const draft = draftOf(fleet, fleet.now, world);
  const search: Search = { draft, known: new Map(), readiness: readinessOf(draft) };
  let placed = placedRides(draft);
  let gained = false;
  for (let i = 0; i < attempts && placed.length > 0; i++) {
    const chosen = shuffled(chooseRelated(draft, placed, random), random);
    if (!attempt(search, chosen)) continue;
    gained = true;
    placed = placedRides(draft);
  }
  if (!gained) return undefined;
  return draft.tours.flatMap((tour, v) =>
    sameVisits(tour.visits, fleet.tours[v]!.visits) ? [] : [proposalOf(tour, v as VehicleIndex)],
  );
}

/** The plan being changed, and what is worked out once for many attempts. */
interface Search {
  readonly draft: Draft;
  readonly known: Map<Ride, Movable>;
  /** What the plan leaves to the requests to come, yen. */
  readiness: number;
}

/** What placing a ride anew needs to know of it; the same in all attempts of a moment. */
interface Movable {
  readonly wanted: Wanted;
  /** Those that may serve it. */
  readonly vehicles: readonly VehicleIndex[];
  /** No plan can have less of its party's time than this, yen as in `tourCost`. */
  readonly least: number;
}

/** The vehicles an attempt has changed, with what they cost before. */
interface Touched {
  readonly vehicles: VehicleIndex[];
  cost: number;
  /** Those that kept everything before. */
  readonly sound: VehicleIndex[];
}

/**
 * Takes the rides out and puts them back in the given order; false, and the draft as it was, if that saves nothing.
 * What taking them out saves bounds what putting them back may cost, so a vain attempt ends early.
 */
function attempt(search: Search, chosen: readonly Placed[]): boolean {
  const { draft } = search;
  const saved = draft.tours.slice();
  const touched: Touched = { vehicles: [], cost: 0, sound: [] };
  for (const { vehicle } of chosen) touch(draft, touched, vehicle);
  takeOut(draft, touched.vehicles, chosen);
  if (!putBack(search, chosen, touched)) return restore(draft, saved);
  const readiness = readinessOf(draft);
  let cost = readiness - search.readiness;
  for (const v of touched.vehicles) cost += tourCost(draft, v);
  // A visit taken out can leave riders waiting aboard for the next one: its absence may break what it kept.
  const { spoilt } = board(draft);
  const spoils = touched.sound.some((v) => spoilt[v] === 1);
  if (cost >= touched.cost - LEAST_GAIN || spoils) return restore(draft, saved);
  search.readiness = readiness;
  return true;
}

const readinessOf = (draft: Draft): number =>
  comingRequests(draft) === 0 ? 0 : readinessCost(draft, readiness(draft));

/** Each ride by the best insertion; false as soon as the sum can be no gain. */
function putBack(search: Search, chosen: readonly Placed[], touched: Touched): boolean {
  const { draft } = search;
  let room = touched.cost - LEAST_GAIN;
  for (const v of touched.vehicles) room -= tourCost(draft, v);
  for (const { ride } of chosen) room -= details(search, ride).least;
  // A ride put in between can lift the limit on waiting aboard, and so make up for what those before it cost.
  const { credit } = board(draft);
  let hope = 0;
  for (const v of touched.vehicles) hope += credit[v]!;
  for (let i = 0; i < chosen.length; i++) {
    const { ride } = chosen[i]!;
    const { wanted, vehicles, least } = details(search, ride);
    room += least;
    const found = bestInsertion(board(draft), draft.tours, wanted, {
      now: draft.now,
      vehicles,
      below: room + (i < chosen.length - 1 ? hope : 0) - absolute(wanted, wanted.pickup.earliest),
    });
    if (found === undefined) return false;
    room -= found.cost + absolute(wanted, found.pickupAt);
    touch(draft, touched, found.vehicle);
    place(draft, ride, found);
  }
  return true;
}

function details({ draft, known }: Search, ride: Ride): Movable {
  let found = known.get(ride);
  if (found === undefined) {
    found = movable(draft, ride);
    known.set(ride, found);
  }
  return found;
}

/** Yen by which `tourCost` counts a ride higher than an insertion does: from midnight, not from the wished moment. */
function absolute({ request, wished, weights }: Wanted, pickupAt: number): number {
  return (
    (pickupWeight(request.persons, weights) + dropoffWeight(request.persons, weights)) * (wished ?? pickupAt)
  );
}

function touch(draft: Draft, touched: Touched, v: VehicleIndex): void {
  if (touched.vehicles.includes(v)) return;
  const rows = board(draft);
  rows.remember(v);
  touched.vehicles.push(v);
  touched.cost += tourCost(draft, v);
  if (rows.spoilt[v] === 0) touched.sound.push(v);
}

function takeOut(draft: Draft, from: readonly VehicleIndex[], chosen: readonly Placed[]): void {
  for (const v of from) {
    const kept: Visit[] = [];
    for (const visit of draft.tours[v]!.visits) {
      if (visit.kind === 'break' || !isAmong(chosen, visit.ride)) kept.push(visit);
    }
    replan(draft, v, kept);
  }
}

function isAmong(chosen: readonly Placed[], ride: Ride): boolean {
  for (const { ride: other } of chosen) if (other === ride) return true;
  return false;
}

function restore(draft: Draft, saved: readonly Tour[]): false {
  for (let v = 0; v < saved.length; v++) draft.tours[v] = saved[v]!;
  return false;
}

/** Driving still to come and everybody's time, up to what no plan can change. */
function tourCost(draft: Draft, v: VehicleIndex): number {
  const { size, stride, leg, weight, begin, dwell } = board(draft);
  const { motion } = draft.tours[v]!;
  const first = v * stride;
  const last = first + size[v]! - 1;
  let driven = 0;
  let time = 0;
  for (let x = first + 1; x < last; x++) {
    driven += leg[x]!;
    time += weight[x]! * begin[x]!;
  }
  // What has been driven of a leg is spent, whether the vehicle turns or not.
  if (motion.kind === 'driving' && last > first + 1) driven -= draft.now - begin[first]! - dwell[first]!;
  return drivingCost(driven, draft.world.policy.weights) + time;
}

/** Rides nobody has boarded, whose boarding is not as good as begun; in the order of vehicles and visits. */
function placedRides(draft: Draft): Placed[] {
  const rows = board(draft);
  const placed: Placed[] = [];
  for (let vehicle = 0 as VehicleIndex; vehicle < draft.tours.length; vehicle++) {
    const { visits } = draft.tours[vehicle]!;
    for (let i = openPosition(draft.tours[vehicle]!, draft.now, rows, vehicle); i < visits.length; i++) {
      const visit = visits[i]!;
      if (visit.kind === 'pickup') placed.push({ vehicle, ride: visit.ride });
    }
  }
  return placed;
}

function movable(draft: Draft, ride: Ride): Movable {
  const { travel, policy } = draft.world;
  const wanted = asPromised(draft, ride);
  const { persons, boarding } = ride.request;
  let drive = Infinity;
  for (const times of travel) drive = Math.min(drive, fastestDrive(times, ride.origin, ride.destination));
  const pickupAt = wanted.pickup.earliest;
  const least =
    pickupWeight(persons, policy.weights) * pickupAt +
    dropoffWeight(persons, policy.weights) * (pickupAt + boarding + drive);
  const vehicles = ride.pinned === undefined ? vehiclesFor(draft, ride.request, ride) : [ride.pinned];
  return { wanted, vehicles, least };
}

/** One ride drawn by chance and those most like it: near in place and in time, with some chance in the order. */
function chooseRelated(draft: Draft, placed: readonly Placed[], random: Random): Placed[] {
  const seed = placed[below(placed.length, random)]!;
  const travel = draft.world.travel[0]!;
  const fromOrigin = travel.rowFrom(seed.ride.origin, 0);
  const fromDestination = travel.rowFrom(seed.ride.destination, 0);
  const { earliest } = seed.ride.promise.pickup;
  const count = Math.min(placed.length, 1 + below(MOST_RIDES, random));
  const chosen = [seed];
  const apart = [-1];
  for (const other of placed) {
    if (other === seed || count === 1) continue;
    const { origin, destination, promise } = other.ride;
    const distance =
      (fromOrigin[origin]! + fromDestination[destination]! + Math.abs(earliest - promise.pickup.earliest)) *
      (0.5 + random());
    if (chosen.length === count && distance >= apart[count - 1]!) continue;
    if (chosen.length === count) {
      chosen.pop();
      apart.pop();
    }
    let i = chosen.length;
    while (apart[i - 1]! > distance) i--;
    chosen.splice(i, 0, other);
    apart.splice(i, 0, distance);
  }
  return chosen;
}

function shuffled<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = below(i + 1, random);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

function proposalOf(tour: Tour, vehicle: VehicleIndex): ProposedTour {
  return { vehicle, visits: tour.visits.map(nameOf) };
}

function nameOf(visit: Visit): ProposedTour['visits'][number] {
  if (visit.kind === 'break') return { kind: 'break' };
  return { kind: visit.kind, request: visit.ride.request.id, offer: visit.ride.offer };
}
