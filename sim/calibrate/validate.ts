import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../../core/words.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import { inventedIn } from '../../scenarios/invented.js';
import { ProblemList } from '../../scenarios/problem-list.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { total } from '../report/indicator.js';
import { demandPrint, type Calibration } from './calibration.js';
import { carriedDay, type CarriedDay, type Care } from './carried-day.js';
import {
  finestWithin,
  isSamePeriod,
  isWithin,
  periodText,
  periodsOf,
  type Count,
  type Period,
} from './count.js';
import type { CountsQuestion } from './counts-question.js';
import { UNCHANGED, withSettings } from './free-settings.js';
import { keyName } from './key-name.js';
import { measured } from './measured.js';
import { poolingVariants } from './pooling-variants.js';
import { predictedFigure, type PredictedFigure } from './predicted-figure.js';
import { reasonFor, REASONS_FILE, reasonsTable, type Reason } from './reasons-table.js';
import { sampleDays, servedDays } from './sample-days.js';
import { judgedOf, type ValidatedPeriod, type ValidatedRow, type Validation } from './validation.js';

export const VALIDATION_METHOD: Words = {
  en: 'interval: where a count over the same days of service would lie in 95 of 100 cases if the model were right; it holds chance between towns of this kind, between days and of the simulation, not errors of assumptions. A count and a prediction agree if that interval and the range left by rounding of the published figure overlap. Of the period to which the scenario was fitted, fitted figures prove nothing and are marked. For other periods everything but the rides a day is simulated twice: as fitted, and with the rides a day of the period given',
  ja: '区間は、モデルが正しいときに同じ運行日数の実績が95%の確率で入る範囲。住民の個性・日ごとのばらつき・計算の偶然を含み、仮定の誤りは含まない。公表値の丸めの幅と区間が重なれば「合う」とする。合わせた期間の合わせた数値は証明にならないので区別する。ほかの期間は、合わせたままと、その期間の1日当たり件数だけを与えた場合の2通りで再現する',
};

/** Simulates every period that was counted and holds the counts against it. */
export function validate(question: CountsQuestion, told: (done: number, of: number) => void): Validation {
  const { folder, scenario, counts, period, seeds } = question;
  const chosen = finestWithin(counts.counts, period);
  if (chosen.length === 0) throw nothingCounted(question);
  const periods = periodsOf(chosen);
  const fitted = currentCalibration(folder);
  const reasons = readReasons(folder);
  return {
    scenario: scenario.id,
    name: scenario.about.name,
    synthetic: inventedIn(scenario),
    counts: counts.name,
    fitted:
      fitted === undefined ? null : { counts: fitted.counts, period: fitted.period, fitted: fitted.fitted },
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
    method: VALIDATION_METHOD.en,
    method_ja: VALIDATION_METHOD.ja,
    periods: periods.map((one, i) => {
      const own = chosen.filter((count) => isSamePeriod(count.period, one)).flatMap(everyDefinition);
      const validated = validatedPeriod(question, { period: one, counts: own, fitted, reasons });
      told(i + 1, periods.length);
      return validated;
    }),
    unknown_stops: counts.unknownStops,
  };
}

/** A pooling rate without a definition stands for every definition. */
const everyDefinition = (count: Count): readonly Count[] =>
  count.figure === 'pooling_rate' ? poolingVariants.map(({ id }) => ({ ...count, key: id })) : [count];

interface PeriodFacts {
  readonly period: Period;
  readonly counts: readonly Count[];
  readonly fitted: Calibration | undefined;
  readonly reasons: readonly Reason[];
}

