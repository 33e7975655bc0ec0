import { stringify } from 'yaml';
import { compareIds } from '../../core/road/order.js';
import { clockText, type ServiceTime } from '../../core/units.js';
import type { CaseRequest, CaseRun } from './case.js';

/** What a case is made of, apart from its road tables. */
export interface Case {
  readonly run: CaseRun;
  readonly requests: readonly CaseRequest[];
  /** Where it comes from, for SOURCES.md. */
  readonly origin: string;
}

/**
 * Our own objective for a case: what it weighs is not among the rules that bind a plan. Against FleetPy's 0.45 cent a
 * second of every rider and 25 cent a km (about 0.11 cent a second driven) driving counts for more, so that fewer
 * kilometres pay for themselves, and waiting for more than riding. One set for all cases; riding at 360 to 1,000 yen and 20 or
 * 40 attempts do as well on demands drawn anew (ADR 0012).
 */
const WEIGHTS = { driving_yen_per_hour: 2160, waiting_yen_per_hour: 4320, riding_yen_per_hour: 600 };
/** Attempts to better the plan after each change. */
const IMPROVEMENT = 20;
/** Requests to come that a plan keeps vehicles at hand for. */
const COMING_REQUESTS = 3;
const HOUR_S = 3600;

/** The files of the scenario by name, except nodes.csv and edges.csv, which are copied as they are. */
export function caseScenario(given: Case): ReadonlyMap<string, string> {
  return new Map([
    ['scenario.yaml', yaml(scenarioOf(given))],
    ['service.yaml', yaml(serviceOf(given))],
    ['fleet.yaml', yaml(fleetOf(given))],
    ['roads.yaml', yaml({ source: { kind: 'files', files: ['nodes.csv', 'edges.csv'], format: 'tables' } })],
    ['demand.yaml', yaml({ source: { kind: 'bookings', file: 'bookings.csv' } })],
    ['stops.csv', stopsOf(given)],
    ['bookings.csv', bookingsOf(given)],
    ['SOURCES.md', `# Sources\n\nMade by \`noriai case import\` from ${given.origin}. Licence as there.\n`],
  ]);
}

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0 });
const clock = (s: number): string => clockText(s as ServiceTime);
const whole = (s: number): string => `${Math.round(s)} s`;

function scenarioOf({ run, origin }: Case): unknown {
  return {
    name: { ja: run.name, en: run.name },
    about: `A published case: ${origin}`,
    date: '2026-01-01',
    assumptions: [
      { what: '0:00 is the first second of the case', because: 'a case has no date and no clock' },
    ],
  };
}

function serviceOf({ run, requests }: Case): unknown {
  const { maxWait, maxTripFactor, haltPerStop, extraPerPerson } = run.rules;
  const person = whole(extraPerPerson);
  return {
    calendar: { day_types: { day: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] } },
    hours: { day: [spanOf(run, requests)] },
    policy: {
      max_wait: whole(maxWait),
      ride: {
        per_direct: maxTripFactor,
        plus: whole(maxTripFactor * haltPerStop),
        max_detour: '24 h',
        cap: '24 h',
      },
      pickup_window: { before: whole(maxWait), after: whole(maxWait) },
      max_wait_aboard: '24 h',
      freeze: '0 s',
      halt: whole(haltPerStop),
      lead: '0 s',
      offer_validity: '0 s',
      alternatives: { earlier: '0 s', later: '0 s' },
      improvement: IMPROVEMENT,
      coming_requests: COMING_REQUESTS,
      weights: WEIGHTS,
    },
    boarding: { board: { person, wheelchair: person }, alight: { person, wheelchair: person } },
  };
}

function fleetOf({ run, requests }: Case): unknown {
  return {
    vehicles: run.vehicles.map(({ id, seats, startNode }) => ({
      id,
      layouts: [{ seats }],
      start: startNode,
      end: 'anywhere',
      shifts: { day: [{ time: spanOf(run, requests) }] },
    })),
  };
}

/** A case has no shifts: vehicles work from its beginning until an hour after the last possible pick-up, in full hours. */
function spanOf({ horizon, rules }: CaseRun, requests: readonly CaseRequest[]): string {
  const first = Math.min(horizon?.[0] ?? Infinity, ...requests.map(({ asked }) => asked));
  const last = Math.max(horizon?.[1] ?? 0, ...requests.map(({ asked }) => asked));
  const begin = Number.isFinite(first) ? Math.floor(first / HOUR_S) : 0;
  const end = Math.ceil((last + rules.maxWait + HOUR_S) / HOUR_S);
  return `${begin}:00-${end}:00`;
}

function stopsOf({ run, requests }: Case): string {
  const used = new Set([
    ...requests.flatMap(({ origin, destination }) => [origin, destination]),
    ...run.vehicles.map(({ startNode }) => startNode),
  ]);
  const inOrder = [...used].sort(compareIds);
  return table(['id,name,node', ...inOrder.map((node) => [node, `node ${node}`, node].map(cell).join(','))]);
}

function bookingsOf({ requests }: Case): string {
  const rows = requests.map(({ id, asked, origin, destination, persons }) => {
    return [id, clock(asked), 'now', origin, destination, String(persons)].map(cell).join(',');
  });
  return table(['booking_id,asked,kind,origin,destination,persons', ...rows]);
}

const table = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
