import { periodAt } from '../../core/dispatch/travel-times.js';
import { distanceM, type LonLat } from '../../core/geo.js';
import { UNREACHABLE, type ServiceTime } from '../../core/units.js';
import type { AgeGroup } from '../../scenarios/age-group.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import { stopFinder, walkMinutes, type NearStop } from '../demand/people/nearest-stop.js';
import { tripsMade } from '../demand/people/trips-made.js';
import type { ServedDay } from '../demand/served-day.js';
import type { ServiceTerms } from './service-terms.js';

/** Who rides, as far as rules of the service ask. */
export interface Somebody {
  readonly group: AgeGroup;
  readonly municipality: string;
}

/** A home or another place as the service sees it: its stop, and the seconds between the two. */
export interface Served {
  readonly stop: NearStop['stop'];
  readonly zones: readonly string[];
  readonly way: number;
}

/** Driving to a door from the nearest stop, where vehicles come to the door: as fast as in streets. */
const STREET_MS = 25 / 3.6;
/** Driving times and rules are those of this hour. */
const USUAL = 36_000 as ServiceTime;

/** Rides of the service between two places, on the terms of the simulated days. */
export class Riding {
  readonly #day: ServedDay;
  readonly #source: CensusSource;
  readonly #terms: ServiceTerms;
  readonly #near: ReturnType<typeof stopFinder>;
  readonly #nearest: ReturnType<typeof stopFinder>;
  readonly #made: ReturnType<typeof tripsMade>;

  constructor(day: ServedDay, source: CensusSource, terms: ServiceTerms) {
    this.#day = day;
    this.#source = source;
    this.#terms = terms;
    this.#near = stopFinder(day.stops, day.walk, source.service.walk_limit / 60);
    this.#nearest = stopFinder(day.stops, day.walk, Infinity);
    this.#made = tripsMade(day.trips);
  }

  /** Where people at home board; undefined if no stop is near enough. */
  home(at: LonLat): Served | undefined {
    if (this.#source.service.homes === 'stop') return this.#served(this.#near(at));
    const near = this.#nearest(at);
    const stop = near && this.#day.stops.find(({ index }) => index === near.stop);
    if (stop === undefined) return undefined;
    const way = (distanceM(at, stop.at) * this.#day.walk.detour_factor) / STREET_MS;
    return { stop: stop.index, zones: [...new Set([...stop.zones, ...this.#day.zonesAt(at)])], way };
  }

  /** Where people alight who go to this place; the stop that the place names, if it does. */
  place(at: LonLat, stopId?: string): Served | undefined {
    const own = this.#day.stops.find(({ id }) => id === stopId);
    if (own === undefined) return this.#served(this.#near(at));
    return { stop: own.index, zones: own.zones, way: 60 * walkMinutes(own.at, at, this.#day.walk) };
  }

  /** Seconds from door to door for those who want to leave: waiting, riding, walking. Infinity if no road leads. */
  whenever(from: Served, to: Served): number {
    return this.#terms.wait_s + this.#ride(from, to);
  }

  /** Seconds before a moment at which those who must be there by it leave home. */
  before(from: Served, to: Served): number {
    return this.#terms.early_s + this.#ride(from, to);
  }

  /** Whether the rules allow somebody this trip. What people can apply for, such as a pass, they are taken to have. */
  allows({ group, municipality }: Somebody, from: Served, to: Served): boolean {
    const { eligible = [] } = this.#source.service;
    const old = group === '65-74' || group === '75-84' || group === '85+';
    const own = [
      `age-${group.replace('+', '-plus')}`,
      ...(old ? ['age-65-plus'] : []),
      ...(old && group !== '65-74' ? ['age-75-plus'] : []),
    ];
    const granted = eligible.filter((one) => !one.startsWith('age-') && one !== 'wheelchair');
    const isEligible =
      eligible.length === 0 || granted.length > 0 || eligible.some((one) => own.includes(one));
    const attributes = [...own, ...granted, 'resident', `resident-${municipality}`];
    return isEligible && this.#made({ from: from.zones, to: to.zones, attributes, at: USUAL });
  }

  #ride(from: Served, to: Served): number {
    const { travel } = this.#day;
    const drive = travel.between(from.stop, to.stop, periodAt(travel.periods, USUAL));
    if (drive >= UNREACHABLE) return Infinity;
    return from.way + drive * this.#terms.ride_factor + to.way;
  }

  #served(near: NearStop | undefined): Served | undefined {
    const stop = near && this.#day.stops.find(({ index }) => index === near.stop);
    return near && stop && { stop: stop.index, zones: stop.zones, way: near.walkMinutes * 60 };
  }
}
