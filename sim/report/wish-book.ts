import type { Decision } from '../../core/dispatch/decision.js';
import type { Offer } from '../../core/dispatch/promise.js';
import type { Refusal, RefusalReason } from '../../core/dispatch/refusal.js';
import type { Request } from '../../core/dispatch/request.js';
import type { Ride } from '../../core/dispatch/tour.js';
import { periodAt } from '../../core/dispatch/travel-times.js';
import type { World } from '../../core/dispatch/world.js';
import { channelIn } from '../../core/money/channel.js';
import type { Fare } from '../../core/money/fare.js';
import { fareReasonText } from '../../core/money/fare-words.js';
import type { RequestId, StopIndex, VehicleIndex } from '../../core/ids.js';
import {
  elapsed,
  metres,
  minutes,
  UNREACHABLE,
  yen,
  type Metres,
  type Seconds,
  type ServiceTime,
} from '../../core/units.js';
import { alightedBetween, boardedBetween } from './aboard.js';
import type { EndState, LegRow, WishRow } from './rows.js';
import type { Step } from './step.js';

/** What is known of wishes outside the dispatcher. */
export interface Facts {
  readonly world: World;
  readonly stopId: (stop: StopIndex) => string;
  /** What a carried party pays. */
  readonly fare: (ridden: Ridden) => Fare;
  /** A cancellation less than this before the promised pick-up window opens is late. */
  readonly lateCancellation: Seconds;
}

/** A completed ride, as far as its fare depends on it. */
export interface Ridden {
  readonly ride: Ride;
  readonly channel?: string;
  /** The most parties aboard on one driven leg of the ride, this one counted. */
  readonly together: number;
  /** Of the direct drive. */
  readonly directLength: Metres;
}

/** Refused, then asked again within this time: one wish (field definition of 予約不成立率). */
export const REPEAT_WITHIN = minutes(30);

/** A cancellation this shortly before the promised pick-up is a late one. Assumption: the vehicle is on its way. */
export const LATE_CANCELLATION = minutes(10);

/** One wish while its day goes on. */
interface Entry {
  readonly request: Request;
  readonly asked: ServiceTime;
  readonly repeatOf?: string;
  offers: readonly Offer[];
  endState?: EndState;
  refusal?: RefusalReason;
  ride?: Ride;
  vehicle?: VehicleIndex;
  pickup?: ServiceTime;
  dropoff?: ServiceTime;
  absentAt?: ServiceTime;
  cancelledAt?: ServiceTime;
}

type Ended = Entry & { endState: EndState };

const hasEnded = (entry: Entry): entry is Ended => entry.endState !== undefined;

/** What a driver says of a party. */
interface Served {
  readonly kind: 'boarded' | 'alighted' | 'absent';
  readonly at: ServiceTime;
  readonly vehicle: VehicleIndex;
}

/** What became of every wish of a day. */
export class WishBook {
  readonly #facts: Facts;
  readonly #entries = new Map<string, Entry>();
  /** The latest refused wish of a rider for a trip. */
  readonly #refused = new Map<string, { readonly wish: string; readonly asked: ServiceTime }>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  note(step: Step): void {
    const { input, decisions } = step;
    if (input.kind === 'asked' && !this.#entries.has(input.request.id)) this.#open(input.at, input.request);
    for (const decision of decisions) this.#decided(decision, input.at);
    if (!decisions.some(({ kind }) => kind === 'ignored')) this.#happened(step);
  }

  /** A test booking: written down, counted nowhere. */
  setAside(asked: ServiceTime, request: Request): void {
    this.#entries.set(request.id, { request, asked, offers: [], endState: 'TEST' });
  }