function validatedPeriod(
  { scenario, counts: { counts: all }, seeds, perWeekday }: CountsQuestion,
  { period, counts, fitted, reasons }: PeriodFacts,
): ValidatedPeriod {
  const dates = sampleDays(scenario.service, period, perWeekday);
  const observed = [...servedDays(scenario.service, period).values()].flat().length;
  const towns = (of: Scenario, care: Care): Towns =>
    Array.from({ length: seeds }, (_, i) => dates.map((date) => carriedDay(of, date, i + 1, care)));
  const figure = (count: Count, of: Towns): PredictedFigure =>
    predictedFigure(
      of.map((days) => measured(count, days)),
      { simulated: dates.length, observed },
    );
  const isFitted = (count: Pick<Count, 'figure'>): boolean =>
    fitted !== undefined && fitted.fitted.includes(count.figure) && overlap(fitted.period, period);
  const asFitted = towns(scenario, 'full');
  const rides = all.find((count) => count.figure === 'rides_per_day' && isSamePeriod(count.period, period));
  // Where the rides a day of just these days were fitted, there is nothing to give.
  const isOwn = fitted?.fitted.includes('rides_per_day') === true && isWithin(period, fitted.period);
  const given = rides === undefined || isOwn ? undefined : rideFactor(scenario, rides.value, towns);
  const withRides =
    given === undefined
      ? undefined
      : towns(withSettings(scenario, censusOf(scenario), { ...UNCHANGED, won: given }), 'full');
  const rows = counts.map((count): ValidatedRow => {
    const { value, low, high, key } = count;
    const row = {
      figure: count.figure,
      key,
      key_name: keyName(count.figure, key, scenario),
      status: isFitted(count) ? ('fitted' as const) : ('predicted' as const),
      observed: { value, low, high },
      simulated: figure(count, asFitted),
      simulated_rides_given:
        withRides === undefined || count.figure === 'rides_per_day' ? null : figure(count, withRides),
      agrees: false,
    };
    const agrees = overlaps(row.observed, judgedOf(row));
    const because = agrees ? undefined : reasonFor(reasons, { period, figure: count.figure, key });
    return { ...row, agrees, ...(because === undefined ? {} : { because }) };
  });
  return { period, days: { observed, simulated: dates.length }, rides_given: given ?? null, rows };
}

type Towns = readonly (readonly CarriedDay[])[];

const censusOf = ({ demand }: Scenario): CensusSource => demand.source as CensusSource;

const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** Without an interval nothing can be told apart by chance, so nothing disagrees but by value. */
function overlaps(observed: { readonly low: number; readonly high: number }, of: PredictedFigure): boolean {
  if (of.value === null) return false;
  return (of.low ?? of.value) <= observed.high && observed.low <= (of.high ?? of.value);
}

const ROUNDS = 3;
/** So near the simulated rides a day must come to those given, as a share. */
const NEAR = 0.005;

/** The factor on the share of outings won that makes so many rides a day; undefined for a demand of another kind. */
function rideFactor(
  scenario: Scenario,
  rides: number,
  towns: (of: Scenario, care: Care) => Towns,
): number | undefined {
  const { source } = scenario.demand;
  if (source.kind !== 'census') return undefined;
  let won = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const days = towns(withSettings(scenario, source, { ...UNCHANGED, won }), 'quick').flat();
    const simulated = total(days.map(({ gathered }) => gathered.carried.length)) / days.length;
    if (simulated === 0) return undefined;
    won *= rides / simulated;
    if (Math.abs(rides / simulated - 1) < NEAR) break;
  }
  return won;
}

/** The calibration that a folder holds, unless its demand was edited since. */
function currentCalibration(folder: string): Calibration | undefined {
  const path = join(folder, 'calibration.json');
  if (!existsSync(path)) return undefined;
  const calibration = JSON.parse(readFileSync(path, 'utf8')) as Calibration;
  const demand = readFileSync(join(folder, 'demand.yaml'), 'utf8');
  return demandPrint(demand) === calibration.demand_print ? calibration : undefined;
}

function readReasons(folder: string): readonly Reason[] {
  const path = join(folder, REASONS_FILE);
  if (!existsSync(path)) return [];
  const problems = new ProblemList();
  const reasons = reasonsTable(readFileSync(path, 'utf8'), problems.in(REASONS_FILE));
  problems.throwIfErrors();
  return reasons;
}

const nothingCounted = ({ counts, period }: CountsQuestion): ScenarioError =>
  new ScenarioError([
    {
      severity: 'error',
      file: counts.name,
      place: 'whole file',
      expected: `counts within ${periodText(period)}`,
      found: periodsOf(counts.counts).map(periodText).join('; '),
      remedy: 'widen --from and --to',
    },
  ]);
