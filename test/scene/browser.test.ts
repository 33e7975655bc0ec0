import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { describeInBrowser, openPage } from './browser.js';

describeInBrowser('a browser', (browser) => {
  test('opens a page without a fault', async () => {
    const page = await openPage(await browser());
    await page.goto('about:blank');
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

const NOWHERE = 'nowhere';
// The run that is started here is without a browser, and starts no further one.
const inside = process.env['CHROMIUM'] === NOWHERE;

test.skipIf(inside)('without a browser a run says first and last what it left out, and ends well', () => {
  const { status, said } = runWithoutBrowser({});
  expect(said.match(/The tests of the pages are left out: no browser at nowhere/g)).toHaveLength(2);
  expect(status).toBe(0);
});

test.skipIf(inside)('without a browser a run in CI fails and says why', () => {
  const { status, said } = runWithoutBrowser({ CI: 'true' });
  expect(said).toContain('In CI no test of the pages may be left out: no browser at nowhere');
  expect(status).toBe(1);
});

/** Runs this file once more, as somebody does whose machine has no browser. */
function runWithoutBrowser(more: Record<string, string>): { status: number | null; said: string } {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|CI$)/.test(name));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'test/scene/browser.test.ts'],
    {
      env: { ...Object.fromEntries(own), NO_COLOR: '1', CHROMIUM: NOWHERE, ...more },
      encoding: 'utf8',
    },
  );
  return { status, said: stdout + stderr };
}
