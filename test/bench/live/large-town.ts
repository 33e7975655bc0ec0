import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import { serviceDay } from '../../../scenarios/service-day.js';
import { createAccount } from '../../../server/auth/account.js';
import { issueKey } from '../../../server/auth/api-key.js';
import { openSession, SESSION_COOKIE } from '../../../server/auth/session.js';
import { wallClock } from '../../../server/clock.js';
import { openStore } from '../../../server/store/open-store.js';
import { SCOPES } from '../../scene/server.js';
import { QUIET } from '../../scene/store.js';
import { ServiceProcess } from '../../server/crash/service-process.js';

/** Its vehicles, by the place where they start. */
const COUNTS: Readonly<Record<string, number>> = { takase: 30, takuma: 30, toyonaka: 15, nio: 15, saita: 10 };
const SECRET = 'a secret of the bench, long enough to be one';
const ADMIN = { role: 'admin', account: 'bench' } as const;

/** Mitoyo with 100 vehicles, served by a process of its own with the embedded store. */
export interface LargeTown {
  readonly url: string;
  /** Of a machine that may do everything. */
  readonly authorization: string;
  readonly stops: readonly string[];
  /** Cookies of drivers, each signed on to a vehicle. */
  readonly drivers: readonly { readonly vehicle: string; readonly cookie: string }[];
  /** What the process has used so far: CPU, s, and memory, MB. */
  used(): Promise<{ readonly cpu: number; readonly memory: number }>;
  end(): Promise<void>;
}

export async function largeTown(): Promise<LargeTown> {
  const scratch = mkdtempSync(join(tmpdir(), 'noriai-bench-'));
  const folder = join(scratch, 'town');
  const data = join(scratch, 'data');
  mkdirSync(data);
  cpSync('scenarios/mitoyo', folder, { recursive: true });
  enlarge(join(folder, 'fleet.yaml'));
  const scenario = loadScenario(folder);
  const { stops, world } = serviceDay(scenario, scenario.about.date);
  const place = { file: join(data, 'noriai.db') };
  const store = await openStore(place, QUIET);
  const gate = { store, clock: wallClock, secret: Buffer.from(SECRET) };
  const { text } = await issueKey(gate, ADMIN, { label: 'bench', scopes: SCOPES });
  const { account } = await createAccount(gate, ADMIN, {
    login: 'driver',
    role: 'driver',
    displayName: 'driver',
  });
  const drivers: { vehicle: string; cookie: string }[] = [];
  for (const { id: vehicle } of world.vehicles) {
    const { token } = await openSession(store.db, wallClock.now(), { kind: 'account', id: account.id });
    drivers.push({ vehicle, cookie: `${SESSION_COOKIE}=${token}` });
    await store.db.updateTable('session').set({ vehicle }).where('vehicle', 'is', null).execute();
  }
  await store.close();
  const process = new ServiceProcess({ folder, place, data, secret: SECRET, epoch: Date.now(), speed: 1 });
  const url = await process.url;
  return {
    url,
    authorization: `Bearer ${text}`,
    stops: stops.filter(({ kind }) => kind === 'stop').map(({ id }) => id),
    drivers,
    used: () => usedBy(url),
    async end() {
      await process.stop();
      rmSync(scratch, { recursive: true });
    },
  };
}

function enlarge(file: string): void {
  const { vehicles } = parse(readFileSync(file, 'utf8')) as { vehicles: { id: string }[] };
  writeFileSync(
    file,
    stringify({ vehicles: vehicles.map((group) => ({ ...group, count: COUNTS[group.id] })) }),
  );
}

async function usedBy(url: string): Promise<{ cpu: number; memory: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    cpu: figure('process_cpu_seconds_total'),
    memory: figure('process_resident_memory_bytes') / 2 ** 20,
  };
}
