import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '../../../server/clock.js';
import { BACKED_UP, backUp } from '../../../server/store/backup.js';
import { BackupError } from '../../../server/store/backup-error.js';
import type { StorePlace } from '../../../server/store/open-store.js';
import { restore } from '../../../server/store/restore.js';
import type { Store } from '../../../server/store/store.js';
import type { Tables } from '../../../server/store/tables.js';
import {
  databasesOf,
  describeOnBoth,
  describeWithPostgres,
  QUIET,
  type Databases,
} from '../../scene/store.js';
import { ROWS } from './rows.js';

const NOW = 1_775_000_000_000 as Instant;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'noriai-backup-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Some rows of every table, and enough snapshots and inputs that no page holds them all. */
async function fill(store: Store): Promise<void> {
  await store.write(async (tx) => {
    for (const table of Object.keys(ROWS) as (keyof Tables)[]) {
      await tx.insertInto(table).values(ROWS[table]).execute();
    }
    const days = Array.from({ length: 1203 }, (_, seq) => ({
      ...ROWS.journal[0]!,
      seq: seq + 1,
      position: seq + 2,
    }));
    for (const half of [days.slice(0, 600), days.slice(600)])
      await tx.insertInto('journal').values(half).execute();
    await tx
      .insertInto('snapshot')
      .values(Array.from({ length: 41 }, (_, seq) => ({ ...ROWS.snapshot[0]!, seq: seq + 1 })))
      .execute();
  });
}

async function everything(store: Store): Promise<unknown> {
  const tables: unknown[] = [];
  for (const table of BACKED_UP) {
    const rows = await store.db.selectFrom(table).selectAll().execute();
    tables.push([table, rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort()]);
  }
  return tables;
}

async function filled(databases: Databases): Promise<{ place: StorePlace; store: Store; file: string }> {
  const place = await databases.place();
  const store = await databases.open(place);
  await fill(store);
  const file = join(folder, `${databases.kind}-${Math.round(performance.now() * 1000)}.gz`);
  await backUp(place, file, NOW, QUIET);
  return { place, store, file };
}

describeOnBoth('a back-up', (databases) => {
  test('taken while the service has the store open, restored into an empty one, is the same store', async () => {
    const { store, file } = await filled(databases);
    const empty = await databases.place();
    const tally = await restore(empty, file, QUIET);
    expect(tally).toMatchObject({ journal: 1204, snapshot: 42, rider: 1, booking: 2 });
    expect(await everything(await databases.open(empty))).toEqual(await everything(store));
  });

  test('leaves out the lease, which belongs to a process', async () => {
    const { file } = await filled(databases);
    const empty = await databases.place();
    await restore(empty, file, QUIET);
    const store = await databases.open(empty);
    expect(await store.takeLease({ id: 'new', url: '' }, 0 as Instant, NOW)).toBe(1);
  });

  test('of equal stores at one moment has equal bytes', async () => {
    const { place, file } = await filled(databases);
    const again = join(folder, `again-${databases.kind}.gz`);
    await backUp(place, again, NOW, QUIET);
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  });

  test('shows one moment: what is written while it is taken is in it whole or not at all', async () => {
    const { place, store } = await filled(databases);
    const file = join(folder, `busy-${databases.kind}.gz`);
    let seq = 5000;
    const ended = new AbortController();
    const busy = (async () => {
      while (!ended.signal.aborted) {
        seq += 1;
        await turn();
        await store.write(async (tx) => {
          // The journal is read early and the snapshot after it: a back-up of two moments would have only one of them.
          await tx
            .insertInto('snapshot')
            .values({ ...ROWS.snapshot[0]!, seq })
            .execute();
          await tx
            .insertInto('journal')
            .values({ ...ROWS.journal[0]!, seq, position: seq })
            .execute();
        });
      }
    })();
    await backUp(place, file, NOW, QUIET);
    ended.abort();
    await busy;
    const empty = await databases.place();
    await restore(empty, file, QUIET);
    const copy = await databases.open(empty);
    const seqsOf = async (table: 'journal' | 'snapshot'): Promise<number[]> =>
      (await copy.db.selectFrom(table).select('seq').where('seq', '>', 5000).orderBy('seq').execute()).map(
        (r) => r.seq,
      );
    expect(await seqsOf('journal')).toEqual(await seqsOf('snapshot'));
    expect(seq).toBeGreaterThan(5001);
  });

  test('is not restored over a store that holds anything, and the store stays as it is', async () => {
    const { place, store, file } = await filled(databases);
    const before = await everything(store);
    await expect(restore(place, file, QUIET)).rejects.toThrow(
      /already holds rows \(table service_part\).*new folder/,
    );
    expect(await everything(store)).toEqual(before);
  });

  test('that was cut off is restored not at all', async () => {
    const { file } = await filled(databases);
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
    const cut = join(folder, `cut-${databases.kind}.gz`);
    writeFileSync(cut, gzipSync(lines.slice(0, -1).join('\n')));
    const empty = await databases.place();
    await expect(restore(empty, cut, QUIET)).rejects.toThrow(/expected the last line.*cut off/);
    await restore(empty, file, QUIET);
  });
});

