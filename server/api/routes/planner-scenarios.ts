import { z } from 'zod';
import { publishedSchemas } from '../../../scenarios/format/published.js';
import { actorName } from '../../auth/actor.js';
import { Refused } from '../../contract/problem.js';
import {
  scenarioCopy,
  scenarioDraft,
  scenarioEdit,
  scenarioId,
  scenarioMap,
  scenarioSummary,
  scenarioVerdict,
  scenarioView,
  type ScenarioDraft,
} from '../../contract/planner-scenario.js';
import { findCopy, keepVersion, removeCopy } from '../../planner/copies.js';
import { drafted } from '../../planner/draft.js';
import { listRuns, questionOf, UNDERWAY } from '../../planner/runs.js';
import { mustBeOfSize, onDisk, type Files } from '../../planner/scenario-files.js';
import type { KnownScenario } from '../../planner/scenarios.js';
import { verdictOn, type Verdict } from '../../planner/verdict.js';
import { zip } from '../../planner/zip.js';
import { filesView, PLANNERS, partsView, summaryOf, viewOf, viewOfRow } from '../planner-views.js';
import { Reply, route, type Route } from '../route.js';
import type { Services } from '../services.js';

const topic = 'planning';
const parameters = z.strictObject({ scenario: scenarioId });
const usual = { topic, access: PLANNERS } as const;

/** Copies that one service may keep; more would be a mistake of a program. */
const MOST_COPIES = 300;
/** Faults told at once. */
const MOST_ERRORS = 50;

/** Scenarios to try things out: looked at, copied, edited, judged. */
export const plannerScenarioRoutes = (services: Services): Route[] => [
  ...reading(services),
  ...drawing(services),
  ...copying(services),
  ...editing(services),
];

function reading(services: Services): Route[] {
  const { scenarios } = services.planner;
  const { calendar } = services.operation;
  return [
    route({
      ...usual,
      method: 'get',
      path: '/api/planner/scenarios',
      name: 'listScenarios',
      summary: 'All scenarios: the one that is served, those of the installation, own copies',
      answer: { status: 200, body: z.strictObject({ items: z.array(scenarioSummary) }) },
      handle: async () => ({ items: (await scenarios.list()).map((known) => summaryOf(calendar, known)) }),
    }),
    route({
      ...usual,
      method: 'get',
      path: '/api/planner/scenarios/{scenario}',
      name: 'getScenario',
      summary: 'A scenario with its files, and its parts as forms show them',
      parameters,
      query: z.strictObject({
        version: z.coerce
          .number()
          .int()
          .min(0)
          .max(1e9)
          .optional()
          .meta({ description: 'Of an own copy; absent: the newest' }),
      }),
      answer: { status: 200, body: scenarioView },
      problems: ['not-found'],
      handle: async ({ parameters: { scenario }, query }) => {
        const known = await scenarios.get(scenario, query.version);
        return viewOf(calendar, known, await known.files());
      },
    }),
  ];
}

const schemas = (): Record<string, unknown> =>
  Object.fromEntries(
    [...publishedSchemas()].map(([name, text]) => [name.split('.')[0]!, JSON.parse(text) as unknown]),
  );

/** Other forms of a scenario. */
const drawing = ({ planner }: Services): Route[] => [
  route({
    ...usual,
    method: 'get',
    path: '/api/planner/scenarios/{scenario}/map',
    name: 'getScenarioMap',
    summary: 'Places and roads of a scenario',
    parameters,
    answer: { status: 200, body: scenarioMap },
    problems: ['not-found', 'conflict'],
    handle: async ({ parameters: { scenario } }) => {
      const known = await planner.scenarios.get(scenario);
      const files = await known.files();
      const drawn = await onDisk([{ id: known.id, files }], ([folder]) => planner.work.map(folder!));
      if (drawn.kind === 'done') return drawn.answer;
      throw new Refused('conflict', {
        ja: `地図を作れません: ${drawn.message}`,
        en: `no map can be drawn: ${drawn.message}`,
      });
    },
  }),
  route({
    ...usual,
    method: 'get',
    path: '/api/planner/scenarios/{scenario}/zip',
    name: 'exportScenario',
    summary: 'The folder of a scenario as a zip archive, for noriai simulate',
    parameters,
    answer: { status: 200, file: 'application/zip' },
    problems: ['not-found'],
    handle: async ({ parameters: { scenario } }) => {
      const known = await planner.scenarios.get(scenario);
      return new Reply(zip(known.id, await known.files()), {
        'content-disposition': `attachment; filename="${encodeURIComponent(known.id)}.zip"`,
      });
    },
  }),
  route({
    ...usual,
    method: 'get',
    path: '/api/planner/schemas',
    name: 'getScenarioSchemas',
    summary: 'The JSON Schema of each YAML file by its part: descriptions, defaults, limits',
    answer: { status: 200, body: z.record(z.string(), z.record(z.string(), z.json())) },
    handle: () => Promise.resolve(schemas()),
  }),
];

