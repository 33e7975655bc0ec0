import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { fastClock } from '../../server/clock.js';
import { driveDemoFleet } from '../../server/demo/demo-fleet.js';
import { describeInBrowser, obstacles, openPage, PHONE } from '../scene/browser.js';
import { pages } from '../scene/pages.js';
import { MORNING, testServer, type Caller, type TestServer } from '../scene/server.js';

/** Names of Japanese buttons and fields, as the reader sees them. */
const W = {
  phone: '電話番号',
  send: '番号を送る',
  code: '届いた6けたの番号',
  enter: '始める',
  book: '予約する',
  now: 'すぐに',
  ask: '乗れる車を探す',
  take: /これにする/,
};

// Held again and again on a crowded machine: a failure here is no accident.
describeInBrowser({ title: 'the rider’s page', retry: 0 }, (browser) => {
  let server: TestServer;
  let desk: Caller;
  let rider: string;

  beforeEach(async () => {
    server = await testServer({
      pages: await pages(),
      phone: '0123-45-6789',
      clock: fastClock(MORNING, 30),
      attend: ({ operation, positions }) => driveDemoFleet(operation, positions, () => false),
    });
    desk = await server.as('operator');
    const made = await desk.call('POST', '/api/riders', {
      name: '見本 花子',
      kana: 'みほん はなこ',
      phone: '090-0000-0001',
      places: [{ label: '家', stop: 'station' }],
    });
    rider = (made.body as { id: string }).id;
  });
  afterEach(() => server.stop());

  async function signIn(page: Page): Promise<void> {
    await page.goto(server.url);
    await page.getByLabel(W.phone).fill('090-0000-0001');
    await page.getByRole('button', { name: W.send }).click();
    const { body } = await desk.call('POST', `/api/riders/${rider}/code`);
    await page.getByLabel(W.code).fill((body as { code: string }).code);
    await page.getByRole('button', { name: W.enter }).click();
    await page.getByRole('heading', { name: '見本 花子さん' }).waitFor();
  }

  async function askForHospital(page: Page): Promise<void> {
    await page.getByRole('link', { name: W.book }).click();
    await page.getByRole('button', { name: /^家/ }).click();
    await page.getByRole('searchbox').fill('ビョウ');
    await page.getByRole('button', { name: /^病院/ }).click();
    await page.getByRole('button', { name: W.now }).click();
    await page.getByRole('button', { name: W.ask }).click();
  }

  test('somebody books with the thumb, sees the vehicle come, and arrives', async () => {
    const page = await openPage(await browser(), PHONE);
    await signIn(page);
    await askForHospital(page);
    await page.getByRole('button', { name: W.take }).first().click();
    await page.getByText('予約済み').waitFor();
    await page.getByText(/あと約\d+分で来ます|まもなく来ます/).waitFor();
    await page.getByText('乗車中').waitFor({ timeout: 60_000 });
    await page.getByText('終わりました').waitFor({ timeout: 60_000 });
    expect(page.faults).toEqual([]);
  });

  test('every screen can be used by a screen reader, in both languages', async () => {
    const page = await openPage(await browser(), PHONE);
    await page.goto(server.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await obstacles(page)).toEqual([]);
    await signIn(page);
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Hello, 見本 花子' }).waitFor();
    await page.getByRole('link', { name: 'Book a ride' }).click();
    await page.getByRole('heading', { name: 'Where do you get on?' }).waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('button', { name: /^家/ }).click();
    await page.getByRole('button', { name: /^病院/ }).click();
    await page.getByRole('button', { name: 'Choose when to be there' }).click();
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('button', { name: 'Find a ride' }).click();
    await page.getByRole('heading', { name: /These rides have room|No seat is available now/ }).waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.goto(`${server.url}/#/me`);
    await page.getByRole('heading', { name: 'My details' }).waitFor();
    expect(await obstacles(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });

  test('on a narrow screen, and at twice the size, nothing is cut off', async () => {
    const page = await openPage(await browser(), { viewport: { width: 320, height: 568 } });
    await signIn(page);
    const wider = (): Promise<number> =>
      page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(await wider()).toBe(0);
    await askForHospital(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await wider()).toBe(0);
  });

  test('a service that is down is said, and tried again on request', async () => {
    const page = await openPage(await browser(), PHONE);
    await page.route('**/api/service', (route) => route.abort());
    await page.goto(server.url);
    await page.getByRole('alert').getByText('今、つながりません').waitFor();
    await page.unroute('**/api/service');
    await page.getByRole('button', { name: 'もう一度' }).click();
    await page.getByLabel(W.phone).waitFor();
  });

  test('without a line the page opens, says so with the number to call, and comes back by itself', async () => {
    const page = await openPage(await browser(), PHONE);
    await signIn(page);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    const kept = await page.evaluate<string[]>(KEPT);
    expect(kept).toContain('/');
    expect(kept.filter((path) => path.startsWith('/api/'))).toEqual([]);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole('alert').getByText('今、つながりません').waitFor();
    await page.getByRole('link', { name: /0123-45-6789/ }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '見本 花子さん' }).waitFor();
  });

  test('somebody books for a member of the family', async () => {
    const made = await desk.call('POST', '/api/riders', { name: '見本 太郎', kana: 'みほん たろう' });
    const member = (made.body as { id: string }).id;
    await desk.call('PUT', `/api/riders/${rider}/family/${member}`);
    const page = await openPage(await browser(), PHONE);
    await signIn(page);
    await page.getByRole('link', { name: W.book }).click();
    await page.getByRole('heading', { name: 'だれが乗りますか' }).waitFor();
    await page.getByRole('button', { name: '見本 太郎' }).click();
    await page.getByRole('button', { name: /^家/ }).click();
    await page.getByRole('button', { name: /^病院/ }).click();
    await page.getByRole('button', { name: W.now }).click();
    await page.getByRole('button', { name: W.ask }).click();
    await page.getByRole('button', { name: W.take }).first().click();
    await page.getByText('予約済み').waitFor();
    const { items } = (await desk.call('GET', `/api/bookings?rider=${member}`)).body as { items: unknown[] };
    expect(items).toMatchObject([{ createdBy: `rider:${rider}` }]);
  });

  test('a wish without a seat is answered with what would help', async () => {
    const page = await openPage(await browser(), PHONE);
    await signIn(page);
    await page.getByRole('link', { name: W.book }).click();
    await page.getByRole('button', { name: /^家/ }).click();
    await page.getByRole('button', { name: /^病院/ }).click();
    await page.getByRole('button', { name: W.now }).click();
    await page.getByText('6人').click();
    await page.getByText('車いすの人がいます').click();
    await page.getByRole('button', { name: W.ask }).click();
    await page.getByRole('heading', { name: '今は席がありません' }).waitFor();
    expect(await page.locator('.notice').first().textContent()).not.toBe('');
    await page.getByRole('button', { name: '時刻を変える' }).click();
    await page.getByRole('button', { name: W.now }).waitFor();
  });
});

/** The addresses that the page's worker has kept. */
const KEPT = `(async () => {
  const paths = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
  }
  return paths;
})()`;
