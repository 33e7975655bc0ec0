import type { Stage } from '../scene/stage.js';
import { asNobody, button, seen, type PageState, type StateScene } from './page-state.js';
import {
  cancelled,
  comparison,
  failed,
  ownCopy,
  savedMeanwhile,
  settled,
  single,
  swept,
  underWay,
} from './planner-runs.js';

const PATH = '/planner/';

const planner = (stage: Stage): ReturnType<Stage['signedIn']> => stage.signedIn({ role: 'planner' });

/** Nothing is on its way any more: charts and roads of maps are there. */
async function headed({ page, words }: StateScene): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const waits of await page.getByText(words.planner.loading).all())
    await waits.waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

type Place = (stage: Stage) => string | Promise<string>;

/** A screen of the planner's page, by the address that names it, and what is done there. */
const at = (
  name: string,
  place: string | Place,
  then: (scene: StateScene) => Promise<unknown> = () => Promise.resolve(),
): PageState => ({
  ...{ name, path: PATH, who: planner },
  reach: async (scene) => {
    await scene.page.goto(
      `${scene.stage.server.url}${PATH}#${typeof place === 'string' ? place : await place(scene.stage)}`,
    );
    await headed(scene);
    await then(scene);
  },
});

/** A screen of something that is not there. */
const missing = (name: string, place: string): PageState => ({
  ...{ name, path: `${PATH}#${place}`, who: planner },
  reach: ({ page }) => page.getByRole('alert').filter({ hasText: /./ }).waitFor(),
});

/** A screen while what it shows is on its way, or cannot be had. */
const without = (name: string, place: string, { lacks, because }: Lack): PageState => ({
  ...{ name, path: `${PATH}#${place}`, who: planner },
  before: ({ page }) => page.route(lacks, (route) => (because === 'slow' ? undefined : route.abort())),
  reach: ({ page, words }) =>
    because === 'slow'
      ? seen(page, words.planner.loading)
      : page.getByRole('alert').filter({ hasText: /./ }).waitFor(),
});
interface Lack {
  /** Addresses that are not answered. */
  readonly lacks: string;
  readonly because: 'slow' | 'down';
}

const editing =
  (part: string): Place =>
  async (stage) =>
    `/scenario/${await ownCopy(stage)}/edit/${part}`;

const result =
  (run: (stage: Stage) => Promise<string>, side = 'figures', number = 0): Place =>
  async (stage) =>
    `/run/${await run(stage)}/${side}/${number}`;

/** Another length than the check knows, in the form of waiting times. */
async function badWait({ page, words }: StateScene): Promise<void> {
  await page.getByLabel(words.planner.policy.fields['max_wait']![0]).fill('15 minutes or so');
  await page.locator('.notes .beside').first().waitFor();
}

async function badText({ page, words }: StateScene): Promise<void> {
  const text = page.getByLabel(words.planner.text.content);
  await text.fill((await text.inputValue()).replace('hours:', 'ours:').replace('kind: flat', 'kind: flatt'));
  await page.locator('.problems li').first().waitFor();
}

async function unreadable(scene: StateScene): Promise<void> {
  const { page, words } = scene;
  await page.getByLabel(words.planner.text.file).selectOption('fleet.yaml');
  await page.getByLabel(words.planner.text.content).fill('vehicles: [');
  await page.locator('.problems li').first().waitFor();
  await page.getByRole('link', { name: words.planner.edit.parts.fleet, exact: true }).click();
  await page.locator('.notice.bad').first().waitFor();
}

async function conflict({ stage, page, words }: StateScene): Promise<void> {
  await button(page, words.planner.fleet.oneTo('van'));
  await savedMeanwhile(stage);
  await button(page, words.planner.edit.save);
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
}

/** The run that is looked at, and others beside it, are called off afterwards. */
function moving(
  name: string,
  place: (runs: Awaited<ReturnType<typeof underWay>>) => string,
  then: (scene: StateScene) => Promise<unknown>,
): PageState {
  const ends = new WeakMap<Stage, () => Promise<void>>();
  return {
    ...at(
      name,
      async (stage) => {
        const runs = await underWay(stage);
        ends.set(stage, runs.end);
        return place(runs);
      },
      then,
    ),
    after: ({ stage }) => ends.get(stage)?.() ?? Promise.resolve(),
  };
}
const someDone = ({ page }: StateScene): Promise<void> =>
  page.locator('progress[value]:not([value="0"])').first().waitFor();

const RUNS = '**/api/planner/runs';
const SCENARIOS = '**/api/planner/scenarios';

const doors: readonly PageState[] = [
  asNobody({
    name: 'planner-sign-in',
    path: PATH,
    reach: ({ page, words }) => page.getByLabel(words.planner.signIn.login).waitFor(),
  }),
  asNobody({
    name: 'planner-wrong-password',
    path: PATH,
    reach: async ({ page, words }) => {
      await page.getByLabel(words.planner.signIn.login).fill('nobody');
      await page.getByLabel(words.planner.signIn.password).fill('nothing');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    },
  }),
  asNobody({
    name: 'planner-wrong-role',
    path: PATH,
    who: (stage) => stage.signedIn({ role: 'operator' }),
    reach: ({ page, words }) => seen(page, words.planner.signIn.wrongRole),
  }),
  asNobody({
    name: 'planner-unreachable',
    path: PATH,
    before: ({ page }) => page.route('**/api/service', (route) => route.abort()),
    reach: ({ page, words }) => seen(page, words.planner.unreachable),
  }),
];

