import { DATE, PASSWORD, type Stage } from '../scene/stage.js';
import { asNobody, button, link, seen, titled, type PageState, type StateScene } from './page-state.js';

const PATH = '/driver/';
const VEHICLE = 'toyonaka';
const LOOK = (look: 'day' | 'night'): string =>
  `localStorage.setItem('noriai-driver', '${JSON.stringify({ look, way: 'geo', sound: 'off' })}')`;

const driver = (stage: Stage): ReturnType<Stage['signedIn']> => stage.signedIn({ role: 'driver' });

/** Somebody who has taken the vehicle, wherever its tour has got to. */
function onDuty(
  state: Omit<PageState, 'who' | 'path'> & { readonly look?: 'day' | 'night'; readonly vehicle?: string },
): PageState {
  return {
    path: PATH,
    who: driver,
    ...state,
    before: async (scene) => {
      await scene.page.addInitScript(LOOK(state.look ?? 'day'));
      await state.before?.(scene);
    },
    reach: async (scene) => {
      await scene.page.getByRole('button', { name: new RegExp(state.vehicle ?? VEHICLE) }).click();
      await titled(scene.page, scene.words.driver.tour.title);
      await state.reach(scene);
    },
  };
}

const at =
  (tab: 'messages' | 'record' | 'settings') =>
  async ({ page, words }: StateScene): Promise<void> => {
    await link(page, new RegExp(`^${words.driver.tabs[tab]}`));
    await page.locator(`nav a[href="#/${tab}"][aria-current]`).waitFor();
  };

/** Goes on with the tour until somebody gets on or off. */
async function untilServing({ page, words }: StateScene): Promise<void> {
  const { departed, arrived, boarded, alighted } = words.driver.next;
  const deeds = page.getByRole('button', { name: new RegExp(`^(${boarded}|${alighted})$`) });
  const moves = page.getByRole('button', { name: new RegExp(`^(${departed}|${arrived})$`) });
  for (let i = 0; i < MOST_MOVES; i++) {
    await deeds.or(moves).first().waitFor();
    if ((await deeds.count()) > 0) return;
    await moves.first().click();
    const early = page.getByRole('button', { name: words.driver.next.early2 });
    if ((await early.count()) > 0) await early.click();
  }
}
const MOST_MOVES = 4;

