import type { LonLat } from '../core/geo.js';
import type { Seconds, ServiceTime } from '../core/units.js';

/** One row of a bookings table, before it is known which places belong to the day. */
export interface WishRow {
  readonly line: number;
  readonly id: string;
  /** The service day; undefined: every day. */
  readonly date: string | undefined;
  readonly rider: string | undefined;
  /** When the service hears of it; negative on a day before. */
  readonly asked: ServiceTime;
  readonly kind: 'now' | 'depart' | 'arrive';
  /** Undefined for `now`. */
  readonly at: ServiceTime | undefined;
  /** Id of a stop, or a door. */
  readonly origin: string | LonLat;
  readonly destination: string | LonLat;
  readonly persons: number;
  readonly wheelchairs: number;
  readonly attributes: readonly string[];
  /** Undefined: as the service says. */
  readonly walkLimit: Seconds | undefined;
  /** Why they travel, in the words of scenarios/purpose.ts. */
  readonly purpose?: string;
  /** The booking that brings them there, if this one brings them home. */
  readonly returnOf?: string;
}
