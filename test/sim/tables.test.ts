import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { tables } from '../../sim/report/tables.js';
import { madeUpDay, replayed } from './scene.js';

const { where, asks } = madeUpDay(2);
const { ledger } = replayed(where, asks);
const header = (file: string, days = [ledger]): string[] =>
  tables(days).get(file)!.split('\r\n')[0]!.split(',');

test('one day has the columns that outside programs rely on, in that order, and further ones behind', () => {
  const wishes =
    'wish_id,booking_id,asked_at_s,kind,party,wheelchair,origin,destination,wished_s,end_state,promised_pickup_earliest_s,promised_pickup_latest_s,promised_dropoff_latest_s,vehicle,pickup_s,dropoff_s,direct_s,direct_m,fare_yen';
  const visits = 'vehicle,seq,stop,arrive_s,depart_s,booking_id,action,load_after,odometer_m';
  expect(header('wishes.csv').slice(0, 19).join()).toBe(wishes);
  expect(header('visits.csv').slice(0, 9).join()).toBe(visits);
});

test('several days have the day in front', () => {
  const next = { ...ledger, date: '2026-04-02' };
  expect(header('visits.csv', [ledger, next])[0]).toBe('day');
  const rows: Record<string, string>[] = parse(tables([ledger, next]).get('wishes.csv')!, { columns: true });
  expect(new Set(rows.map((row) => row['day']))).toEqual(new Set(['2026-04-01', '2026-04-02']));
  expect(rows).toHaveLength(2 * asks.length);
});

test('a name with a comma, a quote or a line break is read back as it was', () => {
  const odd = 'Café "A", upper\nfloor 温泉';
  const [first, ...others] = ledger.wishes;
  const text = tables([{ ...ledger, wishes: [{ ...first!, origin: odd }, ...others] }]).get('wishes.csv')!;
  const rows: Record<string, string>[] = parse(text, { columns: true });
  expect(rows[0]!['origin']).toBe(odd);
});

test('what is unknown is empty, not 0', () => {
  const text = tables([{ ...ledger, wishes: [{ ...ledger.wishes[0]!, endState: 'MISSED' }] }]).get(
    'wishes.csv',
  )!;
  const [row]: Record<string, string>[] = parse(text, { columns: true });
  expect([row!['refusal'], row!['absent_s']]).toEqual(['', '']);
});
