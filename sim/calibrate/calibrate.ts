import type { Words } from '../../core/words.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { calibratedFiles } from './calibrated-files.js';
import { demandPrint, type CalibratedFigure, type Calibration } from './calibration.js';
import { changedSettings } from './changed-settings.js';
import { carriedDay } from './carried-day.js';
import { isSamePeriod, periodText, periodsOf, type Count } from './count.js';
import { countedFigure } from './counted-figure.js';
import type { CountsQuestion } from './counts-question.js';
import { fit } from './fit.js';
import { measured } from './measured.js';
import { predictedFigure, type PredictedFigure } from './predicted-figure.js';
import { sampleDays, servedDays } from './sample-days.js';

/** What was fitted, and the files of the scenario as fitted. */
export interface Calibrated {
  readonly calibration: Calibration;
  readonly files: ReadonlyMap<string, string>;
}

/** Seeds of the fit begin here, far from those that show how good it is. */
const FIRST_FIT_SEED = 1001;

export const CALIBRATION_METHOD: Words = {
  en: 'fitted by turning each setting by the ratio of counted and simulated, six rounds, always with the same seeds; then simulated with other seeds. Interval: where a count over the same days of service would lie in 95 of 100 cases if the model were right: chance between towns, between days and of the simulation; not errors of assumptions',
  ja: '設定を「実績 ÷ 再現」の比で動かすことを同じ乱数種で6回くり返して合わせ、別の乱数種で確かめた。区間は、モデルが正しいときに同じ日数の実績が95%の確率で入る範囲(住民の個性・日ごとのばらつき・計算の偶然を含み、仮定の誤りは含まない)',
};

/**
 * Fits the demand of a scenario to the counts of exactly one period, and shows every figure of that period before and
 * after: those fitted, and those that were not touched.
 * @throws ScenarioError where the period was not counted, or the demand has nothing to fit
 */
export function calibrate(question: CountsQuestion, told: (round: number, of: number) => void): Calibrated {
  const { folder, scenario, counts, period, seeds, perWeekday } = question;
  const own = counts.counts.filter((count) => isSamePeriod(count.period, period));
  mustBeFittable(question, own);
  const dates = sampleDays(scenario.service, period, perWeekday);
  const drawn = Array.from({ length: seeds }, (_, i) => i + 1);
  const free = fit(scenario, own, { dates, seeds: drawn.map((i) => FIRST_FIT_SEED - 1 + i) }, told);
  const fitted = new Set(
    own.map(({ figure }) => figure).filter((id) => countedFigure(id).fits !== undefined),
  );
  const files = calibratedFiles(folder, scenario, free, fitted);
  const after = loadScenario(folder, { texts: files, ways: scenario.ways });
  const observed = [...servedDays(scenario.service, period).values()].flat().length;
  const figures = { counts: own, dates, seeds: drawn, observed };
  const before = figuresOf(scenario, figures);
  const now = figuresOf(after, figures);
  return {
    files,
    calibration: {
      scenario: scenario.id,
      name: scenario.about.name,
      counts: counts.name,
      period,
      fitted: [...fitted],
      figures: own.map(({ figure, key, value, low, high }, i): CalibratedFigure => ({
        figure,
        key,
        status: fitted.has(figure) ? 'fitted' : 'untouched',
        observed: { value, low, high },
        before: before[i]!,
        after: now[i]!,
      })),
      settings: changedSettings(scenario, after),
      seeds: drawn,
      days: dates,
      method: CALIBRATION_METHOD.en,
      method_ja: CALIBRATION_METHOD.ja,
      demand_print: demandPrint(files.get('demand.yaml')!),
    },
  };
}

function figuresOf(
  scenario: Scenario,
  of: {
    readonly counts: readonly Count[];
    readonly dates: readonly string[];
    readonly seeds: readonly number[];
    readonly observed: number;
  },
): readonly PredictedFigure[] {
  const { counts, dates, seeds, observed } = of;
  const towns = seeds.map((seed) => dates.map((date) => carriedDay(scenario, date, seed, 'full')));
  return counts.map((count) =>
    predictedFigure(
      towns.map((days) => measured(count, days)),
      { simulated: dates.length, observed },
    ),
  );
}

function mustBeFittable({ scenario, counts, period }: CountsQuestion, own: readonly Count[]): void {
  const problem = (file: string, words: { expected: string; found: string; remedy: string }): never => {
    throw new ScenarioError([{ severity: 'error', file, place: 'whole file', ...words }]);
  };
  const { source } = scenario.demand;
  if (source.kind !== 'census') {
    problem('demand.yaml', {
      expected: 'a census demand, whose settings can be fitted',
      found: `kind: ${source.kind}`,
      remedy: 'calibrate a scenario with kind: census (docs/demand.md)',
    });
  }
  if (own.length === 0) {
    problem(counts.name, {
      expected: `counts of exactly ${periodText(period)}`,
      found: periodsOf(counts.counts).map(periodText).join('; '),
      remedy: 'name one of these periods with --from and --to',
    });
  }
  if (own.every(({ figure }) => countedFigure(figure).fits === undefined)) {
    problem(counts.name, {
      expected: 'a figure that settings belong to (docs/validation.md)',
      found: [...new Set(own.map(({ figure }) => figure))].join(', '),
      remedy: 'add rides_per_day or another one',
    });
  }
  if (servedDays(scenario.service, period).size === 0) {
    problem('service.yaml', {
      expected: `days of service in ${periodText(period)}`,
      found: 'none',
      remedy: 'widen the calendar',
    });
  }
}
