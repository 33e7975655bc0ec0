import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openDay, step } from '../../../core/dispatch/dispatcher.js';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import { sayYes } from '../../../server/operation/answer.js';
import { askRide, type Ask } from '../../../server/operation/ask.js';
import { cancel } from '../../../server/operation/cancel.js';
import { exportDay } from '../../../server/operation/export-day.js';
import { foldDay } from '../../../server/operation/load-state.js';
import { run } from '../../../sim/run.js';
import { openLive, SetClock } from '../../scene/live.js';
import { liveTown } from '../../scene/live-town.js';
import { databasesOf } from '../../scene/store.js';

const DATE = '2026-11-24';
const databases = databasesOf('sqlite');
const town = liveTown();
const folder = mkdtempSync(join(tmpdir(), 'noriai-export-'));
afterAll(() => {
  rmSync(town, { recursive: true });
  rmSync(folder, { recursive: true });
});

const wish = (rider: string, origin: string, destination: string): Ask => ({
  rider,
  origin,
  destination,
  wish: { kind: 'depart', at: `${DATE}T09:00:00+09:00` },
  party: { persons: 2, wheelchairs: 0, companions: [] },
  attributes: [],
  channel: 'phone',
});

/** A morning on which three parties book and one of them cancels. */
async function livedDay(): Promise<{ readonly out: string; readonly fleet: string }> {
  const store = await databases.open();
  const live = await openLive(store, town, new SetClock(`${DATE}T08:00:00+09:00`));
  const book = (ask: Ask): Promise<string> =>
    live.operation.submit('operator:o', (desk) => {
      const { booking, offers } = askRide(desk, ask);
      sayYes(desk, { booking: booking.id, offer: 0, token: offers[0]!.token });
      return booking.id;
    });
  await book(wish('sato', 'village', 'station'));
  await book(wish('suzuki', 'onsen', 'hospital'));
  const gone = await book(wish('tanaka', 'market', 'school'));
  await live.at('8:30');
  await live.operation.submit('rider:tanaka', (desk) => cancel(desk, gone, 'ride'));
  await live.operation.stop();
  const out = join(folder, 'yesterday');
  await exportDay(store, town, DATE, out);
  await expect(exportDay(store, town, DATE, out)).rejects.toThrow('name another folder');
  await expect(exportDay(store, town, '2026-11-20', join(folder, 'never'))).rejects.toThrow('never opened');
  return { out, fleet: JSON.stringify(await foldDay(store, town, DATE)) };
}

describe('a live day written as a scenario', () => {
  test('is folded again to the same plan, and the same people ask again once somebody has edited it', async () => {
    const { out, fleet } = await livedDay();
    const once = { seed: 1, days: 1, referee: 'on' } as const;

    const [asItWas] = run(loadScenario(out), once);
    expect(asItWas!.journal).toBe('as-it-was');
    const { world } = asItWas!.day;
    const folded = asItWas!.inputs.reduce((state, input) => step(state, input, world)[0], openDay(world));
    expect(JSON.stringify(folded)).toBe(fleet);

    const fleetFile = join(out, 'fleet.yaml');
    const oneLess = readFileSync(fleetFile, 'utf8')
      .split('\n')
      .filter((line) => !line.includes('id: bus'));
    writeFileSync(fleetFile, oneLess.join('\n'));
    const [samePeople] = run(loadScenario(out), once);
    expect(samePeople!.journal).toBe('same-people');
    expect(samePeople!.day.world.vehicles.map(({ id }) => id)).toEqual(['van', 'car']);
    const ends = samePeople!.ledger.wishes.map(({ rider, endState }) => [rider, endState]);
    expect(ends).toEqual([
      ['sato', 'COMPLETED'],
      ['suzuki', 'COMPLETED'],
      ['tanaka', 'CANCELLED_EARLY'],
    ]);
  });
});
