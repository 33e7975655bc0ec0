import { readFileSync } from 'node:fs';
import type { RunView } from '../../server/contract/planner-run.js';
import type { ScenarioView } from '../../server/contract/planner-scenario.js';
import type { Caller } from '../scene/server.js';
import type { Stage } from '../scene/stage.js';

/** A copy of the smallest scenario; made once for all who look at it. */
export const ownCopy = once((caller) => copied(caller, 'tiny', '朝の便を増やす案').then(({ id }) => id));

/** A valley with two taxis against the same with three: something differs. */
export const comparison = once(async (caller) => {
  const { id, version } = await copied(caller, 'hanamidani', '谷タクシーを3台にする案');
  const fleet = readFileSync('scenarios/hanamidani/fleet.yaml', 'utf8').replace('count: 2', 'count: 3');
  await done(caller, 'PATCH', `/api/planner/scenarios/${id}`, { version, files: { 'fleet.yaml': fleet } });
  return ended(caller, { kind: 'compare', scenarios: ['hanamidani', id], seeds: 3 });
});

/** A town whose people are known. */
export const settled = once((caller) => ended(caller, { kind: 'single', scenario: 'hino', seeds: 1 }));

export const single = once((caller) => ended(caller, { kind: 'single', scenario: 'tiny', seeds: 2 }));

/** One to three vehicles. */
export const swept = once((caller) =>
  ended(caller, {
    ...{ kind: 'sweep', scenario: 'tiny', seeds: 2 },
    vary: [{ path: 'fleet.size', values: [1, 2, 3] }],
  }),
);

/** A value that no scenario can have. */
export const failed = once((caller) =>
  ended(caller, {
    ...{ kind: 'sweep', scenario: 'tiny', seeds: 1 },
    vary: [{ path: 'policy.max_wait', values: ['soon'] }],
  }),
);

export const cancelled = once(async (caller) => {
  const { id } = await asked(caller, LONG);
  await done(caller, 'POST', `/api/planner/runs/${id}/cancel`);
  return id;
});

/** Asks for a run that takes minutes and one that waits for it; `end` calls both off. */
export async function underWay(
  stage: Stage,
): Promise<{ readonly running: string; readonly queued: string; readonly end: () => Promise<void> }> {
  const caller = await stage.server.as('planner');
  const running = (await asked(caller, LONG)).id;
  const queued = (await asked(caller, { kind: 'single', scenario: 'hanamidani', seeds: 5 })).id;
  return {
    ...{ running, queued },
    async end() {
      for (const id of [queued, running]) await done(caller, 'POST', `/api/planner/runs/${id}/cancel`);
    },
  };
}
const LONG = { kind: 'single', scenario: 'mitoyo', seeds: 50 };

/** Somebody else saves the copy. */
export async function savedMeanwhile(stage: Stage): Promise<void> {
  const caller = await stage.server.as('planner');
  const path = `/api/planner/scenarios/${await ownCopy(stage)}`;
  const { version, title } = (await done(caller, 'GET', path)) as ScenarioView;
  await done(caller, 'PATCH', path, { version, title });
}

function once(make: (caller: Caller) => Promise<string>): (stage: Stage) => Promise<string> {
  const known = new WeakMap<Stage, Promise<string>>();
  return (stage) => {
    const made = known.get(stage) ?? stage.server.as('planner').then(make);
    known.set(stage, made);
    return made;
  };
}

const copied = async (caller: Caller, from: string, title: string): Promise<ScenarioView> =>
  (await done(caller, 'POST', '/api/planner/scenarios', { from, title })) as ScenarioView;

const asked = async (caller: Caller, question: object): Promise<RunView> =>
  (await done(caller, 'POST', '/api/planner/runs', question)) as RunView;

async function ended(caller: Caller, question: object): Promise<string> {
  const { id } = await asked(caller, question);
  for (;;) {
    const { state } = (await done(caller, 'GET', `/api/planner/runs/${id}`)) as RunView;
    if (state !== 'queued' && state !== 'running') return id;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
const LOOK_MS = 500;

async function done(caller: Caller, method: string, path: string, body?: unknown): Promise<unknown> {
  const { status, body: answer } = await caller.call(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
  return answer;
}
