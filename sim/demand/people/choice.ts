import { periodAt, type TravelTimes } from '../../../core/dispatch/travel-times.js';
import type { Window } from '../../../core/dispatch/promise.js';
import type { LonLat } from '../../../core/geo.js';
import type { StopIndex } from '../../../core/ids.js';
import { serviceTime, UNREACHABLE } from '../../../core/units.js';
import type { Destination } from '../../../scenarios/destinations-table.js';
import type { CensusSource } from '../../../scenarios/format/census-source.js';
import { PURPOSES, type ByPurpose, type Purpose } from '../../../scenarios/purpose.js';
import { cumulated, pick } from '../draw.js';

/** A place that an outing can lead to, with the stop in front of it. */
export interface Target {
  /** Id of the destination; `homes:` and the stop for somebody's home near a stop. */
  readonly id: string;
  readonly stop: StopIndex;
  readonly walkMinutes: number;
  /** Where it is; of homes, the stop. */
  readonly at: LonLat;
  readonly hours: readonly Window[];
  readonly attraction: number;
}

/** Chooses where an outing from a stop leads: `draw` from 0 to 1; undefined if no target can be reached. */
export type Choice = (from: StopIndex, purpose: Purpose, draw: number) => Target | undefined;

/** Driving times at this hour decide where people go; they know their town, not the rush hour of the day. */
export const USUAL_HOUR = serviceTime(10);

/**
 * Singly constrained gravity model, which is a multinomial logit with the logarithm of the attraction in its utility:
 * a target is chosen in proportion to attraction × exp(−driving time ÷ decay). Tables are made when a stop first needs
 * them: O(targets) for each stop and purpose.
 */
export function gravityChoice(
  targets: ByPurpose<readonly Target[]>,
  travel: TravelTimes,
  decay: CensusSource['decay'],
): Choice {
  const tables = new Map<number, Float64Array>();
  const period = periodAt(travel.periods, USUAL_HOUR);
  return (from, purpose, draw) => {
    const candidates = targets[purpose];
    if (candidates.length === 0) return undefined;
    const key = from * PURPOSES.length + PURPOSES.indexOf(purpose);
    let table = tables.get(key);
    if (table === undefined) {
      const drive = travel.rowFrom(from, period);
      table = cumulated(
        candidates.map(({ stop, attraction }) => pull(attraction, drive[stop]!, decay[purpose])),
      );
      tables.set(key, table);
    }
    return table.at(-1)! > 0 ? candidates[pick(table, draw)] : undefined;
  };
}

const pull = (attraction: number, drive: number, decay: number): number =>
  drive >= UNREACHABLE ? 0 : attraction * Math.exp(-drive / Math.max(1, decay));

/** What `targetsOf` needs to know of a day. */
export interface TargetDay {
  readonly weekday: string;
  readonly kind: 'weekday' | 'rest_day';
}

/**
 * The targets of each purpose on one day: destinations that serve it, are open and have a stop within reach; for
 * purposes that lead to homes, the people living near each stop.
 */
export function targetsOf(
  destinations: readonly {
    readonly destination: Destination;
    readonly stop: StopIndex;
    readonly walkMinutes: number;
  }[],
  homes: readonly {
    readonly id: string;
    readonly stop: StopIndex;
    readonly at: LonLat;
    readonly people: number;
  }[],
  attraction: CensusSource['attraction'],
  day: TargetDay,
): ByPurpose<readonly Target[]> {
  const open = destinations.filter(({ destination: { closed } }) => {
    return !closed.includes(day.weekday) && !(day.kind === 'rest_day' && closed.includes('rest'));
  });
  const of = (purpose: Purpose): Target[] => {
    const weights = attraction[purpose] ?? {};
    const places = open.map(({ destination: { id, where, hours, kind, weight }, stop, walkMinutes }) => {
      return { id, stop, walkMinutes, at: where, hours, attraction: weight * (weights[kind] ?? 0) };
    });
    const visits = homes.map(({ id, stop, at, people }) => {
      return {
        id: `homes:${id}`,
        stop,
        walkMinutes: 0,
        at,
        hours: [],
        attraction: people * (weights.homes ?? 0),
      };
    });
    return [...places, ...visits].filter((target) => target.attraction > 0);
  };
  return Object.fromEntries(PURPOSES.map((purpose) => [purpose, of(purpose)])) as ByPurpose<Target[]>;
}
