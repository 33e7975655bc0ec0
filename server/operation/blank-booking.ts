import type { Booking } from '../contract/booking.js';

/** What stands in a booking before anything has been answered. */
export const BLANK_BOOKING = {
  status: 'waiting',
  offers: [],
  chosen: null,
  vehicle: null,
  pickup: null,
  dropoff: null,
  boarded: null,
  alighted: null,
  fare_yen: null,
  together: 0,
  refusal: null,
} as const satisfies Partial<Booking>;
