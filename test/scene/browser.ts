import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, describe, test } from 'vitest';

/** Where Debian puts its browser; another one is named by CHROMIUM. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Whether tests that need a browser can run here. */
export const hasBrowser = existsSync(CHROMIUM);
/** What is said where there is none. */
export const WITHOUT = `left out: no browser at ${CHROMIUM} (install Debian's package "chromium", or name one in CHROMIUM)`;

/** A browser with a screen but without a graphics card, which asks nobody on the net. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** Sentences that need a browser: skipped with the reason where there is none; in CI that is a failure. */
export function describeInBrowser(
  named: string | { readonly title: string; readonly retry: number },
  tests: (browser: () => Promise<Browser>) => void,
): void {
  // A browser on a machine that does much else now and then takes too long: what is broken fails twice.
  const { title, retry } = typeof named === 'string' ? { title: named, retry: 1 } : named;
  if (hasBrowser) {
    describe(title, { retry }, () => {
      let opened: Promise<Browser> | undefined;
      const browser = (): Promise<Browser> => (opened ??= launchBrowser());
      afterAll(async () => {
        await (await opened)?.close();
      });
      tests(browser);
    });
  } else if (process.env['CI'] === 'true') {
    test(title, () => {
      throw new Error(`In CI no test of the pages may be ${WITHOUT}`);
    });
  } else {
    describe.skip(`${title} (${WITHOUT})`, () => {
      tests(() => Promise.reject(new Error(WITHOUT)));
    });
  }
}

export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
} satisfies BrowserContextOptions;

/** A page of its own browser profile. What it throws or is refused by its own rules fails the test that asks `faults`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Page & { readonly faults: readonly string[] }> {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
      faults.push(message.text());
    }
  });
  return Object.assign(page, { faults });
}

/** What a blind person, or anybody with a keyboard, would stumble over: "rule: element" each. */
export async function obstacles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}
