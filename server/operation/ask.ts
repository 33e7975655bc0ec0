import { channelIn, withChannel, withoutChannel } from '../../core/money/channel.js';
import type { Booking, Offer, Party, Wish } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import type { Instant } from '../clock.js';
import { BLANK_BOOKING } from './blank-booking.js';
import { serviceDateOf } from './live-day.js';
import { instantOfText, momentText } from './moments.js';
import { signedOffers } from './offer-token.js';
import type { Desk, OpenDay } from './operation.js';
import { ownAttributes, partyAttributes } from './party-attributes.js';
import { requestOf } from './request-of.js';
import { stopIndex } from './stop-index.js';

/** A wish as somebody utters it. */
export interface Ask {
  /** Absent: a caller who gave no name. */
  readonly rider: string | null;
  /** Stop ids. */
  readonly origin: string;
  readonly destination: string;
  readonly wish: Wish;
  readonly party: Party;
  /** Of the rider: what rules and fares refer to, passes ("pass:ID") included. */
  readonly attributes: readonly string[];
  /** How far they walk to another stop, s; absent: as the service says. */
  readonly walkLimit_s?: number;
  /** How it came: "phone", "web", "line" …; undefined: nobody knows. */
  readonly channel: string | undefined;
  /** "yes": wanted although the rider has a ride like it already. */
  readonly anyway?: 'yes';
  /** The booking it is to take the place of, once somebody says yes. */
  readonly replaces?: string;
  /** The booking it is the way back of. */
  readonly returnOf?: string;
  readonly standingOrder?: string;
  /** "test": to try the service; left out of reports. */
  readonly purpose?: 'test';
}

/** What became of a wish: see the status of the booking. Offers, each with its token, if the rider is to choose. */
export interface Asked {
  readonly booking: Booking;
  readonly offers: readonly Offer[];
}

/** The way back of a trip: at a moment, or when the rider calls. */
export type Back =
  { readonly kind: 'at'; readonly wish: Exclude<Wish, { kind: 'now' }> } | { readonly kind: 'on-call' };

/**
 * Asks for a ride. A refusal is a booking too, with its reason: unmet demand is counted.
 * @throws Refused invalid-request (stop, date or party), duplicate-wish, conflict (nothing to replace)
 */
export function askRide(desk: Desk, ask: Ask): Asked {
  return askAs(desk, ask, desk.newId());
}

/** As `askRide`, under a name of the caller's choice. */
export function askAs(desk: Desk, ask: Ask, id: string): Asked {
  const date = dateOfWish(desk, ask.wish);
  const day = openDayOf(desk, date);
  mustFit(day, ask);
  if (ask.anyway === undefined) refuseDuplicate(desk, date, ask);
  if (ask.replaces !== undefined) mustBeReplaceable(desk, ask.replaces);
  const draft = draftOf(desk, ask, { id, date });
  desk.write({ table: 'booking', row: draft });
  desk.step(date, { kind: 'asked', request: requestOf(day, desk.calendar, draft) });
  return askedNow(desk, id);
}

/**
 * Asks for a way out and a way back. Nothing is asked for the way back if there is no way out. An open return waits
 * for the call: see `callReturn`.
 */
export function askTrip(
  desk: Desk,
  ask: Ask,
  back: Back,
): { readonly out: Asked; readonly back: Asked | undefined } {
  const out = askRide(desk, ask);
  if (out.booking.status === 'refused') return { out, back: undefined };
  return { out, back: askBack(desk, ask, out.booking, back) };
}

/**
 * Asks for the way back of a ride that was booked one way.
 * @throws Refused not-found, conflict (the way out is over, or has a way back already)
 */
export function askReturn(desk: Desk, id: string, back: Back): Asked {
  const out = desk.state.bookings.get(id);
  if (out === undefined) throw new Refused('not-found', `booking ${id} is not known`);
  const going = ['waiting', 'booked', 'aboard', 'completed'].includes(out.status);
  const known = [...desk.state.bookings.values()].some(
    ({ returnOf, status }) => returnOf === id && ['waiting', 'offered', 'on-call', 'booked'].includes(status),
  );
  if (!going || known) {
    const because = known ? 'it has a way back already' : `it is ${out.status}`;
    throw new Refused('conflict', `no way back can be added to booking ${id}: ${because}`);
  }
  const channel = channelIn(out.attributes);
  return askBack(desk, { ...out, attributes: riderAttributes(out), channel }, out, back);
}

function askBack(
  desk: Desk,
  {
    rider,
    party,
    attributes,
    walkLimit_s,
    channel,
  }: Pick<Ask, 'rider' | 'party' | 'attributes' | 'walkLimit_s' | 'channel'>,
  out: Booking,
  back: Back,
): Asked {
  const wayBack: Ask = {
    rider,
    origin: out.destination,
    destination: out.origin,
    wish: back.kind === 'at' ? back.wish : { kind: 'now' },
    party,
    attributes,
    ...(walkLimit_s === undefined ? {} : { walkLimit_s }),
    channel,
    returnOf: out.id,
    anyway: 'yes',
    ...(out.test ? { purpose: 'test' } : {}),
  };
  return back.kind === 'at' ? askRide(desk, wayBack) : waitForCall(desk, wayBack, out);
}

/**
 * The rider of an open return has finished and calls: asked now. A call that was refused or not answered may be made
 * again.
 * @throws Refused not-found, conflict
 */
