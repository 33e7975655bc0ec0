import type { Tables } from './tables.js';

/** What names a row of each table: no two rows of a table have it in common. */
export const PRIMARY_KEY = {
  service_part: ['part', 'version'],
  service_day: ['service_date'],
  journal: ['service_date', 'seq'],
  snapshot: ['service_date', 'seq'],
  booking: ['id'],
  driver_event: ['vehicle', 'service_date', 'number'],
  vehicle_record: ['id'],
  rider: ['id'],
  rider_family: ['rider', 'member'],
  pass: ['id'],
  standing_order: ['id'],
  account: ['id'],
  second_factor: ['account'],
  throttle: ['key'],
  session: ['id'],
  one_time_code: ['id'],
  api_key: ['id'],
  audit: ['id'],
  outbox: ['id'],
  idempotency: ['actor', 'key'],
  message: ['id'],
  lease: ['id'],
} as const satisfies { readonly [T in keyof Tables]: readonly (keyof Tables[T])[] };
