import { beforeEach, expect, test } from 'vitest';
import { oneTimeCode } from '../../../server/auth/one-time-code.js';
import type { Instant } from '../../../server/clock.js';
import { undelivered } from '../../../server/notice/undelivered.js';
import type { Store } from '../../../server/store/store.js';
import { describeOnBoth } from '../../scene/store.js';
import { carrier, NINE, outboxOf, put, rowOf, SECRET, town } from './outbox-scene.js';
import { handClock, type HandClock } from './post-office.js';

describeOnBoth('the outbox', (databases) => {
  let store: Store;
  let clock: HandClock;
  let post: ReturnType<typeof carrier>;
  beforeEach(async () => {
    store = await databases.open();
    clock = handClock(NINE);
    post = carrier();
  });

  test('sends what is due, once, to the number the rider has now', async () => {
    await town(store);
    await put(store);
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    await outbox.sendDue();
    expect(post.taken.map(({ id, to, channel }) => ({ id, to, channel }))).toEqual([
      { id: 'n1', to: '+81312345678', channel: 'sms' },
    ]);
    expect(await rowOf(store)).toEqual({ state: 'sent', tries: 1, failure: null, channel: 'sms' });
  });

  test('sends nothing before it is due', async () => {
    await town(store);
    await put(store, { due_at: (NINE + 60_000) as Instant });
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    expect(post.taken).toEqual([]);
    clock.turn(1);
    await outbox.sendDue();
    expect(post.taken).toHaveLength(1);
  });

  test('sends forty letters in the order they are due, each once, though two senders look', async () => {
    await town(store);
    for (let i = 0; i < 40; i += 1)
      await put(store, { id: `n${100 + i}`, due_at: (NINE - 40 + i) as Instant });
    const [one, two] = [await outboxOf(store, clock, post), await outboxOf(store, clock, post)];
    await Promise.all([one.sendDue(), two.sendDue()]);
    expect(post.taken.map(({ id }) => id).sort()).toEqual(
      Array.from({ length: 40 }, (_, i) => `n${100 + i}`),
    );
  });

  test('tries again after 30 s, 2.5 and 10 min while the carrier does not take it', async () => {
    await town(store);
    await put(store);
    post.failing = 'again';
    const outbox = await outboxOf(store, clock, post);
    const tries: number[] = [];
    for (const minutes of [0, 0.4, 0.1, 1.9, 0.1, 7.4, 0.1]) {
      clock.turn(minutes);
      await outbox.sendDue();
      tries.push((await rowOf(store)).tries);
    }
    expect(tries).toEqual([1, 1, 2, 2, 3, 3, 4]);
    expect(await rowOf(store)).toMatchObject({ state: 'due', failure: 'test' });
    post.failing = undefined;
    clock.turn(30);
    await outbox.sendDue();
    expect(await rowOf(store)).toMatchObject({ state: 'sent', tries: 5, failure: null });
  });

  test('gives up after eight tries', async () => {
    await town(store);
    await put(store);
    post.failing = 'again';
    const outbox = await outboxOf(store, clock, post);
    for (let i = 0; i < 20; i += 1) {
      await outbox.sendDue();
      clock.turn(30);
    }
    expect(await rowOf(store)).toMatchObject({ state: 'failed', tries: 8 });
  });

  test('does not try again where the carrier may have taken it', async () => {
    await town(store);
    await put(store);
    post.failing = 'unsure';
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    post.failing = undefined;
    clock.turn(60);
    await outbox.sendDue();
    expect(post.taken).toEqual([]);
    expect(await rowOf(store)).toMatchObject({ state: 'unsure', failure: 'test' });
  });

  test('that died while sending leaves the letter as unsure, and the next one sends it not', async () => {
    await town(store);
    await put(store, { state: 'sending', tries: 1 });
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    expect(post.taken).toEqual([]);
    expect(await rowOf(store)).toMatchObject({ state: 'unsure', failure: 'interrupted' });
  });

  test.each([
    ['not-wanted', 'none', {}],
    ['to-be-called', 'call', {}],
    ['no-address', 'sms', { phone: null, detail: null }],
  ])('says %s where nothing can be sent', async (failure, contact, rider) => {
    await town(store, contact, rider);
    await put(store);
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    expect(post.taken).toEqual([]);
    expect(await rowOf(store)).toMatchObject({ state: 'failed', failure });
  });

  test('writes by mail to whom wishes it or has no phone, and says the name there', async () => {
    await town(store, 'sms', { phone: null });
    await put(store);
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    expect(post.taken[0]).toMatchObject({ channel: 'mail', to: 'hanako@example.jp' });
    expect(post.taken[0]!.text).toMatch(/^髙橋 花子 様\n/);
    expect(await rowOf(store)).toMatchObject({ state: 'sent', channel: 'mail' });
  });

  test('does not remind of a ride that has been cancelled meanwhile', async () => {
    await town(store);
    await put(store, { template: 'reminder' });
    await store.db.updateTable('booking').set({ status: 'cancelled' }).execute();
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    expect(await rowOf(store)).toMatchObject({ state: 'failed', failure: 'overtaken' });
  });

  test('does not say that a vehicle is near when it has long gone', async () => {
    await town(store);
    await put(store, { template: 'vehicle-near' });
    clock.turn(6);
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    expect(await rowOf(store)).toMatchObject({ state: 'failed', failure: 'too-late' });
  });

  test('works out a one-time code when it is sent, and sends it by SMS whatever the rider wishes', async () => {
    await town(store, 'none');
    await put(store, { template: 'one-time-code', fields: '{"code":"o1"}' });
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    expect(post.taken[0]!.text).toContain(oneTimeCode(SECRET, 'o1'));
    expect(post.taken[0]!.channel).toBe('sms');
  });

  test('gives up a row it cannot read, and goes on with the others', async () => {
    await town(store);
    await put(store, { fields: 'not JSON' });
    await put(store, { id: 'n2', template: 'of-another-version' });
    await put(store, { id: 'n3' });
    const outbox = await outboxOf(store, clock, post);
    await outbox.sendDue();
    expect((await rowOf(store)).failure).toBe('broken');
    expect((await rowOf(store, 'n2')).failure).toBe('no-template');
    expect((await rowOf(store, 'n3')).state).toBe('sent');
  });

  test('tells the desk whom to call: what failed or perhaps did, but not what nobody misses', async () => {
    await put(store, { id: 'n1', state: 'failed', failure: 'to-be-called' });
    await put(store, { id: 'n2', state: 'unsure', failure: 'interrupted', due_at: (NINE + 1) as Instant });
    await put(store, { id: 'n3', state: 'failed', failure: 'overtaken' });
    await put(store, { id: 'n4', state: 'sent' });
    await put(store, { id: 'n5', state: 'failed', failure: 'smtp-550', template: 'one-time-code' });
    await put(store, { id: 'n6', state: 'failed', failure: 'smtp-550', due_at: (NINE - 1) as Instant });
    expect((await undelivered(store.db, NINE, 10)).map(({ id }) => id)).toEqual(['n2', 'n1']);
  });
});
