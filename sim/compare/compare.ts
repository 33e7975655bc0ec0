import type { Words } from '../../core/words.js';
import type { Told } from '../../scenarios/format/words.js';
import { inventedIn } from '../../scenarios/invented.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { mean } from '../report/indicator.js';
import { intervalOf, METHOD, overSeeds } from '../report/seeds.js';
import type { Summary, SummaryFigure } from '../report/summary.js';
import { demandText } from './demand-text.js';
import type { Job, RunJobs } from './job.js';
import type { Variant } from './variant.js';

/** A scenario, perhaps changed, that takes part in a comparison. */
export interface Entrant {
  /** What people call it. */
  readonly label: string;
  readonly variant: Variant;
  /** As the variant says it, read and judged. */
  readonly scenario: Scenario;
}

/** Scenarios side by side over the same seeds. Field names are kept stable: others read the file. */
export interface Comparison {
  readonly seeds: readonly number[];
  /** How means, intervals and differences are taken, in words. */
  readonly method: string;
  readonly method_ja: string;
  /** In the order of the call; differences are to the first. */
  readonly scenarios: readonly Compared[];
}

export interface Compared {
  readonly label: string;
  /** Name of the folder. */
  readonly scenario: string;
  readonly name: Words;
  readonly date: string;
  readonly synthetic: readonly string[];
  /** What stands beside its figures, in its authors' words. */
  readonly setting: ComparedSetting;
  /** Whether the same people ask as in the first scenario; if not, there are no differences. */
  readonly same_demand: boolean;
  readonly counts: Readonly<Record<string, ComparedFigure>>;
  readonly indicators: Readonly<Record<string, ComparedFigure>>;
}

/** What a scenario says of itself: all that a reader has to know before believing a figure. */
export interface ComparedSetting {
  readonly place?: Words;
  readonly about?: Told;
  /** What is invented or replaced by something simpler. */
  readonly synthetic: readonly Told[];
  readonly assumptions: readonly { readonly what: Told; readonly because: Told }[];
}

export interface ComparedFigure extends SummaryFigure {
  readonly interval: Interval | null;
  readonly perSeed: readonly (number | null)[];
  /** This scenario less the first; absent for the first itself and for another demand. */
  readonly difference?: Difference;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Difference {
  /** Mean over the seeds in which both have a value; null if there is none. */
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly perSeed: readonly (number | null)[];
}

/** What a difference is, in words that stand beside it. */
export const PAIRED: Words = {
  en: 'difference = mean over seeds of (this scenario − the first scenario with the same seed), with the interval of that mean; only where demand.yaml, the tables it names and the day are the same, so that the same people ask',
  ja: '差 = 同じ乱数種どうしの(このシナリオ − 最初のシナリオ)の平均とその区間。demand.yaml とその表、運行日が同じで、同じ人が申し込む場合に限る',
};

/** Runs every entrant once with each of the seeds 1 … `seeds`, and compares. */
export async function compare(
  entrants: readonly Entrant[],
  seeds: number,
  run: RunJobs,
): Promise<Comparison> {
  const drawn = Array.from({ length: seeds }, (_, i) => i + 1);
  const jobs = entrants.flatMap(({ label, variant }) => drawn.map((seed): Job => ({ label, variant, seed })));
  const results = await run(jobs);
  const demands = entrants.map(({ scenario }) => demandText(scenario));
  const first = results.slice(0, seeds);
  return {
    seeds: drawn,
    method: `${METHOD.en}; ${PAIRED.en}`,
    method_ja: `${METHOD.ja}。${PAIRED.ja}`,
    scenarios: entrants.map((entrant, i) => {
      const same = demands[i] === demands[0];
      const own = results.slice(i * seeds, (i + 1) * seeds);
      return compared(entrant, own, { same, first: i > 0 && same ? first : undefined });
    }),
  };
}

function compared(
  { label, scenario }: Entrant,
  own: readonly Summary[],
  to: { readonly same: boolean; readonly first: readonly Summary[] | undefined },
): Compared {
  const all = overSeeds(own);
  const part = (of: (summary: Summary) => Figures): Record<string, ComparedFigure> =>
    figuresOf(of(all), own.map(of), to.first?.map(of));
  return {
    label,
    scenario: scenario.id,
    name: scenario.about.name,
    date: scenario.about.date,
    synthetic: scenario.synthetic,
    setting: settingOf(scenario),
    same_demand: to.same,
    counts: part(({ counts }) => counts),
    indicators: part(({ indicators }) => indicators),
  };
}

function settingOf(scenario: Scenario): ComparedSetting {
  const { place, about, assumptions } = scenario.about;
  return {
    ...(place === undefined ? {} : { place }),
    ...(about === undefined ? {} : { about }),
    synthetic: inventedIn(scenario),
    assumptions,
  };
}

type Figures = Readonly<Record<string, SummaryFigure>>;

function figuresOf(
  means: Figures,
  own: readonly Figures[],
  first: readonly Figures[] | undefined,
): Record<string, ComparedFigure> {
  const of = (id: string, figure: SummaryFigure): ComparedFigure => {
    const perSeed = own.map((figures) => figures[id]!.value);
    return {
      ...figure,
      interval: figure.interval ?? null,
      perSeed,
      ...(first === undefined
        ? {}
        : {
            difference: differenceOf(
              perSeed,
              first.map((figures) => figures[id]!.value),
            ),
          }),
    };
  };
  return Object.fromEntries(Object.entries(means).map(([id, figure]) => [id, of(id, figure)]));
}

/** The mean of the differences seed by seed, with its interval. */
export function differenceOf(own: readonly (number | null)[], first: readonly (number | null)[]): Difference {
  const perSeed = own.map((value, i) => {
    const other = first[i] ?? null;
    return value === null || other === null ? null : value - other;
  });
  const known = perSeed.filter((value) => value !== null);
  return { value: mean(known, '').value, interval: intervalOf(known), perSeed };
}
