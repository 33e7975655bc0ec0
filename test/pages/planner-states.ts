import type { Caller } from '../scene/server.js';
import type { Stage } from '../scene/stage.js';
import { asNobody, seen, type PageState, type StateScene } from './page-state.js';

const PATH = '/planner/';

const planner = (stage: Stage): ReturnType<Stage['signedIn']> => stage.signedIn({ role: 'planner' });
async function headed({ page, words }: StateScene): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const waits of await page.getByText(words.planner.loading).all())
    await waits.waitFor({ state: 'detached' });
}

/** A screen of the planner's page, by the address that names it. */
const atScreen = (name: string, place: string): PageState => ({
  ...{ name, path: `${PATH}#${place}`, who: planner },
  reach: headed,
});

/** A screen of a copy of the smallest scenario. */
const atCopy = (name: string, place: (id: string) => string): PageState => ({
  ...{ name, path: PATH, who: planner },
  reach: async (scene) => {
    const caller = await scene.stage.server.as('planner');
    const { body } = await caller.call('POST', '/api/planner/scenarios', {
      from: 'tiny',
      title: '朝の便を増やす案',
    });
    await scene.page.goto(`${scene.stage.server.url}${PATH}#${place((body as { id: string }).id)}`);
    await headed(scene);
  },
});

/** A run that is over. */
const atRun = (name: string, side: string): PageState => ({
  ...{ name, path: PATH, who: planner },
  reach: async (scene) => {
    const id = await runOf(scene.stage);
    await scene.page.goto(`${scene.stage.server.url}${PATH}#/run/${id}/${side}/1`);
    await headed(scene);
  },
});

/** Made once for all who look at it. */
const runs = new WeakMap<Stage, Promise<string>>();

function runOf(stage: Stage): Promise<string> {
  const known = runs.get(stage) ?? stage.server.as('planner').then(ended);
  runs.set(stage, known);
  return known;
}

async function ended(caller: Caller): Promise<string> {
  const question = { kind: 'compare', scenarios: ['tiny', 'hanamidani'], seeds: 2 };
  const { id } = (await caller.call('POST', '/api/planner/runs', question)).body as { id: string };
  for (;;) {
    const { state } = (await caller.call('GET', `/api/planner/runs/${id}`)).body as { state: string };
    if (state === 'done') return id;
    if (state !== 'queued' && state !== 'running') throw new Error(`the run is ${state}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
const LOOK_MS = 500;

export const PLANNER_STATES: readonly PageState[] = [
  asNobody({
    name: 'planner-sign-in',
    path: PATH,
    reach: ({ page, words }) => page.getByLabel(words.planner.signIn.login).waitFor(),
  }),
  asNobody({
    name: 'planner-unreachable',
    path: PATH,
    before: ({ page }) => page.route('**/api/service', (route) => route.abort()),
    reach: ({ page, words }) => seen(page, words.planner.unreachable),
  }),
  atScreen('planner-scenarios', '/'),
  { ...atScreen('planner-night', '/'), options: { colorScheme: 'dark' } },
  atScreen('planner-scenario', '/scenario/hanamidani'),
  atScreen('planner-compare', '/compare'),
  atScreen('planner-runs', '/runs'),
  { ...atScreen('planner-missing', '/run/none'), reach: ({ page }) => page.getByRole('alert').waitFor() },
  atCopy('planner-copy', (id) => `/scenario/${id}`),
  ...['fleet', 'policy', 'stops', 'text'].map((part) =>
    atCopy(`planner-edit-${part}`, (id) => `/scenario/${id}/edit/${part}`),
  ),
  ...['figures', 'money', 'map', 'replay'].map((side) => atRun(`planner-run-${side}`, side)),
];
