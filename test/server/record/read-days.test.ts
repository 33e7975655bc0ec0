import { beforeEach, expect, test } from 'vitest';
import type { Instant } from '../../../server/clock.js';
import { calendarIn } from '../../../server/clock.js';
import { dayReader, type DayReader } from '../../../server/record/read-days.js';
import type { Store } from '../../../server/store/store.js';
import { clock } from '../../scene/clock.js';
import { describeOnBoth } from '../../scene/store.js';
import { TINY } from './scene.js';

const calendar = calendarIn('Asia/Tokyo');
const { date } = TINY.day;
const at = (moment: string): Instant => calendar.instantOf(date, clock(moment));

describeOnBoth('reading past days', (databases) => {
  let store: Store;
  let reader: DayReader;
  beforeEach(async () => {
    store = await databases.open();
    const { db } = store;
    const noon = at('12:00');
    await db
      .insertInto('service_day')
      .values({ service_date: date, versions: '{}', state: 'closed', opened_at: noon, closed_at: noon })
      .execute();
    const journal = TINY.inputs.map((input, seq) => ({
      service_date: date,
      seq,
      position: seq + 1,
      input: JSON.stringify(input),
      actor: 'vehicle' in input ? 'driver:d1' : 'clock',
      recorded_at: noon,
    }));
    await db.insertInto('journal').values(journal).execute();
    await db
      .insertInto('account')
      .values({
        id: 'd1',
        login: 'sato',
        role: 'driver',
        display_name: '佐藤',
        password_hash: null,
        oidc_subject: null,
        created_at: noon,
        disabled_at: null,
      })
      .execute();
    reader = dayReader({ store, calendar, serviceOn: () => Promise.resolve(TINY.day) });
  });

  const booking = async (id: string, status: string, isTest = 0): Promise<void> => {
    await store.db
      .insertInto('booking')
      .values({
        id,
        service_date: date,
        rider: null,
        status,
        origin: 'a',
        destination: 'b',
        detail: '{}',
        vehicle: null,
        return_of: null,
        replaces: null,
        standing_order: null,
        created_by: 'x',
        created_at: at('8:00'),
        updated_at: at('8:00'),
        is_test: isTest,
      })
      .execute();
  };

  test('folds the journal to the record the simulation kept', async () => {
    const [day, ...others] = await reader.read(date, date);
    expect(others).toEqual([]);
    expect(day!.ledger).toEqual(TINY.ledger);
    expect(day!.stopNames.get('onsen')).toBe('温泉');
    expect([...day!.garages]).toEqual([
      ['van', 'station'],
      ['car', 'village'],
    ]);
  });

  test('knows who drove, by name, and what they wrote down', async () => {
    await store.db
      .insertInto('vehicle_record')
      .values({
        id: 'n1',
        vehicle: 'car',
        service_date: date,
        kind: 'garage-out',
        driver: 'driver:d1',
        detail: '{"odometer_m":12000}',
        happened_at: at('7:55'),
      })
      .execute();
    const [day] = await reader.read(date, date);
    expect(day!.driverNames.get('driver:d1')).toBe('佐藤');
    expect(day!.deeds[0]).toEqual({ vehicle: 'van', driver: 'driver:d1', at: clock('8:00') });
    expect(day!.notes).toEqual([
      {
        vehicle: 'car',
        driver: 'driver:d1',
        at: clock('7:55'),
        kind: 'garage-out',
        odometer_m: 12000,
        detail: null,
      },
    ]);
  });

  test('leaves out tests and what was replaced, and counts what never ended', async () => {
    await booking('4', 'completed', 1);
    await booking('3', 'replaced');
    await booking('11', 'booked');
    await booking('12', 'aboard', 1);
    const [day] = await reader.read(date, date);
    expect(day!.ledger.wishes.find(({ wish }) => wish === '4')?.endState).toBe('TEST');
    expect(day!.ledger.wishes.some(({ wish }) => wish === '3')).toBe(false);
    expect(day!.unfinished).toBe(1);
  });

  test('keeps days that are over in memory, but reads anew what was written beside them', async () => {
    const [first] = await reader.read(date, date);
    const [second] = await reader.read(date, date);
    expect(second!.ledger).toBe(first!.ledger);
    await booking('11', 'booked');
    expect((await reader.read(date, date))[0]!.unfinished).toBe(1);
    await store.db.updateTable('service_day').set({ state: 'open' }).execute();
    expect((await reader.read(date, date))[0]!.ledger).not.toBe(first!.ledger);
  });

  test('knows nothing of days that never opened', async () => {
    expect(await reader.read('2026-11-25', '2026-11-30')).toEqual([]);
    expect(await reader.read('2026-11-01', '2026-11-30')).toHaveLength(1);
  });
});
