import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { run } from '../../../sim/run.js';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import { calendarIn, type Instant } from '../../../server/clock.js';
import { driveDemoFleet } from '../../../server/demo/demo-fleet.js';
import { liveDemoRiders } from '../../../server/demo/demo-riders.js';
import { openPositions } from '../../../server/live/positions.js';
import { takeLease } from '../../../server/operation/lease.js';
import { openOperation } from '../../../server/operation/open-operation.js';
import type { Operation } from '../../../server/operation/operation.js';
import { openStore } from '../../../server/store/open-store.js';
import { steppedClock, type SteppedClock } from '../../scene/stepped-clock.js';
import { QUIET } from '../../scene/store.js';

const calendar = calendarIn('Asia/Tokyo');
let leave: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const go of leave.reverse()) await go();
  leave = [];
});

/** The service of a scenario whose clock shows 6:00 of its day. */
async function operating(folder: string): Promise<{ operation: Operation; clock: SteppedClock }> {
  const data = mkdtempSync(join(tmpdir(), 'noriai-demo-'));
  leave.push(() => {
    rmSync(data, { recursive: true });
  });
  const store = await openStore({ file: join(data, 'noriai.db') }, QUIET);
  leave.push(() => store.close());
  const lease = (await takeLease(store, { id: 'test', url: '' }, QUIET))!;
  const clock = steppedClock(moment(folder, '06:00'));
  const secret = 'a secret of the test';
  const settings = { store, folder, clock, calendar, log: QUIET, lease, secret };
  const operation = await openOperation(settings);
  leave.push(() => operation.stop());
  return { operation, clock };
}

const moment = (folder: string, time: string): Instant =>
  Date.parse(`${loadScenario(folder).about.date}T${time}:00+09:00`) as Instant;

test('a live day gives the very rides that the simulator gives: one engine, two clocks', async () => {
  const folder = 'scenarios/tiny';
  const { operation, clock } = await operating(folder);
  const riders = liveDemoRiders(operation, loadScenario(folder), { seed: 1, log: QUIET });
  leave.push(riders.stop);
  leave.push(driveDemoFleet(operation, openPositions(), riders.failsToShow));
  await clock.run(moment(folder, '13:00'), async () => {
    for (let i = 0; i < 3; i++) {
      await operation.submit('test', () => undefined);
      await new Promise(setImmediate);
    }
  });
  const [simulated] = run(loadScenario(folder), { seed: 1, days: 1, referee: 'on' });
  const date = loadScenario(folder).about.date;
  const at = (text: string | null): string =>
    text === null ? '-' : String(calendar.serviceTime(date, Date.parse(text) as Instant));
  const lived = [...operation.state.bookings.values()].map(
    ({ id, boarded, alighted, vehicle }) =>
      `${id.slice(`demo-${date}-`.length)}: ${vehicle ?? 'nobody'} ${at(boarded)} ${at(alighted)}`,
  );
  const replayed = simulated!.ledger.wishes.map(
    ({ wish, pickup, dropoff, vehicle }) =>
      `${wish}: ${vehicle ?? 'nobody'} ${pickup ?? '-'} ${dropoff ?? '-'}`,
  );
  expect(lived.sort()).toEqual(replayed.sort());
  expect(lived).toHaveLength(8);
});
