import type { RequestId } from '../../core/ids.js';
import type { Booking } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import { audit } from './audit.js';
import { findBooking } from './find-booking.js';
import type { Desk } from './operation.js';
import { vehicleIndex } from './vehicle-index.js';

/**
 * An operator says, in the driver's place, that nobody was there.
 * @throws Refused not-found; conflict if the vehicle does not stand where the party was to board
 */
export function noShow(desk: Desk, id: string, reason: string): Booking {
  const booking = findBooking(desk, id);
  if (booking.status === 'no-show') return booking;
  const day = desk.state.days.get(booking.date);
  const vehicle = day && vehicleIndex(day, booking.vehicle ?? '');
  if (booking.status !== 'booked' || vehicle === undefined) {
    throw new Refused('conflict', `booking ${id} is ${booking.status}: nobody is expected to board`);
  }
  const decisions = desk.step(booking.date, {
    kind: 'absent',
    vehicle: vehicle,
    request: id as RequestId,
  });
  if (decisions.some(({ kind }) => kind === 'ignored')) {
    throw new Refused(
      'conflict',
      `vehicle ${booking.vehicle ?? ''} does not stand where ${id} boards: cancel instead`,
    );
  }
  audit(desk, { action: 'no-show', object: `booking:${id}`, reason });
  return findBooking(desk, id);
}
