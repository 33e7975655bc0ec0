import type { DayLedger } from '../report/rows.js';

/** Minutes of a slot: shifts begin and end on the half hour. */
export const SLOT_MIN = 30;
const SLOT_S = SLOT_MIN * 60;

/** What one half hour asks for. */
export interface SlotNeed {
  readonly vehicles: number;
  /** Vehicles busy on average. */
  readonly busy: number;
}

/** A time in which a vehicle is, or would have been, under way for somebody. */
interface Busy {
  readonly begin: number;
  readonly end: number;
}

/** In so many of the observed minutes of a slot the number of vehicles suffices. */
const ENOUGH = 0.9;

/** What somebody who was refused would have kept a vehicle busy for beside the direct drive, s: an approach like others’. Assumption. */
const APPROACH_S = 600;

/**
 * Vehicles needed in each half hour from slot 0 at `from` (s since midnight): so many that in 90 % of its minutes, over all
 * days observed, no more were busy: driving to somebody, with somebody aboard, or, for a wish that found no room, as
 * long as its direct drive and an approach take.
 */
export function neededVehicles(
  days: readonly DayLedger[],
  { from, slots }: { readonly from: number; readonly slots: number },
): readonly SlotNeed[] {
  const byDay = days.map(busyTimes);
  return Array.from({ length: slots }, (_, slot) => {
    const counts = byDay.flatMap((times) =>
      Array.from({ length: SLOT_MIN }, (__, minute) => {
        const at = from + slot * SLOT_S + minute * 60;
        return times.filter(({ begin, end }) => begin <= at && at < end).length;
      }),
    );
    counts.sort((a, b) => a - b);
    const busy = counts.reduce((sum, n) => sum + n, 0) / Math.max(1, counts.length);
    return { vehicles: counts[Math.ceil(ENOUGH * counts.length) - 1] ?? 0, busy };
  });
}

function busyTimes({ legs, visits, wishes }: DayLedger): Busy[] {
  const driven = legs.flatMap(({ purpose, depart, arrive }) =>
    purpose === 'carry' || purpose === 'pickup' ? [{ begin: depart, end: arrive }] : [],
  );
  // Parties of one halt share it.
  const halts = new Map(
    visits.map(({ vehicle, arrive, depart, begin, load }) => [
      `${vehicle} ${arrive}`,
      { begin: arrive, end: load > 0 ? depart : Math.min(depart, begin + 60) },
    ]),
  );
  const refused = wishes.flatMap(({ endState, wished, directTime }) =>
    endState === 'NO_CAPACITY' && directTime !== undefined
      ? [{ begin: wished, end: wished + directTime + APPROACH_S }]
      : [],
  );
  return [...driven, ...halts.values(), ...refused];
}
