import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlannerDay, PlannerReplay } from '../../../server/contract/planner-day.js';
import type { RunResult, RunView } from '../../../server/contract/planner-run.js';
import type { ScenarioView } from '../../../server/contract/planner-scenario.js';
import { resultFile } from '../../../server/planner/runs.js';
import { goalsOf, type Goal } from '../../../sim/compare/goal.js';
import { jsonText } from '../../../sim/compare/json-text.js';
import { sweep } from '../../../sim/compare/sweep.js';
import { OneByOne } from '../../sim/compare/scenes.js';
import { testServer, type Caller, type TestServer } from '../../scene/server.js';

let server: TestServer;
let planner: Caller;
const folder = mkdtempSync(join(tmpdir(), 'noriai-runs-'));

beforeAll(async () => {
  server = await testServer();
  planner = await server.as('planner');
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
  expect(server.misshapen).toEqual([]);
});

const RUNS = '/api/planner/runs';

/** Runs stand back behind everything else on the machine, so on a busy one they take their time, ms. */
const PATIENCE = 300_000;

async function asked(question: object, by = planner): Promise<RunView> {
  const { status, body } = await by.call('POST', RUNS, question);
  expect(status, JSON.stringify(body)).toBe(202);
  return body as RunView;
}

/** The run once it is over. */
async function ended(id: string, by = planner): Promise<RunView> {
  for (;;) {
    const run = (await by.call('GET', `${RUNS}/${id}`)).body as RunView;
    if (run.state !== 'queued' && run.state !== 'running') return run;
    await wait(100);
  }
}

/** A copy of the tiny valley with one car more. */
async function withAnotherCar(): Promise<ScenarioView> {
  const copy = (await planner.call('POST', '/api/planner/scenarios', { from: 'tiny', title: '車2台の案' }))
    .body as ScenarioView;
  const [van, car] = copy.parts.fleet!['vehicles'] as object[];
  const fleet = { vehicles: [van, { ...car, count: 2 }] } as ScenarioView['parts']['fleet'];
  const edit = { version: 1, parts: { fleet } };
  return (await planner.call('PATCH', `/api/planner/scenarios/${copy.id}`, edit)).body as ScenarioView;
}

/** The files of a scenario as a folder of its name. */
function written({ id, files }: ScenarioView): string {
  const path = join(folder, id);
  mkdirSync(path);
  for (const { name, text } of files) writeFileSync(join(path, name), text!);
  return path;
}

const noriai = (...words: string[]): unknown =>
  JSON.parse(execFileSync(process.execPath, ['bin/noriai.mjs', ...words, '--json']).toString());

