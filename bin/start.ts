import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { loadScenario } from '../scenarios/load-scenario.js';
import { serviceDay } from '../scenarios/service-day.js';
import { dateAfter } from '../scenarios/calendar.js';
import { minutes, serviceTime, type ServiceTime } from '../core/units.js';
import { calendarIn, wallClock, type Instant } from '../server/clock.js';
import { startServer, type RunningServer, type ServerSettings } from '../server/main.js';
import { builtPages } from '../web/build.js';
import { attendDemo } from './demo.js';
import { inventPeople, type InventedPeople } from './demo-people.js';
import { serverSettings } from './server-settings.js';

/** The service that `npm start` shows. */
const SCENARIO = 'mitoyo';
/** Its clock runs so many times as fast as the wall's. */
const SPEED = 10;
/** How long an offer stands, by the clock of the demonstration: a minute of the wall's. */
const TIME_TO_CHOOSE = `${SPEED} min`;
/** So many ports are tried after the one that is named by PORT, or 3000. */
const TRIES = 10;
/** Nobody but this machine: everybody who signs in here is invented. */
const HOST = '127.0.0.1';
/** Reserved for stories: no telephone has this number. */
const PHONE = '0875-00-0000';
/** The demonstration begins so long after the first riders are taken: vehicles are on their way. */
const INTO_THE_DAY = minutes(60);

const home = dirname(dirname(fileURLToPath(import.meta.url)));

await start();

/** Runs the demonstration until it is stopped. It begins anew each time; `noriai serve` is for what must last. */
async function start(): Promise<void> {
  const data = join(home, 'out', 'demo');
  rmSync(data, { recursive: true, force: true });
  const scenario = unhurried(join(home, 'scenarios', SCENARIO), join(data, 'scenario'));
  const given = serverSettings(
    { scenario, data, port: undefined },
    { HOST, LOG_LEVEL: 'warn', ...process.env },
  );
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const pages = await builtPages(say);
  const server = await onFreePort({
    ...given,
    pages,
    phone: given.phone ?? PHONE,
    faster: { speed: SPEED, begin: aMorning(scenario) },
    attend: attendDemo(given.log),
  });
  say(welcome(server, await inventPeople(server)));
  const stop = (): void => void server.stop();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  endWithNpm(stop);
}

/** The scenario once more, with time for people to read what they are offered though the clock runs fast. */
function unhurried(scenario: string, copy: string): string {
  cpSync(scenario, copy, { recursive: true });
  const file = join(copy, 'service.yaml');
  const service = parseDocument(readFileSync(file, 'utf8'));
  service.setIn(['policy', 'offer_validity'], TIME_TO_CHOOSE);
  writeFileSync(file, service.toString());
  return copy;
}

/** An hour after the service of today has begun, or of the next day on which it runs. */
function aMorning(folder: string): Instant {
  const scenario = loadScenario(folder);
  const calendar = calendarIn(scenario.about.timezone);
  const today = calendar.dateOf(wallClock.now());
  const DAYS_LOOKED_AT = 14;
  for (let i = 0; i < DAYS_LOOKED_AT; i++) {
    const date = dateAfter(today, i);
    const { closed, world } = serviceDay(scenario, date);
    const hours = world.policy.hours[0];
    if (closed === undefined && hours !== undefined) {
      return calendar.instantOf(date, (hours.earliest + INTO_THE_DAY) as ServiceTime);
    }
  }
  return calendar.instantOf(today, serviceTime(9));
}

async function onFreePort(settings: ServerSettings): Promise<RunningServer> {
  for (let i = 0; ; i++) {
    try {
      return await startServer({ ...settings, port: settings.port + i });
    } catch (cause) {
      const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
      if (!taken || i === TRIES) throw cause;
    }
  }
}

function welcome({ url, firstAdmin }: RunningServer, people: InventedPeople): string {
  return [
    '',
    `三豊市の実演(人、道路、車両は架空。時計は${SPEED}倍の速さ) / a demonstration of Mitoyo: people, roads and vehicles are`,
    `invented, and its clock runs ${SPEED} times as fast`,
    '',
    `  利用者 / rider       ${url}/            電話番号 / phone ${people.riderPhone} (番号はここに出ます / the code appears here)`,
    `  受付 / operator      ${url}/operator    ${people.operator}`,
    `  運転手 / driver      ${url}/driver      ${people.driver}`,
    `  計画 / planner       ${url}/planner     ${people.planner}`,
    `  管理者 / admin       ${firstAdmin === undefined ? '–' : `${firstAdmin.login} ${firstAdmin.password}`}`,
    `  API                  ${url}/api/docs`,
    '',
    '終了は Ctrl-C。次に始めると最初から。続けて使うには noriai serve / stop with Ctrl-C; the next start begins anew;',
    'to run a service for real: noriai serve (docs/running.md)',
    '',
  ].join('\n');
}

/** Stopping npm stops its shell, which does not tell us: without this the server would go on behind everybody's back. */
function endWithNpm(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const SECOND = 1000;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, SECOND).unref();
}
