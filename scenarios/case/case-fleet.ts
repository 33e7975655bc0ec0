import { z } from 'zod';
import { issueWords, rule } from '../issue-words.js';
import { nearestWord } from '../nearest-word.js';
import type { Complaints } from '../problem-list.js';
import type { CaseRun } from './case.js';

const id = z.union([z.string().min(1), z.number()], rule('an id')).transform(String);
const amount = z.number(rule('a number of 0 or more')).min(0, rule('a number of 0 or more'));

/** Names by which programs call the same thing; the first that is there counts. Further keys are passed over. */
const vehicle = z.preprocess(
  renamed({
    id: ['id', 'vehicle_id'],
    seats: ['capacity', 'seats', 'max_pax', 'maxPax'],
    startNode: ['start_node', 'start', 'node', 'initial_node'],
  }),
  z.object({ id, seats: z.int().min(1), startNode: id }),
);

const run = z.object({
  name: z.string().min(1).default('case'),
  requests: z.string().optional(),
  time_step_s: z.int().min(1).default(1),
  horizon_s: z.tuple([amount, amount]).optional(),
  constraints: z.object({
    max_wait_s: amount,
    max_trip_factor: z.number().min(1),
    boarding_s_per_stop: amount.default(30),
    extra_boarding_s_per_person: amount.default(0),
  }),
  vehicles: z.array(vehicle),
});

/**
 * The runs of a fleet file: `{ "scenarios": [run, …] }`, a list of runs, or one run. Told and left out: runs without
 * vehicles or constraints, and a name that no run has.
 */
export function caseRuns(text: string, picked: string | undefined, complaints: Complaints): CaseRun[] {
  const json = parsed(text, complaints);
  if (json === undefined) return [];
  const { list, path } = listOf(json);
  const runs = list.flatMap((one, i) => runOf(one, [...path, ...(path.length > 0 ? [i] : [])], complaints));
  if (picked === undefined) return runs;
  const found = runs.filter(({ name }) => name === picked);
  if (found.length === 0 && runs.length > 0) {
    const names = runs.map(({ name }) => name);
    const near = nearestWord(picked, names);
    complaints.error('names of runs', {
      expected: `one of ${names.join(', ')}`,
      found: `"#${picked}"`,
      remedy:
        near === undefined ? 'pick one of these, or leave #name away for all' : `did you mean "#${near}"?`,
    });
  }
  return found;
}

function parsed(text: string, complaints: Complaints): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    complaints.error('whole file', {
      expected: 'JSON',
      found: (cause as Error).message,
      remedy: 'export it again',
    });
    return undefined;
  }
}

function listOf(json: unknown): { list: readonly unknown[]; path: readonly (string | number)[] } {
  if (Array.isArray(json)) return { list: json, path: ['runs'] };
  const { scenarios } = json as { scenarios?: unknown };
  return Array.isArray(scenarios) ? { list: scenarios, path: ['scenarios'] } : { list: [json], path: [] };
}

function runOf(one: unknown, path: readonly (string | number)[], complaints: Complaints): CaseRun[] {
  const result = run.safeParse(one);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const place = [...path, ...issue.path].map(String).join('.') || 'whole file';
      complaints.error(place, issueWords(issue, valueAt(one, issue.path), []));
    }
    return [];
  }
  const { name, requests, constraints, vehicles, time_step_s: timeStep, horizon_s: horizon } = result.data;
  const rules = {
    maxWait: constraints.max_wait_s,
    maxTripFactor: constraints.max_trip_factor,
    haltPerStop: constraints.boarding_s_per_stop,
    extraPerPerson: constraints.extra_boarding_s_per_person,
  };
  return [{ name, requests, vehicles, rules, timeStep, horizon }];
}

function renamed(names: Readonly<Record<string, readonly string[]>>): (value: unknown) => unknown {
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const given = value as Record<string, unknown>;
    const pairs = Object.entries(names).map(([key, aliases]) => [
      key,
      aliases.map((alias) => given[alias]).find((one) => one !== undefined),
    ]);
    return Object.fromEntries(pairs.filter(([, one]) => one !== undefined)) as unknown;
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}
