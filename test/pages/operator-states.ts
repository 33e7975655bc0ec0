import type { Page } from 'playwright-core';
import { DATE } from '../scene/stage.js';
import { asNobody, button, seen, titled, type PageState, type StateScene } from './page-state.js';

const PATH = '/operator/';
const PHONE = '090-0000-0002';

/** The desk with the day on it, at a place of the page. */
function atDesk(state: Omit<PageState, 'who' | 'path'> & { readonly place?: string }): PageState {
  return {
    path: `${PATH}#/${state.place ?? 'watch'}`,
    who: (stage) => stage.signedIn({ role: 'operator' }),
    ...state,
    reach: async (scene) => {
      await titled(scene.page, scene.words.operator.tours.title);
      // Vehicles stand on the map, and rides in the diagram.
      await scene.page.locator('.diagram .ride').first().waitFor();
      // Roads of the map too.
      await scene.page.waitForLoadState('networkidle');
      await state.reach(scene);
    },
  };
}

const line = (page: Page): ReturnType<Page['locator']> => page.locator('.command input');

async function typed(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await line(page).fill(text);
    await page.keyboard.press('Enter');
  }
}

const asked = ({ page }: StateScene, question: string): Promise<void> =>
  page.getByRole('combobox', { name: question }).waitFor();

/** A caller who is known by number, with a trip made before. */
async function caller({ stage }: StateScene): Promise<string> {
  const { body } = await stage.desk.call('GET', `/api/riders?text=${PHONE}`);
  const known = (body as { items: { id: string }[] }).items[0]?.id;
  return known ?? stage.rider('見本 菊', 'みほん きく', { phone: PHONE, needs: ['walker'] });
}

async function callFrom(scene: StateScene): Promise<void> {
  await line(scene.page).fill(PHONE);
  await scene.page.keyboard.press('Enter');
  await asked(scene, scene.words.operator.call.ask.from);
}

async function callUntilWhen(scene: StateScene): Promise<void> {
  await callFrom(scene);
  await line(scene.page).fill('たかせえき');
  await scene.page.keyboard.press('Enter');
  await asked(scene, scene.words.operator.call.ask.to);
  await line(scene.page).fill('さいだ');
  await scene.page.keyboard.press('Enter');
  await asked(scene, scene.words.operator.call.ask.when);
}

/** A ride to come of somebody with a name, opened at the right. */
async function rideSheet(scene: StateScene, wish: unknown): Promise<string> {
  const rider = await scene.stage.rider('見本 次郎', 'みほん じろう');
  const { id } = await scene.stage.booked(rider, { wish });
  await scene.page.goto(`${scene.stage.server.url}${PATH}#/ride/${id}`);
  await titled(scene.page, scene.words.operator.ride.title);
  return id;
}
const LATER = { kind: 'depart', at: `${DATE}T10:00:00+09:00` };

