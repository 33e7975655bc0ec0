import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { sayYes } from '../../../server/operation/answer.js';
import { askRide, askTrip, callReturn, type Ask } from '../../../server/operation/ask.js';
import { editPart, partOf } from '../../../server/operation/edit-part.js';
import { foldDay } from '../../../server/operation/load-state.js';
import { ClockSteppedBack, type Committed } from '../../../server/operation/operation.js';
import { orderStanding } from '../../../server/operation/standing-orders.js';
import { StoreUnavailable, type Store } from '../../../server/store/store.js';
import { openLive, SetClock } from '../../scene/live.js';
import { liveTown } from '../../scene/live-town.js';
import { databasesOf, describeOnBoth } from '../../scene/store.js';

const DATE = '2026-11-24';
const town = liveTown();
afterAll(() => {
  rmSync(town, { recursive: true });
});

const morning = (): SetClock => new SetClock(`${DATE}T08:00:00+09:00`);

const wish: Ask = {
  rider: 'sato',
  origin: 'village',
  destination: 'station',
  wish: { kind: 'depart', at: `${DATE}T09:00:00+09:00` },
  party: { persons: 1, wheelchairs: 0, companions: [] },
  attributes: [],
  channel: 'phone',
};

describeOnBoth('a live day', (databases) => {
  test('what was said yes to is there after a restart, and the journal folds to the same fleet', async () => {
    const store = await databases.open();
    const live = await openLive(store, town, morning());
    const booked = await live.operation.submit('operator:o', (desk) => {
      const { booking, offers } = askRide(desk, wish);
      return sayYes(desk, { booking: booking.id, offer: 0, token: offers[0]!.token });
    });
    expect(booked).toMatchObject({ status: 'booked', fare_yen: 300 });
    await live.operation.stop();
    const again = await openLive(store, town, live.clock);
    expect(again.operation.state.bookings.get(booked.id)).toEqual(booked);
    const folded = JSON.stringify(await foldDay(store, town, DATE));
    expect(JSON.stringify(again.operation.state.days.get(DATE)!.fleet)).toBe(folded);
    await again.operation.stop();
  });

  test('works that wait together are committed together, each with its own answer', async () => {
    const live = await openLive(await databases.open(), town, morning());
    const commits: Committed[] = [];
    live.operation.listen((committed) => commits.push(committed));
    const asked = await Promise.all(
      ['sato', 'suzuki', 'tanaka'].map((rider) =>
        live.operation.submit('operator:o', (desk) => askRide(desk, { ...wish, rider })),
      ),
    );
    expect(asked.map(({ booking }) => booking.rider)).toEqual(['sato', 'suzuki', 'tanaka']);
    expect(commits).toHaveLength(1);
    await live.operation.stop();
  });
});

