import type { DriverEvent, DriverOutcome } from '../contract/driver-event.js';
import type { Instant } from '../clock.js';

/** What one vehicle's tablet has reported on one day. Never changed in place. */
export interface Tablet {
  /** All events up to this number have been dealt with or given up. */
  readonly through: number;
  /** What became of each event, by number. */
  readonly outcomes: ReadonlyMap<number, DriverOutcome>;
  /** Events that came before one with a smaller number, in the order of numbers, with the moment they were heard. */
  readonly waiting: readonly { readonly event: DriverEvent; readonly heard: Instant }[];
  /** When anything was heard last. */
  readonly heard: Instant;
}

/** A tablet that has reported nothing yet. */
export const SILENT: Tablet = { through: 0, outcomes: new Map(), waiting: [], heard: 0 as Instant };

export const tabletKey = (date: string, vehicle: string): string => `${date}/${vehicle}`;
