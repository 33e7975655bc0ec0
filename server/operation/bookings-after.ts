import type { Decision } from '../../core/dispatch/decision.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Input } from '../../core/dispatch/input.js';
import type { Offer as CoreOffer } from '../../core/dispatch/promise.js';
import type { Refusal } from '../../core/dispatch/refusal.js';
import type { Request, Wish as CoreWish } from '../../core/dispatch/request.js';
import type { Ride } from '../../core/dispatch/tour.js';
import type { ServiceTime } from '../../core/units.js';
import type { ServiceDay } from '../../scenarios/service-day.js';
import type { Booking, Wish } from '../contract/booking.js';
import type { Calendar, Instant } from '../clock.js';
import { liveFare } from './live-fare.js';
import { BLANK_BOOKING } from './blank-booking.js';
import { momentText } from './moments.js';

/** One step of a live day, with what is needed to say it in the words of the wire. */
export interface TakenStep {
  readonly day: ServiceDay;
  readonly calendar: Calendar;
  readonly actor: string;
  /** When it was journaled. */
  readonly recorded: Instant;
  readonly before: Fleet;
  readonly input: Input;
  readonly decisions: readonly Decision[];
  readonly after: Fleet;
}

/** A planned moment is written anew only if it moved by this or more, s: nobody is told of seconds. */
const WORTH_TELLING = 60;

/**
 * The bookings a step changes, as they are after it: pure, so that the table of bookings and the journal cannot
 * disagree. What a booking says beside its wish (way back of, in place of, standing order, for trying) is no part of
 * the journal and is kept as `find` gives it.
 */
export function bookingsAfter(
  find: (id: string) => Booking | undefined,
  step: TakenStep,
): readonly Booking[] {
  const book = new Book(find, step);
  const { input, decisions } = step;
  if (input.kind === 'asked') book.ask(input.request, input.at);
  for (const decision of decisions) decided(book, decision);
  if (!decisions.some(({ kind }) => kind === 'ignored')) happened(book, step);
  return book.changed();
}

/** Bookings being changed within one step. */
class Book {
  readonly #changed = new Map<string, Booking>();
  readonly #find: (id: string) => Booking | undefined;
  readonly step: TakenStep;

  constructor(find: (id: string) => Booking | undefined, step: TakenStep) {
    this.#find = find;
    this.step = step;
  }

  get(id: string): Booking | undefined {
    return this.#changed.get(id) ?? this.#find(id);
  }

  change(id: string, part: Partial<Booking>): void {
    const known = this.get(id);
    if (known === undefined) throw new Error(`the journal tells of booking ${id}, which was never asked`);
    this.#changed.set(id, { ...known, ...part });
  }

  ask(request: Request, at: ServiceTime): void {
    // The same wish heard twice: the first one stands as it is.
    if (this.step.decisions.some((d) => d.kind === 'refused' && d.because.reason === 'already-asked')) return;
    const fresh = { ...asked(request, at, this.step), status: 'waiting' } as const;
    const known = this.get(request.id);
    this.#changed.set(
      request.id,
      known === undefined
        ? fresh
        : {
            ...known,
            status: 'waiting',
            wish: fresh.wish,
            attributes: fresh.attributes,
            offers: [],
            refusal: null,
          },
    );
  }

  text(at: ServiceTime): string {
    return momentText(this.step.calendar, this.step.day.date, at);
  }

  changed(): Booking[] {
    const updated = this.step.calendar.text(this.step.recorded);
    return [...this.#changed].flatMap(([id, booking]) =>
      booking === this.#find(id) ? [] : [{ ...booking, updated }],
    );
  }
}

function decided(book: Book, decision: Decision): void {
  switch (decision.kind) {
    case 'offered':
      offered(book, decision.offers);
      break;
    case 'refused':
      if (decision.because.reason === 'already-asked') break;
      book.change(decision.request, { status: 'refused', refusal: refusalText(decision.because) });
      break;
    case 'promised':
      promised(book, decision.ride, book.step.day.world.vehicles[decision.vehicle]!.id);
      break;
    case 'lapsed':
      book.change(decision.request, {
        status: book.step.input.kind === 'declined' ? 'declined' : 'expired',
        offers: [],
      });
      break;
    case 'withdrawn':
      book.change(decision.request, { status: 'withdrawn', vehicle: null, pickup: null, dropoff: null });
      break;
    case 'replanned':
      replanned(book, decision);
      break;
    case 'promise-broken':
    case 'wake-me':
    case 'ignored':
      break;
  }
}

function offered(book: Book, offers: readonly CoreOffer[]): void {
  const id = offers[0]!.request;
  const request = requestOf(book.step, id);
  const told = offers.map((offer) => ({
    number: offer.number,
    kind: offer.kind,
    origin: stopId(book, offer.origin),
    destination: stopId(book, offer.destination),
    pickup: {
      from: book.text(offer.promise.pickup.earliest),
      to: book.text(offer.promise.pickup.latest),
    },
    arriveBy: book.text(offer.promise.dropoffLatest),
    plannedPickup: book.text(offer.plannedPickup),
    plannedDropoff: book.text(offer.plannedDropoff),
    walk_s: offer.walk,
    fare_yen: liveFare(book.step.day, { ...offer, request, together: 1 }),
    validUntil: book.text(offer.validUntil),
  }));
  book.change(id, { status: 'offered', offers: told });
}