  /** Wishes that have not ended. */
  open(): string[] {
    return [...this.#entries].flatMap(([wish, { endState }]) => (endState === undefined ? [wish] : []));
  }

  /** Of wishes that have ended, in the order of asking; `legs` are those of the whole day. */
  rows(legs: readonly LegRow[]): WishRow[] {
    const inOrder = [...this.#entries.values()].filter(hasEnded).sort((a, b) => a.asked - b.asked);
    const driven = legsByVehicle(legs);
    return inOrder.map((entry) => {
      const row = rowOf(entry, this.#facts);
      const together = mostTogether(row, driven.get(row.vehicle ?? '') ?? []);
      return { ...row, ...paid(entry, row, together, this.#facts.fare) };
    });
  }

  #open(asked: ServiceTime, request: Request): void {
    const earlier = this.#refused.get(tripOf(request));
    const repeats = earlier !== undefined && elapsed(earlier.asked, asked) <= REPEAT_WITHIN;
    this.#entries.set(request.id, {
      request,
      asked,
      ...(repeats ? { repeatOf: earlier.wish } : {}),
      offers: [],
    });
  }

  #decided(decision: Decision, now: ServiceTime): void {
    switch (decision.kind) {
      case 'offered':
        this.#find(decision.offers[0]?.request).offers = decision.offers;
        break;
      case 'refused':
        this.#refuse(decision.request, decision.because);
        break;
      case 'promised':
        Object.assign(this.#find(decision.ride.request.id), {
          ride: decision.ride,
          vehicle: decision.vehicle,
        });
        break;
      case 'lapsed':
        this.#find(decision.request).endState ??= 'OFFER_DECLINED';
        break;
      case 'withdrawn':
        this.#withdraw(decision.request, now);
        break;
      case 'promise-broken':
      case 'replanned':
      case 'wake-me':
      case 'ignored':
        break;
    }
  }

  #refuse(request: RequestId, because: Refusal): void {
    // The same request heard twice: the first one stands as it is.
    if (because.reason === 'already-asked') return;
    const entry = this.#find(request);
    entry.refusal = because.reason;
    entry.endState = endOf(because);
    this.#refused.set(tripOf(entry.request), { wish: entry.request.id, asked: entry.asked });
  }

  #withdraw(request: RequestId, now: ServiceTime): void {
    const entry = this.#find(request);
    const opened = entry.ride !== undefined && now >= entry.ride.promise.pickup.earliest;
    entry.endState ??= opened ? 'MISSED' : 'CANCELLED_BY_OPERATOR';
  }

  /** What riders and drivers report of a booked wish. */
  #happened(step: Step): void {
    const { input } = step;
    const { kind, at } = input;
    if (kind === 'observed') {
      this.#observed(step);
    } else if (kind === 'cancelled') {
      this.#cancel(input.request, at);
    } else if (kind === 'boarded' || kind === 'alighted' || kind === 'absent') {
      this.#served(input.request, input);
    }
  }

  #served(request: RequestId, { kind, at, vehicle }: Served): void {
    const entry = this.#find(request);
    if (kind === 'boarded') {
      entry.pickup ??= at;
      entry.vehicle = vehicle;
    } else if (kind === 'alighted') {
      entry.dropoff = at;
      entry.endState ??= 'COMPLETED';
    } else {
      entry.absentAt = at;
      entry.vehicle = vehicle;
      entry.endState ??= 'NO_SHOW';
    }
  }

  /** A driver did not report who came and went, but was seen with others aboard. */
  #observed({ before, input, after }: Step): void {
    if (input.kind !== 'observed') return;
    for (const { request } of boardedBetween(before, after, input.vehicle)) {
      this.#served(request.id, { kind: 'boarded', at: input.at, vehicle: input.vehicle });
    }
    for (const { request } of alightedBetween(before, after, input.vehicle)) {
      this.#served(request.id, { kind: 'alighted', at: input.at, vehicle: input.vehicle });
    }
  }

  #cancel(request: RequestId, at: ServiceTime): void {
    const entry = this.#find(request);
    if (entry.endState !== undefined) return;
    entry.cancelledAt = at;
    const due = entry.ride?.promise.pickup.earliest;
    const late = due !== undefined && elapsed(at, due) < this.#facts.lateCancellation;
    entry.endState = late ? 'CANCELLED_LATE' : 'CANCELLED_EARLY';
  }

  #find(wish: string | undefined): Entry {
    const entry = this.#entries.get(wish ?? '');
    if (entry === undefined)
      throw new Error(`the ledger hears of wish ${String(wish)}, which was never asked`);
    return entry;
  }
}

const tripOf = ({ id, rider, origin, destination }: Request): string =>
  `${rider ?? id}|${origin}|${destination}`;

function endOf({ reason }: Refusal): EndState {
  switch (reason) {
    case 'outside-service-hours':
    case 'too-short-notice':
    case 'too-far-ahead':
    case 'trip-not-allowed':
    case 'stop-closed':
      return 'OUT_OF_RULES';
    case 'same-stop':
    case 'no-road':
    case 'already-asked':
    case 'party-exceeds-every-vehicle':
      return 'INVALID';
    case 'no-vehicle-on-duty':
    case 'no-vehicle-in-time':
      return 'NO_CAPACITY';
  }
}

