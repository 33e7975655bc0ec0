import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wallClock } from '../../../server/clock.js';
import { consoleSender } from '../../../server/notice/console-sender.js';
import type { Letter, Sender } from '../../../server/notice/letter.js';
import { mailSender } from '../../../server/notice/mail-sender.js';
import { sendersOf } from '../../../server/notice/senders.js';
import { signature, webhookSender } from '../../../server/notice/webhook-sender.js';
import type { StorePlace } from '../../../server/store/open-store.js';
import type { Store } from '../../../server/store/store.js';
import { databasesOf } from '../../scene/store.js';
import { NINE, outboxOf, put, rowOf, town } from './outbox-scene.js';
import {
  handClock,
  hookServer,
  mailServer,
  type HandClock,
  type HookServer,
  type MailServer,
} from './post-office.js';

describe('e-mail through a mail server', () => {
  const databases = databasesOf('sqlite');
  let office: MailServer;
  let sender: Sender;
  let store: Store;
  let clock: HandClock;
  beforeEach(async () => {
    office = await mailServer();
    sender = mailSender(office.url, '花見谷のりあい <no-reply@hanamidani.example>');
    store = await databases.open();
    clock = handClock(NINE);
    await town(store, 'mail');
    await put(store);
  });
  afterEach(async () => {
    await sender.close();
    await office.close();
  });

  test('arrives with an id made from the row, and with the text as written', async () => {
    await (await outboxOf(store, clock, sender)).sendDue();
    const [mail] = office.mails;
    expect(mail).toMatch(/^Message-ID: <n1@hanamidani\.example>\r$/m);
    expect(mail).toMatch(/^To: hanako@example\.jp\r$/m);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const body = Buffer.from(mail!.split('\r\n\r\n')[1]!.replace(/\r\n/g, ''), 'base64').toString();
    expect(body).toContain('髙橋 花子 様\n\nご予約を承りました。');
    expect(await rowOf(store)).toMatchObject({ state: 'sent', channel: 'mail' });
  });

  test('refused for good is not tried again', async () => {
    office.answer = 'refuses';
    await (await outboxOf(store, clock, sender)).sendDue();
    expect(await rowOf(store)).toMatchObject({ state: 'failed', tries: 1, failure: 'smtp-550' });
  });

  test('put off is tried again, and arrives once', async () => {
    office.answer = 'puts off';
    const outbox = await outboxOf(store, clock, sender);
    await outbox.sendDue();
    expect(await rowOf(store)).toMatchObject({ state: 'due', failure: 'smtp-451' });
    office.answer = 'takes';
    clock.turn(1);
    await outbox.sendDue();
    expect(office.mails).toHaveLength(1);
    expect(await rowOf(store)).toMatchObject({ state: 'sent', tries: 2 });
  });

  test('taken by a server that breaks off before it says so is unsure, and never sent again', async () => {
    office.answer = 'takes and breaks off';
    const outbox = await outboxOf(store, clock, sender);
    await outbox.sendDue();
    expect(await rowOf(store)).toMatchObject({ state: 'unsure' });
    office.answer = 'takes';
    clock.turn(60);
    await outbox.sendDue();
    expect(office.mails).toHaveLength(1);
  });

  test('to a server that is not there is tried again later', async () => {
    await office.close();
    await (await outboxOf(store, clock, sender)).sendDue();
    expect(await rowOf(store)).toMatchObject({ state: 'due' });
    office = await mailServer();
  });
});

describe('a webhook', () => {
  const databases = databasesOf('sqlite');
  let hook: HookServer;
  let sender: Sender;
  let place: StorePlace;
  let store: Store;
  let clock: HandClock;
  beforeEach(async () => {
    hook = await hookServer();
    clock = handClock(NINE);
    sender = webhookSender(hook.url, 'k'.repeat(32), clock);
    place = await databases.place();
    store = await databases.open(place);
    await town(store);
    await put(store);
  });
  afterEach(() => hook.close());

  test('is signed over time and body, and carries the id of the row', async () => {
    await (await outboxOf(store, clock, sender)).sendDue();
    const [{ headers, body }] = hook.heard as [HookServer['heard'][0]];
    expect(headers['x-noriai-delivery']).toBe('n1');
    expect(headers['x-noriai-time']).toBe(String(NINE / 1000));
    expect(headers['x-noriai-signature']).toBe(`v1=${signature('k'.repeat(32), String(NINE / 1000), body)}`);
    expect(JSON.parse(body)).toMatchObject({ id: 'n1', channel: 'sms', to: '+81312345678', language: 'ja' });
    expect(await rowOf(store)).toMatchObject({ state: 'sent' });
  });

  test.each([
    [503, 'due'],
    [429, 'due'],
    [400, 'failed'],
    [301, 'failed'],
    [500, 'unsure'],
    [0, 'unsure'],
  ])('answered with %i leaves the row %s', async (status, state) => {
    hook.status = status;
    await (await outboxOf(store, clock, sender)).sendDue();
    expect(await rowOf(store)).toMatchObject({ state, tries: 1 });
    expect(hook.heard).toHaveLength(1);
  });

  test('whose sender is killed while the receiver is thinking is not sent again by the next one', async () => {
    await store.db.updateTable('outbox').set({ due_at: wallClock.now() }).execute();
    hook.status = -1;
    const heard = new Promise<void>((resolve) => {
      hook.afterHearing = resolve;
    });
    const words = ['--import', 'tsx', 'test/server/notice/sending-process.ts', place.file!, hook.url];
    const sending = spawn(process.execPath, words, { stdio: 'ignore' });
    await heard;
    sending.kill('SIGKILL');
    await once(sending, 'exit');
    expect(await rowOf(store)).toMatchObject({ state: 'sending', tries: 1 });
    hook.status = 204;
    await (await outboxOf(store, handClock(wallClock.now()), sender)).sendDue();
    expect(hook.heard).toHaveLength(1);
    expect(await rowOf(store)).toMatchObject({ state: 'unsure', failure: 'interrupted' });
  });

  test('to a receiver that is not there is tried again later', async () => {
    await hook.close();
    await (await outboxOf(store, clock, sender)).sendDue();
    expect(await rowOf(store)).toMatchObject({ state: 'due', failure: 'webhook-econnrefused' });
    hook = await hookServer();
  });
});

describe('the settings of senders', () => {
  const clock = handClock(NINE);

  test('name what is missing', () => {
    expect(() => sendersOf({ SMTP_URL: 'smtp://mail' }, clock)).toThrow(/MAIL_FROM: expected the address/);
    expect(() =>
      sendersOf({ NOTICE_WEBHOOK_URL: 'http://x', NOTICE_WEBHOOK_SECRET: 'short' }, clock),
    ).toThrow(/NOTICE_WEBHOOK_SECRET: expected at least 32/);
  });

  test('without any, letters are printed, and of an address only the end', async () => {
    const printed: string[] = [];
    const letter: Letter = {
      id: 'n1',
      template: 'reminder',
      channel: 'sms',
      to: '+81312345678',
      language: 'ja',
      subject: '明日のご予約',
      text: '8:45',
    };
    await consoleSender((text) => printed.push(text)).send(letter);
    expect(printed).toEqual(['── sms …5678 · 明日のご予約\n8:45\n──']);
  });
});
