import type { Decision } from '../../core/dispatch/decision.js';
import type { Booking } from '../contract/booking.js';
import { findBooking } from './find-booking.js';
import { notify } from './notices.js';
import type { Desk } from './operation.js';

/** Tells the riders whose promise a step has taken back or broken; returns the bookings that were taken back. */
export function tellWithdrawn(desk: Desk, decisions: readonly Decision[]): readonly Booking[] {
  const withdrawn: Booking[] = [];
  for (const decision of decisions) {
    if (decision.kind === 'withdrawn') {
      const booking = findBooking(desk, decision.request);
      withdrawn.push(booking);
      notify(desk, booking, 'booking-withdrawn');
    } else if (decision.kind === 'promise-broken' && decision.ride.status.kind === 'promised') {
      notify(desk, findBooking(desk, decision.ride.request.id), 'ride-late');
    }
  }
  return withdrawn;
}