describe('a comparison', () => {
  let copy: ScenarioView;
  let run: RunView;

  beforeAll(async () => {
    copy = await withAnotherCar();
    const scenarios = ['tiny', copy.id];
    run = await ended((await asked({ kind: 'compare', title: '1台ふやすと', scenarios, seeds: 2 })).id);
  }, PATIENCE);

  test('is done in the background, and says which versions it is about', () => {
    expect(run).toMatchObject({
      title: '1台ふやすと',
      state: 'done',
      scenarios: [
        { id: 'tiny', version: 0, label: 'tiny' },
        { id: copy.id, version: 2, label: '車2台の案' },
      ],
      failure: null,
    });
  });

  test('gives what noriai compare gives for the same folders, to the last digit', async () => {
    const own = await resultFile(server.gate.store.db, run.id, 'compare.json');
    const { scenarios, ...rest } = JSON.parse(own!) as { scenarios: { label: string; scenario: string }[] };
    const byFolder = scenarios.map((one) => ({ ...one, label: one.scenario }));
    const outside = noriai('compare', 'scenarios/tiny', written(copy), '--seeds', '2');
    expect({ ...rest, scenarios: byFolder }).toEqual(outside);
  });

  test('shows means, intervals, names and differences, each figure once', async () => {
    const result = (await planner.call('GET', `${RUNS}/${run.id}/result`)).body as RunResult;
    if (result.kind !== 'comparison') throw new Error('no comparison');
    const [first, second] = result.scenarios;
    expect(first!.counts['wishes']).toMatchObject({ value: 8, name: 'Wishes', name_ja: '希望(申込み)' });
    expect(first!.counts['wishes']!.difference).toBeUndefined();
    expect(second!.counts['carried']!.difference).toEqual({
      value: 0,
      interval: { low: 0, high: 0 },
      perSeed: [0, 0],
    });
    expect(first!.indicators).not.toHaveProperty('wait_asap');
    expect(first!.indicators).toHaveProperty(['wait_asap.mean']);
  });

  test('shows a day of each scenario in sums: flows, unmet wishes, refusals, money', async () => {
    const day = (await planner.call('GET', `${RUNS}/${run.id}/days/0`)).body as PlannerDay;
    expect(day.flows[0]).toEqual({
      origin: 'station',
      destination: 'hospital',
      wishes: 2,
      carried: 2,
      refused: 0,
    });
    expect(day.unmet).toContainEqual({
      origin: 'village',
      destination: 'onsen',
      reason: 'no-vehicle-in-time',
      wishes: 1,
    });
    expect(day.refusals.map(({ reason }) => reason).sort()).toEqual([
      'no-vehicle-in-time',
      'outside-service-hours',
    ]);
    expect(day.ends[0]).toEqual({ end: 'COMPLETED', wishes: 6 });
    expect(day.money!.income[0]!.yen).toBe(2400);
    const sum = (key: 'wishes' | 'carried'): number => day.flows.reduce((all, flow) => all + flow[key], 0);
    expect([sum('wishes'), sum('carried')]).toEqual([8, 6]);
  });

  test('shows the same day as it went: every drive begins where the one before ended', async () => {
    const replay = (await planner.call('GET', `${RUNS}/${run.id}/days/1/replay`)).body as PlannerReplay;
    expect(replay.vehicles.map(({ id }) => id)).toEqual(['van', 'car-1', 'car-2']);
    for (const { start, drives } of replay.vehicles) {
      const stands = [start, ...drives.map(({ to }) => to)];
      expect(drives.map(({ from }) => from)).toEqual(stands.slice(0, -1));
      const moments = drives.flatMap(({ depart_s, arrive_s }) => [depart_s, arrive_s]);
      expect([...moments].sort((a, b) => a - b)).toEqual(moments);
    }
    const boarded = replay.events.filter(({ kind }) => kind === 'board');
    expect(boarded.map(({ wish }) => wish).sort()).toEqual(
      replay.events
        .filter(({ kind }) => kind === 'alight')
        .map(({ wish }) => wish)
        .sort(),
    );
    expect(JSON.stringify(replay)).not.toMatch(/sato|tanaka|rider/);
  });

  test('can be taken away: table, page to print, report of a day', async () => {
    const table = await planner.call('GET', `${RUNS}/${run.id}/csv`);
    expect(table.body).toMatch(/^\ufeff?indicator,name_en,/);
    for (const path of ['page', 'days/1/report']) {
      const { status, headers, body } = await planner.call('GET', `${RUNS}/${run.id}/${path}`);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
      expect(body).toContain('小さな谷');
    }
  });

  test('stays when its scenario is thrown away', async () => {
    expect((await planner.call('DELETE', `/api/planner/scenarios/${copy.id}`)).status).toBe(204);
    expect((await planner.call('GET', `${RUNS}/${run.id}/result`)).status).toBe(200);
  });
});