const scenarios: readonly PageState[] = [
  at('planner-scenarios-empty', '/'),
  at('planner-runs-empty', '/runs'),
  without('planner-scenarios-loading', '/', { lacks: SCENARIOS, because: 'slow' }),
  without('planner-scenarios-failed', '/', { lacks: SCENARIOS, because: 'down' }),
  at('planner-scenarios', (stage) => ownCopy(stage).then(() => '/')),
  { ...at('planner-scenarios-night', '/'), options: { colorScheme: 'dark' } },
  at('planner-scenario', '/scenario/hanamidani'),
  { ...at('planner-scenario-night', '/scenario/hanamidani'), options: { colorScheme: 'dark' } },
  missing('planner-scenario-missing', '/scenario/none'),
  at('planner-copy', async (stage) => `/scenario/${await ownCopy(stage)}`),
  ...['fleet', 'hours', 'policy', 'stops', 'fare', 'rules', 'about', 'text'].map((part) =>
    at(`planner-edit-${part}`, editing(part)),
  ),
  at('planner-edit-form-problem', editing('policy'), badWait),
  at('planner-edit-text-problem', editing('text'), badText),
  at('planner-edit-unreadable', editing('text'), unreadable),
  at('planner-edit-line-down', editing('fleet'), async ({ page, words }) => {
    await page.context().setOffline(true);
    await button(page, words.planner.fleet.oneTo('van'));
    await page.getByRole('status').filter({ hasText: words.planner.unreachable }).waitFor();
  }),
  at('planner-edit-conflict', editing('fleet'), conflict),
  at('planner-edit-renewed', editing('fleet'), async (scene) => {
    await conflict(scene);
    await button(scene.page, scene.words.planner.edit.renew);
    await scene.page.getByRole('button', { name: scene.words.planner.edit.undo, disabled: true }).waitFor();
  }),
  at('planner-edit-saved', editing('fleet'), async ({ page, words }) => {
    await button(page, words.planner.fleet.oneTo('van'));
    await button(page, words.planner.edit.save);
    await page
      .getByRole('status')
      .filter({ hasText: words.planner.edit.saved(0).split('0')[0]! })
      .waitFor();
  }),
];

const questions: readonly PageState[] = [
  at('planner-compare', '/compare'),
  at('planner-compare-too-few', '/compare', async ({ page, words }) => {
    const choices = page.getByRole('combobox');
    await choices.nth(1).selectOption(await choices.nth(0).inputValue());
    await button(page, words.planner.compare.go);
    await seen(page, words.planner.compare.tooFew);
  }),
  without('planner-runs-loading', '/runs', { lacks: RUNS, because: 'slow' }),
  without('planner-runs-failed', '/runs', { lacks: RUNS, because: 'down' }),
];

const runs: readonly PageState[] = [
  missing('planner-run-missing', '/run/none'),
  at('planner-run-cancelled', async (stage) => `/run/${await cancelled(stage)}`),
  at('planner-run-failed', async (stage) => `/run/${await failed(stage)}`),
  ...(['figures', 'money', 'map', 'replay'] as const).map((side) =>
    at(`planner-run-${side}`, result(comparison, side, side === 'figures' ? 0 : 1)),
  ),
  at('planner-run-formula', result(comparison), async ({ page }) => {
    await page.locator('.explained summary').nth(3).click();
    await page.locator('.explained details[open] p').waitFor();
  }),
  at('planner-run-replay-moved', result(comparison, 'replay', 1), async ({ page }) => {
    await page.getByRole('slider').focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press('PageUp');
  }),
  at('planner-run-reach', result(settled, 'reach')),
  at('planner-run-reach-hour', result(settled, 'reach'), async ({ page, words }) => {
    await page.getByRole('radio', { name: words.planner.reach.kinds.clinic }).check();
    await page.getByRole('radio', { name: words.planner.reach.minutes(60) }).check();
  }),
  at('planner-run-reach-unknown', result(single, 'reach')),
  { ...at('planner-run-reach-night', result(settled, 'reach')), options: { colorScheme: 'dark' } },
  ...(['figures', 'map', 'replay'] as const).map((side) => ({
    ...at(`planner-run-${side}-night`, result(comparison, side, 1)),
    options: { colorScheme: 'dark' as const },
  })),
  at('planner-run-single', result(single)),
  at('planner-run-sweep', async (stage) => `/run/${await swept(stage)}`),
  {
    ...at('planner-run-sweep-night', async (stage) => `/run/${await swept(stage)}`),
    options: { colorScheme: 'dark' },
  },
  moving(
    'planner-run-queued',
    ({ queued }) => `/run/${queued}`,
    ({ page }) => page.getByRole('progressbar').waitFor(),
  ),
  moving('planner-run-running', ({ running }) => `/run/${running}`, someDone),
  moving(
    'planner-run-line-down',
    ({ running }) => `/run/${running}`,
    async ({ page, words }) => {
      await page.context().setOffline(true);
      await seen(page, words.planner.behind);
    },
  ),
  moving('planner-runs', () => '/runs', someDone),
];

export const PLANNER_STATES: readonly PageState[] = [...doors, ...scenarios, ...questions, ...runs];
