import type { LonLat } from '../geo.js';
import type { Seconds, ServiceTime, Yen } from '../units.js';

/** Who runs the buses or trains. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  /** Name in the register of companies (agency_jp.txt); empty if the feed does not tell. */
  readonly officialName: string;
  readonly timezone: string;
}

/** A place where buses or trains of a timetable halt. Not a stop of the demand-responsive service. */
export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly at: LonLat;
  /** The station it belongs to; empty if none. */
  readonly station: string;
  /** Zone of the fare table; empty if none. */
  readonly fareZone: string;
}

/** Tram, metro, rail, bus, … as GTFS numbers them. */
export type LineKind = 'tram' | 'metro' | 'rail' | 'bus' | 'ferry' | 'cable' | 'other';

/** A line with a name that riders know. */
export interface Line {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
  readonly kind: LineKind;
}

/** On which dates trips run: weekdays between two dates, and single dates added or taken out. */
export interface Service {
  readonly id: string;
  /** Undefined where the feed lists single dates only. */
  readonly weekly:
    | {
        /** Monday first, seven entries. */
        readonly days: readonly boolean[];
        readonly from: string;
        readonly to: string;
      }
    | undefined;
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

/** One halt of a trip. */
export interface Call {
  /** Index into `platforms`. */
  readonly platform: number;
  readonly arrive: ServiceTime;
  readonly depart: ServiceTime;
  readonly boarding: boolean;
  readonly alighting: boolean;
}

/** One run of a vehicle along a line, every day of its service. */
export interface Trip {
  readonly id: string;
  /** Index into `lines`. */
  readonly line: number;
  readonly service: string;
  readonly headsign: string;
  /** In order of time; at least two. */
  readonly calls: readonly Call[];
  /** Repeated as often as this instead of once; the times of the calls then count from the first departure. */
  readonly repeats: readonly Repeat[];
}

/** A trip that starts every so many seconds, from `from` on, before `until`. */
export interface Repeat {
  readonly from: ServiceTime;
  readonly until: ServiceTime;
  readonly every: Seconds;
}

/** A change between two platforms that the feed speaks of. */
export interface Change {
  readonly from: number;
  readonly to: number;
  /** Least time it takes; undefined: not told. */
  readonly time: Seconds | undefined;
  readonly possible: boolean;
}

/** A price, and for which rides it holds. */
export interface FareRule {
  readonly yen: Yen;
  /** Index into `lines`; undefined: all. */
  readonly line: number | undefined;
  /** Zones of the platforms where one boards and alights; empty: all. */
  readonly fromZone: string;
  readonly toZone: string;
}

/** A timetable: what runs when, for any number of days. Plain data, as read from a feed. */
export interface Timetable {
  readonly agencies: readonly Agency[];
  readonly platforms: readonly Platform[];
  readonly lines: readonly Line[];
  readonly services: ReadonlyMap<string, Service>;
  readonly trips: readonly Trip[];
  readonly changes: readonly Change[];
  /** Rules for single rides; a ride that none fits has no known price. */
  readonly fares: readonly FareRule[];
  /** Other names by language ("en", "ja-Hrkt") and name in the feed. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Offices that riders may call (office_jp.txt). */
  readonly offices: readonly { readonly name: string; readonly phone: string }[];
  /** First and last date of which the feed speaks: feed_info.txt, else the calendars; undefined if neither tells. */
  readonly valid: { readonly from: string; readonly to: string } | undefined;
}
