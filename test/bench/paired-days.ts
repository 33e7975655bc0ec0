import type { Scenario } from '../../scenarios/scenario.js';
import { measure } from '../../sim/report/indicators.js';
import type { DayLedger, WishRow } from '../../sim/report/rows.js';
import { intervalOf } from '../../sim/report/seeds.js';
import { run } from '../../sim/run.js';

/** What one day of a town came to. */
export interface DayFigures {
  /** Driven by all vehicles. */
  readonly km: number;
  /** Mean from the wished moment to boarding, completed rides except arrive-by, min. */
  readonly wait: number;
  /** Mean aboard, min. */
  readonly ride: number;
  /** Mean from the beginning of the promised window to boarding, completed rides booked ahead, min. */
  readonly kerb: number;
  /** Completed bookings. */
  readonly carried: number;
  /** Wishes refused for want of room, repeats included. */
  readonly refused: number;
  /** Of completed bookings, %. */
  readonly shared: number;
  /** Driving, waiting and riding at the weights of the judge, per completed ride. */
  readonly yen: number;
}

/** Yen an hour by which days are judged, whatever weights they were planned with. */
export type Judge = Scenario['service']['policy']['weights'];

/** Seeds 1 … 20: the pairs of every comparison. Wishes and riders of a seed are the same in both days of a pair. */
const SEEDS = 20;
const MINUTE = 60;
const HOUR = 3600;

/** The day of the scenario once for each seed, without the referee: tests have him judge such days. */
export function seededDays(scenario: Scenario, judge: Judge): readonly DayFigures[] {
  return Array.from({ length: SEEDS }, (_, i) => {
    const [day] = run(scenario, { seed: i + 1, days: 1, referee: 'off' });
    return figuresOf(day!.ledger, judge);
  });
}

export const meanOf = (days: readonly DayFigures[], figure: keyof DayFigures): number =>
  days.reduce((sum, day) => sum + day[figure], 0) / days.length;

/** "1721 (−51 ± 30)": the mean, and the mean of the paired differences with half its 95 % interval. */
export function besides(
  days: readonly DayFigures[],
  usual: readonly DayFigures[],
  figure: keyof DayFigures,
): string {
  const differences = days.map((day, i) => day[figure] - usual[i]![figure]);
  const { low, high } = intervalOf(differences)!;
  const middle = (low + high) / 2;
  const sign = middle < 0 ? '−' : '+';
  const digits = DIGITS[figure];
  const text = `${sign}${Math.abs(middle).toFixed(digits)} ± ${((high - low) / 2).toFixed(digits)}`;
  return `${meanOf(days, figure).toFixed(digits)} (${text})`;
}

/** Digits behind the point when printed. */
export const DIGITS: Readonly<Record<keyof DayFigures, number>> = {
  km: 0,
  wait: 1,
  ride: 1,
  kerb: 1,
  carried: 1,
  refused: 1,
  shared: 1,
  yen: 0,
};

function figuresOf(ledger: DayLedger, judge: Judge): DayFigures {
  const done = ledger.wishes.filter(({ endState }) => endState === 'COMPLETED');
  const timed = done.filter(({ kind }) => kind !== 'arrive');
  const ahead = done.filter(({ kind }) => kind !== 'now');
  const wait = (wish: WishRow): number => wish.pickup! - Math.max(wish.asked, wish.wished);
  const ride = (wish: WishRow): number => wish.dropoff! - wish.pickup!;
  const driven = sum(ledger.legs, ({ arrive, depart }) => arrive - depart);
  const yen =
    judge.driving_yen_per_hour * driven +
    judge.waiting_yen_per_hour * sum(timed, (wish) => wish.persons * wait(wish)) +
    judge.riding_yen_per_hour * sum(done, (wish) => wish.persons * ride(wish));
  const pooling = measure([ledger]).find(({ indicator }) => indicator.id === 'pooling_rate_booking');
  return {
    km: sum(ledger.shifts, ({ odometer }) => odometer) / 1000,
    wait: sum(timed, wait) / timed.length / MINUTE,
    ride: sum(done, ride) / done.length / MINUTE,
    kerb: sum(ahead, ({ pickup, promise }) => pickup! - promise!.earliest) / ahead.length / MINUTE,
    carried: done.length,
    refused: ledger.wishes.filter(({ endState }) => endState === 'NO_CAPACITY').length,
    shared: Number(pooling?.figure.value),
    yen: yen / HOUR / done.length,
  };
}

const sum = <Row>(rows: readonly Row[], what: (row: Row) => number): number =>
  rows.reduce((total, row) => total + what(row), 0);
