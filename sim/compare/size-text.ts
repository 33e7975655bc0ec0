import type { SizeQuestion, Sizing, TriedSize } from './size.js';
import { targetText } from './target.js';
import { knownFigure } from './known-figure.js';

/** The answer as people read it: what was tried, what it took, and how sure it is. */
export function sizeText(sizing: Sizing, { seeds }: Pick<SizeQuestion, 'seeds'>): string {
  const { targets, tried, runs, runs_of_full_sweep: full } = sizing;
  const ids = targets.map(({ id }) => id);
  const rows = [['vehicles', '', 'runs', ...ids], ...tried.toSorted((a, b) => a.size - b.size).map(cellsOf)];
  const widths = ids.concat(['', '', '']).map((_, c) => Math.max(...rows.map((cells) => cells[c]!.length)));
  return [
    answer(sizing),
    '',
    ...rows.map((cells) =>
      cells
        .map((cell, c) => cell.padStart(widths[c]!))
        .join('  ')
        .trimEnd(),
    ),
    '',
    ...confidence(sizing, seeds),
    `${runs} runs, where all sizes with all ${seeds} seeds would be ${full} (${((100 * runs) / full).toFixed(0)} %).`,
    '',
    ...ids.map((id) => {
      const { name, unit, formula } = knownFigure(id)!;
      return `${id}: ${name.en}, ${name.ja} (${unit}) = ${formula.en}`;
    }),
    '',
  ].join('\n');
}

function answer({ size, targets, from, to }: Sizing): string {
  const wanted = targets.map(targetText).join(', ');
  if (size === null) {
    return `No fleet of ${from} to ${to} vehicles was shown to keep ${wanted}; try more with --to, or another target.`;
  }
  return `Smallest fleet that keeps ${wanted}: ${size} ${size === 1 ? 'vehicle' : 'vehicles'}`;
}

const cellsOf = ({ size, met, seeds, figures }: TriedSize): string[] => [
  String(size),
  met ? 'keeps' : 'fails',
  String(seeds),
  ...figures.map(({ mean, low, high }) => {
    if (mean === null) return 'no value';
    return low === null || high === null
      ? mean.toFixed(2)
      : `${mean.toFixed(2)} [${low.toFixed(2)} – ${high.toFixed(2)}]`;
  }),
];

function confidence({ size, from, ...sizing }: Sizing, seeds: number): readonly string[] {
  const [one, all] = [sizing.error_of_one, sizing.error_at_most].map(
    (share) => `${(100 * share).toFixed(1)} %`,
  );
  const below =
    size === null || size === from
      ? []
      : [`With ${size - 1}, the interval of at least one target does not lie within its limit.`];
  const found =
    size === null
      ? []
      : [
          `With ${size}, the 95 % interval of the mean of every target lies within its limit.`,
          ...below,
          `A fleet that is too small is called large enough with a chance of at most ${one!} a size tried, ${all!} over all.`,
        ];
  return [
    ...found,
    `A size is decided as soon as its 99.9 % intervals tell, at the latest after ${seeds} seeds by its 95 % intervals.`,
    'Assumed: more vehicles serve no worse; means over seeds are spread as Student’s distribution says.',
  ];
}
