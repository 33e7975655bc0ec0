import type { VehicleIndex } from '../ids.js';
import { below, type Random } from '../random.js';
import { drivingCost, dropoffWeight, pickupWeight } from './cost.js';
import { asPromised } from './disruption.js';
import { board, draftOf, place, replan, type Draft } from './draft.js';
import type { Fleet } from './fleet.js';
import type { ProposedTour } from './input.js';
import { bestInsertion } from './insertion.js';
import { sameVisits } from './proposing.js';
import { vehiclesFor } from './rules.js';
import type { Ride, Tour, Visit } from './tour.js';
import { openPosition } from './turn.js';
import type { Wanted } from './wanted.js';
import type { World } from './world.js';

/** Most rides taken out in one attempt: more are seldom put back at a gain. */
const MOST_RIDES = 5;

/** A gain smaller than this is rounding, yen. */
const LEAST_GAIN = 1e-6;

/**
 * A cheaper plan for the same promises, or nothing if none was found: rides that are near each other in place
 * and time are taken out and put back in another order, `attempts` times; each costs less than placing
 * those rides anew. Only what may still
 * move is touched: nobody aboard changes vehicle, what is as good as begun stays, pinned rides stay where they
 * are. The result is a proposal: the dispatcher adopts it only if the referee accepts it.
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
  const known = new Map<Ride, Movable>();
  let movable = movableRides(draft, known);
  let gained = false;
  for (let i = 0; i < attempts && movable.length > 0; i++) {
    if (!attempt(draft, shuffled(chooseRelated(draft, movable, random), random))) continue;
    gained = true;
    movable = movableRides(draft, known);
  }
  if (!gained) return undefined;
  return draft.tours.flatMap((tour, v) =>
    sameVisits(tour.visits, fleet.tours[v]!.visits) ? [] : [proposalOf(tour, v as VehicleIndex)],
  );
}

/** A ride that may be given another place in the plan. */
interface Movable {
  /** Where it is now. */
  vehicle: VehicleIndex;
  readonly ride: Ride;
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
function attempt(draft: Draft, chosen: readonly Movable[]): boolean {
  const saved = draft.tours.slice();
  const touched: Touched = { vehicles: [], cost: 0, sound: [] };
  for (const { vehicle } of chosen) touch(draft, touched, vehicle);
  takeOut(draft, touched.vehicles, chosen);
  let room = touched.cost - LEAST_GAIN;
  for (const v of touched.vehicles) room -= tourCost(draft, v);
  for (const { least } of chosen) room -= least;
  // A ride put in between can lift the limit on waiting aboard, and so make up for what those before it cost.
  const { credit } = board(draft);
  let hope = 0;
  if (chosen.length > 1) for (const v of touched.vehicles) hope += credit[v]!;
  for (const { ride, wanted, vehicles, least } of chosen) {
    room += least;
    if (ride === chosen.at(-1)!.ride) hope = 0;
    const found = bestInsertion(board(draft), draft.tours, wanted, {
      now: draft.now,
      vehicles,
      below: room + hope - absolute(wanted, wanted.pickup.earliest),
    });
    if (found === undefined) return restore(draft, saved);
    room -= found.cost + absolute(wanted, found.pickupAt);
    touch(draft, touched, found.vehicle);
    place(draft, ride, found);
  }
  let cost = 0;
  for (const v of touched.vehicles) cost += tourCost(draft, v);
  // A visit taken out can leave riders waiting aboard for the next one: its absence may break what it kept.
  const { spoilt } = board(draft);
  if (cost >= touched.cost - LEAST_GAIN || touched.sound.some((v) => spoilt[v] === 1))
    return restore(draft, saved);
  return true;
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

function takeOut(draft: Draft, from: readonly VehicleIndex[], chosen: readonly Movable[]): void {
  for (const v of from) {
    const kept: Visit[] = [];
    for (const visit of draft.tours[v]!.visits) {
      if (visit.kind === 'break' || !isAmong(chosen, visit.ride)) kept.push(visit);
    }
    replan(draft, v, kept);
  }
}

function isAmong(chosen: readonly Movable[], ride: Ride): boolean {
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
function movableRides(draft: Draft, known: Map<Ride, Movable>): Movable[] {
  const rows = board(draft);
  const movable: Movable[] = [];
  for (let v = 0 as VehicleIndex; v < draft.tours.length; v++) {
    const { visits } = draft.tours[v]!;
    for (let i = openPosition(draft.tours[v]!, draft.now, rows, v); i < visits.length; i++) {
      const visit = visits[i]!;
      if (visit.kind !== 'pickup') continue;
      let one = known.get(visit.ride);
      if (one === undefined) {
        one = movableRide(draft, visit.ride, v);
        known.set(visit.ride, one);
      }
      one.vehicle = v;
      movable.push(one);
    }
  }
  return movable;
}

function movableRide(draft: Draft, ride: Ride, vehicle: VehicleIndex): Movable {
  const { travel, policy } = draft.world;
  const wanted = asPromised(draft, ride);
  const { persons, boarding } = ride.request;
  let drive = Infinity;
  for (const times of travel) {
    for (let k = 0; k < times.periods.length; k++) {
      drive = Math.min(drive, times.between(ride.origin, ride.destination, k));
    }
  }
  const pickupAt = wanted.pickup.earliest;
  const least =
    pickupWeight(persons, policy.weights) * pickupAt +
    dropoffWeight(persons, policy.weights) * (pickupAt + boarding + drive);
  const vehicles = ride.pinned === undefined ? vehiclesFor(draft, ride.request, ride) : [ride.pinned];
  return { vehicle, ride, wanted, vehicles, least };
}

/** One ride drawn by chance and those most like it: near in place and in time, with some chance in the order. */
function chooseRelated(draft: Draft, movable: readonly Movable[], random: Random): Movable[] {
  const seed = movable[below(movable.length, random)]!;
  const travel = draft.world.travel[0]!;
  const fromOrigin = travel.rowFrom(seed.ride.origin, 0);
  const fromDestination = travel.rowFrom(seed.ride.destination, 0);
  const { earliest } = seed.ride.promise.pickup;
  const count = Math.min(movable.length, 1 + below(MOST_RIDES, random));
  const chosen = [seed];
  const apart = [-1];
  for (const other of movable) {
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
