import { z } from 'zod';
import { mapPlace, told } from './planner-scenario.js';

/** Seconds since 00:00 of the service day; may be negative (asked the day before) or pass 24 h. */
const time = z.int();
const words = z.strictObject({ ja: z.string(), en: z.string() });
const counted = z.array(z.strictObject({ code: z.string(), wishes: z.int() }));

const moneyLine = {
  id: z.string(),
  name: words,
  basis: z.string(),
  quantity: z.number(),
  rate: z.number(),
  yen: z.int(),
  formula: words,
  certainty: z.string(),
  source: told,
};

/** One simulated day, of the first seed: what maps and lists of a result show. Wishes are counted, never named. */
export const plannerDay = z
  .strictObject({
    label: z.string(),
    date: z.string(),
    seed: z.int(),
    /** Why there is no service on this day; null if there is. */
    closed: z.string().nullable(),
    synthetic: z.array(z.string()),
    places: z.array(mapPlace),
    /** Wishes between two places, the most wished first; ends are ids of `places`. Repeated wishes count again. */
    flows: z.array(
      z.strictObject({
        origin: z.string(),
        destination: z.string(),
        wishes: z.int(),
        carried: z.int(),
        /** Refused for want of a vehicle or by a rule. */
        refused: z.int(),
      }),
    ),
    /** Refused wishes by origin, destination and reason (docs/errors.md); the most frequent first. */
    unmet: z.array(
      z.strictObject({ origin: z.string(), destination: z.string(), reason: z.string(), wishes: z.int() }),
    ),
    /** Refusals by reason, the most frequent first: what kept vehicles, and what would have helped (docs/errors.md). */
    refusals: z.array(
      z.strictObject({ reason: z.string(), wishes: z.int(), keptBy: counted, wouldHelp: counted }),
    ),
    /** How wishes ended: COMPLETED, NO_CAPACITY, … (docs/indicators.md). */
    ends: z.array(z.strictObject({ end: z.string(), wishes: z.int() })),
    /** Null where nobody has said what the service costs. */
    money: z
      .strictObject({
        costs: z.array(z.strictObject({ ...moneyLine, scope: z.string() })),
        income: z.array(z.strictObject({ ...moneyLine, kind: z.string() })),
        payers: z.array(
          z.strictObject({ payer: z.string(), name: words, passengers: z.number(), yen: z.int() }),
        ),
      })
      .nullable(),
  })
  .meta({ id: 'PlannerDay' });

/** The same day as it went, for a map with a time slider. */
export const plannerReplay = z
  .strictObject({
    date: z.string(),
    seed: z.int(),
    /** From the first to the last thing that moves. */
    from_s: time,
    to_s: time,
    places: z.array(mapPlace),
    vehicles: z.array(
      z.strictObject({
        id: z.string(),
        seats: z.int(),
        wheelchairs: z.int(),
        shifts: z.array(z.strictObject({ from_s: time, to_s: time })),
        /** Where it stands before its first drive. */
        start: z.string(),
        /** In order; between two drives it stands where the one before ended. */
        drives: z.array(
          z.strictObject({
            depart_s: time,
            arrive_s: time,
            /** `carry`: somebody is aboard; else `pickup`, `break` or `home`. */
            purpose: z.enum(['carry', 'pickup', 'break', 'home']),
            persons: z.int(),
            /** Ids of places. */
            from: z.string(),
            to: z.string(),
            /** Index in `lines`; null where the scenario knows no points. */
            line: z.int().nullable(),
          }),
        ),
      }),
    ),
    /** Ways on the map, [lon, lat] to five decimals, in the direction of the drive. The speed along one is even. */
    lines: z.array(z.array(z.tuple([z.number(), z.number()]))),
    /** In order of time. `wish` counts the wishes of the day from 1: the same number is the same party. */
    events: z.array(
      z.strictObject({
        at_s: time,
        kind: z.enum(['asked', 'refused', 'board', 'alight', 'no-show', 'cancelled']),
        wish: z.int(),
        place: z.string(),
        persons: z.int(),
        /** Of board, alight and no-show; else null. */
        vehicle: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PlannerReplay' });

export type PlannerDay = z.output<typeof plannerDay>;
export type PlannerReplay = z.output<typeof plannerReplay>;
