import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomStream } from '../../../core/random.js';
import type { Actor } from '../../../server/auth/actor.js';
import { calendarIn, type Instant } from '../../../server/clock.js';
import type { CatchUp, LiveChange } from '../../../server/contract/live.js';
import { attachLive, type Live } from '../../../server/live/attach.js';
import { openFeed, type Feed } from '../../../server/live/feed.js';
import { openPositions, type Positions } from '../../../server/live/positions.js';
import { roomsOf } from '../../../server/live/rooms.js';
import { openLog } from '../../../server/log.js';
import type { Committed, Operation } from '../../../server/operation/operation.js';
import { follow } from '../../../web/wire/follow.js';

const PEOPLE: Readonly<Record<string, Actor>> = {
  operator: { role: 'operator', account: 'o1' },
  bus1: { role: 'driver', account: 'd1', vehicle: 'bus1' as never },
  bus2: { role: 'driver', account: 'd2', vehicle: 'bus2' as never },
  planner: { role: 'planner', account: 'p1' },
};

/** Commits messages to vehicles, and nothing else: enough for a feed. */
class Messages {
  #listener: (committed: Committed) => void = () => undefined;
  #position = 0;
  readonly operation = {
    calendar: calendarIn('Asia/Tokyo'),
    state: { days: new Map(), bookings: new Map(), position: 0 },
    listen: (listener: (committed: Committed) => void) => {
      this.#listener = listener;
      return () => undefined;
    },
  };

  send(vehicle: string, text: string): void {
    this.#position++;
    this.operation.state.position = this.#position;
    const row = { id: text, vehicle, sender: 'operator:o1', text, sent_at: 0 as Instant, read_at: null };
    const changes = [{ table: 'message' as const, row }];
    this.#listener({ position: this.#position, at: 0 as Instant, steps: [], changes });
  }
}

let http: Server;
let live: Live;
let feed: Feed;
let positions: Positions;
let messages: Messages;
let leave: (() => void)[];

beforeEach(async () => {
  http = createServer();
  leave = [];
  messages = new Messages();
  feed = openFeed(messages.operation as unknown as Operation, 'feed-1');
  positions = openPositions();
  live = attachLive({
    http,
    identify: ({ authorization }) => {
      const actor = PEOPLE[authorization?.replace('Bearer ', '') ?? ''] ?? { role: 'nobody' };
      return Promise.resolve({ actor, family: [] });
    },
    log: openLog('silent'),
  });
  live.lead({ feed, positions, state: () => messages.operation.state as never, now: () => 0 as Instant });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});

afterEach(async () => {
  for (const go of leave) go();
  await live.close();
});

function connect(who: string): ReturnType<typeof io> {
  const { port } = http.address() as AddressInfo;
  const socket = io(`http://127.0.0.1:${port}`, {
    auth: { token: who },
    forceNew: true,
    transports: ['websocket'],
    reconnectionDelay: 1,
    reconnectionDelayMax: 5,
  });
  leave.push(() => socket.disconnect());
  return socket;
}

/** Follows as somebody, and says what was heard; resolves once the first load is done. */
async function following(
  who: string,
): Promise<{ readonly heard: string[]; readonly socket: ReturnType<typeof io> }> {
  const heard: string[] = [];
  const socket = connect(who);
  const rooms = roomsOf(PEOPLE[who]!);
  await new Promise<void>((resolve) => {
    const stop = follow(
      {
        socket,
        catchUp: (known): Promise<CatchUp> => Promise.resolve(feed.after(known, rooms)),
        pause: () => new Promise(setImmediate),
      },
      {
        changed: (change: LiveChange) => {
          if (change.kind === 'message') heard.push(change.message.text);
        },
        anew: () => {
          resolve();
          return Promise.resolve();
        },
      },
    );
    leave.push(stop);
  });
  return { heard, socket };
}

test('a page hears everything once and in order, however often its line is cut', async () => {
  const random = randomStream(7, 'cuts');
  const { heard, socket } = await following('operator');
  const sent: string[] = [];
  for (let i = 0; i < 400; i++) {
    const text = `message ${i}`;
    sent.push(text);
    messages.send(random() < 0.5 ? 'bus1' : 'bus2', text);
    if (random() < 0.05 && socket.connected) socket.io.engine.close();
    if (random() < 0.3) await new Promise(setImmediate);
  }
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(sent.length);
  expect(heard).toEqual(sent);
});

test('a tablet hears of its own vehicle only', async () => {
  const one = await following('bus1');
  const two = await following('bus2');
  messages.send('bus1', 'for one');
  messages.send('bus2', 'for two');
  messages.send('bus1', 'again for one');
  await expect.poll(() => one.heard).toEqual(['for one', 'again for one']);
  await expect.poll(() => two.heard).toEqual(['for two']);
});

test('who is nobody gets no line', async () => {
  const socket = connect('somebody else');
  const refused = await new Promise<Error>((resolve) => socket.on('connect_error', resolve));
  expect(refused.message).toBe('not-signed-in');
});

test('a vehicle’s position is told to the desk, and only its own tablet may say it', async () => {
  const desk = connect('operator');
  const tablet = connect('bus1');
  const told = new Promise<unknown>((resolve) => desk.on('positions', resolve));
  await Promise.all([once(desk as never, 'connect'), once(tablet as never, 'connect')]);
  const here = { lon: 133.7, lat: 34.2, heading: null, at: '2026-11-22T09:00:00+09:00' };
  const say = (socket: typeof desk, position: unknown): Promise<string> =>
    socket.emitWithAck('position', position) as Promise<string>;
  expect(await say(tablet, here)).toBe('taken');
  expect(await told).toEqual([{ vehicle: 'bus1', ...here }]);
  expect(await say(desk, here)).toBe('not-allowed');
  expect(await say(tablet, { ...here, lat: 'north' })).toBe('invalid-request');
  expect(await say(tablet, { ...here, vehicle: 'bus2' })).toBe('invalid-request');
});

test('a tablet that floods is slowed down', async () => {
  const tablet = connect('bus2');
  await once(tablet as never, 'connect');
  const here = { lon: 133.7, lat: 34.2, heading: 90, at: '2026-11-22T09:00:00+09:00' };
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => tablet.emitWithAck('position', here) as Promise<string>),
  );
  expect(answers).toContain('too-many-requests');
});

test('a page that knew another feed loads everything anew', () => {
  messages.send('bus1', 'old');
  expect(feed.after({ feed: 'feed-0', position: 0 }, ['operators']).pushes).toBeNull();
  expect(feed.after({ feed: 'feed-1', position: 0 }, ['operators']).pushes).toHaveLength(1);
});