function promised(book: Book, ride: Ride, vehicle: string): void {
  const id = ride.request.id;
  const chosen = book.get(id)?.offers.find(({ number }) => number === ride.offer) ?? null;
  book.change(id, {
    status: 'booked',
    chosen,
    vehicle,
    pickup: chosen?.plannedPickup ?? null,
    dropoff: chosen?.plannedDropoff ?? null,
    fare_yen: chosen?.fare_yen ?? null,
  });
}

/** The planned moments and the vehicle of everybody in a new plan. Who had to leave a vehicle waits again. */
function replanned(book: Book, decision: Extract<Decision, { kind: 'replanned' }>): void {
  const vehicle = book.step.day.world.vehicles[decision.vehicle]!.id;
  for (const [i, visit] of decision.tour.visits.entries()) {
    if (visit.kind === 'break' || visit.ride.status.kind !== 'promised') continue;
    const id = visit.ride.request.id;
    const known = book.get(id);
    if (known === undefined) continue;
    const { begin, arrive } = decision.schedule.visits[i]!;
    const end = visit.kind;
    const planned = book.text(end === 'pickup' ? begin : arrive);
    const waits = end === 'pickup' && known.status === 'aboard';
    const told = waits || known.vehicle !== vehicle || movedBy(known[end], planned) >= WORTH_TELLING;
    if (!told) continue;
    book.change(id, { vehicle, [end]: planned, ...(waits ? { status: 'booked' as const } : {}) });
  }
}

const movedBy = (from: string | null, to: string): number =>
  from === null ? Infinity : Math.abs(Date.parse(to) - Date.parse(from)) / 1000;

/** What riders, drivers and operators report of booked rides. */
function happened(book: Book, { before, input, after }: TakenStep): void {
  if (input.kind === 'cancelled') {
    book.change(input.request, { status: 'cancelled', offers: [], pickup: null, dropoff: null });
  } else if (input.kind === 'absent') {
    book.change(input.request, { status: 'no-show' });
  } else if (input.kind === 'departed') {
    shareLeg(book, after.tours[input.vehicle]!.aboard);
  } else if (input.kind === 'boarded' || input.kind === 'alighted' || input.kind === 'observed') {
    const was = before.tours[input.vehicle]!.aboard;
    const is = after.tours[input.vehicle]!.aboard;
    const vehicle = book.step.day.world.vehicles[input.vehicle]!.id;
    const missing = (from: readonly Ride[], { request }: Ride): boolean =>
      !from.some((ride) => ride.request.id === request.id);
    for (const ride of is) if (missing(was, ride)) board(book, ride, vehicle);
    for (const ride of was) if (missing(is, ride)) alight(book, ride, input.at);
  }
}

function board(book: Book, ride: Ride, vehicle: string): void {
  const boarded = book.text(ride.boarded!);
  book.change(ride.request.id, { status: 'aboard', vehicle, boarded, pickup: boarded });
}

/** The fare is settled when all is known, above all who rode along. */
function alight(book: Book, ride: Ride, at: ServiceTime): void {
  const alighted = book.text(at);
  const together = Math.max(1, book.get(ride.request.id)?.together ?? 1);
  const fare = liveFare(book.step.day, { ...ride, together });
  book.change(ride.request.id, { status: 'completed', alighted, dropoff: alighted, fare_yen: fare });
}

function shareLeg(book: Book, aboard: readonly Ride[]): void {
  for (const { request } of aboard) {
    if ((book.get(request.id)?.together ?? 0) < aboard.length) {
      book.change(request.id, { together: aboard.length });
    }
  }
}

function requestOf({ input, before, after }: TakenStep, id: string): Request {
  if (input.kind === 'asked' && input.request.id === id) return input.request;
  const waiting = before.waiting.find(({ request }) => request.id === id)?.request;
  if (waiting !== undefined) return waiting;
  for (const { visits } of after.tours) {
    for (const visit of visits) {
      if (visit.kind !== 'break' && visit.ride.request.id === id) return visit.ride.request;
    }
  }
  throw new Error(`an offer for ${id}, which nobody asked for`);
}

/** A booking as the journal alone knows it. */
function asked(request: Request, at: ServiceTime, step: TakenStep): Booking {
  const { day, calendar, actor } = step;
  const created = momentText(calendar, day.date, at);
  return {
    ...BLANK_BOOKING,
    id: request.id,
    date: day.date,
    rider: request.rider ?? null,
    origin: day.stops[request.origin]!.id,
    destination: day.stops[request.destination]!.id,
    wish: wishText(request.wish, (moment) => momentText(calendar, day.date, moment)),
    party: { persons: request.persons, wheelchairs: request.load.wheelchairs, companions: [] },
    attributes: [...request.attributes],
    walkLimit_s: request.walkLimit,
    returnOf: null,
    replaces: null,
    standingOrder: null,
    createdBy: actor,
    created,
    updated: created,
    test: false,
  };
}

function wishText(wish: CoreWish, text: (at: ServiceTime) => string): Wish {
  switch (wish.kind) {
    case 'now':
      return { kind: 'now' };
    case 'depart':
      return { kind: 'depart', at: text(wish.at) };
    case 'arrive':
      return { kind: 'arrive', by: text(wish.by) };
  }
}

function refusalText({ reason, ...figures }: Refusal): NonNullable<Booking['refusal']> {
  return { reason, figures: figures as Record<string, never> };
}

const stopId = (book: Book, stop: Request['origin']): string => book.step.day.stops[stop]!.id;
