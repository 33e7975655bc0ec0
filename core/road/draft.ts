import type { LonLat } from '../geo.js';
import type { Tally } from './account.js';
import type { Drivable } from './drivable.js';

/** Roads as read from one source: points, and the ways a car may drive on. Junctions are found later. */
export interface RoadDraft {
  readonly points: PointTable;
  readonly ways: readonly DraftWay[];
  /**
   * `found`: points are mere shape unless streets meet there (maps). `given`: every point is a junction which others may
   * know by its id, and every way joins exactly two (tables, GraphML).
   */
  readonly junctions: 'found' | 'given';
  readonly counts: DraftCounts;
}

export interface DraftCounts {
  points: number;
  ways: number;
  readonly dropped: Tally;
  readonly remarks: Tally;
  readonly turnRestrictions: Tally;
}

export interface DraftWay {
  /** Id in the source, for reports. */
  readonly id: string;
  /** Indices into the point table, in the order of the way, at least two. */
  readonly refs: readonly number[];
  readonly drivable: Drivable;
  /** What a source states about the way instead of leaving it to its points. */
  readonly given?: GivenWay;
}

export interface GivenWay {
  readonly lengthM?: number;
  readonly driveMs?: number;
  /** The line between the two end points, without them. */
  readonly shape: readonly LonLat[];
}

/** Points addressed by a dense index; a point may be wanted before its place is known. */
export class PointTable {
  /** Ids as in the source: whole numbers (OpenStreetMap) or text. */
  readonly ids: (number | string)[] = [];
  /** Degrees; NaN while the place is unknown. */
  readonly lon: number[] = [];
  readonly lat: number[] = [];
  /** No car passes: a barrier stands here. */
  readonly closed = new Set<number>();
  /** A ride may start or end here, but no path leads through. */
  readonly stopOnly = new Set<number>();
  readonly #index = new Map<number | string, number>();

  find(id: number | string): number | undefined {
    return this.#index.get(id);
  }

  /** Index of the point with this id, entered without a place if it is new. */
  want(id: number | string): number {
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    const index = this.ids.length;
    this.#index.set(id, index);
    this.ids.push(id);
    this.lon.push(NaN);
    this.lat.push(NaN);
    return index;
  }

  place(index: number, lon: number, lat: number): void {
    this.lon[index] = lon;
    this.lat[index] = lat;
  }

  placed(index: number): boolean {
    return !Number.isNaN(this.lon[index]);
  }

  at(index: number): LonLat {
    return { lon: this.lon[index]!, lat: this.lat[index]! };
  }
}

/** True for degrees of WGS84. */
export function onEarth(lon: number, lat: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
