import type { Words } from '../../core/words.js';
import type { Ask } from '../wishes.js';

/** How the wishes of a day are served: by the service, by buses and trains, or by taxis. */
export type ModeId = 'service' | 'timetable' | 'taxi';

/** What became of one wish by one mode. */
export interface Travelled {
  /** From the wished moment, or from leaving where a moment of arrival is wished, to being there; s. */
  readonly spent_s: number;
  /** What the whole party pays; undefined: the feed tells no price. */
  readonly yen: number | undefined;
  /** All the way: no vehicle was taken. */
  readonly onFoot?: true;
}

/** What a mode costs on the day, whoever rides. */
export interface ModeCost {
  readonly vehicles: number;
  readonly vehicle_km: number;
  /** Null: nobody says. */
  readonly yen: number | null;
  readonly because: Words;
}

/** One mode over all wishes of the day. */
export interface Mode {
  readonly id: ModeId;
  readonly wishes: number;
  /** Parties that could travel, and their persons. */
  readonly carried: number;
  readonly persons: number;
  /** Of the parties, those who walked all the way. */
  readonly on_foot: number;
  /** Outings with a way back, and those of which both ways could be made. */
  readonly outings: number;
  readonly both_ways: number;
  /** Mean over parties that could travel, min; null if none could. */
  readonly spent_min: number | null;
  /** Paid by one person for one ride, mean over those whose price is known; null if none is. */
  readonly fare_yen: number | null;
  readonly vehicles: number;
  readonly vehicle_km: number;
  /** Null: nobody says. */
  readonly cost_yen: number | null;
  /** Cost less fares ÷ persons; null if nobody travels, or nobody says what it costs. */
  readonly public_yen: number | null;
  readonly because: Words;
}

/** Counts one mode. `travelled` has an entry for each wish, undefined where it could not be made. */
export function modeOf(
  id: ModeId,
  asks: readonly Ask[],
  travelled: readonly (Travelled | undefined)[],
  cost: ModeCost,
): Mode {
  const made = asks.flatMap(({ request }, i) => {
    const trip = travelled[i];
    return trip === undefined ? [] : [{ request, ...trip }];
  });
  const done = new Set(made.map(({ request }) => request.id));
  const backs = asks.filter(({ returnOf }) => returnOf !== undefined);
  const persons = made.reduce((sum, { request }) => sum + request.persons, 0);
  const priced = made.filter(({ yen }) => yen !== undefined);
  const paid = priced.reduce((sum, { yen }) => sum + yen!, 0);
  const paying = priced.reduce((sum, { request }) => sum + request.persons, 0);
  const over = (sum: number, n: number): number | null => (n === 0 ? null : sum / n);
  return {
    id,
    wishes: asks.length,
    carried: made.length,
    persons,
    on_foot: made.filter(({ onFoot }) => onFoot).length,
    outings: backs.length,
    both_ways: backs.filter(({ request, returnOf }) => done.has(request.id) && done.has(returnOf!)).length,
    spent_min: over(made.reduce((sum, { spent_s }) => sum + spent_s, 0) / 60, made.length),
    fare_yen: over(paid, paying),
    vehicles: cost.vehicles,
    vehicle_km: cost.vehicle_km,
    cost_yen: cost.yen,
    public_yen: cost.yen === null ? null : over(cost.yen - paid, persons),
    because: cost.because,
  };
}

/** The most spans that lie over one moment. */
export function most(spans: readonly { readonly from: number; readonly to: number }[]): number {
  const ends = spans.flatMap(({ from, to }) => [
    { at: from, step: 1 },
    { at: to, step: -1 },
  ]);
  // One that ends gives its vehicle to one that begins then.
  ends.sort((a, b) => a.at - b.at || a.step - b.step);
  let [now, peak] = [0, 0];
  for (const { step } of ends) {
    now += step;
    peak = Math.max(peak, now);
  }
  return peak;
}
