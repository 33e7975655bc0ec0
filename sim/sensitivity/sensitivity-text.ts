import { spreadText } from '../compare/compare-table.js';
import type { Effect, MovedFigure, Sensitivity } from './sensitivity.js';

const PATH_WIDTH = 44;
const CELL_WIDTH = 20;

/** The sensitivity for a terminal: of each figure the settings, the one that moves it most first. */
export function sensitivityText({ scenario, kind, method, runs, figures }: Sensitivity): string {
  return [
    `${scenario}: ${runs} runs`,
    method,
    ...figures.flatMap((figure) => ['', ...figureLines(figure, kind)]),
    '',
  ].join('\n');
}

function figureLines(
  { id, name, name_ja, unit, base, effects }: MovedFigure,
  kind: Sensitivity['kind'],
): readonly string[] {
  const heads = kind === 'oat' ? ['at low', 'at high'] : ['size', 'mean', 'scatter'];
  return [
    `${name}, ${name_ja} (${id}, ${unit}): ${kind === 'oat' ? 'as it is' : 'mean of all points'} ${spreadText(base.value, base.interval)}`,
    line('', heads),
    ...effects.map((effect) => line(effect.path, kind === 'oat' ? ends(effect) : elementary(effect))),
  ];
}

const line = (path: string, cells: readonly string[]): string =>
  `  ${path.padEnd(PATH_WIDTH)} ${cells.map((cell) => cell.padStart(CELL_WIDTH)).join(' ')}`.trimEnd();

const ends = ({ low, high }: Effect): readonly string[] => [
  spreadText(low?.value ?? null, low?.interval ?? null),
  spreadText(high?.value ?? null, high?.interval ?? null),
];

const elementary = ({ size, size_interval, mean, scatter }: Effect): readonly string[] => [
  spreadText(size, size_interval),
  spreadText(mean ?? null, null),
  spreadText(scatter ?? null, null),
];
