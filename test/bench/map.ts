import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { below, randomStream } from '../../core/random.js';
import { createAccount } from '../../server/auth/account.js';
import type { Services } from '../../server/api/services.js';
import { launchBrowser, openPage } from '../scene/browser.js';
import { pages } from '../scene/pages.js';
import { signedInProfile, type Profile } from '../scene/profile.js';
import { testServer, type TestServer } from '../scene/server.js';
import type { BenchTable } from './table.js';

const VEHICLES = 300;
const MINUTE_MS = 60_000;
const SECOND_MS = 1000;
/** The page is left alone for so long before it counts: what it needs only once has been loaded. */
const SETTLE_MS = 10_000;
/** A gap between two frames that people notice, ms. */
const NOTICED_MS = 200;
/** What the heap may differ by between the first and the last minute, MB. */
const FLAT_MB = 5;

/** The operator's map with 300 vehicles, each telling its place once a second. */
export async function mapBench({ minutes }: { readonly minutes: number }): Promise<BenchTable> {
  const folder = largeTown();
  const server = await testServer({ folder, pages: await pages() });
  const stop = driveAbout(server.engine()!.services);
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser, {
      viewport: { width: 1280, height: 800 },
      storageState: await operatorOf(server),
    });
    await page.goto(`${server.url}/operator/#/vehicles`);
    await page.locator('.map canvas').first().waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const tools = await page.context().newCDPSession(page);
    await page.evaluate(COUNTING);
    const rows: number[][] = [];
    for (let minute = 1; minute <= minutes; minute++) {
      await page.waitForTimeout(MINUTE_MS);
      const { frames, longest, noticed } = await page.evaluate<Counted>('window.countedFrames()');
      await tools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await tools.send('Runtime.getHeapUsage');
      // Collecting takes a moment in which nothing is drawn: that is not the page's doing.
      await page.evaluate('void window.countedFrames()');
      rows.push([minute, frames, longest, noticed, usedSize / 2 ** 20]);
    }
    return tableOf(rows, page.faults);
  } finally {
    stop();
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

interface Counted {
  readonly frames: number;
  readonly longest: number;
  readonly noticed: number;
}

/** Counts the frames of the page since it was last asked. */
const COUNTING = `(() => {
  let last = performance.now(), frames = 0, longest = 0, noticed = 0;
  const tick = (at) => {
    const gap = at - last;
    last = at;
    frames++;
    longest = Math.max(longest, gap);
    if (gap > ${NOTICED_MS}) noticed++;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  window.countedFrames = () => {
    const told = { frames, longest, noticed };
    frames = longest = noticed = 0;
    last = performance.now();
    return told;
  };
})()`;

function tableOf(rows: readonly (readonly number[])[], faults: readonly string[]): BenchTable {
  const grown = rows.at(-1)![4]! - rows[0]![4]!;
  const noticed = rows.reduce((sum, row) => sum + row[3]!, 0);
  return {
    title: `${VEHICLES} vehicles on the operator’s map`,
    command: `npm run bench -- map --minutes=${rows.length}`,
    columns: ['minute', 'frames', 'longest gap ms', `gaps > ${NOTICED_MS} ms`, 'JS heap MB'],
    rows: rows.map(([minute, frames, longest, gaps, heap]) => [
      ...[minute!, frames!, longest!.toFixed(0), gaps!, heap!.toFixed(1)],
    ]),
    notes: [
      `Chromium at 1280 × 800 drawing by software, each vehicle telling its place once a second, roads and the list of vehicles in sight; server, sender and browser share the cores of this machine.`,
      `Gaps between frames longer than ${NOTICED_MS} ms: ${noticed}. Heap, rubbish collected first: ${grown >= 0 ? '+' : ''}${grown.toFixed(1)} MB from the first minute to the last, ${grown <= FLAT_MB ? 'flat' : 'GROWING'} (bound ${FLAT_MB} MB).`,
      ...(faults.length > 0 ? [`The page said: ${faults[0]!}`] : []),
    ],
  };
}

/** Mitoyo with 300 vehicles; remove the folder after use. */
function largeTown(): string {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-map-'));
  cpSync('scenarios/mitoyo', folder, { recursive: true });
  const file = join(folder, 'fleet.yaml');
  const fleet = parse(readFileSync(file, 'utf8')) as { vehicles: { count?: number }[] };
  const each = VEHICLES / fleet.vehicles.length;
  for (const one of fleet.vehicles) one.count = each;
  writeFileSync(file, stringify(fleet));
  return folder;
}

/** Between two stops a vehicle takes so many seconds. */
const WAY_S = 240;

/** Everybody drives from stop to stop for ever. The returned function ends it. */
function driveAbout({ operation, positions }: Services): () => void {
  const random = randomStream(6, 'ways');
  const { service } = [...operation.state.days.values()][0]!;
  const places = service.stops.map(({ lonLat }) => lonLat);
  const anywhere = (): (typeof places)[number] => places[below(places.length, random)]!;
  const ways = service.world.vehicles.map(({ id }) => ({
    ...{ vehicle: id, from: anywhere(), to: anywhere() },
    second: below(WAY_S, random),
  }));
  const timer = setInterval(() => {
    const now = operation.clock.now();
    const at = operation.calendar.text(now);
    for (const way of ways) {
      way.second++;
      if (way.second > WAY_S) Object.assign(way, { from: way.to, to: anywhere(), second: 0 });
      const share = way.second / WAY_S;
      const lon = way.from.lon + (way.to.lon - way.from.lon) * share;
      const lat = way.from.lat + (way.to.lat - way.from.lat) * share;
      positions.report({ vehicle: way.vehicle, lon, lat, heading: 0, at }, now);
    }
  }, SECOND_MS);
  return () => {
    clearInterval(timer);
  };
}

async function operatorOf(server: TestServer): Promise<Profile> {
  const { account } = await createAccount(
    server.gate,
    { role: 'admin', account: 'bench' },
    { login: 'bench', role: 'operator', displayName: 'bench' },
  );
  return signedInProfile(server, { kind: 'account', id: account.id });
}