export const OPERATOR_STATES: readonly PageState[] = [
  asNobody({
    name: 'operator-sign-in',
    path: PATH,
    reach: ({ page, words }) => page.getByLabel(words.operator.signIn.login).waitFor(),
  }),
  asNobody({
    name: 'operator-wrong-password',
    path: PATH,
    reach: async ({ page, words }) => {
      await page.getByLabel(words.operator.signIn.login).fill('nobody');
      await page.getByLabel(words.operator.signIn.password).fill('nothing');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    },
  }),
  asNobody({
    name: 'operator-wrong-role',
    path: PATH,
    who: (stage) => stage.signedIn({ role: 'driver' }),
    reach: ({ page, words }) => seen(page, words.operator.signIn.wrongRole),
  }),
  asNobody({
    name: 'operator-unreachable',
    path: PATH,
    before: ({ page }) => page.route('**/api/service', (route) => route.abort()),
    reach: ({ page, words }) => seen(page, words.operator.unreachable),
  }),
  asNobody({
    name: 'operator-loading',
    path: PATH,
    who: (stage) => stage.signedIn({ role: 'operator' }),
    before: ({ page }) => page.route('**/api/tours?*', () => undefined),
    reach: ({ page, words }) => seen(page, words.operator.loading),
  }),
  asNobody({
    name: 'operator-day-failed',
    path: PATH,
    who: (stage) => stage.signedIn({ role: 'operator' }),
    before: ({ page }) => page.route('**/api/tours?*', (route) => route.abort()),
    reach: ({ page, words }) => seen(page, words.operator.unreachable),
  }),
  atDesk({ name: 'operator-watch', reach: ({ page }) => page.locator('.panel h3').waitFor() }),
  atDesk({
    name: 'operator-night',
    options: { colorScheme: 'dark' },
    reach: ({ page }) => page.locator('.panel h3').waitFor(),
  }),
  atDesk({
    name: 'operator-line-down',
    reach: async ({ page, words }) => {
      await page.context().setOffline(true);
      await seen(page, words.operator.behind);
    },
  }),
  atDesk({
    name: 'operator-vehicles',
    place: 'vehicles',
    reach: ({ page }) => page.getByRole('table').waitFor(),
  }),
  atDesk({
    name: 'operator-messages-empty',
    place: 'messages',
    reach: ({ page, words }) => seen(page, words.operator.messages.empty),
  }),
  atDesk({
    name: 'operator-deeds-empty',
    place: 'deeds',
    reach: ({ page }) => page.locator('.panel h3').waitFor(),
  }),
  atDesk({
    name: 'operator-stops',
    place: 'stops',
    reach: ({ page, words }) => seen(page, words.operator.stops.none),
  }),
  atDesk({
    name: 'operator-unmet',
    place: 'unmet',
    before: async ({ stage }) => {
      await stage.everyVehicle('exclude');
      await stage.quote(await stage.rider('見本 桃', 'みほん もも'), { wish: LATER });
      await stage.everyVehicle('include');
    },
    reach: ({ page }) => page.locator('.panel .item').first().waitFor(),
  }),
  atDesk({
    name: 'operator-call-unknown',
    reach: async (scene) => {
      await typed(scene.page, '090-9999-9999');
      await asked(scene, scene.words.operator.call.ask.unknown);
    },
  }),
  atDesk({
    name: 'operator-call-new',
    reach: async (scene) => {
      await typed(scene.page, '090-9999-9999');
      await asked(scene, scene.words.operator.call.ask.unknown);
      await scene.page.keyboard.press('1');
      await scene.page.getByLabel(scene.words.operator.call.fields.kana, { exact: true }).waitFor();
    },
  }),
  atDesk({
    name: 'operator-call-which',
    reach: async (scene) => {
      await typed(scene.page, 'れいだ');
      await asked(scene, scene.words.operator.call.ask.which);
    },
  }),
  atDesk({ name: 'operator-call-from', before: caller, reach: callFrom }),
  atDesk({
    name: 'operator-call-when',
    before: caller,
    reach: async (scene) => {
      await callUntilWhen(scene);
      await line(scene.page).fill('a1030 x2');
    },
  }),
  atDesk({
    name: 'operator-call-offers',
    before: caller,
    reach: async (scene) => {
      await callUntilWhen(scene);
      await typed(scene.page, '1000');
      await asked(scene, scene.words.operator.call.ask.offers);
    },
  }),
  atDesk({
    name: 'operator-call-done',
    before: caller,
    reach: async (scene) => {
      await callUntilWhen(scene);
      await typed(scene.page, '1200');
      await asked(scene, scene.words.operator.call.ask.offers);
      await scene.page.keyboard.press('1');
      await asked(scene, scene.words.operator.call.ask.done);
    },
  }),
  atDesk({
    name: 'operator-call-refused',
    before: async (scene) => {
      await caller(scene);
      await scene.stage.everyVehicle('exclude');
    },
    reach: async (scene) => {
      await callUntilWhen(scene);
      await typed(scene.page, '1500');
      await asked(scene, scene.words.operator.call.ask.refused);
    },
    after: ({ stage }) => stage.everyVehicle('include'),
  }),
  atDesk({ name: 'operator-ride', reach: (scene) => rideSheet(scene, LATER) }),
  atDesk({
    name: 'operator-move',
    reach: async (scene) => {
      await rideSheet(scene, LATER);
      await button(scene.page, scene.words.operator.ride.suggest);
      await scene.page.getByRole('radio').first().waitFor();
      await scene.page.locator('.suggestion input:enabled').first().check();
      await scene.page.locator('.reason-form').first().waitFor();
    },
  }),
  atDesk({
    name: 'operator-vehicle',
    place: 'vehicle/takase-1',
    reach: ({ page, words }) => seen(page, words.operator.vehicle.visits),
  }),
  atDesk({
    name: 'operator-messages',
    place: 'messages',
    before: async ({ stage }) => {
      for (const text of ['財田川の橋は通行止めです。国道へ回ってください。', '了解しました。']) {
        await stage.desk.call('POST', '/api/vehicles/nio/messages', { text });
      }
    },
    reach: ({ page }) => page.locator('.panel .item').nth(1).waitFor(),
  }),
  atDesk({
    name: 'operator-stop-closed',
    place: 'stops',
    before: ({ stage }) =>
      stage.desk.call('POST', '/api/stops/s7/closure', {
        ...{ date: DATE, reason: '道路工事のため' },
        ...{ from: `${DATE}T08:40:00+09:00`, to: `${DATE}T17:00:00+09:00` },
      }),
    reach: ({ page }) => page.locator('.panel li.item').first().waitFor(),
  }),
  atDesk({
    name: 'operator-breakdown',
    place: 'vehicle/saita',
    reach: async ({ page, words }) => {
      await page.getByText(words.operator.vehicle.breakdown).first().click();
      const form = page.locator('details[open] .reason-form');
      await form.getByLabel(words.operator.reason).fill('エンジンが止まった');
      await form.getByRole('button').click();
      await form.getByRole('status').filter({ hasText: /./ }).waitFor();
    },
  }),
  atDesk({
    name: 'operator-deeds',
    place: 'deeds',
    reach: ({ page }) => page.locator('.panel .item').first().waitFor(),
  }),
];
