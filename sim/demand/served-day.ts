import type { TripRule } from '../../core/dispatch/policy.js';
import type { Window } from '../../core/dispatch/promise.js';
import type { TravelTimes } from '../../core/dispatch/travel-times.js';
import type { LonLat } from '../../core/geo.js';
import type { StopIndex } from '../../core/ids.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import type { WalkRule } from './people/nearest-stop.js';
import type { DayKind } from './people/outings.js';

/** A service as people see it on one day. */
export interface ServedDay {
  readonly date: string;
  /** mon … sun. */
  readonly weekday: CensusWeekday;
  readonly kind: DayKind;
  /** When riders may be picked up. Nobody asks for a ride outside. */
  readonly hours: readonly Window[];
  /** The stops of the service, depots and doors left out. */
  readonly stops: readonly {
    readonly id: string;
    readonly index: StopIndex;
    readonly at: LonLat;
    readonly zones: readonly string[];
  }[];
  /** Which trips the service makes: the first rule that fits decides. */
  readonly trips: readonly TripRule[];
  /** Zones of a door. */
  readonly zonesAt: (door: LonLat) => readonly string[];
  readonly travel: TravelTimes;
  readonly walk: WalkRule;
}

export type CensusWeekday = keyof CensusSource['weekdays'];
