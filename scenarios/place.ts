import type { LonLat } from '../core/geo.js';
import type { StopId } from '../core/ids.js';

/** Somewhere a vehicle halts: a stop of the service, a door that a booking names, or where vehicles stand at night. */
export interface Place {
  readonly id: StopId;
  readonly kind: 'stop' | 'door' | 'depot';
  readonly name: string;
  /** Reading of the name in kana; empty if the table has none. */
  readonly kana: string;
  /** A point on the map, or a junction of the road tables. */
  readonly where: LonLat | { readonly node: string };
  /** Areas it lies in, as rules and vehicles name them. */
  readonly zones: readonly string[];
  /** How to get to it, in words; empty if the table has none. */
  readonly access: string;
  /** Where the scenario says so, for messages. */
  readonly source: { readonly file: string; readonly place: string };
}

/** The id under which a point or junction outside the table of stops is known. */
export function idOfSpot(kind: 'door' | 'depot', where: LonLat | { readonly node: string }): StopId {
  const text = 'node' in where ? where.node : `${where.lon},${where.lat}`;
  return `${kind}:${text}` as StopId;
}
