import { expect, test } from 'vitest';
import { inventedName } from '../../../server/demo/invented-names.js';
import { inventedRider, writeInventedRiders } from '../../../server/demo/invented-riders.js';
import { testServer } from '../../scene/server.js';

test('three hundred people have three hundred names, each with its reading in hiragana', () => {
  const people = Array.from({ length: 300 }, (_, n) => inventedName(n));
  expect(new Set(people.map(({ name }) => name)).size).toBe(300);
  expect(new Set(people.map(({ kana }) => kana)).size).toBe(300);
  for (const { kana } of people) expect(kana).toMatch(/^[ぁ-ん]+$/);
});

test('the desk finds an invented rider by kana, and writing them down again changes nothing', async () => {
  const server = await testServer();
  try {
    await writeInventedRiders(server.gate, 3);
    await writeInventedRiders(server.gate, 5);
    const desk = await server.as('operator');
    const { body } = await desk.call('GET', `/api/riders?text=${encodeURIComponent('れいだ')}`);
    expect(body).toMatchObject({ items: [{ id: inventedRider(1), name: '例田 太郎', phone: null }] });
    expect(await server.gate.store.db.selectFrom('rider').select('id').execute()).toHaveLength(5);
  } finally {
    await server.stop();
  }
});
