import { loadScenario } from '../../scenarios/load-scenario.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { measure } from '../../sim/report/indicators.js';
import type { DayLedger } from '../../sim/report/rows.js';
import { intervalOf } from '../../sim/report/seeds.js';
import { run } from '../../sim/run.js';
import { cpuSeconds } from './cpu.js';
import type { BenchTable } from './table.js';

const TOWNS = ['mitoyo', 'obihiro'];
/** Attempts to better the plan after each change; the first is the row the others are compared with. */
const ATTEMPTS = [0, 10, 100];
const SEEDS = 20;

/** What improvement between arrivals does to the days of two towns, against insertion alone. */
export function liveImprovementBench(): Promise<BenchTable> {
  return Promise.resolve({
    title: 'Live improvement on against off',
    command: 'npm run bench -- live-improvement',
    columns: ['town', 'attempts', ...FIGURES.map(({ name }) => name), 'CPU s a day'],
    rows: TOWNS.flatMap(rowsOf),
    notes: [
      `Means of ${SEEDS} days, seeds 1 … ${SEEDS}, the same wishes and riders in every row; repeats of a refused wish count as wishes.`,
      'In brackets the mean of the paired differences to 0 attempts, in the unit of the column, with its 95 % interval (Student’s t), and the mean in percent.',
      'The referee judged every step of every day and found nothing: no promise was broken by a plan.',
      'Wait: from the wished moment to boarding, wishes for now and for departure. CPU: the whole day, referee included.',
    ],
  });
}

/** What one day came to. */
type DayFigures = Record<'kmPerRide' | 'carried' | 'refused' | 'wait' | 'shared' | 'cpu', number>;

const FIGURES: readonly { readonly name: string; readonly of: keyof DayFigures; readonly digits: number }[] =
  [
    { name: 'km per ride', of: 'kmPerRide', digits: 2 },
    { name: 'carried', of: 'carried', digits: 1 },
    { name: 'refusals', of: 'refused', digits: 1 },
    { name: 'mean wait min', of: 'wait', digits: 2 },
    { name: 'shared rides %', of: 'shared', digits: 1 },
  ];

function rowsOf(town: string): string[][] {
  const scenario = loadScenario(`scenarios/${town}`);
  const off = daysOf(scenario, ATTEMPTS[0]!);
  return ATTEMPTS.map((attempts) => {
    const days = attempts === ATTEMPTS[0] ? off : daysOf(scenario, attempts);
    return [
      town,
      String(attempts),
      ...FIGURES.map(({ of, digits }) => cell(days, off, of, digits)),
      meanOf(days.map(({ cpu }) => cpu)).toFixed(1),
    ];
  });
}

function daysOf(scenario: Scenario, improvement: number): readonly DayFigures[] {
  return Array.from({ length: SEEDS }, (_, i) => {
    const { result, seconds } = cpuSeconds(() =>
      run(scenario, { seed: i + 1, days: 1, referee: 'on', improvement }),
    );
    return figuresOf(result[0]!.ledger, seconds);
  });
}

function figuresOf(ledger: DayLedger, cpu: number): DayFigures {
  const done = ledger.wishes.filter(({ endState }) => endState === 'COMPLETED');
  const timed = done.filter(({ kind }) => kind !== 'arrive');
  const pooling = measure([ledger]).find(({ indicator }) => indicator.id === 'pooling_rate_booking');
  const metres = ledger.shifts.reduce((sum, { odometer }) => sum + odometer, 0);
  return {
    kmPerRide: metres / 1000 / done.length,
    carried: done.length,
    refused: ledger.wishes.filter(({ endState }) => endState === 'NO_CAPACITY').length,
    wait: meanOf(timed.map(({ pickup, asked, wished }) => (pickup! - Math.max(asked, wished)) / 60)),
    shared: Number(pooling?.figure.value),
    cpu,
  };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** "8.10 (−0.90 [−1.02, −0.78], −10 %)", or the mean alone for the row that the others are compared with. */
function cell(
  days: readonly DayFigures[],
  off: readonly DayFigures[],
  figure: keyof DayFigures,
  digits: number,
): string {
  const mean = meanOf(days.map((day) => day[figure]));
  if (days === off) return mean.toFixed(digits);
  const before = meanOf(off.map((day) => day[figure]));
  const { low, high } = intervalOf(days.map((day, i) => day[figure] - off[i]![figure]))!;
  const [difference, from, to] = [mean - before, low, high].map((value) => signed(value, digits));
  return `${mean.toFixed(digits)} (${difference!} [${from!}, ${to!}], ${signed((100 * (mean - before)) / before, 0)} %)`;
}

const signed = (value: number, digits: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
