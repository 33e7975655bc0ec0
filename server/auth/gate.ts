import type { Clock } from '../clock.js';
import type { Store } from '../store/store.js';

/** What the functions of this room need of the world. */
export interface Gate {
  readonly store: Store;
  /** The wall clock, even where the service runs faster: sessions and codes are for people. */
  readonly clock: Clock;
  /** Key for everything that is hashed or sealed here; at least 32 bytes, the same after a restart. */
  readonly secret: Uint8Array;
}
