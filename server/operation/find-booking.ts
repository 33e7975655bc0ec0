import type { Booking } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import type { Desk } from './operation.js';

/**
 * A booking that may still be changed.
 * @throws Refused not-found, if it is unknown or of a day long closed
 */
export function findBooking(desk: Desk, id: string): Booking {
  const booking = desk.state.bookings.get(id);
  if (booking === undefined) throw new Refused('not-found', `booking ${id} is not known, or its day is over`);
  return booking;
}