export function callReturn(desk: Desk, id: string): Asked {
  const booking = desk.state.bookings.get(id);
  if (booking === undefined) throw new Refused('not-found', `booking ${id} is not known`);
  const open = ['on-call', 'refused', 'declined', 'expired'].includes(booking.status);
  if (booking.returnOf === null || booking.wish.kind !== 'now' || !open) {
    throw new Refused('conflict', `booking ${id} is ${booking.status}: it does not wait for a call`);
  }
  const day = openDayOf(desk, booking.date);
  desk.step(booking.date, { kind: 'asked', request: requestOf(day, desk.calendar, booking) });
  return askedNow(desk, id);
}

function askedNow(desk: Desk, id: string): Asked {
  const booking = desk.state.bookings.get(id)!;
  return { booking, offers: signedOffers(booking, desk.secret) };
}

function waitForCall(desk: Desk, ask: Ask, out: Booking): Asked {
  mustFit(openDayOf(desk, out.date), ask);
  const id = desk.newId();
  const draft = draftOf(desk, ask, { id, date: out.date });
  desk.write({ table: 'booking', row: { ...draft, status: 'on-call' } });
  return askedNow(desk, id);
}

/** The service day a wish belongs to. */
function dateOfWish(desk: Desk, wish: Wish): string {
  const at = wish.kind === 'now' ? desk.now : instantOfText(wish.kind === 'depart' ? wish.at : wish.by);
  return serviceDateOf(desk.state, desk.calendar, at);
}

function openDayOf(desk: Desk, date: string): OpenDay {
  const day = desk.day(date);
  if (day !== undefined) return day;
  throw new Refused('invalid-request', `no bookings are taken for ${date}: it is over, or too far ahead`, {
    errors: [
      { where: 'wish', expected: 'a moment of today or of the days bookings are taken for', found: date },
    ],
  });
}

/** @throws Refused invalid-request, with all that is wrong */
function mustFit(day: OpenDay, { origin, destination, party }: Ask): void {
  const { persons, wheelchairs, companions } = party;
  const wrong = [
    ...wrongStop(day, 'origin', origin),
    ...wrongStop(day, 'destination', destination),
    ...(wheelchairs > persons
      ? [{ where: 'party.wheelchairs', expected: `at most ${persons}`, found: String(wheelchairs) }]
      : []),
    ...(companions.length > persons - 1
      ? [{ where: 'party.companions', expected: `at most ${persons - 1}`, found: String(companions.length) }]
      : []),
  ];
  if (wrong.length > 0) {
    throw new Refused('invalid-request', 'the wish does not fit the service', { errors: wrong });
  }
}

/** What rules and fares refer to, of everybody together, and how the wish came. */
function attributesOf({ attributes, party, channel }: Ask): string[] {
  const together = partyAttributes(attributes, party.companions);
  return [...(channel === undefined ? together : withChannel(together, channel))];
}

/** What a booking says of the rider alone, to be asked with again. */
export const riderAttributes = ({ attributes, party }: Booking): readonly string[] =>
  ownAttributes(withoutChannel(attributes), party.companions);

/** Parties with wheelchairs are not sent on foot unless they say so. Seconds. */
function walkLimit(desk: Desk, { walkLimit_s: told, party }: Ask): number {
  if (told !== undefined) return told;
  return party.wheelchairs > 0 ? 0 : desk.state.parts.scenario.service.walks.limit;
}

function wrongStop(
  day: OpenDay,
  where: string,
  id: string,
): { readonly where: string; readonly expected: string; readonly found: string }[] {
  return stopIndex(day, id) === undefined ? [{ where, expected: 'the id of a stop', found: id }] : [];
}

/** Wishes of one rider that lie this near to each other are taken for the same, ms. */
const ALIKE = 30 * 60_000;

/** Only rides that somebody counts on: who asks again without having said yes is still looking around. */
const COUNTED_ON: ReadonlySet<string> = new Set(['waiting', 'booked', 'aboard']);

function refuseDuplicate(desk: Desk, date: string, ask: Ask): void {
  if (ask.rider === null) return;
  const at = momentOfWish(ask.wish, desk.now);
  for (const other of desk.state.bookings.values()) {
    if (other.rider !== ask.rider || other.date !== date || other.id === ask.replaces) continue;
    if (!COUNTED_ON.has(other.status)) continue;
    const known = other.pickup === null ? momentOfWish(other.wish, desk.now) : instantOfText(other.pickup);
    if (Math.abs(known - at) > ALIKE) continue;
    throw new Refused('duplicate-wish', `the rider has booking ${other.id} at nearly the same time`, {
      errors: [{ where: 'wish', expected: `another time than that of ${other.id}`, found: other.id }],
    });
  }
}

const momentOfWish = (wish: Wish, now: Instant): Instant =>
  wish.kind === 'now' ? now : instantOfText(wish.kind === 'depart' ? wish.at : wish.by);

function mustBeReplaceable(desk: Desk, id: string): void {
  const old = desk.state.bookings.get(id);
  if (old?.status === 'booked' || old?.status === 'waiting') return;
  throw new Refused('conflict', `booking ${id} is ${old?.status ?? 'not known'}: it cannot be changed`);
}

/** The booking before it is asked: what the journal does not know of it. */
function draftOf(desk: Desk, ask: Ask, { id, date }: Pick<Booking, 'id' | 'date'>): Booking {
  const now = momentText(desk.calendar, date, desk.calendar.serviceTime(date, desk.now));
  return {
    ...BLANK_BOOKING,
    id,
    date,
    rider: ask.rider,
    origin: ask.origin,
    destination: ask.destination,
    wish: ask.wish,
    party: ask.party,
    attributes: attributesOf(ask),
    walkLimit_s: walkLimit(desk, ask),
    returnOf: ask.returnOf ?? null,
    replaces: ask.replaces ?? null,
    standingOrder: ask.standingOrder ?? null,
    createdBy: desk.actor,
    created: now,
    updated: now,
    test: ask.purpose === 'test',
  };
}