function copying(services: Services): Route[] {
  const { gate, planner, operation } = services;
  return [
    route({
      ...usual,
      method: 'post',
      path: '/api/planner/scenarios',
      name: 'copyScenario',
      summary: 'An own copy of a scenario, to be edited',
      body: scenarioCopy,
      answer: { status: 201, body: scenarioView },
      problems: ['not-found', 'conflict'],
      handle: async ({ body, actor, write }) => {
        const from = await planner.scenarios.get(body.from);
        const files = await from.files();
        mustBeOfSize(files);
        if ((await planner.scenarios.list()).filter(({ copy }) => copy !== undefined).length >= MOST_COPIES) {
          throw new Refused('conflict', {
            ja: `コピーは${MOST_COPIES}件までです。使わないものを削除してください。`,
            en: `at most ${MOST_COPIES} copies are kept; throw away those nobody needs`,
          });
        }
        const words = { title: body.title, based_on: from.id, based_on_version: from.version };
        const edit = { by: actorName(actor), at: gate.clock.now() };
        return write(async (tx) =>
          viewOfRow(operation.calendar, await keepVersion(tx, words, files, edit), files),
        );
      },
    }),
    route({
      ...usual,
      method: 'delete',
      path: '/api/planner/scenarios/{scenario}',
      name: 'removeScenario',
      summary: 'Throws an own copy away, all versions of it; results stay',
      parameters,
      answer: { status: 204 },
      problems: ['not-found', 'conflict'],
      handle: async ({ parameters: { scenario }, write }) => {
        mustBeCopy(await planner.scenarios.get(scenario));
        const underway = (await listRuns(gate.store.db)).filter(({ state }) => UNDERWAY.includes(state));
        if (underway.some((row) => questionOf(row).scenarios.some(({ id }) => id === scenario))) {
          throw new Refused('conflict', {
            ja: 'このシナリオの計算が終わっていません。終わるのを待つか、中止してください。',
            en: 'a run with this scenario is not over; wait for it or cancel it',
          });
        }
        await write((tx) => removeCopy(tx, scenario));
      },
    }),
  ];
}

function editing(services: Services): Route[] {
  const { gate, planner, operation } = services;
  const judged = async (
    known: KnownScenario,
    draft: ScenarioDraft,
  ): Promise<{ readonly files: Files; readonly verdict: Verdict }> => {
    const files = drafted(await known.files(), draft);
    return { files, verdict: await verdictOn(files, planner.work) };
  };
  return [
    route({
      ...usual,
      method: 'post',
      path: '/api/planner/scenarios/{scenario}/check',
      name: 'checkScenario',
      summary: 'Judges a draft, or the scenario as it is; keeps nothing',
      parameters,
      body: scenarioDraft,
      answer: { status: 200, body: scenarioVerdict },
      problems: ['not-found', 'conflict'],
      idempotency: 'none',
      handle: async ({ parameters: { scenario }, body }) => {
        const { files, verdict } = await judged(await planner.scenarios.get(scenario), body);
        const { runnable, problems, readable } = verdict;
        return {
          runnable,
          problems,
          files: filesView(files),
          parts: partsView(readable ? files : new Map()),
        };
      },
    }),
    route({
      ...usual,
      method: 'patch',
      path: '/api/planner/scenarios/{scenario}',
      name: 'editScenario',
      summary: 'The next version of an own copy; kept if it can be run',
      parameters,
      body: scenarioEdit,
      answer: { status: 200, body: scenarioView },
      problems: ['not-found', 'conflict'],
      handle: async ({ parameters: { scenario }, body, actor, write }) => {
        const known = await planner.scenarios.get(scenario);
        const before = mustBeCopy(known);
        mustBeNewest(before.version, body.version);
        const { files, verdict } = await judged(known, body);
        if (!verdict.runnable) throw unfit(verdict);
        const { title = before.title } = body;
        const edit = { by: actorName(actor), at: gate.clock.now() };
        return write(async (tx) => {
          // Somebody may have been quicker while it was judged.
          mustBeNewest((await findCopy(tx, scenario))?.version, body.version);
          const row = await keepVersion(tx, { ...before, title, after: before }, files, edit);
          return viewOfRow(operation.calendar, row, files);
        });
      },
    }),
  ];
}

function mustBeCopy({ copy }: KnownScenario): NonNullable<KnownScenario['copy']> {
  if (copy !== undefined) return copy;
  throw new Refused('conflict', {
    ja: '備え付けのシナリオは変更できません。コピーしてください。',
    en: 'what comes with the program cannot be changed; copy it and change the copy',
  });
}

function mustBeNewest(newest: number | undefined, edited: number): void {
  if (newest === edited) return;
  throw new Refused('conflict', {
    ja: 'ほかの人が先に変更しました。読み直してから、もう一度変更してください。',
    en: `version ${edited} is not the newest; read the scenario again and edit that`,
  });
}

const unfit = ({ problems }: Verdict): Refused =>
  new Refused(
    'invalid-request',
    {
      ja: 'このままでは動かせません。挙げた点を直してください。',
      en: 'it could not be run like this; correct what is listed',
    },
    {
      errors: problems
        .filter(({ severity }) => severity === 'error')
        .slice(0, MOST_ERRORS)
        .map(({ file, place, expected, found, remedy }) => ({
          where: `${file}, ${place}`,
          expected,
          found,
          remedy,
        })),
    },
  );
