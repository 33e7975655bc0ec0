import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../scene/browser.js';
import { openStage } from '../scene/stage.js';
import { ALL_STATES } from './all-states.js';
import { reach, WORDS, type PageState } from './page-state.js';
import type { Stage } from '../scene/stage.js';

/**
 * `npm run screenshots -- [PART OF A NAME …]`: every state of every page, in both languages and three widths.
 * `npm run screenshots -- --docs`: the pictures of docs/pages.md.
 */
const FOLDER = 'out/screenshots';
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
] as const;
/** A long list is cut after so much: the rest looks the same. */
const TALLEST = 2600;
const PATIENCE_MS = 60_000;

/** One state a page for the documents. */
const PICTURES = [
  { name: 'rider-coming', width: 390, height: 844 },
  { name: 'operator-call-offers', width: 1280, height: 800 },
  { name: 'driver-serve', width: 1024, height: 768 },
  { name: 'planner-run-figures', width: 1280, height: 1000 },
] as const;

const forDocuments = process.argv.includes('--docs');
const parts = forDocuments ? PICTURES.map(({ name }) => name) : process.argv.slice(2);
const wanted = (name: string): boolean =>
  parts.length === 0 || parts.some((part) => (forDocuments ? name === part : name.includes(part)));
const states = ALL_STATES.filter(({ name }) => wanted(name));
mkdirSync(forDocuments ? 'docs/pictures' : FOLDER, { recursive: true });
const browser = await launchBrowser();
let failed = 0;
for (const language of forDocuments ? (['ja'] as const) : (['ja', 'en'] as const)) {
  const stage = await openStage();
  for (const state of states) {
    try {
      await take(browser, stage, { state, language });
    } catch (cause) {
      failed++;
      console.error(`${state.name} (${language}): ${String(cause)}`);
    }
  }
  await stage.end();
}
await browser.close();
console.log(failed === 0 ? 'all pictures taken' : `${failed} states were not reached`);
process.exit(failed === 0 ? 0 : 1);

async function take(
  by: Browser,
  stage: Stage,
  { state, language }: { readonly state: PageState; readonly language: 'ja' | 'en' },
): Promise<void> {
  const storageState = await state.who?.(stage);
  const page = await openPage(by, {
    ...{
      viewport: SCREENS[0],
      locale: language === 'ja' ? 'ja-JP' : 'en-GB',
      reducedMotion: 'reduce' as const,
    },
    ...state.options,
    ...(storageState === undefined ? {} : { storageState }),
  });
  const scene = { stage, page, words: WORDS[language] };
  try {
    page.setDefaultTimeout(PATIENCE_MS);
    await reach(state, scene, language);
    if (forDocuments) {
      await picture(page, state.name);
      return;
    }
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      // The window grows with what is in it, so that what sticks to its edges stays there.
      const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
      const height = Math.max(screen.height, Math.min(TALLEST, whole));
      await page.setViewportSize({ width: screen.width, height });
      await drawn(page);
      await page.screenshot({ path: join(FOLDER, `${state.name}-${language}-${screen.width}.png`) });
    }
    // That the line is down is what some states are about.
    for (const fault of page.faults.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED')))
      console.error(`${state.name} (${language}): ${fault}`);
  } finally {
    await state.after?.(scene);
    await page.context().close();
  }
}

/** The map and the diagram draw themselves anew for a new size. */
function drawn(page: Page): Promise<unknown> {
  return page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 250)))');
}

async function picture(page: Page, of: string): Promise<void> {
  const { name, ...size } = PICTURES.find((one) => one.name === of)!;
  await page.setViewportSize(size);
  await drawn(page);
  await page.screenshot({ path: join('docs/pictures', `${name}.png`) });
}
