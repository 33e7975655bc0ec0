import { TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccount } from '../../server/auth/account.js';
import { beginSecondFactor, confirmSecondFactor } from '../../server/auth/second-factor.js';
import type { Booking } from '../../server/contract/booking.js';
import type { Quote } from '../../server/contract/booking-request.js';
import { describeInBrowser, openPage } from '../scene/browser.js';
import { pages } from '../scene/pages.js';
import { signedInProfile } from '../scene/profile.js';
import { askedRide, newRider } from '../scene/rides.js';
import { testServer, type Caller, type TestServer } from '../scene/server.js';

const PASSWORD = 'a password of the tests';
const ADMIN = { role: 'admin', account: 'test' } as const;
const STEP_MS = 30_000;

describeInBrowser('what an operator does beside the telephone', (browser) => {
  let server: TestServer;
  let desk: Caller;

  beforeEach(async () => {
    server = await testServer({ pages: await pages() });
    desk = await server.as('operator');
  });
  afterEach(() => server.stop());

  /** The desk at a place of the page. */
  async function atDesk(place: string): Promise<Awaited<ReturnType<typeof openPage>>> {
    const page = await openPage(await browser(), {
      viewport: { width: 1280, height: 800 },
      storageState: await signedInProfile(server, { kind: 'account', id: desk.id }),
    });
    await page.goto(`${server.url}/operator/#/${place}`);
    await page.getByRole('heading', { name: '運行図' }).waitFor();
    return page;
  }

  async function booked(more: Record<string, unknown>): Promise<Booking> {
    const rider = await newRider(desk, 'みほん');
    const { booking, offers }: Quote = await askedRide(desk, rider, 'on-foot', more);
    const yes = { offer: offers[0]!.number, token: offers[0]!.token };
    return (await desk.call('POST', `/api/bookings/${booking.id}/confirmation`, yes)).body as Booking;
  }

  test('an account with an authenticator app is asked for its code, and only then let in', async () => {
    const { account } = await createAccount(server.gate, ADMIN, {
      ...{ login: 'saburo', role: 'operator', displayName: 'saburo', password: PASSWORD },
    });
    const { secret } = await beginSecondFactor(server.gate, account);
    const app = new TOTP({ secret });
    const who = { role: 'operator', account: account.id } as const;
    await confirmSecondFactor(server.gate, who, account.id, app.generate());
    const page = await openPage(await browser());
    await page.goto(`${server.url}/operator/`);
    await page.getByLabel('ログイン名').fill('saburo');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('認証アプリの6けたの番号').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    // Each code counts once: the one of this half minute was used to begin.
    await page.getByLabel('認証アプリの6けたの番号').fill(app.generate({ timestamp: Date.now() + STEP_MS }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '運行図' }).waitFor();
  });

  test('a ride is forced to a vehicle where a promise breaks: how many is said before and after', async () => {
    const first = await booked({ wish: { kind: 'depart', at: '2026-11-24T10:00:00+09:00' } });
    const other = await booked({
      ...{ origin: 'hospital', destination: 'village' },
      wish: { kind: 'depart', at: '2026-11-24T10:00:00+09:00' },
    });
    expect(other.vehicle).not.toBe(first.vehicle);
    const page = await atDesk(`ride/${other.id}`);
    await page.getByRole('button', { name: '車両と費用を調べる' }).click();
    await page.getByRole('radio', { name: new RegExp(`^${first.vehicle!} `) }).check();
    const region = page.getByRole('region', { name: 'ほかの車両に移す' });
    await region.getByLabel('理由').fill('利用者の希望');
    await region.getByRole('button', { name: /約束\d+件が破れます/ }).click();
    await page.locator('.facts').getByRole('link', { name: first.vehicle! }).waitFor();
    await page.goto(`${server.url}/operator/#/deeds`);
    await page.getByText('約束を破って移動').waitFor();
  });

  test('a stop is closed and opened again, each with a reason', async () => {
    const closed = async (): Promise<string[]> => {
      const { body } = await desk.call('GET', '/api/closures?date=2026-11-24');
      return (body as { items: { stop: string }[] }).items.map(({ stop }) => stop);
    };
    const page = await atDesk('stops');
    await page.locator('.panel select').selectOption('onsen');
    await page.getByLabel('理由').last().fill('祭り');
    await page.getByRole('button', { name: '停留所を休止する' }).click();
    await expect.poll(closed).toEqual(['onsen']);
    await page.locator('.panel li.item', { hasText: '温泉' }).getByText('再開する').first().click();
    const form = page.locator('.panel li.item', { hasText: '温泉' }).locator('.reason-form');
    await form.getByLabel('理由').fill('終わった');
    await form.getByRole('button', { name: '再開する' }).click();
    await expect.poll(closed).toEqual([]);
  });

  test('words to a driver stand in the list of messages until they are read', async () => {
    const page = await atDesk('vehicle/van');
    await page.getByLabel('運転手への伝言').fill('橋は通行止め');
    await page.getByRole('button', { name: '送る' }).click();
    await page.getByText('送りました').waitFor();
    await page.goto(`${server.url}/operator/#/messages`);
    await page.locator('.panel .item', { hasText: '橋は通行止め' }).getByText('未読').waitFor();
  });
});
