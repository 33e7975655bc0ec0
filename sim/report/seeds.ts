import type { Words } from '../../core/words.js';
import { mean, total } from './indicator.js';
import { studentT } from './student-t.js';
import type { Summary, SummaryFigure } from './summary.js';

/** How mean and interval over seeds are taken, in words that stand beside them. */
export const METHOD: Words = {
  en: 'value = mean over the seeds that have one; interval = mean ± t × s ÷ √n (95 %), with n values, their sample standard deviation s, and the 97.5 % point t of Student’s distribution with n − 1 degrees of freedom; it tells how sure the mean is, not how far single days differ',
  ja: '値 = 値のある乱数種の平均。区間 = 平均 ± t × s ÷ √n (95%)。n は値の個数、s は標本標準偏差、t は自由度 n − 1 のスチューデントの t 分布の97.5%点。平均の確かさを示し、日ごとのばらつきの幅ではない',
};

/**
 * One summary of the summaries of several seeds, in their order: every figure is the mean over seeds, with its
 * 95 % interval and the single values. A single summary is returned as it is.
 */
export function overSeeds(summaries: readonly Summary[]): Summary {
  const first = summaries[0];
  if (first === undefined) throw new RangeError('a mean over no seeds');
  if (summaries.length === 1) return first;
  return {
    ...first,
    seeds: summaries.map(({ seed }) => seed),
    method: METHOD.en,
    method_ja: METHOD.ja,
    counts: means(summaries.map(({ counts }) => counts)),
    indicators: means(summaries.map(({ indicators }) => indicators)),
    engine: {
      requests: total(summaries.map(({ engine }) => engine.requests)),
      cpu_s: Math.round(1000 * total(summaries.map(({ engine }) => engine.cpu_s))) / 1000,
    },
  };
}

type Figures = Readonly<Record<string, SummaryFigure>>;

function means(seeds: readonly Figures[]): Figures {
  return Object.fromEntries(
    Object.entries(seeds[0]!).map(([id, figure]) => [
      id,
      meanOf(
        figure,
        seeds.map((figures) => figures[id]!),
      ),
    ]),
  );
}

function meanOf(first: SummaryFigure, seeds: readonly SummaryFigure[]): SummaryFigure {
  const perSeed = seeds.map(({ value }) => value);
  const values = perSeed.filter((value) => value !== null);
  const { because, ...words } = first;
  const missing = because ?? seeds.find((seed) => seed.because !== undefined)?.because;
  const { value } = mean(values, '');
  return {
    ...words,
    value,
    ...(value === null && missing !== undefined ? { because: missing } : {}),
    interval: intervalOf(values),
    perSeed,
  };
}

/** The 95 % interval of a mean; null for fewer than two values, which tell nothing of how they differ. */
export function intervalOf(
  values: readonly number[],
): { readonly low: number; readonly high: number } | null {
  const n = values.length;
  if (n < 2) return null;
  const middle = total(values) / n;
  const variance = total(values.map((value) => (value - middle) ** 2)) / (n - 1);
  const half = studentT(n - 1) * Math.sqrt(variance / n);
  return { low: middle - half, high: middle + half };
}
