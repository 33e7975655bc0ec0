import { readFileSync, rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { changesOf } from '../../../server/live/changes.js';
import { sayYes } from '../../../server/operation/answer.js';
import { askRide } from '../../../server/operation/ask.js';
import type { Committed } from '../../../server/operation/operation.js';
import { openLive, SetClock, TOKYO } from '../../scene/live.js';
import { liveTown } from '../../scene/live-town.js';
import { databasesOf } from '../../scene/store.js';

const page = readFileSync('docs/life-of-a-request.md', 'utf8');
const quoted = /```live\n([^]*?)```/
  .exec(page)![1]!
  .split('\n')
  .flatMap((line) => line.trim() || []);

const town = liveTown();
const databases = databasesOf('sqlite');
afterAll(() => {
  rmSync(town, { recursive: true });
});

test('the life of a request quotes what a booking by telephone commits and tells', async () => {
  const live = await openLive(await databases.open(), town, new SetClock('2026-11-24T08:25:00+09:00'));
  const told: string[] = [];
  live.operation.listen((committed) => {
    const changes = changesOf(committed, live.operation.state, TOKYO);
    told.push(...sentences(committed), `told: ${changes.map(({ change }) => change.kind).join(', ')}`);
  });
  const asked = await live.operation.submit('operator:o', (desk) =>
    askRide(desk, {
      rider: 'ito',
      origin: 'onsen',
      destination: 'market',
      wish: { kind: 'depart', at: '2026-11-24T08:45:00+09:00' },
      party: { persons: 1, wheelchairs: 0, companions: [] },
      attributes: [],
      channel: 'phone',
    }),
  );
  const { booking, offers } = asked;
  await live.operation.submit('operator:o', (desk) =>
    sayYes(desk, { booking: booking.id, offer: 0, token: offers[0]!.token }),
  );
  expect(told).toEqual(quoted);
  await live.operation.stop();
});

const sentences = ({ steps, changes }: Committed): string[] => [
  ...steps.map(
    ({ input, decisions }) => `journal: ${input.kind}: ${decisions.map(({ kind }) => kind).join(', ')}`,
  ),
  `rows: ${changes.map(({ table }) => table).join(', ')}`,
];
