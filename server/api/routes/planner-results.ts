import { z } from 'zod';
import { plannerDay, plannerReplay } from '../../contract/planner-day.js';
import { plannerReach } from '../../contract/planner-reach.js';
import { MOST, runResult } from '../../contract/planner-run.js';
import { Refused } from '../../contract/problem.js';
import { findRun, questionOf, resultFile } from '../../planner/runs.js';
import type { PlannerRunRow } from '../../store/tables.js';
import { PLANNERS } from '../planner-views.js';
import { Reply, route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { mustBeThere } from './planner-runs.js';

const topic = 'planning';
const ofRun = z.strictObject({ run: z.string().min(1).max(100) });
const ofDay = z.strictObject({
  run: z.string().min(1).max(100),
  number: z.coerce
    .number()
    .int()
    .min(0)
    .max(MOST.scenarios - 1)
    .meta({ description: 'Of the scenario in the question, from 0' }),
});
const usual = { method: 'get', topic, access: PLANNERS, problems: ['not-found', 'conflict'] } as const;

/** Excel reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** A report brings its own style and script, and may do nothing else: it cannot reach the rest of the service. */
const REPORT_POLICY =
  "sandbox allow-scripts allow-popups allow-modals; default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/** What came of runs: figures, days on the map, files to take away. */
export const plannerResultRoutes = (services: Services): Route[] => [
  ...figures(services),
  ...days(services),
  ...reach(services),
];

/** Reads a file of what came of a run. */
function reader({
  gate,
}: Services): (run: string, nameOf: (row: PlannerRunRow) => string) => Promise<string> {
  return async (run, nameOf) => {
    const row = mustBeThere(await findRun(gate.store.db, run));
    if (row.state !== 'done') {
      throw new Refused('conflict', {
        ja: 'この計算にはまだ結果がありません。',
        en: `there is no result: the run is ${row.state}`,
      });
    }
    const content = await resultFile(gate.store.db, run, nameOf(row));
    if (content !== undefined) return content;
    throw new Refused('not-found', {
      ja: 'この計算にその結果はありません。',
      en: 'this run has no such result; a sweep has no single days',
    });
  };
}

/** "compare" or "sweep": what the files of a result are called. */
const stemOf = (row: PlannerRunRow): string => (questionOf(row).kind === 'sweep' ? 'sweep' : 'compare');

function figures(services: Services): Route[] {
  const read = reader(services);
  return [
    route({
      ...usual,
      path: '/api/planner/runs/{run}/result',
      name: 'getRunResult',
      summary: 'All figures with intervals, formulas and differences',
      parameters: ofRun,
      answer: { status: 200, body: runResult },
      handle: async ({ parameters: { run } }) => JSON.parse(await read(run, () => 'result.json')) as unknown,
    }),
    route({
      ...usual,
      path: '/api/planner/runs/{run}/csv',
      name: 'getRunCsv',
      summary: 'The same as a table (CSV: UTF-8 with byte order mark)',
      parameters: ofRun,
      answer: { status: 200, file: 'text/csv' },
      handle: async ({ parameters: { run } }) =>
        new Reply(`${BYTE_ORDER_MARK}${await read(run, (row) => `${stemOf(row)}.csv`)}`, {
          'content-disposition': `attachment; filename="${encodeURIComponent(run)}.csv"`,
        }),
    }),
    route({
      ...usual,
      path: '/api/planner/runs/{run}/page',
      name: 'getRunPage',
      summary: 'The same as a page to print, in Japanese and English',
      parameters: ofRun,
      answer: { status: 200, file: 'text/html' },
      handle: async ({ parameters: { run } }) =>
        new Reply(await read(run, (row) => `${stemOf(row)}.html`), {
          'content-security-policy': REPORT_POLICY,
        }),
    }),
  ];
}

function days(services: Services): Route[] {
  const read = reader(services);
  return [
    route({
      ...usual,
      path: '/api/planner/runs/{run}/days/{number}',
      name: 'getRunDay',
      summary: 'One simulated day in sums: flows, unmet wishes, refusals, money',
      parameters: ofDay,
      answer: { status: 200, body: plannerDay },
      handle: async ({ parameters: { run, number } }) =>
        JSON.parse(await read(run, () => `day-${number}.json`)) as unknown,
    }),
    route({
      ...usual,
      path: '/api/planner/runs/{run}/days/{number}/replay',
      name: 'getRunReplay',
      summary: 'The same day as it went: drives, and what riders did',
      parameters: ofDay,
      answer: { status: 200, body: plannerReplay },
      handle: async ({ parameters: { run, number } }) =>
        JSON.parse(await read(run, () => `replay-${number}.json`)) as unknown,
    }),
    route({
      ...usual,
      path: '/api/planner/runs/{run}/days/{number}/report',
      name: 'getRunReport',
      summary: 'The report of the same day (page to print)',
      parameters: ofDay,
      answer: { status: 200, file: 'text/html' },
      handle: async ({ parameters: { run, number } }) =>
        new Reply(await read(run, () => `report-${number}.html`), {
          'content-security-policy': REPORT_POLICY,
        }),
    }),
  ];
}

function reach(services: Services): Route[] {
  const read = reader(services);
  return [
    route({
      ...usual,
      path: '/api/planner/runs/{run}/days/{number}/reach',
      name: 'getRunReach',
      summary: 'Who reaches a hospital, clinic, shop or station in time, with the service and without it',
      parameters: ofDay,
      answer: { status: 200, body: plannerReach },
      handle: async ({ parameters: { run, number } }) =>
        JSON.parse(await read(run, () => `reach-${number}.json`)) as unknown,
    }),
    route({
      ...usual,
      path: '/api/planner/runs/{run}/days/{number}/reach/page',
      name: 'getRunReachPage',
      summary: 'The same as a page to print, with maps; not there where nobody knows who lives in the area',
      parameters: ofDay,
      answer: { status: 200, file: 'text/html' },
      handle: async ({ parameters: { run, number } }) =>
        new Reply(await read(run, () => `reach-${number}.html`), {
          'content-security-policy': REPORT_POLICY,
        }),
    }),
  ];
}
