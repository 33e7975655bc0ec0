import { z } from 'zod';
import { actorName } from '../../auth/actor.js';
import { MOST, runQuestion, runView, type RunQuestion } from '../../contract/planner-run.js';
import { scenarioId } from '../../contract/planner-scenario.js';
import { Refused } from '../../contract/problem.js';
import {
  askRun,
  findRun,
  listRuns,
  questionOf,
  removeRun,
  UNDERWAY,
  type FixedQuestion,
} from '../../planner/runs.js';
import type { KnownScenario } from '../../planner/scenarios.js';
import type { PlannerRunRow } from '../../store/tables.js';
import { PLANNERS, runViewOf } from '../planner-views.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const topic = 'planning';
const parameters = z.strictObject({ run: z.string().min(1).max(100) });
const usual = { topic, access: PLANNERS } as const;

/** Runs that one service keeps. */
const MOST_RUNS = 300;

/** Days of scenarios, run in the background: asked for, followed, called off. */
export const plannerRunRoutes = (services: Services): Route[] => [
  ...asking(services),
  ...following(services),
  ...ending(services),
];

const asking = (services: Services): Route[] => [
  route({
    ...usual,
    method: 'post',
    path: '/api/planner/runs',
    name: 'askRun',
    summary: 'Asks for a run; it is done in the background, after those that were asked for before',
    body: runQuestion,
    answer: { status: 202, body: runView },
    problems: ['not-found', 'conflict'],
    handle: async ({ body, actor, write }) => {
      const { gate, planner } = services;
      mustBeFew(body);
      const known: KnownScenario[] = [];
      for (const id of body.kind === 'compare' ? body.scenarios : [body.scenario]) {
        known.push(await planner.scenarios.get(id));
      }
      const asked = { by: actorName(actor), at: gate.clock.now() };
      const view = await write(async (tx) => {
        const all = await listRuns(tx);
        if (all.length >= MOST_RUNS) throw tooManyRuns();
        return runViewOf(services, await askRun(tx, fixed(body, known), asked), all);
      });
      planner.queue.wake();
      return view;
    },
  }),
];

function fixed(body: RunQuestion, known: readonly KnownScenario[]): FixedQuestion {
  return {
    kind: body.kind,
    title: body.title ?? null,
    scenarios: known.map(({ id, version, label }) => ({ id, version, label })),
    seeds: body.seeds,
    vary: body.kind === 'sweep' ? body.vary : null,
    front: body.kind === 'sweep' ? body.front : null,
  };
}

const following = (services: Services): Route[] => [
  route({
    ...usual,
    method: 'get',
    path: '/api/planner/runs',
    name: 'listRuns',
    summary: 'All runs, the newest first',
    query: z.strictObject({
      scenario: scenarioId.optional().meta({ description: 'Only runs with this scenario' }),
    }),
    answer: { status: 200, body: z.strictObject({ items: z.array(runView) }) },
    handle: async ({ query: { scenario } }) => {
      const rows = await listRuns(services.gate.store.db);
      const of = rows.filter(
        (row) => scenario === undefined || questionOf(row).scenarios.some(({ id }) => id === scenario),
      );
      return { items: of.map((row) => runViewOf(services, row, rows)) };
    },
  }),
  route({
    ...usual,
    method: 'get',
    path: '/api/planner/runs/{run}',
    name: 'getRun',
    summary: 'How far a run is',
    parameters,
    answer: { status: 200, body: runView },
    problems: ['not-found'],
    handle: async ({ parameters: { run } }) => {
      const rows = await listRuns(services.gate.store.db);
      return runViewOf(services, mustBeThere(rows.find(({ id }) => id === run)), rows);
    },
  }),
];

const ending = (services: Services): Route[] => [
  route({
    ...usual,
    method: 'post',
    path: '/api/planner/runs/{run}/cancel',
    name: 'cancelRun',
    summary: 'Calls a run off that waits or is being run',
    parameters,
    answer: { status: 200, body: runView },
    problems: ['not-found', 'conflict'],
    handle: async ({ parameters: { run }, write }) => {
      const view = await write(async (tx) => {
        const row = mustBeThere(await findRun(tx, run));
        if (!UNDERWAY.includes(row.state)) {
          throw new Refused('conflict', {
            ja: 'この計算はもう終わっています。',
            en: 'this run is over already',
          });
        }
        const off = { state: 'cancelled', ended_at: services.gate.clock.now() };
        await tx.updateTable('planner_run').set(off).where('id', '=', run).execute();
        return runViewOf(services, { ...row, ...off }, []);
      });
      services.planner.queue.callOff(run);
      return view;
    },
  }),
  route({
    ...usual,
    method: 'delete',
    path: '/api/planner/runs/{run}',
    name: 'removeRun',
    summary: 'Throws a run away that is over, with its result',
    parameters,
    answer: { status: 204 },
    problems: ['not-found', 'conflict'],
    handle: async ({ parameters: { run }, write }) => {
      await write(async (tx) => {
        const { state } = mustBeThere(await findRun(tx, run));
        if (UNDERWAY.includes(state)) {
          throw new Refused('conflict', {
            ja: 'この計算は終わっていません。先に中止してください。',
            en: 'this run is not over; cancel it first',
          });
        }
        await removeRun(tx, run);
      });
    },
  }),
];

/** @throws Refused not-found */
export function mustBeThere(row: PlannerRunRow | undefined): PlannerRunRow {
  if (row !== undefined) return row;
  throw new Refused('not-found', {
    ja: 'その計算はありません。一覧を読み直してください。',
    en: 'there is no such run; read the list again',
  });
}

function mustBeFew(question: RunQuestion): void {
  if (question.kind !== 'sweep') return;
  const days = question.vary.reduce((product, { values }) => product * values.length, question.seeds);
  if (days <= MOST.days) return;
  const found = `${days} days`;
  throw new Refused(
    'invalid-request',
    {
      ja: `組合せ×乱数種の数は${MOST.days}までです。値か種を減らしてください。`,
      en: `combinations × seeds may be ${MOST.days}; take fewer values or seeds`,
    },
    { errors: [{ where: 'body.vary', expected: `at most ${MOST.days} days`, found }] },
  );
}

const tooManyRuns = (): Refused =>
  new Refused('conflict', {
    ja: `計算は${MOST_RUNS}件まで残せます。使わないものを削除してください。`,
    en: `at most ${MOST_RUNS} runs are kept; throw away those nobody needs`,
  });
