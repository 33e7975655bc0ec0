import { inventedIn } from '../../scenarios/invented.js';
import type { Words } from '../../core/words.js';
import type { Interval } from '../compare/compare.js';
import { differenceOf } from '../compare/compare.js';
import type { Job } from '../compare/job.js';
import { knownFigure } from '../compare/known-figure.js';
import { contentsOf } from '../compare/variant.js';
import { mean } from '../report/indicator.js';
import { intervalOf } from '../report/seeds.js';
import type { Summary } from '../report/summary.js';
import { changeAt } from './range.js';
import { bySize, type Effect, type Moved, type MovedFigure, type Sensitivity } from './sensitivity.js';
import type { SensitivityQuestion } from './question.js';

export const OAT_METHOD: Words = {
  en: 'one at a time: every setting is put to its low and to its high end while all others stay; difference = mean over seeds of (changed − as it is, same seed), with its 95 % interval; size = the larger of both differences. What settings do together is not seen (Morris does)',
  ja: '1つずつ: 各設定だけを下端・上端に動かし、ほかはそのまま。差は同じ乱数種どうしの(動かした場合 − 元)の平均と95%区間。大きさは2つの差の大きいほう。設定どうしの相互作用は見えない(Morris 法で見る)',
};

/** Moves each setting to both ends, all others staying, with the same seeds. (2 × settings + 1) × seeds runs. */
export async function oneAtATime({
  folder,
  scenario,
  ranges,
  figures,
  seeds,
  run,
}: SensitivityQuestion): Promise<Sensitivity> {
  const contents = contentsOf(folder);
  const points = [
    [],
    ...ranges.flatMap((range) => [[changeAt(range, 0, contents)], [changeAt(range, 1, contents)]]),
  ];
  const drawn = Array.from({ length: seeds }, (_, i) => i + 1);
  const jobs = points.flatMap((changes) =>
    drawn.map((seed): Job => ({ label: scenario.id, variant: { folder, changes }, seed })),
  );
  const results = await run(jobs);
  const at = (point: number): readonly Summary[] => results.slice(point * seeds, (point + 1) * seeds);
  return {
    scenario: scenario.id,
    name: scenario.about.name,
    synthetic: inventedIn(scenario),
    kind: 'oat',
    method: OAT_METHOD.en,
    method_ja: OAT_METHOD.ja,
    runs: jobs.length,
    ranges: ranges.map(({ path, low, high }) => ({ path, low, high })),
    figures: figures.map((id): MovedFigure => {
      const base = valuesOf(at(0), id);
      const moved = (point: number): Moved => {
        const { value, interval } = differenceOf(valuesOf(at(point), id), base);
        return { value, interval };
      };
      return {
        ...named(id),
        base: meanOf(base),
        effects: bySize(ranges.map(({ path }, i) => effectOf(path, moved(1 + 2 * i), moved(2 + 2 * i)))),
      };
    }),
  };
}

function effectOf(path: string, low: Moved, high: Moved): Effect {
  const larger = Math.abs(low.value ?? 0) > Math.abs(high.value ?? 0) ? low : high;
  if (larger.value === null) return { path, low, high, size: null, size_interval: null };
  return {
    path,
    low,
    high,
    size: Math.abs(larger.value),
    size_interval: sizeInterval(larger.value, larger.interval),
  };
}

/** The interval of a size: that of the difference, turned where the difference is negative. */
const sizeInterval = (value: number, interval: Interval | null): Interval | null =>
  interval === null || value >= 0 ? interval : { low: -interval.high, high: -interval.low };

/** The values of a figure by seed. */
export const valuesOf = (summaries: readonly Summary[], id: string): readonly (number | null)[] =>
  summaries.map(({ counts, indicators }) => (counts[id] ?? indicators[id])!.value);

export function meanOf(values: readonly (number | null)[]): Moved {
  const known = values.filter((value) => value !== null);
  return { value: mean(known, '').value, interval: intervalOf(known) };
}

export function named(id: string): Pick<MovedFigure, 'id' | 'unit' | 'name' | 'name_ja'> {
  const { unit, name } = knownFigure(id)!;
  return { id, unit, name: name.en, name_ja: name.ja };
}
