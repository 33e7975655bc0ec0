import { rmSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { DriverEvent, DriverOutcome } from '../../../server/contract/driver-event.js';
import { sayYes } from '../../../server/operation/answer.js';
import { askRide } from '../../../server/operation/ask.js';
import { reportDriving } from '../../../server/operation/report-driving.js';
import { watch } from '../../../server/operation/watch.js';
import { openLive, SetClock, TOKYO, type LiveScene } from '../../scene/live.js';
import { liveTown } from '../../scene/live-town.js';
import { databasesOf } from '../../scene/store.js';

const DATE = '2026-11-24';
const databases = databasesOf('sqlite');
// No better plans meanwhile: what drivers do is all that happens.
const town = liveTown((service) => service.replace('improvement: 5', 'improvement: 0'));
afterAll(() => {
  rmSync(town, { recursive: true });
});

let live: LiveScene;
beforeEach(async () => {
  live = await openLive(await databases.open(), town, new SetClock(`${DATE}T08:00:00+09:00`));
});

async function booked(rider: string, origin: string, destination: string): Promise<string> {
  return live.operation.submit('operator:o', (desk) => {
    const { booking, offers } = askRide(desk, {
      rider,
      origin,
      destination,
      wish: { kind: 'now' },
      party: { persons: 1, wheelchairs: 0, companions: [] },
      attributes: [],
      channel: 'phone',
    });
    return sayYes(desk, { booking: booking.id, offer: 0, token: offers[0]!.token }).id;
  });
}

type Untold = DriverEvent extends infer E ? (E extends DriverEvent ? Omit<E, 'happened'> : never) : never;

const tell = (vehicle: string, ...events: readonly Untold[]): Promise<readonly DriverOutcome[]> =>
  live.operation.submit(`driver:${vehicle}`, (desk) =>
    reportDriving(desk, {
      date: DATE,
      vehicle,
      events: events.map((event) => ({ ...event, happened: TOKYO.text(desk.now) })),
    }),
  );

const outcomes = (told: readonly DriverOutcome[]): string[] => told.map(({ outcome }) => outcome);
const booking = (id: string): unknown => live.operation.state.bookings.get(id);

describe('what drivers report', () => {
  test('a ride as planned is applied event by event, and the times driven are kept', async () => {
    const id = await booked('sato', 'village', 'onsen');
    await live.at('8:02');
    expect(outcomes(await tell('car', { number: 1, kind: 'boarded', booking: id }))).toEqual(['applied']);
    expect(booking(id)).toMatchObject({ status: 'aboard', boarded: `${DATE}T08:02:00+09:00` });
    await tell('car', { number: 2, kind: 'departed' });
    await live.at('8:06');
    const told = await tell(
      'car',
      { number: 3, kind: 'arrived', stop: 'onsen' },
      { number: 4, kind: 'alighted', booking: id },
    );
    expect(outcomes(told)).toEqual(['applied', 'applied']);
    expect(booking(id)).toMatchObject({
      status: 'completed',
      alighted: `${DATE}T08:06:00+09:00`,
      together: 1,
      fare_yen: 300,
    });
  });

  test('a doubled event gets the outcome it got before and changes nothing', async () => {
    const id = await booked('sato', 'village', 'onsen');
    await live.at('8:02');
    const boards = { number: 1, kind: 'boarded', booking: id } as const;
    const first = await tell('car', boards);
    const { seq } = live.operation.state.days.get(DATE)!;
    expect(await tell('car', boards)).toEqual(first);
    expect(live.operation.state.days.get(DATE)!.seq).toBe(seq);
  });

  test('an event that comes before its forerunner waits for it', async () => {
    const id = await booked('sato', 'village', 'onsen');
    await live.at('8:02');
    expect(outcomes(await tell('car', { number: 2, kind: 'departed' }))).toEqual(['waiting']);
    await tell('car', { number: 1, kind: 'boarded', booking: id });
    expect(live.operation.state.days.get(DATE)!.fleet.tours[1]!.motion.kind).toBe('driving');
  });

  test('a gap that is not filled within 30 seconds is gone on without', async () => {
    const id = await booked('sato', 'village', 'onsen');
    await live.at('8:02');
    await tell('car', { number: 7, kind: 'boarded', booking: id });
    expect(booking(id)).toMatchObject({ status: 'booked' });
    await live.at('8:03');
    expect(booking(id)).toMatchObject({ status: 'aboard' });
  });

  test('somebody who boards another vehicle than planned travels on in that one', async () => {
    const id = await booked('sato', 'station', 'hospital');
    await live.at('8:02');
    const told = await tell('bus', { number: 1, kind: 'boarded', booking: id });
    expect(outcomes(told)).toEqual(['reconciled']);
    expect(booking(id)).toMatchObject({ status: 'aboard', vehicle: 'bus' });
  });

  test('a boarding that was never reported is made up for when the rider alights', async () => {
    const id = await booked('sato', 'village', 'onsen');
    await live.at('8:10');
    const told = await tell('car', { number: 1, kind: 'alighted', booking: id });
    expect(outcomes(told)).toEqual(['reconciled']);
    expect(booking(id)).toMatchObject({ status: 'completed', vehicle: 'car' });
  });

  test('who leaves while somebody is still to board is asked to say what became of them', async () => {
    const id = await booked('sato', 'village', 'onsen');
    await live.at('8:02');
    const [told] = await tell('car', { number: 1, kind: 'departed' });
    expect(told).toMatchObject({
      outcome: 'ignored',
      because: expect.stringContaining(`${id} is still to board`) as string,
    });
  });

  test('odometer readings go into the daily record and not into the plan', async () => {
    const [told] = await tell('car', { number: 1, kind: 'garage-out', odometer_m: 123_000 });
    expect(told).toMatchObject({ outcome: 'recorded' });
  });

  test('a vehicle of which nothing is heard is late, its riders are told, and the operator sees it', async () => {
    const id = await booked('sato', 'village', 'onsen');
    await live.at('8:30');
    const signals = { calendar: TOKYO, now: live.clock.now(), heard: new Map() };
    const codes = watch(live.operation.state, signals).map(({ code }) => code);
    expect(codes).toContain('ride-late');
    expect(codes).toContain('driver-missing');
    expect(booking(id)).toMatchObject({ status: 'booked' });
  });
});
