import { parse } from 'yaml';
import { csvTable } from '../../scenarios/csv-file.js';
import { PART_FILES } from '../../scenarios/parts.js';
import { ProblemList } from '../../scenarios/problem-list.js';
import type { ScenarioSummary } from '../contract/planner-scenario.js';
import type { Files } from './scenario-files.js';

/** What a list says about a scenario: read without judging, so that a draft that cannot be run has it too. */
export type About = Pick<ScenarioSummary, 'name' | 'place' | 'date' | 'synthetic' | 'vehicles' | 'stops'>;

/** Cheap: no roads are read. */
export function aboutOf(files: Files): About {
  const about = contentOf(files, 'scenario.yaml');
  const vehicles = contentOf(files, PART_FILES.fleet)?.['vehicles'];
  const stops = files.get(PART_FILES.stops)?.toString('utf8') ?? '';
  return {
    name: wordsIn(about?.['name']),
    place: wordsIn(about?.['place']),
    date: typeof about?.['date'] === 'string' ? about['date'] : null,
    synthetic: toldIn(about?.['synthetic']),
    vehicles: Array.isArray(vehicles) ? vehicles.reduce<number>((sum, group) => sum + countOf(group), 0) : 0,
    stops: csvTable(stops, new ProblemList().in('')).rows.length,
  };
}

/** The content of a YAML file; undefined if there is none, or nothing with keys. */
export function contentOf(files: Files, name: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content: unknown = parse(files.get(name)?.toString('utf8') ?? '');
    return isRecord(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wordsIn(value: unknown): About['name'] {
  if (typeof value === 'string') return { ja: value, en: value };
  if (!isRecord(value) || typeof value['ja'] !== 'string' || typeof value['en'] !== 'string') return null;
  return { ja: value['ja'], en: value['en'] };
}

const toldIn = (value: unknown): About['synthetic'] =>
  (Array.isArray(value) ? value : []).flatMap((told: unknown) => {
    const words = typeof told === 'string' ? told : wordsIn(told);
    return words === null ? [] : [words];
  });

/** A number that nobody could mean is counted as one: judging tells what is wrong with it. */
function countOf(group: unknown): number {
  const count = isRecord(group) ? group['count'] : undefined;
  return Number.isSafeInteger(count) && Number(count) >= 0 && Number(count) < 1e6 ? Number(count) : 1;
}
