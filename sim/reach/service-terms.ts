import type { Scenario } from '../../scenarios/scenario.js';
import { CONNECTION } from '../../scenarios/connecting.js';
import { gather } from '../report/gathered.js';
import type { WishRow } from '../report/rows.js';
import { run } from '../run.js';

/** What riders of simulated days met with: the terms on which the service takes anybody along. */
export interface ServiceTerms {
  readonly days: number;
  readonly rides: number;
  /** Mean from the wished moment to the boarding: of wishes for now, or where there are none for a departure; s. */
  readonly wait_s: number;
  /** Time aboard ÷ driving straight there, over all rides together. */
  readonly ride_factor: number;
  /** Mean by which those who connect, or where there are none those who must be somewhere, arrive before; s. */
  readonly early_s: number;
  /** Wishes refused for want of room ÷ wishes with a ride or refused so. */
  readonly refused: number;
}

/**
 * Simulates the date with the seeds 1 to `seeds`. What no ride told is taken from the rules: half of the longest wait,
 * half of the earliest arrival, and no detour. Undefined if nobody was carried: there is no service then.
 */
export function serviceTerms(scenario: Scenario, date: string, seeds: number): ServiceTerms | undefined {
  const ledgers = Array.from({ length: seeds }, (_, i) =>
    run(scenario, { seed: i + 1, date, days: 1, referee: 'off' }).map(({ ledger }) => ledger),
  ).flat();
  const { carried, wishes } = gather(ledgers);
  if (carried.length === 0) return undefined;
  const { policy } = scenario.service;
  const rides = carried.map(({ wish }) => wish);
  const waits = (of: WishRow['kind']): number[] =>
    rides.flatMap(({ kind, pickup, asked, wished }) =>
      kind === of ? [pickup! - Math.max(asked, wished)] : [],
    );
  const toConnections = rides.filter(({ attributes }) => attributes.includes(CONNECTION));
  const earlies = (of: readonly WishRow[]): number[] =>
    of.flatMap(({ kind, dropoff, wished }) => (kind === 'arrive' ? [wished - dropoff!] : []));
  const aboard = carried.reduce((sum, ride) => sum + ride.aboard, 0);
  const direct = carried.reduce((sum, { wish }) => sum + (wish.directTime ?? 0), 0);
  const refused = wishes.filter(({ endState }) => endState === 'NO_CAPACITY').length;
  return {
    days: seeds,
    rides: carried.length,
    wait_s: mean(waits('now')) ?? mean(waits('depart')) ?? policy.max_wait / 2,
    ride_factor: direct > 0 ? Math.max(1, aboard / direct) : 1,
    early_s: mean(earlies(toConnections)) ?? mean(earlies(rides)) ?? policy.max_early_arrival / 2,
    refused: refused / (refused + carried.length),
  };
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
