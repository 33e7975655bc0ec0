import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlannerDay, PlannerReplay } from '../../../server/contract/planner-day.js';
import { replayView } from '../../../sim/planner/replay-view.js';
import { shownPlaces } from '../../../sim/planner/shown-places.js';
import { testServer, type Caller, type TestServer } from '../../scene/server.js';
import { TINY } from '../record/scene.js';

/** A day of the live service, which lies far enough back that nobody drives any more. */
const DATE = '2026-11-20';

describe('a lived day', () => {
  let server: TestServer;
  let planner: Caller;

  beforeAll(async () => {
    server = await testServer();
    planner = await server.as('planner');
    const { db } = server.gate.store;
    const now = server.gate.clock.now();
    const versions = '{"fleet":1,"stops":1,"service":1}';
    await db
      .insertInto('service_day')
      .values({ service_date: DATE, versions, state: 'closed', opened_at: now, closed_at: now })
      .execute();
    const journal = TINY.inputs.map((input, seq) => ({
      ...{ service_date: DATE, seq, position: 1000 + seq, input: JSON.stringify(input) },
      ...{ actor: 'clock', recorded_at: now },
    }));
    await db.insertInto('journal').values(journal).execute();
  });
  afterAll(async () => {
    await server.stop();
    expect(server.misshapen).toEqual([]);
  });

  test('is shown as the simulated day is that has the same journal', async () => {
    const { body } = await planner.call('GET', `/api/planner/lived-days/${DATE}/replay`);
    const simulated = replayView(0, TINY, shownPlaces(TINY.day.stops)) as PlannerReplay;
    expect(body).toEqual({ ...simulated, date: DATE });
    const day = (await planner.call('GET', `/api/planner/lived-days/${DATE}`)).body as PlannerDay;
    expect(day.ends[0]).toEqual({ end: 'COMPLETED', wishes: 6 });
    expect(day.money!.income[0]!.yen).toBe(2400);
  });

  test('does not say who rode', async () => {
    for (const path of ['', '/replay']) {
      const { body } = await planner.call('GET', `/api/planner/lived-days/${DATE}${path}`);
      expect(JSON.stringify(body)).not.toMatch(/sato|suzuki|tanaka|rider/);
    }
  });

  test('is not shown before it is over, nor if it never was', async () => {
    expect((await planner.call('GET', '/api/planner/lived-days/2026-11-19')).status).toBe(404);
    const { db } = server.gate.store;
    const open = { service_date: '2026-11-18', versions: '{}', state: 'open', opened_at: 0, closed_at: null };
    await db
      .insertInto('service_day')
      .values(open as never)
      .execute();
    expect((await planner.call('GET', '/api/planner/lived-days/2026-11-18')).status).toBe(409);
  });
});
