import type { Calibration } from './calibration.js';
import { periodText } from './count.js';
import { countedFigure } from './counted-figure.js';
import { spreadText } from './spread-text.js';
import { textColumns } from './text-columns.js';

/** What was fitted, for a terminal. */
export function calibrateText({
  scenario,
  counts,
  period,
  fitted,
  figures,
  settings,
  seeds,
  days,
}: Calibration): string {
  const rows = figures.map((figure) => [
    figure.status === 'fitted' ? 'fitted' : 'untouched',
    `${figure.figure}${figure.key === '' ? '' : ` ${figure.key}`}`,
    spreadText(figure.observed),
    spreadText(figure.before),
    spreadText(figure.after),
  ]);
  const untouched = [
    ...new Set(figures.filter(({ status }) => status === 'untouched').map(({ figure }) => figure)),
  ];
  return [
    `${scenario}, fitted to ${counts}, ${periodText(period)}`,
    `${seeds.length} towns of ${days.length} days; [] where a count over the period would lie in 95 of 100 cases if the model were right`,
    '',
    'Fitted:',
    ...fitted.map(
      (id) => `  ${countedFigure(id).name.en} (${countedFigure(id).name.ja}): ${countedFigure(id).fits!}`,
    ),
    ...(untouched.length === 0
      ? []
      : [
          'Counted, but not touched:',
          ...untouched.map((id) => `  ${countedFigure(id).name.en} (${countedFigure(id).name.ja})`),
        ]),
    '',
    ...textColumns([['', '', 'counted', 'before', 'after'], ...rows]),
    '',
    `${settings.length} settings changed:`,
    ...settings.map(({ path, before, after }) => `  ${path}: ${short(before)} → ${short(after)}`),
    '',
  ].join('\n');
}

const short = (text: string): string => (/^\d+\.\d{6,}$/.test(text) ? Number(text).toPrecision(4) : text);
