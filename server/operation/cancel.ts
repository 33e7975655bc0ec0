import type { RequestId } from '../../core/ids.js';
import type { Booking } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import { findBooking } from './find-booking.js';
import { notify } from './notices.js';
import type { Desk } from './operation.js';

/** What the rider gives up: this ride, or the way back as well. */
export type Extent = 'ride' | 'ride-and-return';

/**
 * The rider withdraws. An open return whose way out is cancelled is off in any case. Returns what has ended, this
 * booking first; a second cancellation changes nothing.
 * @throws Refused not-found, conflict (aboard, or over)
 */
export function cancel(desk: Desk, id: string, extent: Extent): readonly Booking[] {
  const booking = findBooking(desk, id);
  if (booking.status === 'cancelled') return [booking];
  if (!CANCELLABLE.has(booking.status)) {
    throw new Refused('conflict', `booking ${id} is ${booking.status}: it cannot be cancelled`);
  }
  const backs = [...desk.state.bookings.values()].filter(
    ({ returnOf, status }) =>
      returnOf === id && CANCELLABLE.has(status) && (extent === 'ride-and-return' || status === 'on-call'),
  );
  return [booking, ...backs].map((one) => end(desk, one));
}

const CANCELLABLE: ReadonlySet<Booking['status']> = new Set(['waiting', 'offered', 'on-call', 'booked']);

function end(desk: Desk, booking: Booking): Booking {
  const { id, status } = booking;
  if (status === 'on-call') {
    desk.write({
      table: 'booking',
      row: { ...booking, status: 'cancelled', updated: desk.calendar.text(desk.now) },
    });
  } else {
    desk.step(booking.date, { kind: 'cancelled', request: id as RequestId });
  }
  const ended = findBooking(desk, id);
  if (ended.status !== 'cancelled') {
    throw new Refused('conflict', `booking ${id} is ${ended.status}: it cannot be cancelled`);
  }
  if (status === 'booked') notify(desk, ended, 'booking-cancelled');
  return ended;
}
