import type { Point, Sweep } from './sweep.js';
import { spreadText } from './compare-table.js';
import { figureIn } from './figure-lines.js';
import { knownFigure } from './known-figure.js';

/** Shown beside the goals: what a council asks about every point. */
export const USUALLY_ASKED: readonly string[] = [
  'carried',
  'operating_cost',
  'unserved_rate_strict',
  'wait_asap.p90',
  'pooling_rate_booking',
  'cost_per_pax',
];

/** The figures that tables of a sweep show: its goals, then what is usually asked. */
export const columnsOf = ({ front }: Sweep): readonly string[] => [
  ...new Set([...front.map(({ id }) => id), ...USUALLY_ASKED]),
];

/** The sweep as people read it in a terminal: a line a point. */
export function sweepTable(sweep: Sweep): string {
  const ids = columnsOf(sweep);
  const rows = sweep.points.map((point) => [point.label, ...ids.map((id) => cellOf(point, id))]);
  const head = ['', ...ids];
  const widths = head.map((text, c) => Math.max(text.length, ...rows.map((cells) => cells[c]!.length)));
  const line = (cells: readonly string[], mark: string): string =>
    `${mark} ${cells.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  ')}`.trimEnd();
  const goals = sweep.front.map(({ id, want }) => `${want}:${id}`).join(', ');
  return [
    `${sweep.points.length} points, seeds 1 to ${sweep.seeds.length}; mean ± half of its 95 % interval`,
    `* on the Pareto front of ${goals}: no other point is as good in all of them and better in one`,
    '',
    line(head, ' '),
    ...sweep.points.map((point, i) => line(rows[i]!, point.on_front ? '*' : ' ')),
    '',
    ...ids.map((id) => {
      const { name, unit, formula } = knownFigure(id)!;
      return `${id}: ${name.en}, ${name.ja} (${unit}) = ${formula.en}`;
    }),
    '',
  ].join('\n');
}

function cellOf(point: Point, id: string): string {
  const { value, interval } = figureIn(point, id);
  return spreadText(value, interval);
}
