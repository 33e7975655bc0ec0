import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstVisit } from '../pages/first-visit.js';
import { describeInBrowser } from '../scene/browser.js';
import { pages } from '../scene/pages.js';
import { testServer, type TestServer } from '../scene/server.js';

describeInBrowser('a first visit', (browser) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ folder: 'scenarios/mitoyo', pages: await pages() });
  });
  afterAll(() => server.stop());

  test('the rider’s page costs less than 150 kB and at most sixteen requests', async () => {
    const visit = await firstVisit(await browser(), { url: server.url, usable: 'input[type=tel]' });
    expect(visit.bytes).toBeLessThan(150_000);
    expect(visit.requests).toBeLessThanOrEqual(16);
  });
});
