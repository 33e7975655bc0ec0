import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createAccount } from '../../server/auth/account.js';
import type { Booking } from '../../server/contract/booking.js';
import type { DriverEvent } from '../../server/contract/driver-event.js';
import { describeInBrowser, obstacles, openPage } from '../scene/browser.js';
import { pages } from '../scene/pages.js';
import { testServer, type Caller, type TestServer } from '../scene/server.js';

const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const PASSWORD = 'a long enough password of the test';

// Held again and again on a crowded machine: a failure here is no accident.
describeInBrowser({ title: 'the driver’s page', retry: 0 }, (browser) => {
  let server: TestServer;
  let desk: Caller;

  beforeEach(async () => {
    server = await testServer({ pages: await pages(), phone: '0123-45-6789' });
    desk = await server.as('operator');
    await createAccount(
      server.gate,
      { role: 'admin', account: 'test' },
      { login: 'unten', role: 'driver', displayName: '運転 二郎', password: PASSWORD },
    );
  });
  afterEach(() => server.stop());

  /** A ride from the station, where the van stands, to the hospital. */
  async function booked(name: string, kana: string, origin = 'station'): Promise<string> {
    const made = await desk.call('POST', '/api/riders', { name, kana, needs: ['walker'] });
    const { id: rider } = made.body as { id: string };
    const asked = await desk.call('POST', '/api/quotes', {
      rider,
      origin,
      destination: 'hospital',
      wish: { kind: 'now' },
    });
    const { booking, offers } = asked.body as { booking: Booking; offers: { token: string }[] };
    await desk.call('POST', `/api/bookings/${booking.id}/confirmation`, {
      offer: 0,
      token: offers[0]!.token,
    });
    return booking.id;
  }

  const statusOf = async (booking: string): Promise<string> =>
    ((await desk.call('GET', `/api/bookings/${booking}`)).body as Booking).status;

  const press = (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();

  async function signOn(page: Page): Promise<void> {
    await page.goto(`${server.url}/driver/`);
    await page.getByLabel('ログイン名').fill('unten');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await press(page, 'サインイン');
    await page.getByRole('button', { name: /^van/ }).click();
    await page.getByRole('heading', { name: 'この先の予定' }).waitFor();
  }

  async function events(): Promise<readonly DriverEvent['kind'][]> {
    const rows = await server.gate.store.db
      .selectFrom('driver_event')
      .select(['number', 'event'])
      .orderBy('number')
      .execute();
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
    return rows.map(({ event }) => (JSON.parse(event) as DriverEvent).kind);
  }

  test('a tour is served with the line cut for most of it, and nothing is lost or doubled', async () => {
    const hanako = await booked('見本 花子', 'みほん はなこ');
    const page = await openPage(await browser(), TABLET);
    await signOn(page);
    await page.getByText('みほんはなこ').waitFor();
    await page.getByText('300円 · 現金').waitFor();
    await page.getByText('歩行器').waitFor();
    // The worker has kept the page: it must open without a line.
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.context().setOffline(true);
    await page.getByText(/^通信が切れています/).waitFor();
    await press(page, '乗車');
    await press(page, '出発');
    await page.getByRole('heading', { name: '病院', exact: true }).waitFor();
    await page.getByText('未送信 2件').waitFor();
    expect(await events()).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: '病院', exact: true }).waitFor();
    await press(page, '到着');
    await page.getByText('見本 花子').waitFor();
    await press(page, '降車');
    await page.getByText('未送信 4件').waitFor();
    expect(await statusOf(hanako)).toBe('booked');
    await page.context().setOffline(false);
    await expect.poll(() => statusOf(hanako), { timeout: 20_000 }).toBe('completed');
    await page.getByText('通信なし').waitFor({ state: 'detached' });
    expect(await events()).toEqual(['boarded', 'departed', 'arrived', 'alighted']);
    // Online again, the next ride comes by itself, and the numbers go on.
    const taro = await booked('見本 太郎', 'みほん たろう', 'market');
    await page.getByText('計画が変わりました').waitFor();
    await press(page, '出発');
    await press(page, '到着');
    await press(page, 'いない');
    await page.getByText(/分待ってください/).waitFor();
    await press(page, 'いないので先へ行く');
    await expect.poll(() => statusOf(taro)).toBe('no-show');
    expect(await events()).toHaveLength(7);
    expect(page.faults).toEqual([]);
  });

  test('an answer that is lost on the way does not double an event', async () => {
    const hanako = await booked('見本 花子', 'みほん はなこ');
    const page = await openPage(await browser(), { ...TABLET, serviceWorkers: 'block' });
    await signOn(page);
    await page.route('**/events', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await press(page, '乗車');
    await expect.poll(() => statusOf(hanako)).toBe('aboard');
    await page.getByText(/未送信 1件/).waitFor();
    await page.unroute('**/events');
    await page.getByText(/未送信/).waitFor({ state: 'detached' });
    expect(await events()).toEqual(['boarded']);
  });

  test('who is signed out on the way goes on, signs in again, and everything arrives', async () => {
    const hanako = await booked('見本 花子', 'みほん はなこ');
    const page = await openPage(await browser(), TABLET);
    await signOn(page);
    await page.context().clearCookies();
    await press(page, '乗車');
    await page.getByText(/^サインインが切れました/).waitFor();
    await press(page, '出発');
    expect(await events()).toEqual([]);
    await page.getByRole('link', { name: 'サインイン' }).click();
    await page.getByLabel('ログイン名').fill('unten');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await press(page, 'サインイン');
    await expect.poll(events).toEqual(['boarded', 'departed']);
    expect(await statusOf(hanako)).toBe('aboard');
    await page.getByText(/^サインインが切れました/).waitFor({ state: 'detached' });
  });

  test('the place of the vehicle is told only once the driver agrees', async () => {
    const place = { longitude: 138.7, latitude: 36 };
    const page = await openPage(await browser(), {
      ...TABLET,
      geolocation: place,
      permissions: ['geolocation'],
    });
    const told = async (): Promise<unknown> =>
      ((await desk.call('GET', '/api/positions')).body as { items: unknown }).items;
    await signOn(page);
    await page.getByRole('link', { name: '設定' }).click();
    expect(await told()).toEqual([]);
    await page.getByLabel('位置を送る').check();
    await expect.poll(told, { timeout: 10_000 }).toMatchObject([{ vehicle: 'van', lon: 138.7, lat: 36 }]);
  });

  test('checks, odometer and messages reach the office, and signing off leaves no names behind', async () => {
    await booked('見本 花子', 'みほん はなこ');
    await desk.call('POST', '/api/vehicles/van/messages', { text: '橋は通行止め' });
    const page = await openPage(await browser(), TABLET);
    await signOn(page);
    await page.getByRole('link', { name: /^伝言/ }).click();
    await page.getByText('橋は通行止め').waitFor();
    await press(page, '読みました');
    await page.getByRole('link', { name: '記録', exact: true }).click();
    await page.getByLabel('酒気(mg/L)').fill('0');
    await page.getByLabel('体調はよい').check();
    await page.getByLabel('車両の点検は異常なし').check();
    await press(page, '記録する');
    await page.getByLabel('走行計の値(km)').fill('45210.5');
    await page.getByRole('form', { name: '走行計' }).getByRole('button', { name: '記録する' }).click();
    await expect.poll(events).toEqual(['check', 'garage-out']);
    const read = async (): Promise<unknown> =>
      ((await desk.call('GET', '/api/vehicles/van/messages')).body as { items: { read: unknown }[] })
        .items[0]!.read;
    await expect.poll(read).not.toBeNull();
    await page.getByRole('link', { name: '設定' }).click();
    await press(page, '車を離れる(乗務を終える)');
    await page.getByRole('heading', { name: '今日の車を選んでください' }).waitFor();
    expect(await page.evaluate(KEPT)).toBe('[]');
  });

  test.each([
    { language: '日本語', settings: '設定', look: '昼' },
    { language: 'English', settings: 'Settings', look: 'night' },
  ])('every screen can be used by a screen reader and fits 320 pixels: $language, $look', async (shown) => {
    await booked('見本 花子', 'みほん はなこ');
    const page = await openPage(await browser(), { viewport: { width: 320, height: 568 } });
    const wider = (): Promise<number> =>
      page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    await page.goto(`${server.url}/driver/`);
    await page.getByLabel('ログイン名').waitFor();
    expect(await obstacles(page)).toEqual([]);
    await signOn(page);
    if (shown.language === 'English') await press(page, 'English');
    await page.getByRole('link', { name: shown.settings }).click();
    await page.getByLabel(shown.look, { exact: true }).check();
    for (const screen of ['next', 'messages', 'record', 'settings']) {
      await page.goto(`${server.url}/driver/#/${screen}`);
      await page.locator(`nav a[href="#/${screen}"][aria-current]`).waitFor();
      expect(await obstacles(page), screen).toEqual([]);
      expect(await wider(), screen).toBe(0);
    }
    expect(page.faults).toEqual([]);
  });
});

/** Asks the browser what it has kept of the duty. */
const KEPT = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('noriai-driver');
  opening.onerror = reject;
  opening.onsuccess = () => {
    const all = opening.result.transaction('duty').objectStore('duty').getAll();
    all.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(all.result)); };
  };
})`;
