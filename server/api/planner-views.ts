import { parse as parseCsv } from 'csv-parse/sync';
import type { Access } from '../auth/access.js';
import type { Calendar } from '../clock.js';
import { PART_FILE } from '../contract/part-file.js';
import type { RunView } from '../contract/planner-run.js';
import type { ScenarioSummary, ScenarioView } from '../contract/planner-scenario.js';
import { contentOf, type About } from '../planner/about.js';
import { questionOf, UNDERWAY } from '../planner/runs.js';
import type { Files } from '../planner/scenario-files.js';
import type { KnownScenario } from '../planner/scenarios.js';
import type { PlannerRunRow, PlannerScenarioRow } from '../store/tables.js';
import type { Services } from './services.js';

/** What planners try out belongs to all planners of a service. */
export const PLANNERS: Access = { roles: { planner: 'any', admin: 'any' } };

/** Longer texts are not sent to be edited: a request may not bring them back. */
const LONGEST_TEXT = 90_000;
const TEXT = /\.(ya?ml|csv|json|jsonl|geojson|md|txt)$/;

/** A scenario as a list tells it. */
export const summaryOf = (
  calendar: Calendar,
  { id, version, served, about, copy }: Told,
): ScenarioSummary => ({
  id,
  kind: copy === undefined ? 'installed' : 'own',
  served,
  title: copy?.title ?? null,
  ...about,
  basedOn: copy === undefined ? null : { id: copy.based_on, version: copy.based_on_version },
  version,
  edited: copy === undefined ? null : calendar.text(copy.edited_at),
  editedBy: copy?.edited_by ?? null,
});

/** A scenario with all that can be edited. */
export const viewOf = (calendar: Calendar, told: Told, files: Files): ScenarioView => ({
  ...summaryOf(calendar, told),
  files: filesView(files),
  parts: partsView(files),
});

/** A version of a copy that has just been kept. */
export function viewOfRow(calendar: Calendar, row: PlannerScenarioRow, files: Files): ScenarioView {
  const { id, version, about } = row;
  return viewOf(
    calendar,
    { id, version, served: false, about: JSON.parse(about) as About, copy: row },
    files,
  );
}

type Told = Pick<KnownScenario, 'id' | 'version' | 'served' | 'about' | 'copy'>;

/** Files with what can be edited of them. */
export const filesView = (files: Files): ScenarioView['files'] =>
  [...files].map(([name, bytes]) => ({
    name,
    bytes: bytes.length,
    text: TEXT.test(name) && bytes.length <= LONGEST_TEXT ? bytes.toString('utf8') : null,
  }));

/** Parts as forms show them, of files that have been found readable. */
export function partsView(files: Files): ScenarioView['parts'] {
  const content = (part: keyof typeof PART_FILE): Record<string, never> | null =>
    (contentOf(files, PART_FILE[part]) as Record<string, never> | undefined) ?? null;
  return {
    scenario: content('scenario'),
    service: content('service'),
    fleet: content('fleet'),
    roads: content('roads'),
    demand: content('demand'),
    stops: files.size === 0 ? null : stopsIn(files.get(PART_FILE.stops)?.toString('utf8') ?? ''),
  };
}

function stopsIn(text: string): Record<string, string>[] | null {
  try {
    return parseCsv<Record<string, string>>(text, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch {
    return null;
  }
}

/** How runs are told; `all` are those among which they wait. */
export function runViewOf(
  { operation, planner }: Services,
  row: PlannerRunRow,
  all: readonly PlannerRunRow[],
): RunView {
  const { kind, title, scenarios, seeds, vary } = questionOf(row);
  const { calendar } = operation;
  const before = all.filter((other) => UNDERWAY.includes(other.state) && isBefore(other, row));
  return {
    ...{ id: row.id, kind, title, scenarios: [...scenarios], seeds, vary },
    state: row.state as RunView['state'],
    progress: planner.queue.progressOf(row.id) ?? { done: 0, of: 0 },
    ahead: UNDERWAY.includes(row.state) ? before.length : 0,
    asked: calendar.text(row.asked_at),
    askedBy: row.asked_by,
    ended: row.ended_at === null ? null : calendar.text(row.ended_at),
    failure: row.failure === null ? null : (JSON.parse(row.failure) as RunView['failure']),
  };
}

const isBefore = (one: PlannerRunRow, other: PlannerRunRow): boolean =>
  one.asked_at < other.asked_at || (one.asked_at === other.asked_at && one.id < other.id);
