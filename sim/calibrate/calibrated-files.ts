import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseDocument } from 'yaml';
import { DEMAND_FIGURES } from '../../scenarios/demand-figures.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { csvText } from '../compare/compare-csv.js';
import type { CountedId } from './counted-figure.js';
import { movedSource, type FreeSettings } from './free-settings.js';

/** The files of a scenario that a calibration changes, by name. Comments and keys it does not touch stay. */
export function calibratedFiles(
  folder: string,
  scenario: Scenario,
  free: FreeSettings,
  fitted: ReadonlySet<CountedId>,
): ReadonlyMap<string, string> {
  const source = scenario.demand.source as CensusSource;
  const files = new Map([['demand.yaml', demandText(folder, source, free, fitted)]]);
  if (fitted.has('stop_share')) {
    files.set(source.destinations, destinationsText(join(folder, source.destinations), scenario, free));
  }
  return files;
}

function demandText(
  folder: string,
  source: CensusSource,
  free: FreeSettings,
  fitted: ReadonlySet<CountedId>,
): string {
  const document = parseDocument(readFileSync(join(folder, 'demand.yaml'), 'utf8'));
  const put = (keys: readonly string[], value: unknown): void => {
    document.setIn(
      ['source', ...keys],
      document.createNode(value, { flow: keys.length > 1 || keys[0] !== 'lead' }),
    );
  };
  const moved = movedSource(source, free);
  if (fitted.has('rides_per_day') || fitted.has('age_share')) {
    put(['service', 'won', 'with_licence'], short(moved.service.won.with_licence));
    put(['service', 'won', 'without_licence'], short(moved.service.won.without_licence));
  }
  if (fitted.has('hour_share')) {
    for (const purpose of source.served) put(['hours', purpose], short(moved.hours[purpose]));
  }
  if (fitted.has('weekday_index')) put(['weekdays'], short(moved.weekdays));
  if (fitted.has('lead_share')) put(['lead'], leadsOf(document.getIn(['source', 'lead']), moved));
  if (fitted.has('phone_share')) put(['phone'], digits(moved.phone));
  if (fitted.has('persons_per_booking')) put(['parties'], moved.parties.map(digits));
  return document.toString({ lineWidth: 110 });
}

/** The classes of lead times as they are written, with other shares. */
function leadsOf(node: unknown, { lead }: CensusSource): unknown {
  const written =
    typeof node === 'object' && node !== null && 'toJSON' in node
      ? (node as { toJSON: () => readonly object[] }).toJSON()
      : DEMAND_FIGURES.lead.value;
  const all = lead.reduce((sum, { share }) => sum + share, 0);
  return written.map((one, i) => ({ ...one, share: digits((100 * lead[i]!.share) / all) }));
}

const short = (values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, digits(value)]));

/** More digits than a fit is worth would only look exact. */
const digits = (value: number): number => Number(value.toPrecision(4));

function destinationsText(path: string, { people }: Scenario, free: FreeSettings): string {
  const rows = parseCsv<Record<string, string>>(readFileSync(path, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    trim: true,
  });
  const columns = [...new Set([...rows.flatMap((row) => Object.keys(row)), 'weight'])];
  const weight = (id: string): number => {
    const destination = people!.destinations.find((one) => one.id === id)!;
    return digits(destination.weight * (free.stops[destination.stop ?? ''] ?? 1));
  };
  const changed = rows.map((row): Record<string, string> => ({ ...row, weight: String(weight(row['id']!)) }));
  return csvText([columns, ...changed.map((row) => columns.map((column) => row[column]))]);
}
