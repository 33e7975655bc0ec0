import type { Booking } from '../contract/booking.js';
import type { Desk } from './operation.js';

/** What riders are told; docs/notices.md. */
export type NoticeTemplate =
  | 'booking-confirmed'
  | 'booking-changed'
  | 'booking-cancelled'
  | 'booking-withdrawn'
  | 'ride-late'
  | 'vehicle-near'
  | 'reminder';

/**
 * Puts a message about a booking into the outbox, if somebody is known to whom it could go. One message of each name
 * is written only once, however often it is asked for.
 */
export function notify(desk: Desk, booking: Booking, template: NoticeTemplate, name?: string): void {
  if (booking.rider === null) return;
  desk.write({
    table: 'outbox',
    row: {
      id: name ?? desk.newId(),
      channel: null,
      rider: booking.rider,
      template,
      fields: JSON.stringify(fieldsOf(booking)),
      state: 'due',
      due_at: desk.now,
      tries: 0,
      sent_at: null,
      failure: null,
    },
  });
}

/** Ids and times only: who it is for is looked up when it is sent. */
function fieldsOf({ id, date, vehicle, origin, destination, chosen, pickup, dropoff }: Booking): object {
  return {
    booking: id,
    date,
    vehicle,
    origin: chosen?.origin ?? origin,
    destination: chosen?.destination ?? destination,
    pickup,
    pickupFrom: chosen?.pickup.from ?? null,
    pickupTo: chosen?.pickup.to ?? null,
    arriveBy: chosen?.arriveBy ?? null,
    dropoff,
  };
}
