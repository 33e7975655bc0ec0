import { launchBrowser } from '../scene/browser.js';
import { pages } from '../scene/pages.js';
import { testServer } from '../scene/server.js';
import { firstVisit, OLD_PHONE } from '../pages/first-visit.js';
import type { BenchTable } from './table.js';

/** Pages, and what in them is typed into first. */
const PAGES = [
  ['rider', '/', 'input[type=tel]'],
  ['driver', '/driver/', 'input[autocomplete=username]'],
  ['operator', '/operator/', 'input[autocomplete=username]'],
  ['planner', '/planner/', 'input[autocomplete=username]'],
] as const;
/** What the rider's page may cost. */
const BUDGET = { kB: 150, usable_ms: 2000 };
const KB = 1000;

/** What a first visit costs on an old phone and a slow line. */
export async function pagesBench(): Promise<BenchTable> {
  const server = await testServer({ folder: 'scenarios/mitoyo', pages: await pages() });
  const browser = await launchBrowser();
  try {
    const rows: (string | number)[][] = [];
    for (const [name, path, usable] of PAGES) {
      const { requests, bytes, usable_ms } = await firstVisit(
        browser,
        { url: `${server.url}${path}`, usable },
        OLD_PHONE,
      );
      rows.push([name, requests, (bytes / KB).toFixed(1), usable_ms]);
    }
    const [, , kB, usable_ms] = rows[0]!;
    const within = Number(kB) < BUDGET.kB && Number(usable_ms) < BUDGET.usable_ms;
    return {
      title: 'First visit to a page',
      command: 'npm run bench -- pages',
      columns: ['page', 'requests', 'kB on the wire', 'usable after ms'],
      rows,
      notes: [
        'Chromium with a line of 1.6 Mbit/s and 150 ms there and back, and a processor four times as slow; nothing kept from before; Mitoyo with its 170 stops.',
        'Usable: the first field can be typed into. What a page loads in the second after that counts, too.',
        `The rider’s page is ${within ? 'within' : 'OVER'} its budget of ${BUDGET.kB} kB and ${BUDGET.usable_ms} ms.`,
      ],
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}