describe('the loop', () => {
  const databases = databasesOf('sqlite');

  test('a commit that fails leaves everything as it was, and the next one goes through', async () => {
    const store = await databases.open();
    let broken = false;
    const frail: Store = {
      ...store,
      writeAs: (epoch, work) =>
        broken ? Promise.reject(new StoreUnavailable('the disk is full')) : store.writeAs(epoch, work),
    };
    const live = await openLive(frail, town, morning());
    const before = live.operation.state;
    broken = true;
    const failed = live.operation.submit('operator:o', (desk) => askRide(desk, wish));
    await expect(failed).rejects.toThrow('the disk is full');
    expect(live.operation.state).toBe(before);
    broken = false;
    const { booking } = await live.operation.submit('operator:o', (desk) => askRide(desk, wish));
    expect(booking.status).toBe('offered');
    await live.operation.stop();
  });

  test('a work that throws undoes all it did, and others in its batch count', async () => {
    const live = await openLive(await databases.open(), town, morning());
    const [bad, good] = await Promise.allSettled([
      live.operation.submit('operator:o', (desk) => {
        askRide(desk, wish);
        throw new Error('second thoughts');
      }),
      live.operation.submit('operator:o', (desk) => askRide(desk, { ...wish, rider: 'suzuki' })),
    ]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    expect([...live.operation.state.bookings.values()].map(({ rider }) => rider)).toEqual(['suzuki']);
    await live.operation.stop();
  });

  test('while the clock is behind the journal nothing new is promised, and it recovers by itself', async () => {
    const live = await openLive(await databases.open(), town, morning());
    const settled = (): Promise<void> => live.operation.submit('test', () => undefined);
    await live.operation.submit('operator:o', (desk) => askRide(desk, wish));
    await live.clock.set(`${DATE}T07:58:00+09:00`, settled);
    const ask = (): Promise<unknown> =>
      live.operation.submit('operator:o', (desk) => askRide(desk, { ...wish, rider: 'suzuki' }));
    await expect(ask()).rejects.toThrow(ClockSteppedBack);
    await live.clock.set(`${DATE}T08:00:01+09:00`, settled);
    await ask();
    await live.operation.stop();
  });

  test('an offer that nobody answers lapses by the clock', async () => {
    const live = await openLive(await databases.open(), town, morning());
    const { booking } = await live.operation.submit('operator:o', (desk) => askRide(desk, wish));
    await live.at('8:02');
    expect(live.operation.state.bookings.get(booking.id)?.status).toBe('expired');
    await live.operation.stop();
  });

  test('an open return waits for the call', async () => {
    const live = await openLive(await databases.open(), town, morning());
    const { out, back } = await live.operation.submit('operator:o', (desk) =>
      askTrip(desk, wish, { kind: 'on-call' }),
    );
    expect(back?.booking).toMatchObject({ status: 'on-call', returnOf: out.booking.id, origin: 'station' });
    await live.at('9:30');
    const called = await live.operation.submit('rider:sato', (desk) => callReturn(desk, back!.booking.id));
    expect(called.booking).toMatchObject({ status: 'offered', returnOf: out.booking.id });
    await live.operation.stop();
  });

  test('the same rider cannot book the same trip twice by mistake, but anyway', async () => {
    const live = await openLive(await databases.open(), town, morning());
    const book = (ask: Ask): Promise<unknown> =>
      live.operation.submit('operator:o', (desk) => {
        const { booking, offers } = askRide(desk, ask);
        return sayYes(desk, { booking: booking.id, offer: 0, token: offers[0]!.token });
      });
    await book(wish);
    await expect(book(wish)).rejects.toThrow('duplicate-wish');
    await book({ ...wish, anyway: 'yes' });
    await live.operation.stop();
  });

  test('a standing order is booked as soon as its day can be booked, once', async () => {
    const live = await openLive(await databases.open(), town, morning());
    await live.operation.submit('operator:o', (desk) =>
      orderStanding(desk, {
        rider: 'sato',
        detail: {
          weekdays: ['wed', 'sat'],
          kind: 'arrive',
          time: '10:00',
          origin: 'village',
          destination: 'hospital',
          party: { persons: 1, wheelchairs: 0, companions: [] },
          attributes: [],
        },
        from: DATE,
        to: null,
      }),
    );
    await live.at('8:05');
    const made = [...live.operation.state.bookings.values()];
    expect(made.map(({ date, status }) => [date, status])).toEqual([['2026-11-25', 'booked']]);
    await live.operation.stop();
  });

  test('a day closes when everybody is home, and the next one opens', async () => {
    const live = await openLive(await databases.open(), town, morning());
    await live.at('12:45');
    expect([...live.operation.state.days.keys()]).toEqual([]);
    expect(live.operation.state.closed.has(DATE)).toBe(true);
    await live.clock.set('2026-11-25T00:01:00+09:00', () => live.operation.submit('test', () => undefined));
    expect([...live.operation.state.days.keys()]).toEqual(['2026-11-25']);
    await live.operation.stop();
  });

  test('an edit of the fleet holds for days that open from then on; a wrong one is told in full', async () => {
    const live = await openLive(await databases.open(), town, morning());
    const { version, content } = partOf(live.operation, 'fleet');
    const { vehicles } = content as unknown as { readonly vehicles: readonly { readonly id: string }[] };
    const edit = (left: readonly object[], at: number): Promise<unknown> =>
      live.operation.submit('planner:p', (desk) =>
        editPart(desk, { part: 'fleet', version: at, content: { vehicles: left }, reason: 'a test' }),
      );
    await expect(edit([{ ...vehicles[0], start: 'nowhere' }], version)).rejects.toThrow('invalid-request');
    await edit(vehicles.slice(0, 2), version);
    await expect(edit(vehicles, version)).rejects.toThrow('conflict');
    const tomorrow = await live.operation.submit('operator:o', (desk) => desk.day('2026-11-25'));
    expect(tomorrow!.service.world.vehicles).toHaveLength(2);
    expect(live.operation.state.days.get(DATE)!.service.world.vehicles).toHaveLength(3);
    await live.operation.stop();
  });
});
