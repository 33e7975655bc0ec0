import { z } from 'zod';
import { moment } from './booking.js';
import { scenarioId, scenarioProblem, told } from './planner-scenario.js';

/** How much may be asked for at once: a day of a town takes seconds. */
export const MOST = { seeds: 50, scenarios: 4, values: 40, days: 1000, vehicles: 300 } as const;

const isFleetSize = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST.vehicles;

const title = z.string().trim().min(1).max(100).optional();
const seeds = z.int().min(1).max(MOST.seeds).default(5).meta({
  description: 'Every scenario is run with the seeds 1 to this: with the same seed the same people ask',
});

/** A setting and the values it takes in turn, as `noriai sweep --vary` (docs/compare.md). */
export const axis = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'fleet.size, policy.max_wait, vehicles.taxi.count, …' }),
    values: z.array(z.json()).min(1).max(MOST.values),
  })
  .refine(
    ({ path, values }) => path !== 'fleet.size' || values.every((value) => isFleetSize(value)),
    `for fleet.size whole numbers from 1 to ${MOST.vehicles}`,
  )
  .meta({ id: 'PlannerAxis' });

/** What is to be run in the background. */
export const runQuestion = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('single'), title, scenario: scenarioId, seeds }),
    z.strictObject({
      kind: z.literal('compare'),
      title,
      scenarios: z
        .array(scenarioId)
        .min(2)
        .max(MOST.scenarios)
        .meta({ description: 'The one to compare with first' }),
      seeds,
    }),
    z.strictObject({
      kind: z.literal('sweep'),
      title,
      scenario: scenarioId,
      vary: z.array(axis).min(1).max(2),
      seeds,
      front: z
        .string()
        .max(200)
        .default('cost,unserved')
        .meta({ description: 'Figures of the Pareto front, max: before those wanted large' }),
    }),
  ])
  .meta({ id: 'PlannerQuestion' });

/** A run and how far it is. Ask again every second while it is `queued` or `running`; the answer is small. */
export const runView = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['single', 'compare', 'sweep']),
    title: z.string().nullable(),
    /** In the order of the question, at the version they had then. */
    scenarios: z.array(z.strictObject({ id: z.string(), version: z.int(), label: z.string() })),
    seeds: z.int(),
    /** Of a sweep; null for others. */
    vary: z.array(axis).nullable(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    /** Days run, out of how many; both 0 until that is known. */
    progress: z.strictObject({ done: z.int(), of: z.int() }),
    /** How many are to be run before this one. */
    ahead: z.int(),
    asked: moment,
    askedBy: z.string(),
    ended: moment.nullable(),
    /** Why it failed: a sentence, and what is wrong with the scenarios if that is why. */
    failure: z.strictObject({ message: z.string(), problems: z.array(scenarioProblem) }).nullable(),
  })
  .meta({ id: 'PlannerRun' });

const interval = z.strictObject({ low: z.number(), high: z.number() });
const perSeed = z.array(z.number().nullable());

/** One figure of one scenario: the mean over the seeds. Field names are those of compare.json, with `name` in English. */
export const runFigure = z
  .strictObject({
    /** Null: there is none, and `because` says why. */
    value: z.number().nullable(),
    unit: z.string(),
    formula: z.string(),
    formula_ja: z.string(),
    name: z.string(),
    name_ja: z.string(),
    because: z.string().optional(),
    /** 95 % interval of the mean; null for fewer than two values. */
    interval: interval.nullable(),
    perSeed,
    /** This scenario less the first, seed by seed; absent for the first, and where other people ask. Sure if the interval leaves 0 out. */
    difference: z
      .strictObject({ value: z.number().nullable(), interval: interval.nullable(), perSeed })
      .optional(),
  })
  .meta({ id: 'PlannerFigure' });

const words = z.strictObject({ ja: z.string(), en: z.string() });

const compared = {
  label: z.string(),
  scenario: z.string(),
  name: words,
  date: z.string(),
  synthetic: z.array(z.string()),
  /** What the scenario says of itself, to stand beside its figures. */
  setting: z.strictObject({
    place: words.optional(),
    about: told.optional(),
    synthetic: z.array(told),
    assumptions: z.array(z.strictObject({ what: told, because: told })),
  }),
  /** Whether the same people ask as in the first scenario; if not, there are no differences. */
  same_demand: z.boolean(),
  /** Plain sums by id: wishes, carried, passengers, refused, vehicle_km, operating_cost, income. */
  counts: z.record(z.string(), runFigure),
  /** By id, in the order of the report; docs/glossary.md lists all. A plain id that repeats one of its parts is left out. */
  indicators: z.record(z.string(), runFigure),
};

const method = {
  seeds: z.array(z.int()),
  /** How means, intervals and differences are taken, in words. */
  method: z.string(),
  method_ja: z.string(),
};

/** What came of a run that is done. */
export const runResult = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('comparison'),
      ...method,
      /** In the order of the question; of a single scenario, one. */
      scenarios: z.array(z.strictObject(compared)),
    }),
    z.strictObject({
      kind: z.literal('sweep'),
      ...method,
      vary: z.array(axis),
      front: z.array(z.strictObject({ id: z.string(), want: z.enum(['min', 'max']) })),
      /** The last axis changes fastest; differences are to the first point. */
      points: z.array(
        z.strictObject({
          /** What this point sets, in the order of the axes. */
          at: z.array(z.json()),
          /** No other point is as good in all figures of the front and better in one, by the means. */
          on_front: z.boolean(),
          ...compared,
        }),
      ),
    }),
  ])
  .meta({ id: 'PlannerResult' });

export type RunQuestion = z.output<typeof runQuestion>;
export type RunView = z.output<typeof runView>;
export type RunResult = z.output<typeof runResult>;
export type RunAxis = z.output<typeof axis>;
