import type { Profile } from '../scene/profile.js';
import type { Stage } from '../scene/stage.js';
import { asRider } from './as-rider.js';
import { button, link, seen, titled, type PageState, type StateScene } from './page-state.js';
import { bookedOnly, LONG, mapDrawn } from './rider-rides.js';

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

/** A booking being made, from who travels to the offers. */
export const RIDER_ASKING_STATES: readonly PageState[] = [
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
    prepare: async (stage, rider) => {
      await stage.booked(rider, {
        destination: LONG,
        wish: { kind: 'arrive', by: '2026-11-25T10:30:00+09:00' },
      });
      return undefined;
    },
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
      await page.getByRole('searchbox').fill('さいだ');
      await page.getByRole('button', { name: /^讃岐財田駅/ }).waitFor();
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
  asRider({
    name: 'rider-from-near',
    options: { geolocation: { longitude: 133.71, latitude: 34.19 }, permissions: ['geolocation'] },
    reach: async ({ page, words }) => {
      await link(page, words.rider.home.book);
      await button(page, words.rider.book.near);
      await titled(page, words.rider.book.near);
    },
  }),
  asRider({
    name: 'rider-from-nowhere',
    reach: async ({ page, words }) => {
      await link(page, words.rider.home.book);
      await button(page, words.rider.book.near);
      await seen(page, words.rider.book.nearFails);
    },
  }),
  asRider({
    name: 'rider-from-map',
    reach: async ({ page, words }) => {
      await link(page, words.rider.home.book);
      await button(page, words.rider.book.map);
      await mapDrawn(page);
      await page.locator('.map canvas').first().click();
      await page.locator('.place-map .deed').waitFor();
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
    name: 'rider-offers-later',
    reach: async (scene) => {
      const { page, words } = scene;
      await answered(scene, 'when');
      // The first time of the list is now: nobody is there at once.
      await button(page, new RegExp(`^${words.rider.book.arrive}`));
      await button(page, words.rider.next);
      await button(page, words.rider.book.ask);
      await seen(page, words.rider.book.kinds.later);
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
];
