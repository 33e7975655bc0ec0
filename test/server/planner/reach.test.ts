import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlannerReach } from '../../../server/contract/planner-reach.js';
import type { RunView } from '../../../server/contract/planner-run.js';
import { testServer, type Caller, type TestServer } from '../../scene/server.js';

let server: TestServer;
let planner: Caller;
let days: string;

beforeAll(async () => {
  server = await testServer();
  planner = await server.as('planner');
  const question = { kind: 'compare', scenarios: ['hino', 'tiny'], seeds: 1 };
  const { id } = (await planner.call('POST', '/api/planner/runs', question)).body as RunView;
  for (let state = ''; state !== 'done';) {
    ({ state } = (await planner.call('GET', `/api/planner/runs/${id}`)).body as RunView);
    if (state === 'failed') throw new Error('the run failed');
    await wait(100);
  }
  days = `/api/planner/runs/${id}/days`;
}, 300_000);
afterAll(async () => {
  await server.stop();
  expect(server.misshapen).toEqual([]);
});

describe('who reaches what', () => {
  test('is told as the command line tells it, where people live somewhere', async () => {
    const told = execFileSync(process.execPath, ['bin/noriai.mjs', 'reach', 'scenarios/hino', '--json']);
    const { shares } = JSON.parse(told.toString()) as {
      shares: readonly { age: string; kind: string; people: number; without: number; with: number }[];
    };
    const reach = (await planner.call('GET', `${days}/0/reach`)).body as PlannerReach;
    const figures = ({ kind, people, without, with: served }: (typeof shares)[number]): object => ({
      ...{ kind, people, without, served },
    });
    expect(reach.shares.map((share) => figures({ ...share, age: '' }))).toEqual(shares.map(figures));
    expect(reach.notes.length).toBeGreaterThan(3);
  });

  test('is drawn by what the service changes: no cell is beyond in an hour what it reaches in half of one', async () => {
    const { cells, limits } = (await planner.call('GET', `${days}/0/reach`)).body as PlannerReach;
    expect(limits).toEqual([30, 60]);
    const outcomes = cells.flatMap((cell) => Object.values(cell.outcomes));
    expect(outcomes.length).toBeGreaterThan(10);
    for (const [half, hour] of outcomes) if (half !== 'beyond') expect(hour).not.toBe('beyond');
  });

  test('can be printed as a page that reaches nothing else', async () => {
    const { status, headers, body } = await planner.call('GET', `${days}/0/reach/page`);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(String(body)).toContain('到達圏');
  });

  test('is empty where nobody knows who lives in the area, and there is no page', async () => {
    const { shares, cells } = (await planner.call('GET', `${days}/1/reach`)).body as PlannerReach;
    expect([shares, cells]).toEqual([[], []]);
    expect((await planner.call('GET', `${days}/1/reach/page`)).status).toBe(404);
  });
});
