import { inventedIn } from '../../scenarios/invented.js';
import type { Words } from '../../core/words.js';
import { below, randomStream, type Random } from '../../core/random.js';
import type { Job } from '../compare/job.js';
import { contentsOf } from '../compare/variant.js';
import { total } from '../report/indicator.js';
import { intervalOf } from '../report/seeds.js';
import { meanOf, named, valuesOf } from './one-at-a-time.js';
import { changeAt } from './range.js';
import { bySize, type Effect, type MovedFigure, type Sensitivity } from './sensitivity.js';
import type { SensitivityQuestion } from './question.js';

/** Values that each setting may take: 0, 1/3, 2/3 and 1 of its range. A step goes two thirds of it. */
const LEVELS = 4;
const STEP = 2 / 3;

export const MORRIS_METHOD: Words = {
  en: 'elementary effects (Morris, Technometrics 33, 1991; sizes after Campolongo 2007): from a point drawn at random on four levels each setting is moved once by two thirds of its range, in random order, with the same seed; effect = change ÷ share of the range. Size = mean of the sizes of the effects with its 95 % interval, over trajectories with a seed of their own; scatter = standard deviation of the effects: large where a setting works together with others or not in proportion',
  ja: '基本効果(Morris 1991、大きさは Campolongo 2007): 4水準から無作為に選んだ点から、各設定を1度ずつ範囲の3分の2だけ無作為な順に、同じ乱数種で動かす。効果は変化 ÷ 範囲に対する割合。大きさは効果の絶対値の平均と95%区間。散らばりは効果の標準偏差で、ほかの設定との相互作用や非線形が強いほど大きい',
};

/** One walk through the space of settings: each step moves one of them. */
interface Trajectory {
  readonly points: readonly (readonly number[])[];
  /** Which setting each step moves, and by what share of its range. */
  readonly steps: readonly { readonly axis: number; readonly by: number }[];
}

/** Walks through the space of all settings together. (settings + 1) × trajectories runs. */
export async function morris({
  folder,
  scenario,
  ranges,
  figures,
  seeds,
  run,
}: SensitivityQuestion): Promise<Sensitivity> {
  const contents = contentsOf(folder);
  const walks = Array.from({ length: seeds }, (_, i) =>
    trajectory(ranges.length, randomStream(i + 1, 'morris')),
  );
  const jobs = walks.flatMap(({ points }, i) =>
    points.map((point): Job => {
      const changes = ranges.map((range, axis) => changeAt(range, point[axis]!, contents));
      return { label: scenario.id, variant: { folder, changes }, seed: i + 1 };
    }),
  );
  const results = await run(jobs);
  const length = ranges.length + 1;
  return {
    scenario: scenario.id,
    name: scenario.about.name,
    synthetic: inventedIn(scenario),
    kind: 'morris',
    method: MORRIS_METHOD.en,
    method_ja: MORRIS_METHOD.ja,
    runs: jobs.length,
    ranges: ranges.map(({ path, low, high }) => ({ path, low, high })),
    figures: figures.map((id): MovedFigure => {
      const values = valuesOf(results, id);
      const effects = ranges.map(({ path }, axis) => {
        const known = walks.flatMap(({ steps }, w) => {
          const s = steps.findIndex((step) => step.axis === axis);
          const [before, after] = [values[w * length + s] ?? null, values[w * length + s + 1] ?? null];
          return before === null || after === null ? [] : [(after - before) / steps[s]!.by];
        });
        return effectOf(path, known);
      });
      return { ...named(id), base: meanOf(values), effects: bySize(effects) };
    }),
  };
}

function effectOf(path: string, effects: readonly number[]): Effect {
  const n = effects.length;
  if (n === 0) return { path, mean: null, size: null, size_interval: null, scatter: null };
  const middle = total(effects) / n;
  const sizes = effects.map(Math.abs);
  const scatter = n < 2 ? null : Math.sqrt(total(effects.map((one) => (one - middle) ** 2)) / (n - 1));
  return { path, mean: middle, size: total(sizes) / n, size_interval: intervalOf(sizes), scatter };
}

/** A random point on the lower or upper levels of each setting, and a random order in which they are moved. */
export function trajectory(settings: number, random: Random): Trajectory {
  const level = 1 / (LEVELS - 1);
  const start = Array.from({ length: settings }, () => below(LEVELS, random) * level);
  const order = Array.from({ length: settings }, (_, i) => i);
  for (let i = settings - 1; i > 0; i--) {
    const j = below(i + 1, random);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const steps = order.map((axis) => ({ axis, by: start[axis]! < 0.5 ? STEP : -STEP }));
  const points = [start];
  for (const { axis, by } of steps) {
    points.push(
      points.at(-1)!.map((share, i) => (i === axis ? Math.min(1, Math.max(0, share + by)) : share)),
    );
  }
  return { points, steps };
}