describe('a sweep', { timeout: PATIENCE }, () => {
  test('gives the sweep of the simulator, for the curve over the size of the fleet', async () => {
    const vary = [{ path: 'fleet.size', values: [1, 2] }];
    const { id, state } = await ended(
      (await asked({ kind: 'sweep', scenario: 'tiny', vary, seeds: 1, front: 'cost,max:on_time_rate' })).id,
    );
    expect(state).toBe('done');
    const own = await resultFile(server.gate.store.db, id, 'sweep.json');
    const front = goalsOf('cost,max:on_time_rate') as readonly Goal[];
    const question = { folder: 'scenarios/tiny', vary, front, seeds: 1 };
    expect(own).toBe(jsonText(await sweep(question, new OneByOne().run)));
    const result = (await planner.call('GET', `${RUNS}/${id}/result`)).body as RunResult;
    if (result.kind !== 'sweep') throw new Error('no sweep');
    expect(result.points.map(({ at }) => at)).toEqual([[1], [2]]);
    expect((await planner.call('GET', `${RUNS}/${id}/days/0`)).status).toBe(404);
  });

  test('of a setting that does not exist says what is wrong with it', async () => {
    const vary = [{ path: 'policy.max_wate', values: ['10 min'] }];
    const run = await ended((await asked({ kind: 'sweep', scenario: 'tiny', vary, seeds: 1 })).id);
    expect(run.state).toBe('failed');
    expect(run.failure!.problems[0]).toMatchObject({
      file: 'service.yaml',
      place: 'with policy.max_wate=10 min',
      remedy: 'did you mean "max_wait"?',
    });
  });

  test.each([
    { path: 'fleet.size', values: [0] },
    { path: 'fleet.size', values: ['many'] },
    { path: 'policy.max_wait', values: [] },
  ])('over $path $values is refused at once', async (axis) => {
    const { status } = await planner.call('POST', RUNS, {
      kind: 'sweep',
      scenario: 'tiny',
      vary: [axis],
    });
    expect(status).toBe(422);
  });

  test('of more days than anybody would wait for is refused at once', async () => {
    const values = Array.from({ length: 40 }, (_, i) => i + 1);
    const vary = [
      { path: 'fleet.size', values },
      { path: 'policy.improvement', values },
    ];
    expect((await planner.call('POST', RUNS, { kind: 'sweep', scenario: 'tiny', vary })).status).toBe(422);
  });
});

describe('runs wait in a queue', { timeout: PATIENCE }, () => {
  test('one is run after the other; those that wait or run can be called off, those that are over thrown away', async () => {
    const long = { kind: 'single', scenario: 'hanamidani', seeds: 50 };
    const [first, second] = [await asked(long), await asked(long)];
    expect(second.ahead).toBe(1);
    const off = await planner.call('POST', `${RUNS}/${second.id}/cancel`);
    expect(off.body).toMatchObject({ state: 'cancelled' });
    expect((await planner.call('DELETE', `${RUNS}/${first.id}`)).status).toBe(409);
    await planner.call('POST', `${RUNS}/${first.id}/cancel`);
    expect((await ended(first.id)).state).toBe('cancelled');
    expect((await planner.call('POST', `${RUNS}/${first.id}/cancel`)).status).toBe(409);
    expect((await planner.call('GET', `${RUNS}/${first.id}/result`)).status).toBe(409);
    expect((await planner.call('DELETE', `${RUNS}/${first.id}`)).status).toBe(204);
    const { items } = (await planner.call('GET', `${RUNS}?scenario=hanamidani`)).body as { items: RunView[] };
    expect(items.map(({ id }) => id)).toEqual([second.id]);
  });

  test('what was being run when the server ended is run again by the next one', async () => {
    const place = { file: join(folder, 'kept.db') };
    const before = await testServer({ place });
    const by = await before.as('planner');
    const { id } = await asked({ kind: 'single', scenario: 'tiny', seeds: 1 }, by);
    await before.stop();
    const after = await testServer({ place });
    try {
      const again = await after.as('admin');
      expect(await ended(id, again)).toMatchObject({ state: 'done', askedBy: `planner:${by.id}` });
      expect((await again.call('GET', `${RUNS}/${id}/result`)).status).toBe(200);
    } finally {
      await after.stop();
    }
  });
});
