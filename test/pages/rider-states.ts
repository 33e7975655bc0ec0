import type { Page } from 'playwright-core';
import type { Profile } from '../scene/profile.js';
import type { Stage } from '../scene/stage.js';
import { asNobody, button, link, seen, titled, type PageState, type StateScene } from './page-state.js';

const PHONE = '090-0000-0001';
/** The longest name of a stop there is: it must fit. */
const LONG = 's26';

/** A rider of this state alone, and a page that opens as theirs. */
function asRider(
  state: Omit<PageState, 'who' | 'path'> & {
    readonly path?: string;
    readonly prepare?: (stage: Stage, rider: string) => Promise<string | undefined>;
  },
): PageState {
  let place = '';
  return {
    path: '/',
    ...state,
    who: async (stage: Stage): Promise<Profile> => {
      const rider = await stage.rider('見本 花子', 'みほん はなこ');
      place = (await state.prepare?.(stage, rider)) ?? '';
      return stage.signedIn({ rider });
    },
    reach: async (scene) => {
      if (place !== '') await scene.page.goto(`${scene.stage.server.url}/#${place}`);
      await state.reach(scene);
    },
  };
}

async function answered(
  { page, words }: StateScene,
  until: 'to' | 'when' | 'party' | 'offers',
): Promise<void> {
  await link(page, words.rider.home.book);
  await titled(page, words.rider.book.from);
  await button(page, /^家/);
  await titled(page, words.rider.book.to);
  if (until === 'to') return;
  await button(page, /^詫間の駅/);
  await titled(page, words.rider.book.when);
  if (until === 'when') return;
  await button(page, words.rider.book.now);
  await titled(page, words.rider.book.party);
  if (until === 'party') return;
  await button(page, words.rider.book.ask);
}

/** A ride to come, and the page begins at home. */
async function bookedOnly(stage: Stage, rider: string): Promise<undefined> {
  await stage.booked(rider);
  return undefined;
}

/** Until the picture of the roads is there. */
const mapDrawn = (page: Page): Promise<void> => page.locator('.map canvas').first().waitFor();