describeWithPostgres('a service that has grown', () => {
  const [small, large] = [databasesOf('sqlite'), databasesOf('postgres')];

  test.each([
    ['SQLite', 'PostgreSQL', small, large],
    ['PostgreSQL', 'SQLite', large, small],
  ])('moves from %s to %s by its back-up', async (_from, _to, from, to) => {
    const { store, file } = await filled(from);
    const place = await to.place();
    await restore(place, file, QUIET);
    expect(await everything(await to.open(place))).toEqual(await everything(store));
  });
});

describe('a file that is no back-up', () => {
  const databases = databasesOf('sqlite');
  const head = '{"format":"noriai back-up","migrations":1,"taken_at":0}';
  const table = '{"table":"rider_family","columns":["rider","member"]}';

  test.each([
    ['not gzip', Buffer.from('plain text'), /whole gzip file/],
    ['half a gzip file', gzipSync(`${head}\n${table}\n`.repeat(99)).subarray(0, 60), /whole gzip file/],
    ['empty', gzipSync(''), /found the end of the file/],
    ['of something else', gzipSync('{"a":1}\n'), /line 1: expected the first line of a back-up/],
    ['not JSON', gzipSync('a,b,c\n'), /line 1: expected a line of JSON, found a,b,c/],
    ['of a newer version', gzipSync(head.replace(':1,', ':99,')), /found 99: restore it with a newer noriai/],
    [
      'naming a table that is not there',
      gzipSync(`${head}\n{"table":"x","columns":[]}\n`),
      /line 2: expected a table/,
    ],
    [
      'with rows of the wrong length',
      gzipSync(`${head}\n${table}\n["a"]\n`),
      /line 3: expected 2 values, found 1/,
    ],
    [
      'missing rows',
      gzipSync(`${head}\n${table}\n["a","b"]\n{"rows":2}\n`),
      /line 4: expected 2 rows, found 1/,
    ],
    ['going on after its end', gzipSync(`${head}\n{"rows":0}\n["a"]\n`), /line 3: expected the end/],
  ])('%s is refused, with the place and what was expected', async (name, bytes, says) => {
    const file = join(folder, `${name}.gz`);
    writeFileSync(file, bytes);
    const place = await databases.place();
    const refused = restore(place, file, QUIET);
    await expect(refused).rejects.toThrow(BackupError);
    await expect(restore(place, file, QUIET)).rejects.toThrow(says);
  });
});

describe('a back-up of an older version', () => {
  const databases = databasesOf('sqlite');

  test('is restored, and brought to the shape of this one', async () => {
    const file = join(folder, 'older.gz');
    const lines = [
      '{"format":"noriai back-up","migrations":1,"taken_at":0}',
      '{"table":"rider_family","columns":["rider","member"]}',
      '["a","b"]',
      '{"rows":1}',
    ];
    writeFileSync(file, gzipSync(lines.join('\n')));
    const place = await databases.place();
    expect(await restore(place, file, QUIET)).toEqual({ rider_family: 1 });
    const { db } = await databases.open(place);
    expect(await db.selectFrom('planner_run').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('rider_family').selectAll().execute()).toEqual([{ rider: 'a', member: 'b' }]);
  });
});

describe('on the command line', () => {
  const databases = databasesOf('sqlite');
  const noriai = (...words: string[]): Promise<{ code: number; out: string }> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        ['bin/noriai.mjs', ...words],
        { env: { ...process.env, DATABASE_URL: '' } },
        (failure, stdout, stderr) => {
          resolve({ code: Number(failure?.code ?? 0), out: stdout + stderr });
        },
      );
    });

  test('noriai backup and noriai restore take a service from one folder to another', async () => {
    const place = await databases.place();
    await fill(await databases.open(place));
    const [from, to] = [join(place.file!, '..'), join(folder, 'new')];
    const file = join(folder, 'town.gz');
    expect(await noriai('backup', '--data', from, '--out', file)).toEqual({
      code: 0,
      out: `${file}: 1271 rows of 25 tables\n`,
    });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await noriai('restore', file, '--data', to)).toEqual({
      code: 0,
      out: '1271 rows of 25 tables restored\n',
    });
    const again = await noriai('restore', file, '--data', to);
    expect(again.code).toBe(1);
    expect(again.out).toContain('already holds rows');
  });

  test('a folder without a store is named, and none is made', async () => {
    const { code, out } = await noriai('backup', '--data', folder, '--out', join(folder, 'none.gz'));
    expect(code).toBe(1);
    expect(out).toContain('noriai.db: expected a store, found no file');
    expect(existsSync(join(folder, 'noriai.db'))).toBe(false);
  });
});
