import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import type { RunQueue } from '../../../sim/queue/open-queue.js';
import { pack, type Packed } from '../../../sim/queue/pack.js';
import { runId } from '../../../sim/queue/queued-run.js';
import { unpacker } from '../../../sim/queue/unpack.js';
import { copyWith } from '../compare/scenes.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-pack-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** A queue that holds one packed scenario, without a database. */
const holding = ({ contents }: Packed): RunQueue =>
  ({
    ask: (_: string, [hash]: readonly string[]) => Promise.resolve([{ bytes: contents.get(hash!) }]),
  }) as never;

describe('a packed scenario', () => {
  test('is unpacked elsewhere as it was, files outside of its folder included', async () => {
    const folder = copyWith(
      home,
      ['hanamidani', 'far'],
      ['roads.yaml', 'nodes.csv', '../roads-of-all/nodes.csv'],
    );
    const roads = join(home, 'roads-of-all');
    mkdirSync(roads);
    renameSync(join(folder, 'nodes.csv'), join(roads, 'nodes.csv'));
    const packed = pack(folder);
    const there = await unpacker(holding(packed), join(home, 'worker'))(packed.scenario);
    expect(loadScenario(there).places).toEqual(loadScenario(folder).places);
    expect(loadScenario(there)).toMatchObject({ id: 'far', synthetic: loadScenario(folder).synthetic });
    expect(pack(there)).toEqual(packed);
  });

  test('is another when a file that it is read from changes, and the same when any other does', () => {
    const folder = copyWith(home, ['tiny', 'edited'], ['service.yaml', 'yen: 300', 'yen: 301']);
    const before = pack(folder).scenario;
    writeFileSync(join(folder, 'README.md'), 'Something new.');
    expect(pack(folder).scenario).toBe(before);
    const service = readFileSync(join(folder, 'service.yaml'), 'utf8');
    writeFileSync(join(folder, 'service.yaml'), service.replace('yen: 301', 'yen: 302'));
    expect(pack(folder).scenario).not.toBe(before);
  });
});

test('a run has one id for what it is, whatever it is called', () => {
  const variant = { changes: [{ path: 'fleet.size', value: 3 }] };
  const run = { scenario: 'a', variant, seed: 1, label: 'mine' };
  const ids = [
    runId('p', run),
    runId('q', run),
    runId('p', { ...run, seed: 2 }),
    runId('p', { ...run, scenario: 'b' }),
    runId('p', { ...run, variant: { changes: [] } }),
    runId('p', { ...run, variant: { ...variant, tables: { 'stops.csv': 'id' } } }),
  ];
  expect(new Set(ids).size).toBe(6);
  expect(runId('p', { ...run, label: 'yours' })).toBe(ids[0]);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
