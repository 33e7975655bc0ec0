import type { Browser, Page } from 'playwright-core';
import { openPage, PHONE } from '../scene/browser.js';

/** What a first visit to a page cost. */
export interface Visit {
  readonly requests: number;
  /** As they crossed the wire, headers included. */
  readonly bytes: number;
  /** From the request for the page until the first field can be typed into, ms. */
  readonly usable_ms: number;
}

/** A line and a device. */
export interface Surroundings {
  readonly line?: { readonly bitsPerSecond: number; readonly roundTrip_ms: number };
  /** The device computes so many times as slowly. */
  readonly slower?: number;
}

/** An old phone on a slow line. */
export const OLD_PHONE: Surroundings = {
  line: { bitsPerSecond: 1_600_000, roundTrip_ms: 150 },
  slower: 4,
};

const BITS = 8;
/** After the page is usable it may still load what it will need: that counts too. */
const AFTERWARDS_MS = 1500;
const PATIENCE_MS = 60_000;

/** Opens a page in a fresh browser profile, waits until `usable` (a selector) is there, and counts. */
export async function firstVisit(
  browser: Browser,
  { url, usable }: { readonly url: string; readonly usable: string },
  { line, slower }: Surroundings = {},
): Promise<Visit> {
  // A worker would load everything once more, for later: it begins after the page is there, and is counted apart.
  const page = await openPage(browser, { ...PHONE, serviceWorkers: 'block' });
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  if (line !== undefined) {
    await tools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.roundTrip_ms,
      downloadThroughput: line.bitsPerSecond / BITS,
      uploadThroughput: line.bitsPerSecond / BITS,
    });
  }
  if (slower !== undefined) await tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  let requests = 0;
  let bytes = 0;
  tools.on('Network.requestWillBeSent', () => {
    requests++;
  });
  tools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(noticing(usable));
  await page.goto(url);
  const usable_ms = await usableAt(page);
  await page.waitForTimeout(AFTERWARDS_MS);
  await page.context().close();
  return { requests, bytes, usable_ms: Math.round(usable_ms) };
}

/** The page itself notes the moment; asking for it late costs nothing. The page may evaluate no text, so it is asked from outside. */
async function usableAt(page: Page): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const at = await page.evaluate<number | null>('window.usableAt ?? null');
    if (at !== null) return at;
    await page.waitForTimeout(50);
  }
  throw new Error(`the page was not usable after ${PATIENCE_MS / 1000} s`);
}

const noticing = (selector: string): string => `
  new MutationObserver((_, observer) => {
    const found = document.querySelector(${JSON.stringify(selector)});
    if (found === null || found.disabled) return;
    observer.disconnect();
    window.usableAt = performance.now();
  }).observe(document, { childList: true, subtree: true });`;
