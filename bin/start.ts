import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadScenario } from '../scenarios/load-scenario.js';
import { ScenarioError } from '../scenarios/scenario-error.js';
import { PAGE_FILE } from '../sim/report/page/page.js';
import { serveFolder } from './serve-folder.js';
import { simulate } from './simulate.js';

/** The towns that `npm start` shows: the first one that is there and can be run. */
const SHIPPED = ['mitoyo', 'hanamidani'];

/** The port that is tried first. */
const PORT = 3000;

const home = dirname(dirname(fileURLToPath(import.meta.url)));

await start(process.argv.includes('--once') ? 'once' : 'serving');

/** Replays a day, prints its indicators, and serves the report until it is stopped (or only prints, once). */
async function start(mode: 'serving' | 'once'): Promise<void> {
  const scenario = shipped();
  const out = join(home, 'out', scenario);
  await simulate(join(home, 'scenarios', scenario), { seed: 1, seeds: 1, days: 1, out });
  process.stdout.write('\nOther scenarios, seeds and days: npm run noriai -- simulate --help\n');
  if (mode === 'once') {
    process.stdout.write(`報告 / report: ${relative(process.cwd(), join(out, PAGE_FILE))}\n`);
    return;
  }
  const { port } = await serveFolder(out, PAGE_FILE, PORT);
  endWithNpm();
  if (port !== PORT) {
    process.stdout.write(
      `ポート${PORT}は使用中のため${port}を使います / port ${PORT} is taken, so ${port} is used\n`,
    );
  }
  process.stdout.write(`報告をブラウザで開いてください: http://localhost:${port} (終了は Ctrl-C)\n`);
  process.stdout.write(
    `Open the report in a browser: http://localhost:${port}/?lang=en (stop with Ctrl-C)\n`,
  );
}

/** Stopping npm stops its shell, which does not tell us: without this the server would go on behind everybody's back. */
function endWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const SECOND = 1000;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, SECOND).unref();
}

function shipped(): string {
  const there = SHIPPED.filter((name) => existsSync(join(home, 'scenarios', name, 'scenario.yaml')));
  return there.find((name, i) => i === there.length - 1 || canRun(name)) ?? SHIPPED.at(-1)!;
}

function canRun(name: string): boolean {
  try {
    loadScenario(join(home, 'scenarios', name));
    return true;
  } catch (cause) {
    if (!(cause instanceof ScenarioError)) throw cause;
    process.stderr.write(`scenarios/${name} cannot be run (noriai check says why); taking the next one\n`);
    return false;
  }
}
