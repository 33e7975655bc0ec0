import { compare, type Comparison } from '../compare/compare.js';
import type { Change } from '../compare/change.js';
import { openVariants } from '../compare/entrants.js';
import type { RunJobs } from '../compare/job.js';
import { contentsOf, type Variant } from '../compare/variant.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { plannedFleet } from './planned-fleet.js';
import { shiftPlan, type ShiftPlan } from './shift-plan.js';
import { stopPlan, type StopPlan } from './stop-plan.js';
import { stopTables } from './stop-tables.js';

/** What is to be made better: stops, so many of them, or the shifts of the vehicles. */
export type Aim = { readonly kind: 'stops'; readonly count: number } | { readonly kind: 'shifts' };

/** A plan, and what it brings. Field names are kept stable: others read the file. */
export interface Optimised {
  readonly scenario: string;
  readonly stops?: StopPlan;
  readonly shifts?: ShiftPlan;
  /** The scenario as it is, and with the plan, over the same seeds. */
  readonly gain: Comparison;
}

/** The plan, and the scenario with it: what a copy of the folder has to say instead. */
export interface Optimisation {
  readonly result: Optimised;
  readonly variant: Variant;
}

/**
 * Plans stops or shifts from the simulated demand of the day that the scenario names, and proves by paired seeds what the
 * plan brings: the same people ask in both.
 * @throws ScenarioError if there is nothing to plan from, or the planned scenario cannot be run
 */
export async function optimise(
  question: { readonly folder: string; readonly aim: Aim; readonly seeds: number },
  run: RunJobs,
): Promise<Optimisation> {
  const { folder, aim, seeds } = question;
  const scenario = loadScenario(folder);
  const planned = aim.kind === 'stops' ? withStops(question, aim.count) : withShifts(question);
  const entrants = openVariants([
    { label: 'as it is', variant: { folder, changes: [] } },
    { label: 'as planned', variant: planned.variant },
  ]);
  const gain = await compare(entrants, seeds, run);
  return { result: { scenario: scenario.id, ...planned.plan, gain }, variant: planned.variant };
}

interface Planned {
  readonly plan: Pick<Optimised, 'stops' | 'shifts'>;
  readonly variant: Variant;
}

function withStops(
  { folder, seeds }: { readonly folder: string; readonly seeds: number },
  count: number,
): Planned {
  const scenario = loadScenario(folder);
  const stops = stopPlan(scenario, count, seeds);
  return { plan: { stops }, variant: { folder, changes: [], tables: stopTables(folder, scenario, stops) } };
}

function withShifts({ folder, seeds }: { readonly folder: string; readonly seeds: number }): Planned {
  const scenario = loadScenario(folder);
  const shifts = shiftPlan(scenario, seeds);
  if (shifts === undefined) {
    throw new ScenarioError([
      {
        severity: 'error',
        file: 'fleet.yaml',
        place: 'vehicles',
        expected: `vehicles with shifts on ${scenario.about.date}`,
        found: 'none',
        remedy: 'name a day of service in scenario.yaml; trips that drivers make anyway are not planned',
      },
    ]);
  }
  const value = plannedFleet(contentsOf(folder).fleet, shifts);
  const change: Change = { path: 'vehicles', value };
  return { plan: { shifts }, variant: { folder, changes: [change] } };
}
