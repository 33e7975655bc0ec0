import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL of our own in a temporary folder, reached by its socket. Nothing it keeps outlives the tests. */
export interface Cluster {
  readonly folder: string;
  /** Makes a database of this name, sorted by Japanese rules as a town's may be, and says where it is. */
  create(name: string): Promise<string>;
  stop(how: 'fast' | 'immediate'): void;
  start(): void;
}

/** Where Debian's and others' packages lay the programs of the server; undefined: not installed. */
export const POSTGRES_PROGRAMS = programs();

/** Why tests that need PostgreSQL are left out here. */
export const WITHOUT_POSTGRES = 'PostgreSQL is not installed (apt-get install postgresql)';

/** The cluster that all tests of one run share, begun by the first that asks for it. See postgres-setup.ts. */
export async function sharedCluster(): Promise<Cluster> {
  const folder = process.env['NORIAI_TEST_POSTGRES'];
  if (folder === undefined)
    throw new Error('run by vitest, with test/scene/postgres-setup.ts as globalSetup');
  const ready = join(folder, 'ready');
  if (isFirst(folder)) {
    newCluster(folder);
    writeFileSync(ready, '');
  }
  while (!existsSync(ready)) await wait(20);
  return clusterAt(join(folder, 'data'));
}

/** A further cluster, for tests that stop it. Call `remove` at the end. */
export function ownCluster(): Cluster & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-postgres-'));
  const cluster = newCluster(folder);
  return {
    ...cluster,
    remove: () => {
      removeCluster(folder);
    },
  };
}

/** Ends the server in `folder`, if there is one, and removes everything. */
export function removeCluster(folder: string): void {
  if (existsSync(join(folder, 'data', 'postmaster.pid'))) clusterAt(join(folder, 'data')).stop('immediate');
  rmSync(folder, { recursive: true, force: true });
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'taken'));
    return true;
  } catch {
    return false;
  }
}

function newCluster(folder: string): Cluster {
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const { uid, gid } = owner();
  if (uid !== undefined) {
    chownSync(folder, uid, gid!);
    chownSync(data, uid, gid!);
  }
  program('initdb', [
    '--pgdata',
    data,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const cluster = clusterAt(data);
  cluster.start();
  endWithUs(data);
  return cluster;
}

function clusterAt(data: string): Cluster {
  // fsync off: a test that pulls the plug of the machine cannot be written here anyway.
  const options = `-k ${data} -c listen_addresses= -c fsync=off -c max_connections=200 -c shared_buffers=16MB`;
  const urlOf = (name: string): string =>
    `postgres://postgres@localhost/${name}?host=${encodeURIComponent(data)}`;
  return {
    folder: data,
    async create(name) {
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(
        `create database "${name}" template template0 locale_provider icu icu_locale 'ja-JP' locale 'C'`,
      );
      await client.end();
      return urlOf(name);
    },
    stop: (how) => {
      program('pg_ctl', ['stop', '--pgdata', data, '--mode', how, '--wait']);
    },
    start: () => {
      program('pg_ctl', [
        'start',
        '--pgdata',
        data,
        '--wait',
        '--silent',
        '--log',
        join(data, 'log'),
        '-o',
        options,
      ]);
    },
  };
}

/** Should the run be killed, the server goes within two seconds. */
function endWithUs(data: string): void {
  const server = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]!;
  const watch =
    'while kill -0 "$1" 2>/dev/null && kill -0 "$2" 2>/dev/null; do sleep 2; done; kill -QUIT "$2" 2>/dev/null';
  spawn('sh', ['-c', watch, 'sh', String(process.ppid), server], { detached: true, stdio: 'ignore' }).unref();
}

function program(name: string, words: readonly string[]): void {
  const log = join(words[2] ?? '', 'log');
  const { status, stderr } = spawnSync(join(POSTGRES_PROGRAMS!, name), words, {
    ...owner(),
    cwd: tmpdir(),
    // The server goes on after pg_ctl and must not hold on to our outputs.
    stdio: ['ignore', 'ignore', name === 'pg_ctl' ? 'ignore' : 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new Error(
    `${name} ended with ${status}: ${stderr}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`,
  );
}

/** PostgreSQL refuses to run as root; then it runs as the user of its package, or as nobody. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const user = spawnSync('id', ['-u', 'postgres']).status === 0 ? 'postgres' : 'nobody';
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function programs(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newest = versions.map(Number).sort((a, b) => b - a);
  const places = [
    ...newest.map((version) => `/usr/lib/postgresql/${version}/bin`),
    '/usr/local/bin',
    '/usr/bin',
  ];
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl')));
}