function rowOf(entry: Ended, facts: Facts): WishRow {
  const { request, asked, ride, endState } = entry;
  const { origin, destination } = ride ?? request;
  const originZones = facts.world.stops[origin]!.zones;
  const channel = channelIn(request.attributes);
  const accepted = entry.offers.find(({ number }) => number === ride?.offer)?.kind;
  return {
    wish: request.id,
    asked,
    kind: request.wish.kind,
    persons: request.persons,
    wheelchairs: request.load.wheelchairs,
    origin: facts.stopId(origin),
    destination: facts.stopId(destination),
    wished: wishedAt(entry),
    endState,
    fare: yen(0),
    attributes: request.attributes,
    offers: entry.offers.length,
    ...(originZones.length === 0 ? {} : { originZones }),
    ...direct(entry, facts.world),
    ...(ride === undefined ? {} : { booking: request.id, promise: promiseOf(ride) }),
    ...(accepted === undefined ? {} : { accepted }),
    ...(channel === undefined ? {} : { channel }),
    ...(request.rider === undefined ? {} : { rider: request.rider }),
    ...(entry.vehicle === undefined ? {} : { vehicle: facts.world.vehicles[entry.vehicle]!.id }),
    ...known(entry, ['repeatOf', 'refusal', 'pickup', 'dropoff', 'absentAt', 'cancelledAt']),
  };
}

function legsByVehicle(legs: readonly LegRow[]): ReadonlyMap<string, LegRow[]> {
  const driven = new Map<string, LegRow[]>();
  for (const leg of legs) {
    const own = driven.get(leg.vehicle);
    if (own === undefined) driven.set(leg.vehicle, [leg]);
    else own.push(leg);
  }
  return driven;
}

/** Of the vehicle that brought the party to its destination. */
function mostTogether({ pickup, dropoff }: WishRow, legs: readonly LegRow[]): number {
  if (pickup === undefined || dropoff === undefined) return 1;
  const own = legs.filter(({ depart, arrive }) => depart >= pickup && arrive <= dropoff);
  return Math.max(1, ...own.map(({ bookings }) => bookings));
}

/** The fare of a completed ride, settled when all is known, above all who rode along. */
function paid({ ride }: Entry, row: WishRow, together: number, fare: Facts['fare']): Partial<WishRow> {
  if (ride === undefined || row.endState !== 'COMPLETED') return {};
  const { channel, directLength = metres(0) } = row;
  const settled = fare({ ride, together, directLength, ...(channel === undefined ? {} : { channel }) });
  const because = settled.because.map((reason) => fareReasonText(reason).en).join('; ');
  return { fare: settled.yen, paidWith: settled.means, fareBecause: because };
}

/** The named entries that have a value. */
function known<K extends keyof Entry>(entry: Entry, keys: readonly K[]): Pick<Entry, K> {
  return Object.fromEntries(
    keys.filter((key) => entry[key] !== undefined).map((key) => [key, entry[key]]),
  ) as Pick<Entry, K>;
}

function wishedAt({ request: { wish }, asked }: Entry): ServiceTime {
  if (wish.kind === 'now') return asked;
  return wish.kind === 'depart' ? wish.at : wish.by;
}

const promiseOf = ({ promise: { pickup, dropoffLatest } }: Ride): NonNullable<WishRow['promise']> => ({
  earliest: pickup.earliest,
  latest: pickup.latest,
  dropoffLatest,
});

/** Straight from origin to destination, in the period of the boarding, or else of the promise or the wish. */
function direct(entry: Entry, world: World): { directTime?: Seconds; directLength?: Metres } {
  const { origin, destination } = entry.ride ?? entry.request;
  const travel = world.travel[entry.vehicle === undefined ? 0 : world.vehicles[entry.vehicle]!.speed]!;
  const at = entry.pickup ?? entry.ride?.promise.pickup.earliest ?? wishedAt(entry);
  const period = periodAt(travel.periods, at);
  const directTime = travel.between(origin, destination, period);
  if (directTime >= UNREACHABLE) return {};
  return { directTime, directLength: travel.metres(origin, destination, period) };
}