export const RIDER_STATES: readonly PageState[] = [
  asNobody({
    name: 'rider-sign-in',
    path: '/',
    reach: ({ page, words }) => page.getByLabel(words.rider.signIn.phone).waitFor(),
  }),
  asNobody({
    name: 'rider-code',
    path: '/',
    reach: async ({ page, words }) => {
      await page.getByLabel(words.rider.signIn.phone).fill(PHONE);
      await button(page, words.rider.signIn.send);
      await page.getByLabel(words.rider.signIn.code).waitFor();
    },
  }),
  asNobody({
    name: 'rider-wrong-code',
    path: '/',
    reach: async ({ page, words }) => {
      await page.getByLabel(words.rider.signIn.phone).fill(PHONE);
      await button(page, words.rider.signIn.send);
      await page.getByLabel(words.rider.signIn.code).fill('123456');
      await button(page, words.rider.signIn.enter);
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    },
  }),
  asNobody({
    name: 'rider-loading',
    path: '/',
    before: ({ page }) => page.route('**/api/service', () => undefined),
    reach: ({ page, words }) => seen(page, words.rider.loading),
  }),
  asNobody({
    name: 'rider-unreachable',
    path: '/',
    before: ({ page }) => page.route('**/api/service', (route) => route.abort()),
    reach: ({ page, words }) => seen(page, words.rider.unreachable),
  }),
  asRider({
    name: 'rider-home-empty',
    reach: ({ page, words }) => seen(page, words.rider.home.noRides),
  }),
  asRider({
    name: 'rider-home',
    prepare: async (stage, rider) => {
      await stage.booked(rider);
      await stage.booked(rider, { wish: { kind: 'depart', at: '2026-11-24T13:00:00+09:00' } });
      await stage.booked(rider, {
        destination: LONG,
        wish: { kind: 'arrive', by: '2026-11-25T10:30:00+09:00' },
      });
      return undefined;
    },
    reach: ({ page }) => page.locator('.ride-line').nth(2).waitFor(),
  }),
  asRider({
    name: 'rider-home-failed',
    before: ({ page }) => page.route('**/api/bookings?*', (route) => route.abort()),
    reach: ({ page, words }) => seen(page, words.rider.unreachable),
  }),
  asRider({
    name: 'rider-home-night',
    options: { colorScheme: 'dark' },
    prepare: bookedOnly,
    reach: ({ page }) => page.locator('.ride-line').waitFor(),
  }),
  asRider({
    name: 'rider-line-down',
    prepare: bookedOnly,
    reach: async ({ page, words }) => {
      await page.locator('.ride-line').waitFor();
      await page.context().setOffline(true);
      await seen(page, words.rider.behind);
    },
  }),
  {
    ...asRider({
      name: 'rider-who',
      reach: async ({ page, words }) => {
        await link(page, words.rider.home.book);
        await titled(page, words.rider.book.who);
      },
    }),
    who: async (stage: Stage): Promise<Profile> => {
      const rider = await stage.rider('見本 花子', 'みほん はなこ');
      for (const name of ['見本 太郎', '見本 梅']) {
        const member = await stage.rider(name, 'みほん');
        await stage.desk.call('PUT', `/api/riders/${rider}/family/${member}`);
      }
      return stage.signedIn({ rider });
    },
  },
  asRider({
    name: 'rider-from',
    reach: async ({ page, words }) => {
      await link(page, words.rider.home.book);
      await titled(page, words.rider.book.from);
    },
  }),
  asRider({
    name: 'rider-from-search',
    reach: async ({ page, words }) => {
      await link(page, words.rider.home.book);
      await page.getByRole('searchbox').fill('たかせ');
      await button(page, /^高瀬駅/);
      await page.getByRole('searchbox').fill('ざいた');
    },
  }),
  asRider({
    name: 'rider-from-nothing',
    reach: async ({ page, words }) => {
      await link(page, words.rider.home.book);
      await page.getByRole('searchbox').fill('火星');
      await seen(page, words.rider.book.nothingFound);
    },
  }),
  asRider({ name: 'rider-when', reach: (scene) => answered(scene, 'when') }),
  asRider({
    name: 'rider-time',
    reach: async (scene) => {
      await answered(scene, 'when');
      await button(scene.page, new RegExp(`^${scene.words.rider.book.arrive}`));
      await titled(scene.page, scene.words.rider.book.arrive);
    },
  }),
  asRider({ name: 'rider-party', reach: (scene) => answered(scene, 'party') }),
  asRider({
    name: 'rider-offers',
    reach: async (scene) => {
      await answered(scene, 'offers');
      await titled(scene.page, scene.words.rider.book.offers);
    },
  }),
  asRider({
    name: 'rider-offers-night',
    options: { colorScheme: 'dark' },
    reach: async (scene) => {
      await answered(scene, 'offers');
      await titled(scene.page, scene.words.rider.book.offers);
    },
  }),
  asRider({
    name: 'rider-refused',
    before: ({ stage }) => stage.everyVehicle('exclude'),
    reach: async (scene) => {
      await answered(scene, 'offers');
      await titled(scene.page, scene.words.rider.book.refused);
    },
    after: ({ stage }) => stage.everyVehicle('include'),
  }),
  asRider({
    name: 'rider-twice',
    prepare: bookedOnly,
    reach: async (scene) => {
      await answered(scene, 'offers');
      await titled(scene.page, scene.words.rider.book.duplicate);
    },
  }),
  asRider({
    name: 'rider-ask-failed',
    before: ({ page }) => page.route('**/api/quotes', (route) => route.abort()),
    reach: async (scene) => {
      await answered(scene, 'offers');
      await seen(scene.page, scene.words.rider.unreachable);
    },
  }),
  asRider({
    name: 'rider-ride',
    prepare: async (stage, rider) => {
      const wish = { kind: 'arrive', by: '2026-11-25T10:30:00+09:00' };
      return `/ride/${(await stage.booked(rider, { wish, destination: LONG })).id}`;
    },
    reach: ({ page, words }) => seen(page, words.rider.ride.status.booked),
  }),
  asRider({
    name: 'rider-coming',
    prepare: async (stage, rider) => `/ride/${(await stage.booked(rider)).id}`,
    reach: async ({ page, words }) => {
      await button(page, words.rider.ride.map);
      await mapDrawn(page);
      await page.locator('.vehicle').waitFor();
    },
  }),
  asRider({
    name: 'rider-coming-night',
    options: { colorScheme: 'dark' },
    prepare: async (stage, rider) => `/ride/${(await stage.booked(rider)).id}`,
    reach: async ({ page, words }) => {
      await button(page, words.rider.ride.map);
      await mapDrawn(page);
      await page.locator('.vehicle').waitFor();
    },
  }),
  asRider({
    name: 'rider-cancel',
    prepare: async (stage, rider) => `/ride/${(await stage.booked(rider)).id}`,
    reach: async ({ page, words }) => {
      await button(page, words.rider.ride.cancel);
      await seen(page, words.rider.ride.cancelSure);
    },
  }),
  asRider({
    name: 'rider-cancelled',
    prepare: async (stage, rider) => {
      const { id } = await stage.booked(rider);
      await stage.desk.call('POST', `/api/bookings/${id}/cancellation`, {});
      return `/ride/${id}`;
    },
    reach: ({ page, words }) => seen(page, words.rider.ride.status.cancelled),
  }),
  asRider({
    name: 'rider-return',
    prepare: async (stage, rider) => {
      await stage.booked(rider, { back: { kind: 'on-call' } });
      const { body } = await stage.desk.call('GET', `/api/bookings?rider=${rider}`);
      const { items } = body as { items: { id: string; status: string }[] };
      return `/ride/${items.find(({ status }) => status === 'on-call')!.id}`;
    },
    reach: ({ page, words }) => page.getByRole('button', { name: words.rider.ride.call }).waitFor(),
  }),
  asRider({
    name: 'rider-missing',
    prepare: () => Promise.resolve('/ride/none'),
    reach: ({ page, words }) => seen(page, words.rider.ride.missing),
  }),
  {
    ...asRider({ name: 'rider-me', reach: ({ page, words }) => titled(page, words.rider.me.title) }),
    path: '/#/me',
    who: async (stage: Stage): Promise<Profile> => {
      const rider = await stage.rider('見本 花子', 'みほん はなこ', { phone: PHONE });
      const member = await stage.rider('見本 太郎', 'みほん たろう');
      await stage.desk.call('PUT', `/api/riders/${rider}/family/${member}`);
      await stage.desk.call('POST', `/api/riders/${rider}/passes`, {
        kind: 'month',
        from: '2026-11-01',
        to: '2026-11-30',
      });
      return stage.signedIn({ rider });
    },
    after: async ({ stage }: StateScene): Promise<void> => {
      // The number must be free for the next language.
      const { body } = await stage.desk.call('GET', `/api/riders?text=${PHONE}`);
      for (const { id } of (body as { items: { id: string }[] }).items) {
        await stage.desk.call('PATCH', `/api/riders/${id}`, { phone: null });
      }
    },
  },
];
