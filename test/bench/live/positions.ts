import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { Latency } from './latency.js';
import type { LargeTown } from './large-town.js';

/** Each tablet reports so often, ms. */
const EVERY_MS = 1000;
/** Lines that are opened at the same time. */
const AT_ONCE = 10;
const PROCESSES = 2;
/** Somewhere in Mitoyo. */
const HERE = { lon: 133.72, lat: 34.18 };

/**
 * How long it takes from a tablet's report until a dashboard has the position. Tablets are spread over the second, as
 * they are on the road.
 */
export async function positions(
  town: LargeTown,
  { dashboards, seconds }: { readonly dashboards: number; readonly seconds: number },
): Promise<{ readonly delivered: Latency; readonly expected: number }> {
  const halls = await Promise.all(
    Array.from({ length: PROCESSES }, () => hall(town, Math.ceil(dashboards / PROCESSES))),
  );
  const tablets = await tabletsOf(town);
  const timers = tablets.map((tablet, i) =>
    every((i * EVERY_MS) / tablets.length, () => {
      report(tablet);
    }),
  );
  await wait(2 * EVERY_MS);
  for (const one of halls) one.send('begin');
  await wait(seconds * 1000);
  const ages = halls.map(async (one) => {
    one.send('end');
    const [noted] = (await once(one, 'message')) as [number[]];
    return noted;
  });
  const delivered = new Latency();
  for (const noted of await Promise.all(ages)) for (const age of noted) delivered.add(age);
  for (const stop of timers) stop();
  for (const tablet of tablets) tablet.disconnect();
  for (const one of halls) one.disconnect();
  return { delivered, expected: tablets.length * dashboards * seconds };
}

async function hall(town: LargeTown, count: number): Promise<ChildProcess> {
  const key = town.authorization.replace('Bearer ', '');
  const child = fork('test/bench/live/dashboards.ts', [town.url, String(count)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NORIAI_BENCH_KEY: key },
  });
  await once(child, 'message');
  return child;
}

async function tabletsOf({ url, drivers }: LargeTown): Promise<Socket[]> {
  const tablets: Socket[] = [];
  for (let i = 0; i < drivers.length; i += AT_ONCE) {
    const some = drivers
      .slice(i, i + AT_ONCE)
      .map(({ cookie }) => io(url, { extraHeaders: { cookie }, forceNew: true, transports: ['websocket'] }));
    await Promise.all(
      some.map(
        (socket) =>
          new Promise((resolve) =>
            socket.once('connect', () => {
              resolve(undefined);
            }),
          ),
      ),
    );
    tablets.push(...some);
  }
  return tablets;
}

function report(tablet: Socket): void {
  tablet.emit('position', { ...HERE, heading: 90, at: new Date().toISOString() }, () => undefined);
}

function every(first: number, call: () => void): () => void {
  let timer: NodeJS.Timeout = setTimeout(() => {
    call();
    timer = setInterval(call, EVERY_MS);
  }, first);
  return () => {
    clearInterval(timer);
  };
}
