import type { Seconds, ServiceTime } from '../../units.js';
import { draftOf, type Draft } from '../draft.js';
import { search } from '../offering.js';
import type { Policy } from '../policy.js';
import type { Request } from '../request.js';
import { againstRules, vehiclesFor } from '../rules.js';
import { asWished, wantedFor } from '../wanted.js';
import type { Remedy } from './explanation.js';
import { least } from './least.js';
import { met, type Asking } from './met.js';
import { moreVehicles } from './more-vehicles.js';
import { noWheelchair, partOf, restOf } from './other-party.js';
import { earlierTimes, laterTimes, otherStops, type Change } from './other-trip.js';

/** Waits and rides are not stretched by more than this. */
const MOST_MINUTES = 120;

/**
 * What would have made the wish possible as wished, each by itself, what the rider can change first. Insertions look
 * for candidates; each that is returned has then been asked of `step` in the same state and was offered as wished.
 * Times are tried minute by minute within the hours of the service: up to a thousand insertions, about 30 µs each for
 * 100 tours, if no minute of the day would do.
 */
export function remedies(asking: Asking): Remedy[] {
  const { request, at, world, fleet } = asking;
  const draft = draftOf(fleet, at, world);
  const firstOf = (changes: Iterable<Change>): Remedy[] => {
    for (const { remedy, request: changed } of changes) {
      if (fits(draft, changed, at) && met({ ...asking, request: changed }) !== undefined) return [remedy];
    }
    return [];
  };
  return [
    ...firstOf(laterTimes(request, at, world)),
    ...firstOf(earlierTimes(request, draft.now)),
    ...firstOf(otherStops(request, 'other-origin', at, world)),
    ...firstOf(otherStops(request, 'other-destination', at, world)),
    ...otherParties(asking, draft),
    ...firstOf(noWheelchair(request)),
    ...otherRules(asking, draft),
    ...moreVehicles(asking),
  ];
}

/** Whether there is room at all: what `met` would say, without making the offer. */
function fits(draft: Draft, request: Request, at: ServiceTime, policy: Policy = draft.world.policy): boolean {
  if (againstRules(draft, request, at) !== undefined) return false;
  const trip = asWished(request);
  const wanted = wantedFor(request, trip, { asked: at, now: draft.now }, { ...draft.world, policy });
  return wanted !== undefined && search(draft, wanted, vehiclesFor(draft, request, trip)) !== undefined;
}

/** How many of the party could ride together, and how it could ride in two. */
function otherParties(asking: Asking, draft: Draft): Remedy[] {
  const { request, at } = asking;
  const found: Remedy[] = [];
  let most = 0;
  for (let persons = request.persons - 1; persons > 0 && most === 0; persons--) {
    const part = partOf(request, persons);
    if (fits(draft, part, at) && met({ ...asking, request: part }) !== undefined) most = persons;
  }
  if (most > 0) found.push({ code: 'fewer-persons', persons: most });
  for (let persons = Math.ceil(request.persons / 2); persons <= most; persons++) {
    const after = met({ ...asking, request: partOf(request, persons) });
    if (after === undefined) continue;
    if (met({ ...asking, fleet: after, request: restOf(request, persons) }) === undefined) continue;
    return [...found, { code: 'split-party', parts: [persons, request.persons - persons] }];
  }
  return found;
}

/** What the service would have to allow: another wait, another ride, another arrival. */
function otherRules(asking: Asking, draft: Draft): Remedy[] {
  const { request, at, world } = asking;
  const { policy } = world;
  const wait =
    request.wish.kind === 'arrive'
      ? { code: 'earlier-arrival' as const, change: arrivingEarlier }
      : { code: 'longer-wait' as const, change: waitingLonger };
  return [wait, { code: 'longer-ride' as const, change: ridingLonger }].flatMap(({ code, change }) => {
    const minutes = least(MOST_MINUTES, (n) => fits(draft, request, at, change(policy, n * 60)));
    if (minutes === undefined) return [];
    const stretched = { ...world, policy: change(policy, minutes * 60) };
    return met({ ...asking, world: stretched }) === undefined ? [] : [{ code, minutes }];
  });
}

const plus = (length: Seconds, more: number): Seconds => (length + more) as Seconds;

const waitingLonger = (policy: Policy, by: number): Policy => ({
  ...policy,
  maxWait: plus(policy.maxWait, by),
});

const arrivingEarlier = (policy: Policy, by: number): Policy => ({
  ...policy,
  maxEarlyArrival: plus(policy.maxEarlyArrival, by),
});

function ridingLonger(policy: Policy, by: number): Policy {
  const { ride } = policy;
  const longer = {
    plus: plus(ride.plus, by),
    maxDetour: plus(ride.maxDetour, by),
    cap: plus(ride.cap, by),
  };
  return { ...policy, ride: { ...ride, ...longer } };
}
