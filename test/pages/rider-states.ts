import type { Profile } from '../scene/profile.js';
import type { Stage } from '../scene/stage.js';
import { asRider } from './as-rider.js';
import { asNobody, button, seen, titled, type PageState, type StateScene } from './page-state.js';
import { RIDER_ASKING_STATES } from './rider-asking-states.js';
import { bookedOnly, LONG, mapDrawn } from './rider-rides.js';

const PHONE = '090-0000-0001';

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
  ...RIDER_ASKING_STATES,
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
    name: 'rider-cancel-both',
    prepare: async (stage, rider) => `/ride/${(await stage.booked(rider, { back: { kind: 'on-call' } })).id}`,
    reach: async ({ page, words }) => {
      await button(page, words.rider.ride.cancel);
      await seen(page, words.rider.ride.cancelBoth);
    },
  }),
  asRider({
    name: 'rider-change',
    prepare: async (stage, rider) => `/change/${(await stage.booked(rider)).id}`,
    reach: ({ page, words }) => titled(page, words.rider.book.when),
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
