import { minutes, type Seconds } from '../../core/units.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import type { Scenario } from '../../scenarios/scenario.js';
import type { WishRow } from '../../sim/report/rows.js';
import { intervalOf } from '../../sim/report/seeds.js';
import { run } from '../../sim/run.js';
import type { BenchTable } from './table.js';

type Policy = Scenario['service']['policy'];

/** Those who live across the border of the city, far from most hospitals. */
const TOWNS = ['resident-01631', 'resident-01637', 'resident-01643'];
const SEEDS = 20;
/** Points between the refusal rates of the towns and of the city that are to be kept. */
const BOUND = 3;

const more = (time: Seconds, by: Seconds): Seconds => (time + by) as Seconds;

const leeway = (time: Seconds) => (policy: Policy) => ({
  ...policy,
  leeways: [{ id: 'towns', attributes: TOWNS, time }],
});

const forAll = (time: Seconds) => (policy: Policy) => ({
  ...policy,
  max_wait: more(policy.max_wait, time),
  max_early_arrival: more(policy.max_early_arrival, time),
  alternatives: {
    earlier: more(policy.alternatives.earlier, time),
    later: more(policy.alternatives.later, time),
  },
});

const WAYS: readonly { readonly name: string; readonly of: (policy: Policy) => Policy }[] = [
  { name: 'the same limits for all', of: (policy) => policy },
  { name: 'leeway of 10 min for the three towns', of: leeway(minutes(10)) },
  { name: 'leeway of 15 min for the three towns', of: leeway(minutes(15)) },
  { name: 'leeway of 30 min for the three towns', of: leeway(minutes(30)) },
  { name: '10 min more for everybody', of: forAll(minutes(10)) },
];

/** What leeway for those refused most does to the spread of refusals, and what it costs to all. */
export function fairnessBench(): Promise<BenchTable> {
  const scenario = loadScenario('scenarios/obihiro');
  const results = WAYS.map(({ name, of }) => ({ name, days: daysOf(scenario, of) }));
  const usual = results[0]!.days;
  return Promise.resolve({
    title: 'Leeway for those refused most',
    command: 'npm run bench -- fairness',
    columns: [
      'obihiro',
      'refused, towns, %',
      'refused, city, %',
      'spread, points',
      `at most ${BOUND}`,
      'refused, all, %',
      'wait, towns, min',
      'wait, city, min',
      'km per ride',
    ],
    rows: results.map(({ name, days }) => {
      const gap = pooled(days, 'towns') - pooled(days, 'city');
      return [
        name,
        pooled(days, 'towns').toFixed(1),
        pooled(days, 'city').toFixed(1),
        days === usual ? points(gap) : `${points(gap)} (${change(days, usual, gapOf)})`,
        Math.abs(gap) <= BOUND ? 'yes' : 'no',
        `${pooled(days, 'all').toFixed(1)}${days === usual ? '' : ` (${change(days, usual, (day) => rate(day.all))})`}`,
        meanWait(days, 'towns').toFixed(1),
        meanWait(days, 'city').toFixed(1),
        (total(days, ({ km }) => km) / total(days, ({ carried }) => carried)).toFixed(2),
      ];
    }),
    notes: [
      `One winter day of Obihiro, seeds 1 to ${SEEDS}, the same wishes in every row; rates over all days together, NO_CAPACITY ÷ (NO_CAPACITY + accepted), repeats left out.`,
      'In brackets: mean of the paired differences of single days from the first row, with half its 95 % interval.',
      'Wait: mean from the wished moment to boarding of completed rides wished at once.',
    ],
  });
}

interface Group {
  readonly refused: number;
  readonly wishes: number;
  readonly waits: readonly number[];
}

interface Day {
  readonly all: Group;
  readonly towns: Group;
  readonly city: Group;
  readonly km: number;
  readonly carried: number;
}

function daysOf(scenario: Scenario, of: (policy: Policy) => Policy): readonly Day[] {
  const { service } = scenario;
  const changed = { ...scenario, service: { ...service, policy: of(service.policy) } };
  return Array.from({ length: SEEDS }, (_, i) => {
    const { wishes, shifts } = run(changed, { seed: i + 1, days: 1, referee: 'off' })[0]!.ledger;
    const isTown = ({ attributes }: WishRow): boolean => attributes.some((word) => TOWNS.includes(word));
    return {
      all: groupOf(wishes),
      towns: groupOf(wishes.filter(isTown)),
      city: groupOf(wishes.filter((wish) => !isTown(wish))),
      km: total(shifts, ({ odometer }) => odometer) / 1000,
      carried: wishes.filter(({ endState }) => endState === 'COMPLETED').length,
    };
  });
}

function groupOf(wishes: readonly WishRow[]): Group {
  const once = wishes.filter(({ repeatOf }) => repeatOf === undefined);
  const refused = once.filter(({ endState }) => endState === 'NO_CAPACITY').length;
  const waits = wishes.flatMap(({ kind, pickup, dropoff, asked }) =>
    kind === 'now' && pickup !== undefined && dropoff !== undefined ? [(pickup - asked) / 60] : [],
  );
  return { refused, wishes: refused + once.filter(({ booking }) => booking !== undefined).length, waits };
}

const rate = ({ refused, wishes }: Group): number => (100 * refused) / wishes;
const gapOf = ({ towns, city }: Day): number => rate(towns) - rate(city);

const pooled = (days: readonly Day[], of: 'all' | 'towns' | 'city'): number =>
  (100 * total(days, (day) => day[of].refused)) / total(days, (day) => day[of].wishes);

function meanWait(days: readonly Day[], of: 'towns' | 'city'): number {
  const waits = days.flatMap((day) => day[of].waits);
  return total(waits, (wait) => wait) / waits.length;
}

/** "−5.2 ± 1.4" */
function change(days: readonly Day[], usual: readonly Day[], of: (day: Day) => number): string {
  const { low, high } = intervalOf(days.map((day, i) => of(day) - of(usual[i]!)))!;
  const middle = (low + high) / 2;
  return `${middle < 0 ? '−' : '+'}${Math.abs(middle).toFixed(1)} ± ${((high - low) / 2).toFixed(1)}`;
}

const points = (value: number): string => value.toFixed(1).replace('-', '−');

const total = <Row>(rows: readonly Row[], what: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + what(row), 0);
