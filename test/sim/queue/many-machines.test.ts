import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { axisOf, type Axis } from '../../../sim/compare/axis.js';
import { goalsOf, type Goal } from '../../../sim/compare/goal.js';
import { jsonText } from '../../../sim/compare/json-text.js';
import { sweep } from '../../../sim/compare/sweep.js';
import { askWorkers } from '../../../sim/queue/ask-workers.js';
import { openQueue, SCHEMA, type RunQueue } from '../../../sim/queue/open-queue.js';
import type { QueuedRun } from '../../../sim/queue/queued-run.js';
import { standingOf } from '../../../sim/queue/standing.js';
import { sharedCluster } from '../../scene/postgres.js';
import { describeWithPostgres } from '../../scene/store.js';
import { drawnValley, OneByOne } from '../compare/scenes.js';
import { WorkerProcess } from './worker-process.js';

/** Runs of the sweep; `RUNS=200` for the long form. */
const RUNS = Number(process.env['RUNS'] ?? 24);
vi.setConfig({ testTimeout: 120_000 + 3000 * RUNS });
const SIZES = 4;
const SEEDS = RUNS / SIZES;
const VARY = `fleet.size=1..${SIZES}`;

describeWithPostgres('many machines', () => {
  const home = mkdtempSync(join(tmpdir(), 'noriai-queue-'));
  const folder = drawnValley(home);
  const axis = axisOf(VARY) as Axis;
  const front = goalsOf('cost,unserved') as readonly Goal[];
  /** What one process says of the sweep. */
  let alone: string;
  let url: string;
  let queue: RunQueue;
  const workers: WorkerProcess[] = [];
  const worker = (): WorkerProcess => {
    workers.push(new WorkerProcess(url));
    return workers.at(-1)!;
  };

  beforeAll(async () => {
    url = await (await sharedCluster()).create(`q${randomUUID()}`);
    queue = await openQueue(url, 'noriai-test');
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((one) => one.end('SIGKILL')));
  });
  afterAll(async () => {
    await queue.close();
    rmSync(home, { recursive: true });
  });

  const noriai = (...words: readonly string[]): readonly string[] => ['bin/noriai.mjs', ...words];
  const askedSweep = noriai('sweep', folder, '--vary', VARY, '--seeds', String(SEEDS), '--queue', '--json');
  const environment = (): NodeJS.ProcessEnv => ({ ...process.env, DATABASE_URL: url });
  const doneRuns = async (): Promise<number> =>
    (await standingOf(queue)).find(({ program }) => program === queue.program)!.done;

  test(`do a sweep of ${RUNS} runs as one process does, though one dies at once and one is killed in the middle`, async () => {
    const asking = spawn(process.execPath, askedSweep, { env: environment() });
    const [said, complained] = [text(asking.stdout), text(asking.stderr)];
    const ended = once(asking, 'exit');
    // A worker that dies as soon as it has taken a run.
    let taken: readonly { readonly id: string; readonly data: QueuedRun }[] = [];
    while (taken.length === 0) {
      taken = await queue.boss.fetch<QueuedRun>(queue.program);
      await wait(20);
    }
    const [first] = [worker(), worker(), worker()];
    while ((await doneRuns()) < RUNS / 3) await wait(100);
    await first.end('SIGKILL');
    await ended;
    expect(await complained).toMatch(/^(waiting: no worker .* noriai worker\n)?$/);

    alone = jsonText(await sweep({ folder, vary: [axis], front, seeds: SEEDS }, new OneByOne().run));
    expect(await said).toBe(alone);

    const kept = await queue.ask<{ readonly id: string; readonly again: number; readonly run: string }>(
      `select id, retry_count as again, data->'variant'->>'changes' || ' ' || (data->>'seed') as run
        from ${SCHEMA}.job where name = $1 and state = 'completed' and output ? 'summary'`,
      [queue.program],
    );
    expect(kept).toHaveLength(RUNS);
    expect(new Set(kept.map(({ run }) => run)).size).toBe(RUNS);
    expect(kept.find(({ id }) => id === taken[0]!.id)).toMatchObject({ again: 1 });
  });

  test('are not needed again for what they have done, and show how far they are', async () => {
    const told: string[] = [];
    const again = askWorkers(queue, { tell: (line) => told.push(line) });
    const swept = await sweep({ folder, vary: [axis], front, seeds: SEEDS }, again);
    expect(jsonText(swept)).toBe(alone);
    expect(told).toEqual([]);
    const jobs = spawnSync(process.execPath, noriai('jobs'), { env: environment(), encoding: 'utf8' });
    expect(jobs.stdout).toMatch(new RegExp(`\\* ${queue.program} +\\d +0 +0 +${RUNS} +0\n`));
  });

  test('name the seed of a run that fails, and go on with others; what another program asked for they leave', async () => {
    const other = '9.9.9-000000000000-v99.0.0';
    await queue.boss.createQueue(other, { name: other });
    await queue.boss.insert([{ name: other, data: {} }]);
    const lines: string[] = [];
    const run = askWorkers(queue, { tell: (line) => lines.push(line) });
    const variant = { folder, changes: [] };
    const failing = { folder, changes: [{ path: 'policy.max_wait', value: 'soon' }] };
    const one = worker();
    await expect(run([{ label: 'wrong', variant: failing, seed: 7 }])).rejects.toThrow(
      /^wrong, seed 7: service\.yaml, with policy\.max_wait=soon: expected .*, found "soon"/,
    );
    // Asked again it is run again: perhaps the fault was the machine's.
    await expect(run([{ label: 'still wrong', variant: failing, seed: 7 }])).rejects.toThrow(/^still wrong/);

    // The database throws everybody out in the middle.
    const going = run([{ label: 'right', variant, seed: RUNS + 1 }]);
    await queue.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    expect(await going).toEqual(await new OneByOne().run([{ label: 'right', variant, seed: RUNS + 1 }]));

    await one.says(
      /refused: 1 runs were asked for by another program \(9\.9\.9-000000000000-v99\.0\.0\) than this/,
    );
    const standing = (await standingOf(queue)).find(({ program }) => program === other);
    expect(standing).toEqual({ program: other, waiting: 1, running: 0, done: 0, failed: 0, workers: 0 });
    expect(await one.end('SIGTERM')).toBe(0);
  });

  test('are reached by DATABASE_URL, and who asks is told what is wrong with it', async () => {
    const without = spawnSync(process.execPath, askedSweep, {
      env: { ...process.env, DATABASE_URL: undefined },
      encoding: 'utf8',
    });
    expect(without.status).toBe(2);
    expect(without.stderr).toMatch(
      /DATABASE_URL: expected the address of a PostgreSQL, found nothing; set it/,
    );
    await expect(openQueue('postgres://nobody:secret@127.0.0.1:1/nothing', 'test')).rejects.toThrow(
      /DATABASE_URL: expected a PostgreSQL that answers, found "connect ECONNREFUSED 127.0.0.1:1"; start it/,
    );
  });
});
