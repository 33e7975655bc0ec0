import type { Scenario } from '../../scenarios/scenario.js';
import { AGE_GROUPS } from '../../scenarios/age-group.js';
import { gather, type Gathered } from '../report/gathered.js';
import type { WishRow } from '../report/rows.js';
import { run } from '../run.js';
import type { Count } from './count.js';
import type { Lead } from './counted-figure.js';
import { poolingVariants } from './pooling-variants.js';
import { weekdayOf } from './sample-days.js';

/** One simulated day, ready to be counted as a town counts. */
export interface CarriedDay {
  readonly date: string;
  readonly gathered: Gathered;
}

/** How days are simulated: `quick` leaves out what moves these figures least, the search for better plans. */
export type Care = 'full' | 'quick';

export function carriedDay(scenario: Scenario, date: string, seed: number, care: Care): CarriedDay {
  const settings =
    care === 'full' ? ({ referee: 'on' } as const) : ({ referee: 'off', improvement: 0 } as const);
  const days = run(scenario, { seed, date, days: 1, ...settings });
  return { date, gathered: gather(days.map(({ ledger }) => ledger)) };
}

/** A figure of one day as a part of a whole: over several days both are added up, then divided. */
export interface Part {
  readonly part: number;
  readonly whole: number;
}

/**
 * The part that a day has in a figure. A weekday's index needs as many sampled days of each of the `weekdays` kinds.
 */
export function partOf(
  { figure, key }: Pick<Count, 'figure' | 'key'>,
  { date, gathered }: CarriedDay,
  weekdays: number,
): Part {
  const rides = gathered.carried.map(({ wish }) => wish);
  const share = (isIn: (wish: WishRow) => boolean): Part => ({
    part: 100 * rides.filter(isIn).length,
    whole: rides.length,
  });
  const persons = rides.reduce((sum, wish) => sum + wish.persons, 0);
  switch (figure) {
    case 'rides_per_day':
      return { part: rides.length, whole: 1 };
    case 'weekday_index':
      return { part: weekdayOf(date) === key ? 100 * weekdays * rides.length : 0, whole: rides.length };
    case 'hour_share':
      return share(({ pickup }) => String(Math.floor(pickup! / 3600)) === key);
    case 'lead_share':
      return share((wish) => leadOf({ asked: wish.asked, pickup: wish.pickup! }) === key);
    case 'phone_share':
      return share(({ channel }) => channel === 'phone');
    case 'age_share':
      return share(({ attributes }) => ageOf(attributes) === key);
    case 'stop_share': {
      const at = rides.reduce(
        (n, wish) => n + Number(wish.origin === key) + Number(wish.destination === key),
        0,
      );
      return { part: 100 * at, whole: 2 * rides.length };
    }
    case 'persons_per_booking':
      return { part: persons, whole: rides.length };
    case 'persons_per_run':
      return { part: persons, whole: gathered.runs.length };
    case 'pooling_rate':
      return poolingVariants.find(({ id }) => id === key)!.of(gathered);
  }
}

const DAY_S = 86_400;
const HOUR_S = 3600;

/** As towns tell it: by the day of the call, and on the day itself by the hours to boarding. */
export function leadOf({ asked, pickup }: { readonly asked: number; readonly pickup: number }): Lead {
  const daysAhead = -Math.floor(asked / DAY_S);
  if (daysAhead >= 2) return '2d';
  if (daysAhead === 1) return '1d';
  const ahead = pickup - asked;
  if (ahead >= 2 * HOUR_S) return 'over_2h';
  return ahead >= HOUR_S ? '1h_2h' : 'under_1h';
}

const ageOf = (attributes: readonly string[]): string | undefined =>
  AGE_GROUPS.find((group) => attributes.includes(`age-${group.replace('+', '-plus')}`));
