import type { VehicleIndex } from '../ids.js';
import { below, type Random } from '../random.js';
import type { Board } from './board.js';
import { drivingCost } from './cost.js';
import { asPromised } from './disruption.js';
import { board, draftOf, place, remove, type Draft, type Placed } from './draft.js';
import type { Fleet } from './fleet.js';
import type { ProposedTour } from './input.js';
import { search } from './offering.js';
import { sameVisits } from './proposing.js';
import { vehiclesFor } from './rules.js';
import type { Tour, Visit } from './tour.js';
import { openPosition } from './turn.js';
import type { World } from './world.js';

/** Most rides taken out in one attempt: more are seldom put back at a gain. */
const MOST_RIDES = 5;

/** A gain smaller than this is rounding, yen. */
const LEAST_GAIN = 1e-6;

/**
 * A cheaper plan for the same promises, or nothing if none was found: rides that are near each other in place
 * and time are taken out and put back in another order, `attempts` times; each costs about as much as placing
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
  let movable = movableRides(draft);
  let gained = false;
  for (let i = 0; i < attempts && movable.length > 0; i++) {
    if (!attempt(draft, chooseRelated(draft, movable, random), random)) continue;
    gained = true;
    movable = movableRides(draft);
  }
  if (!gained) return undefined;
  return draft.tours.flatMap((tour, v) =>
    sameVisits(tour.visits, fleet.tours[v]!.visits) ? [] : [proposalOf(tour, v as VehicleIndex)],
  );
}

/** Takes the rides out and puts them back; false, and the draft as it was, if that saves nothing. */
function attempt(draft: Draft, chosen: readonly Placed[], random: Random): boolean {
  const saved = [...draft.tours];
  const costs = new Map<VehicleIndex, number>();
  const sound = new Set<VehicleIndex>();
  const note = (v: VehicleIndex): void => {
    if (costs.has(v)) return;
    costs.set(v, tourCost(draft, v));
    if (board(draft).spoilt[v] === 0) sound.add(v);
  };
  for (const { vehicle } of chosen) note(vehicle);
  for (const placed of chosen) remove(draft, placed);
  for (const { ride, vehicle } of shuffled(chosen, random)) {
    // The vehicle it comes from is seldom far off: its cost soon bounds the search over the others.
    const vehicles =
      ride.pinned === undefined
        ? [vehicle, ...vehiclesFor(draft, ride.request, ride).filter((v) => v !== vehicle)]
        : [ride.pinned];
    const found = search(draft, asPromised(draft, ride), vehicles);
    if (found === undefined) return restore(draft, saved);
    note(found.vehicle);
    place(draft, ride, found);
  }
  let gain = 0;
  for (const [v, before] of costs) gain += before - tourCost(draft, v);
  // A visit taken out can leave riders waiting aboard for the next one: its absence may break what it kept.
  const { spoilt } = board(draft);
  const spoils = [...sound].some((v) => spoilt[v] === 1);
  return (gain > LEAST_GAIN && !spoils) || restore(draft, saved);
}

function restore(draft: Draft, saved: readonly Tour[]): false {
  for (const [v, tour] of saved.entries()) draft.tours[v] = tour;
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
function movableRides(draft: Draft): Placed[] {
  const rows: Board = board(draft);
  return draft.tours.flatMap((tour, v) => {
    const vehicle = v as VehicleIndex;
    const open = openPosition(tour, draft.now, rows, vehicle);
    return tour.visits
      .slice(open)
      .flatMap((visit) => (visit.kind === 'pickup' ? [{ vehicle, ride: visit.ride }] : []));
  });
}

/** One ride drawn by chance and those most like it: near in place and in time, with some chance in the order. */
function chooseRelated(draft: Draft, movable: readonly Placed[], random: Random): Placed[] {
  const seed = movable[below(movable.length, random)]!.ride;
  const travel = draft.world.travel[0]!;
  const count = Math.min(movable.length, 1 + below(MOST_RIDES, random));
  const unlikeness = movable.map((placed, i) => {
    const { origin, destination, promise } = placed.ride;
    const apart =
      travel.between(seed.origin, origin, 0) +
      travel.between(seed.destination, destination, 0) +
      Math.abs(seed.promise.pickup.earliest - promise.pickup.earliest);
    return { i, apart: placed.ride === seed ? -1 : apart * (0.5 + random()) };
  });
  unlikeness.sort((a, b) => a.apart - b.apart || a.i - b.i);
  return unlikeness.slice(0, count).map(({ i }) => movable[i]!);
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = below(i + 1, random);
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled;
}

function proposalOf(tour: Tour, vehicle: VehicleIndex): ProposedTour {
  return { vehicle, visits: tour.visits.map(nameOf) };
}

function nameOf(visit: Visit): ProposedTour['visits'][number] {
  if (visit.kind === 'break') return { kind: 'break' };
  return { kind: visit.kind, request: visit.ride.request.id, offer: visit.ride.offer };
}
