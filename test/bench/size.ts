import { availableParallelism } from 'node:os';
import { axisOf, type Axis } from '../../sim/compare/axis.js';
import { withCrew } from '../../sim/compare/crew.js';
import { figureIn } from '../../sim/compare/figure-lines.js';
import { size, type SizeQuestion } from '../../sim/compare/size.js';
import { sweep, type Sweep } from '../../sim/compare/sweep.js';
import { targetsOf, targetText, type Target } from '../../sim/compare/target.js';
import type { BenchTable } from './table.js';

const SEEDS = 12;

const QUESTIONS = [
  { town: 'hanamidani', target: 'unserved_rate_strict<=5', from: 1, to: 6 },
  { town: 'mitoyo', target: 'unserved_rate_strict<=5', from: 1, to: 14 },
  { town: 'obihiro', target: 'unserved_rate_strict<=10', from: 8, to: 19 },
] as const;

/** The smallest fleet as `noriai size` finds it, beside a sweep over all sizes with all seeds. */
export async function sizeBench(): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  await withCrew({ workers: availableParallelism() }, async (run) => {
    for (const { town, target, from, to } of QUESTIONS) {
      const folder = `scenarios/${town}`;
      const targets = targetsOf(target) as readonly Target[];
      const found = await size({ folder, targets, from, to, seeds: SEEDS }, run);
      const axis = axisOf(`fleet.size=${from}..${to}`) as Axis;
      const swept = await sweep({ folder, vary: [axis], front: [], seeds: SEEDS }, run);
      const slow = smallestOf(swept, targets);
      rows.push([
        town,
        targets.map(targetText).join(', '),
        `${from} to ${to}`,
        found.size ?? 'none',
        slow ?? 'none',
        found.size === slow ? 'yes' : 'no',
        found.runs,
        found.runs_of_full_sweep,
        ((100 * found.runs) / found.runs_of_full_sweep).toFixed(0),
        found.tried.map((one) => `${one.size}: ${one.seeds}`).join(', '),
      ]);
    }
  });
  return {
    title: 'The smallest fleet, and a full sweep',
    command: 'npm run bench -- size',
    columns: [
      'scenario',
      'target',
      'sizes',
      'size',
      'sweep',
      'equal',
      'runs',
      'of',
      '%',
      'runs by size tried',
    ],
    rows,
    notes: [
      `At most ${SEEDS} seeds a size. The sweep runs all sizes with all seeds; its answer is the smallest size of which the 95 % interval of every target lies within the limit.`,
      'docs/compare.md says how sizes are tried, and how often the answer may be wrong.',
    ],
  };
}

function smallestOf({ points }: Sweep, targets: SizeQuestion['targets']): number | undefined {
  const met = points.filter((point) =>
    targets.every(({ id, is, limit }) => {
      const { interval } = figureIn(point, id);
      return interval !== null && (is === 'at most' ? interval.high <= limit : interval.low >= limit);
    }),
  );
  return met.length === 0 ? undefined : Number(met[0]!.at[0]);
}
