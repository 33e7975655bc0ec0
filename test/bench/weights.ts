import { loadScenario } from '../../scenarios/load-scenario.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { besides, DIGITS, meanOf, seededDays, type Judge } from './paired-days.js';
import type { BenchTable } from './table.js';

const TOWNS = ['mitoyo', 'obihiro'];
const FACTORS = [0.5, 2];
const FIGURES = ['km', 'wait', 'ride', 'refused', 'shared', 'yen'] as const;
const NAMES = {
  driving_yen_per_hour: 'driving',
  waiting_yen_per_hour: 'waiting',
  riding_yen_per_hour: 'riding',
};

/** What each weight of the plan does to a town: halved and doubled, beside the usual ones on the same seeds. */
export function weightsBench(): Promise<BenchTable> {
  return Promise.resolve({
    title: 'What each weight does',
    command: 'npm run bench -- weights',
    columns: ['town', 'weights', 'km', 'wait min', 'ride min', 'refusals', 'shared %', 'yen a ride'],
    rows: TOWNS.flatMap(rowsOf),
    notes: [
      'Means of 20 seeds; in brackets the mean of the paired differences to the usual weights and half its 95 % interval.',
      'Yen a ride: driving, waiting and riding of the day per completed ride, always at the usual weights.',
    ],
  });
}

function rowsOf(town: string): string[][] {
  const scenario = loadScenario(`scenarios/${town}`);
  const { weights } = scenario.service.policy;
  const usual = seededDays(scenario, weights);
  const first = [town, 'usual', ...FIGURES.map((figure) => meanOf(usual, figure).toFixed(DIGITS[figure]))];
  const keys = Object.keys(NAMES) as (keyof Judge)[];
  const rows = keys.flatMap((key) =>
    FACTORS.map((factor) => {
      const days = seededDays(weighed(scenario, { ...weights, [key]: weights[key] * factor }), weights);
      return [town, `${NAMES[key]} × ${factor}`, ...FIGURES.map((f) => besides(days, usual, f))];
    }),
  );
  return [first, ...rows];
}

/** The same scenario planned with other weights. */
function weighed(scenario: Scenario, weights: Judge): Scenario {
  const { service } = scenario;
  return { ...scenario, service: { ...service, policy: { ...service.policy, weights } } };
}
