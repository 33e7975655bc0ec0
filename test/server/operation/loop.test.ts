import { describe, expect, test } from 'vitest';
import { sayYes } from '../../../server/operation/answer.js';
import { askRide, type Ask } from '../../../server/operation/ask.js';
import { foldDay } from '../../../server/operation/load-state.js';
import { openLive, SetClock } from '../../scene/live.js';
import { databasesOf } from '../../scene/store.js';

const TINY = 'scenarios/tiny';
const DATE = '2026-11-24';
const databases = databasesOf('sqlite');

const wish: Ask = {
  rider: 'sato',
  origin: 'village',
  destination: 'station',
  wish: { kind: 'now' },
  party: { persons: 1, wheelchairs: 0, companions: [] },
  attributes: [],
  channel: 'phone',
};

describe('a live day', () => {
  test('a ride that was asked for and taken is there after a restart, and the journal folds to the same fleet', async () => {
    const where = await databases.place();
    const store = await databases.open(where);
    const live = await openLive(store, TINY, new SetClock(`${DATE}T08:00:00+09:00`));
    const { booking, offers } = await live.operation.submit('operator:o', (desk) => askRide(desk, wish));
    expect(booking.status).toBe('offered');
    const booked = await live.operation.submit('operator:o', (desk) =>
      sayYes(desk, { booking: booking.id, offer: 0, token: offers[0]!.token }),
    );
    expect(booked).toMatchObject({ status: 'booked', vehicle: 'car', fare_yen: 300 });
    const fleet = live.operation.state.days.get(DATE)!.fleet;
    await live.operation.stop();
    const again = await openLive(store, TINY, new SetClock(`${DATE}T08:00:01+09:00`));
    expect(again.operation.state.bookings.get(booking.id)).toEqual(booked);
    const folded = JSON.stringify(await foldDay(store, TINY, DATE));
    expect(JSON.stringify(again.operation.state.days.get(DATE)!.fleet)).toBe(folded);
    expect(again.operation.state.days.get(DATE)!.fleet.tours).toEqual(fleet.tours);
    await again.operation.stop();
  });
});
