import { loadScenario } from '../../scenarios/load-scenario.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { minutes, type Seconds } from '../../core/units.js';
import { besides, DIGITS, meanOf, seededDays } from './paired-days.js';
import type { BenchTable } from './table.js';

const TOWNS = ['mitoyo', 'obihiro', 'hanamidani'];
const FIGURES = ['carried', 'refused', 'wait', 'kerb', 'ride', 'km', 'shared', 'yen'] as const;

/** What slack in the promises of those who book ahead does to a town: as short a window as for now, or a longer one. */
export function anticipationBench(): Promise<BenchTable> {
  return Promise.resolve({
    title: 'Slack kept for those who ask later',
    command: 'npm run bench -- anticipation',
    columns: [
      'town',
      'after_ahead',
      'carried',
      'refusals',
      'wait min',
      'kerb min',
      'ride min',
      'km',
      'shared %',
      'yen a ride',
    ],
    rows: TOWNS.flatMap(rowsOf),
    notes: [
      'Means of 20 seeds; in brackets the mean of the paired differences to the first row of the town and half its 95 % interval.',
      'Wait: from the wished moment, arrive-by rides left out. Kerb: from the beginning of the promised window, rides booked ahead.',
      'Yen a ride: driving, waiting and riding per completed ride at the usual weights; a refusal has no price.',
      'The bookings of hanamidani are a table, the same for every seed. What else was tried, and dropped: ADR 0016.',
    ],
  });
}

function rowsOf(town: string): string[][] {
  const scenario = loadScenario(`scenarios/${town}`);
  const { weights, pickup_window: usual } = scenario.service.policy;
  const tight = seededDays(withSlack(scenario, usual.after), weights);
  const first = FIGURES.map((figure) => meanOf(tight, figure).toFixed(DIGITS[figure]));
  const longer = [15, 20].map((length) => {
    const slack = seededDays(withSlack(scenario, minutes(length)), weights);
    return [town, `${length} min`, ...FIGURES.map((figure) => besides(slack, tight, figure))];
  });
  return [[town, `as after, ${usual.after / minutes(1)} min`, ...first], ...longer];
}

/** The same scenario with promises that end this long after the planned moment for those who book ahead. */
function withSlack(scenario: Scenario, after: Seconds): Scenario {
  const { service } = scenario;
  const pickup_window = { ...service.policy.pickup_window, after_ahead: after };
  return { ...scenario, service: { ...service, policy: { ...service.policy, pickup_window } } };
}
