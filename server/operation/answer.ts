import type { RequestId } from '../../core/ids.js';
import type { Booking } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import { findBooking } from './find-booking.js';
import { instantOfText } from './moments.js';
import { notify } from './notices.js';
import { isGenuine } from './offer-token.js';
import type { Desk } from './operation.js';

/** A rider's yes. */
export interface Yes {
  readonly booking: string;
  /** Which offer, and the token that came with it. */
  readonly offer: number;
  readonly token: string;
}

/**
 * The rider takes an offer: it is a promise from here on. Where it changes another booking, that one ends in the same
 * commit. The same yes again changes nothing and gives the same booking.
 * @throws Refused not-found, offer-forged, offer-expired
 */
export function sayYes(desk: Desk, yes: Yes): Booking {
  const booking = findBooking(desk, yes.booking);
  const offer = booking.offers.find(({ number }) => number === yes.offer);
  if (offer === undefined) throw expired(booking);
  if (!isGenuine(booking, offer, yes.token, desk.secret)) {
    throw new Refused('offer-forged', `the token does not belong to offer ${yes.offer} of ${booking.id}`);
  }
  if (booking.chosen?.number === yes.offer && booking.status === 'booked') return booking;
  if (booking.status !== 'offered' || instantOfText(offer.validUntil) < desk.now) throw expired(booking);
  return take(desk, booking, yes.offer);
}

/** The rider's yes without a token, where nobody outside is asked: standing orders. */
export function take(desk: Desk, booking: Booking, offer: number): Booking {
  const decisions = desk.step(booking.date, { kind: 'confirmed', request: booking.id as RequestId, offer });
  if (!decisions.some(({ kind }) => kind === 'promised')) throw expired(booking);
  if (booking.replaces !== null) endReplaced(desk, booking.replaces);
  const booked = findBooking(desk, booking.id);
  notify(desk, booked, booking.replaces === null ? 'booking-confirmed' : 'booking-changed');
  return booked;
}

/**
 * The rider's no to all offers. A second no changes nothing.
 * @throws Refused not-found, conflict
 */
export function sayNo(desk: Desk, id: string): Booking {
  const booking = findBooking(desk, id);
  if (booking.status === 'declined' || booking.status === 'expired') return booking;
  if (booking.status !== 'offered') {
    throw new Refused('conflict', `booking ${id} is ${booking.status}: there is no offer to decline`);
  }
  desk.step(booking.date, { kind: 'declined', request: id as RequestId });
  return findBooking(desk, id);
}

/** Room is held until the moment the offer names, to the second. */
const expired = (booking: Booking): Refused =>
  new Refused('offer-expired', `the offer of ${booking.id} does not stand any more: ask again`);

function endReplaced(desk: Desk, id: string): void {
  const old = findBooking(desk, id);
  // The rider may have boarded meanwhile: then both rides are real.
  if (old.status !== 'booked' && old.status !== 'waiting') return;
  desk.step(old.date, { kind: 'cancelled', request: id as RequestId });
  desk.write({ table: 'booking', row: { ...findBooking(desk, id), status: 'replaced' } });
}
