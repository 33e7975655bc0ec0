import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { createAccount } from '../../server/auth/account.js';
import { fastClock } from '../../server/clock.js';
import type { RunView } from '../../server/contract/planner-run.js';
import { describeInBrowser, obstacles, openPage } from '../scene/browser.js';
import { pages } from '../scene/pages.js';
import { MORNING, testServer, type Caller, type TestServer } from '../scene/server.js';

const PASSWORD = 'a password of the tests';
/** A run takes seconds; on a busy machine its processes take long to begin. */
const SLOW = { timeout: 240_000 };

describeInBrowser('the planner’s page', (browser) => {
  /** Runs wait for other work of the machine: they have the lowest priority. */
  vi.setConfig({ testTimeout: 300_000 });

  let server: TestServer;
  let planner: Caller;
  /** A copy and its comparison with what it was made from, made once for all who only look at them. */
  let looked: Promise<{ readonly id: string; readonly run: string }> | undefined;

  beforeAll(async () => {
    server = await testServer({ pages: await pages(), clock: fastClock(MORNING, 1) });
    planner = await server.as('planner');
    const who = { login: 'keikaku', role: 'planner', displayName: '計画 三子', password: PASSWORD } as const;
    await createAccount(server.gate, { role: 'admin', account: 'test' }, who);
  });
  afterAll(() => server.stop());

  type Opened = Awaited<ReturnType<typeof openPage>>;

  async function signedIn(open: Browser, options: Parameters<typeof openPage>[1] = {}): Promise<Opened> {
    const page = await openPage(open, options);
    await page.goto(`${server.url}/planner/`);
    await page.getByLabel('ログイン名').fill('keikaku');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '自分たちの写し' }).waitFor();
    return page;
  }

  const goTo = (page: Page, place: string): Promise<unknown> => page.goto(`${server.url}/planner/#${place}`);

  /** A copy of scenarios/tiny, made without the page. */
  async function copied(title: string): Promise<string> {
    const { body } = await planner.call('POST', '/api/planner/scenarios', { from: 'tiny', title });
    return (body as { id: string }).id;
  }

  /** A run that is over. */
  async function ended(question: object): Promise<RunView> {
    const asked = (await planner.call('POST', '/api/planner/runs', question)).body as RunView;
    await expect
      .poll(
        async () => ((await planner.call('GET', `/api/planner/runs/${asked.id}`)).body as RunView).state,
        SLOW,
      )
      .toBe('done');
    return asked;
  }

  async function compared(): Promise<{ readonly id: string; readonly run: string }> {
    const id = await copied('見る谷');
    const { id: run } = await ended({ kind: 'compare', scenarios: ['tiny', id], seeds: 1 });
    return { id, run };
  }

  test('a scenario is copied, given a vehicle, run against the old one, exported and replayed', async () => {
    const page = await signedIn(await browser());
    await goTo(page, '/scenario/tiny');
    await page.getByLabel('写しの名前').fill('一台多い谷');
    await page.getByRole('button', { name: '作る' }).click();
    await page.getByText('合わせて2台').waitFor();
    await page.getByRole('button', { name: 'van を1台増やす' }).click();
    await page.getByText('合わせて3台').waitFor();
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('保存しました(第2版)').waitFor();
    await page.getByRole('link', { name: '計算へ進む' }).click();
    await page.getByLabel('回数(乱数の種の数)').fill('2');
    await page.getByRole('button', { name: 'もとのシナリオと比べる' }).click();
    const row = page.getByRole('row', { name: /運んだ件数/ }).first();
    await row.waitFor(SLOW);
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      '6件',
      expect.stringMatching(/^7件.*\+1件.*確か$/),
    ]);
    await page.getByText('架空・仮定の入力を含みます。').first().waitFor();
    await row.getByLabel('運んだ件数の計算方法').click();
    await row.getByText('完了した希望の件数').waitFor();
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '表 (CSV)' }).click(),
    ]);
    expect(readFileSync(await csv.path(), 'utf8')).toContain('unserved_rate_strict');
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '図を保存 (PNG)' }).first().click(SLOW),
    ]);
    expect(
      readFileSync(await picture.path())
        .subarray(1, 4)
        .toString('latin1'),
    ).toBe('PNG');
    await page.getByRole('link', { name: '一日の再現' }).click();
    await page.getByRole('heading', { name: '今 8:00' }).waitFor(SLOW);
    await page.getByRole('slider', { name: /時刻/ }).focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: '今 8:16' }).waitFor();
    expect(await page.getByRole('row', { name: /^van/ }).first().textContent()).toMatch(/へ|停車/);
    expect(page.faults).toEqual([]);
  });

  test('a mistake in a form or a text is told beside it, in the words of the check, and cannot be saved', async () => {
    const id = await copied('誤りのある谷');
    const page = await signedIn(await browser());
    await goTo(page, `/scenario/${id}/edit/policy`);
    const wait = page.getByLabel('待ち時間の上限');
    await wait.fill('15 minutes or so');
    await page
      .locator('label', { has: wait })
      .getByText(/誤り: 必要なもの: .*今の値: .*15 minutes or so/)
      .waitFor(SLOW);
    await page.getByText('直すところ 1件').first().waitFor();
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    await goTo(page, `/scenario/${id}/edit/text`);
    const text = page.getByLabel('中身');
    await expect.poll(() => text.inputValue()).toContain('15 minutes or so');
    await text.fill(
      (await text.inputValue()).replace('15 minutes or so', '15 min').replace('hours:', 'ours:'),
    );
    await page
      .getByText(/service\.yaml line \d+:\d+: 必要なもの/)
      .first()
      .waitFor(SLOW);
    await page.getByRole('button', { name: '変更をすべて取り消す' }).click();
    await page.getByText('問題はありません').waitFor(SLOW);
    await goTo(page, `/scenario/${id}/edit/stops`);
    await page.getByRole('textbox', { name: '経度 市場' }).fill('1386889');
    await page.getByRole('row', { name: /市場/ }).getByText(/誤り/).waitFor(SLOW);
    expect(page.faults).toEqual([]);
  });

  test('stops are put on the map and taken out by keyboard', async () => {
    const id = await copied('停留所の多い谷');
    const page = await signedIn(await browser());
    await goTo(page, `/scenario/${id}/edit/stops`);
    await page.getByRole('button', { name: '図に停留所を置く' }).click();
    await page
      .locator('.map canvas')
      .first()
      .click({ position: { x: 200, y: 60 } });
    await page.getByRole('textbox', { name: '名前 新しい停留所' }).fill('池の端');
    await page.getByRole('button', { name: '市場 を除く' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('textbox', { name: /^名前 / }).count()).toBe(6);
    await page.getByRole('textbox', { name: '名前 池の端' }).waitFor();
  });

  test('sizes of the fleet are drawn as a curve, with all points as a table', async () => {
    const vary = [{ path: 'fleet.size', values: [1, 2] }];
    const { id } = await ended({ kind: 'sweep', scenario: 'tiny', vary, seeds: 1 });
    const page = await signedIn(await browser());
    await goTo(page, `/run/${id}`);
    await page.getByRole('img', { name: '運行経費(円)と車両の数' }).waitFor(SLOW);
    expect(await page.locator('tbody tr').count()).toBe(2);
    expect(page.faults).toEqual([]);
  });

  test('a run that is under way can be stopped, and a service that is away is said', async () => {
    const { body } = await planner.call('POST', '/api/planner/runs', {
      kind: 'single',
      scenario: 'mitoyo',
      seeds: 50,
    });
    const { id } = body as RunView;
    const page = await signedIn(await browser());
    await goTo(page, `/run/${id}`);
    await page.getByRole('progressbar').waitFor();
    await page.route('**/api/planner/runs/*', (route) => route.abort());
    await page.getByText('通信が切れています').waitFor();
    await page.unroute('**/api/planner/runs/*');
    await page.getByText('通信が切れています').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '計算を中止する' }).click();
    await page.getByText('この計算は中止されました').waitFor(SLOW);
    await page.route('**/api/planner/scenarios', (route) => route.abort());
    await goTo(page, '/compare');
    await page.getByRole('alert').getByText('サービスにつながりません').waitFor();
  });

  test.each(['ja', 'en'])('every screen can be used by a screen reader (%s)', async (language) => {
    const { id, run } = await (looked ??= compared());
    const page = await signedIn(await browser());
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    const parts = ['fleet', 'hours', 'policy', 'stops', 'fare', 'rules', 'about', 'text'];
    const sides = ['figures', 'money', 'map', 'replay'];
    const found: Record<string, string[]> = {};
    for (const place of [
      '/',
      `/scenario/${id}`,
      ...parts.map((part) => `/scenario/${id}/edit/${part}`),
      '/compare',
      '/runs',
      ...sides.map((side) => `/run/${run}/${side}/1`),
    ]) {
      await goTo(page, place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => page.getByText(/読みこんでいます|Loading…/).count(), SLOW).toBe(0);
      const stumbled = await obstacles(page);
      if (stumbled.length > 0) found[place.replace(id, 'ID').replace(run, 'RUN')] = stumbled;
    }
    expect(found).toEqual({});
    expect(page.faults).toEqual([]);
  });

  test('on a narrow screen nothing is cut off', async () => {
    const id = await copied('せまい谷');
    const page = await signedIn(await browser(), { viewport: { width: 320, height: 640 } });
    for (const place of [
      '/',
      `/scenario/${id}`,
      `/scenario/${id}/edit/fleet`,
      `/scenario/${id}/edit/fare`,
      '/compare',
    ]) {
      await goTo(page, place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => page.getByText('読みこんでいます').count(), SLOW).toBe(0);
      const wider: unknown = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(wider, place).toBe(0);
    }
  });
});
