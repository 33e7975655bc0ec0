import { byAge } from '../../scenarios/age-group.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { carriedDay, leadOf, type CarriedDay } from './carried-day.js';
import type { Count } from './count.js';
import { countedFigure, type CountedId, type Lead } from './counted-figure.js';
import { UNCHANGED, withSettings, type FreeSettings } from './free-settings.js';
import { measured } from './measured.js';

/** What is fitted on: days and seeds of which others are used to show how well it fits. */
export interface Sample {
  readonly dates: readonly string[];
  readonly seeds: readonly number[];
}

const ROUNDS = 6;
/** A factor moves so much towards the ratio of counted and simulated in a round: hours and stops hang together. */
const STEP: Partial<Record<CountedId, number>> = { hour_share: 0.8, stop_share: 0.7 };
/** No round multiplies by more than this, so that a rare figure does not run away. */
const MOST = 3;

/**
 * Factors under which the simulated days show the counts, found by turning each by the ratio of counted and simulated
 * (iterative proportional fitting), always with the same seeds. Figures that no setting belongs to are left alone.
 * @param told after each round
 */
export function fit(
  scenario: Scenario,
  counts: readonly Count[],
  sample: Sample,
  told: (round: number, of: number) => void,
): FreeSettings {
  const source = scenario.demand.source as CensusSource;
  const fitted = counts.filter(({ figure }) => countedFigure(figure).fits !== undefined);
  let free = UNCHANGED;
  for (let round = 1; round <= ROUNDS; round++) {
    const changed = withSettings(scenario, source, free);
    const days = sample.seeds.flatMap((seed) =>
      sample.dates.map((date) => carriedDay(changed, date, seed, 'quick')),
    );
    free = turned(free, fitted, { days, source });
    told(round, ROUNDS);
  }
  return free;
}

function turned(
  free: FreeSettings,
  counts: readonly Count[],
  { days, source }: { readonly days: readonly CarriedDay[]; readonly source: CensusSource },
): FreeSettings {
  const ratio = (count: Count): number => {
    const { value } = measured(count, days);
    const raw = value > 0 ? count.value / value : 1;
    return Math.min(MOST, Math.max(1 / MOST, raw)) ** (STEP[count.figure] ?? 1);
  };
  const of = (figure: CountedId): readonly Count[] => counts.filter((count) => count.figure === figure);
  const ratios = (figure: CountedId): Readonly<Record<string, number>> =>
    Object.fromEntries(of(figure).map((count) => [count.key, ratio(count)]));
  const times = (
    before: Readonly<Record<string, number>>,
    by: Readonly<Record<string, number>>,
  ): Record<string, number> => ({
    ...before,
    ...Object.fromEntries(Object.entries(by).map(([key, value]) => [key, (before[key] ?? 1) * value])),
  });
  const ages = ratios('age_share');
  return {
    won: free.won * (ratios('rides_per_day')[''] ?? 1),
    ages: byAge((group) => free.ages[group] * (ages[group] ?? 1)),
    hours: times(free.hours, ratios('hour_share')),
    weekdays: times(free.weekdays, ratios('weekday_index')),
    lead: leadTurned(free.lead, ratios('lead_share'), source),
    stops: times(free.stops, ratios('stop_share')),
    phone: phoneOf(of('phone_share')[0]) ?? free.phone,
    companions: companionsTurned(free.companions, of('persons_per_booking')[0], days),
  };
}

const phoneOf = (count: Count | undefined): number | undefined => count && count.value / 100;

/** Persons beyond the first are in proportion to the share of parties of two and more, nearly. */
function companionsTurned(before: number, count: Count | undefined, days: readonly CarriedDay[]): number {
  if (count === undefined) return before;
  const beyond = measured(count, days).value - 1;
  return beyond > 0 ? before * Math.min(MOST, Math.max(1 / MOST, (count.value - 1) / beyond)) : before;
}

/** Each class of lead times of the demand belongs to the counted one in which its middle lies. */
function leadTurned(
  before: readonly number[],
  by: Readonly<Record<string, number>>,
  { lead }: CensusSource,
): readonly number[] {
  return lead.map((one, i) => (before[i] ?? 1) * (by[countedLead(one)] ?? 1));
}

const NOON = 43_200;

function countedLead(lead: CensusSource['lead'][number]): Lead {
  if ('days' in lead) return lead.days[0] >= 2 ? '2d' : '1d';
  const middle = (lead.ahead[0] + lead.ahead[1]) / 2;
  return leadOf({ asked: NOON, pickup: NOON + middle });
}
