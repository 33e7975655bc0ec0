import type { Booking } from '../contract/booking.js';
import type { Tables } from '../store/tables.js';

/**
 * A row that a work writes beside the journal: put in the place of the row with the same key, if there is one. What has
 * once been written to outbox, audit and idempotency stays: another row with the same key is dropped.
 */
export type Change =
  | { readonly table: 'booking'; readonly row: Booking }
  | {
      readonly [
        T in
          | 'driver_event'
          | 'vehicle_record'
          | 'audit'
          | 'outbox'
          | 'idempotency'
          | 'message'
          | 'standing_order'
          | 'service_part'
          | 'service_day'
      ]: { readonly table: T; readonly row: Tables[T] };
    }[
      | 'driver_event'
      | 'vehicle_record'
      | 'audit'
      | 'outbox'
      | 'idempotency'
      | 'message'
      | 'standing_order'
      | 'service_part'
      | 'service_day'];