export const DRIVER_STATES: readonly PageState[] = [
  asNobody({
    name: 'driver-sign-in',
    path: PATH,
    reach: ({ page, words }) => page.getByLabel(words.driver.signIn.login).waitFor(),
  }),
  asNobody({
    name: 'driver-unreachable',
    path: PATH,
    before: ({ page }) => page.route('**/api/session', (route) => route.abort()),
    reach: ({ page, words }) => seen(page, words.driver.unreachable),
  }),
  asNobody({
    name: 'driver-vehicles',
    path: PATH,
    who: driver,
    reach: ({ page }) => page.getByRole('button', { name: new RegExp(VEHICLE) }).waitFor(),
  }),
  onDuty({ name: 'driver-next', reach: ({ page }) => page.locator('.huge').first().waitFor() }),
  onDuty({
    name: 'driver-next-night',
    look: 'night',
    reach: ({ page }) => page.locator('.huge').first().waitFor(),
  }),
  onDuty({ name: 'driver-serve', reach: untilServing }),
  onDuty({
    name: 'driver-absent',
    reach: async (scene) => {
      await untilServing(scene);
      const { absent, alighted } = scene.words.driver.next;
      const missing = scene.page.getByRole('button', { name: absent, exact: true });
      // Whoever is aboard gets off first.
      for (let i = 0; i < MOST_MOVES && (await missing.count()) === 0; i++) {
        await button(scene.page, alighted);
        await untilServing(scene);
      }
      await missing.first().click();
      await scene.page.getByRole('dialog').waitFor();
    },
  }),
  onDuty({
    name: 'driver-offline',
    reach: async (scene) => {
      await scene.page.context().setOffline(true);
      await seen(scene.page, scene.words.driver.line.offline(0));
    },
  }),
  onDuty({
    name: 'driver-waiting',
    vehicle: 'nio',
    reach: async (scene) => {
      await scene.page.context().setOffline(true);
      await seen(scene.page, scene.words.driver.line.offline(0));
      await untilServing(scene);
      await scene.page.locator('.huge').first().click();
      await scene.page.getByText(scene.words.driver.line.down).waitFor();
    },
  }),
  onDuty({
    name: 'driver-changed',
    vehicle: 'takuma-2',
    reach: async (scene) => {
      // Somebody who was to ride in the afternoon stays at home.
      const { body } = await scene.stage.desk.call(
        'GET',
        `/api/bookings?date=${DATE}&status=booked&limit=200`,
      );
      const { items } = body as { items: { id: string; vehicle: string | null; pickup: string }[] };
      const last = items
        .filter(({ vehicle }) => vehicle === 'takuma-2')
        .reduce((late, one) => (one.pickup > late.pickup ? one : late));
      await scene.stage.desk.call('POST', `/api/bookings/${encodeURIComponent(last.id)}/cancellation`, {});
      await seen(scene.page, new RegExp(scene.words.driver.tour.changed));
    },
  }),
  onDuty({ name: 'driver-messages-empty', reach: at('messages') }),
  onDuty({
    name: 'driver-messages',
    before: ({ stage }) =>
      stage.desk.call('POST', `/api/vehicles/${VEHICLE}/messages`, {
        text: '財田川の橋は通行止めです。国道へ回ってください。',
      }),
    reach: async (scene) => {
      await at('messages')(scene);
      await button(scene.page, scene.words.driver.messages.read);
      await scene.stage.desk.call('POST', `/api/vehicles/${VEHICLE}/messages`, {
        text: '昼の休憩は12時からにしてください。',
      });
      await scene.page.getByRole('button', { name: scene.words.driver.messages.read, exact: true }).waitFor();
    },
  }),
  onDuty({ name: 'driver-record', reach: at('record') }),
  onDuty({
    name: 'driver-recorded',
    vehicle: 'nio',
    reach: async (scene) => {
      await at('record')(scene);
      const { page, words } = scene;
      await page.getByLabel(words.driver.record.alcohol).fill('0');
      await page.getByLabel(words.driver.record.health).check();
      await page.getByLabel(words.driver.record.inspected).check();
      await button(page, words.driver.record.save);
      const odometer = page.getByRole('form', { name: words.driver.record.readings });
      await odometer.getByLabel(words.driver.record.km).fill('45210.5');
      await odometer.getByRole('button').click();
      await page.locator('.visit').nth(1).waitFor();
    },
  }),
  onDuty({
    name: 'driver-broken',
    reach: async (scene) => {
      await at('record')(scene);
      await button(scene.page, scene.words.driver.broken.button);
      await scene.page.getByRole('dialog').waitFor();
    },
  }),
  onDuty({ name: 'driver-settings', reach: at('settings') }),
  onDuty({
    name: 'driver-no-place',
    reach: async (scene) => {
      await at('settings')(scene);
      await scene.page.getByLabel(scene.words.driver.settings.place, { exact: true }).check();
      await seen(scene.page, scene.words.driver.settings.placeFails);
    },
  }),
  onDuty({
    name: 'driver-signed-out',
    reach: async (scene) => {
      await scene.page.context().clearCookies();
      await untilServing(scene);
      await scene.page.locator('.huge').first().click();
      await seen(scene.page, scene.words.driver.signIn.over);
    },
  }),
  asNobody({
    name: 'driver-wrong-password',
    path: PATH,
    reach: async ({ page, words }) => {
      await page.getByLabel(words.driver.signIn.login).fill('nobody');
      await page.getByLabel(words.driver.signIn.password).fill(PASSWORD);
      await button(page, words.driver.signIn.enter);
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    },
  }),
];
