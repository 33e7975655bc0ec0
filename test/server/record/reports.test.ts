import { describe, expect, test } from 'vitest';
import { dailyReport } from '../../../server/record/daily.js';
import { dutyReport } from '../../../server/record/duty.js';
import { indicatorReport, monthlyReport } from '../../../server/record/monthly.js';
import { timeText } from '../../../server/record/past-day.js';
import { rideReport } from '../../../server/record/rides.js';
import { unmetReport } from '../../../server/record/unmet.js';
import { figures } from '../../../sim/figures.js';
import { clock } from '../../scene/clock.js';
import { note, pastDay, rowsOf, TINY } from './scene.js';

const READINGS = [
  note('7:50 car driver:d1 check - 酒気なし 体調良好'),
  note('7:55 car driver:d1 garage-out 12000'),
  note('8:40 car driver:d1 start 12300'),
  note('8:53 car driver:d1 arrival 17300'),
  note('9:10 car driver:d1 garage-in 19800'),
];

describe('the daily report', () => {
  test('tells of every vehicle what it drove and carried', () => {
    const [van, car] = rowsOf(dailyReport([pastDay({ notes: READINGS })]));
    expect(van).toMatchObject({
      date: '2026-11-24',
      vehicle: 'van',
      drivers: 'driver:d2',
      shifts: '8:00–12:00',
      runs: 4,
      bookings: 4,
      passengers: 6,
      fare_yen: 1800,
      driven_km: 17,
      loaded_km: 10.5,
      garage_out_km: null,
      odometer_km: null,
    });
    expect(car).toMatchObject({
      vehicle: 'car',
      bookings: 2,
      passengers: 2,
      runs: 1,
      driven_km: 5,
      loaded_km: 5,
    });
  });

  test('has the four readings, the checks and who drove', () => {
    const [, car] = rowsOf(dailyReport([pastDay({ notes: READINGS })]));
    expect(car).toMatchObject({
      drivers: '佐藤',
      garage_out: '7:55',
      garage_out_km: 12,
      start_km: 12.3,
      arrival_km: 17.3,
      garage_in: '9:10',
      garage_in_km: 19.8,
      odometer_km: 7.8,
      checks: '7:50 酒気なし 体調良好',
    });
  });

  test('adds up to what the ledger says', () => {
    const rows = rowsOf(dailyReport([pastDay()]));
    const sum = (id: string): number => rows.reduce((total, row) => total + Number(row[id]), 0);
    const metres = TINY.ledger.legs.reduce((total, { length }) => total + length, 0);
    expect(sum('driven_km')).toBe(metres / 1000);
    expect(sum('fare_yen')).toBe(2400);
    expect(sum('passengers')).toBe(8);
  });

  test('leaves out bookings to try the service', () => {
    const [, car] = rowsOf(dailyReport([pastDay({}, ['4'])]));
    expect(car).toMatchObject({ bookings: 1, passengers: 1 });
  });
});

describe('the duty record', () => {
  test('tells who drove what from where to where, past which places', () => {
    const rows = rowsOf(dutyReport([pastDay({ notes: READINGS })]), 'ja');
    expect(rows.find((row) => row['vehicle'] === 'car')).toMatchObject({
      driver: '佐藤',
      begin: '7:50',
      from: '山里',
      end: '9:10',
      to: '駅前',
      waypoints: '山里 → 温泉 → 市場 → 駅前',
      driven_km: 5,
      odometer_km: 7.8,
    });
  });

  test('gives each driver of a vehicle a row of their own, with their own notes', () => {
    const notes = [
      ...READINGS,
      note('8:47 car driver:d3 driver-change - 交替'),
      note('8:48 car driver:d3 accident - 擦過'),
    ];
    const day = pastDay({
      notes: notes.filter(({ at }) => at < clock('8:50')),
      deeds: [
        { vehicle: 'car', driver: 'driver:d1', at: clock('8:41') },
        { vehicle: 'car', driver: 'driver:d1', at: clock('8:45') },
        { vehicle: 'car', driver: 'driver:d3', at: clock('8:53') },
      ],
    });
    const rows = rowsOf(dutyReport([day]), 'ja');
    expect(rows).toMatchObject([
      { driver: '佐藤', begin: '7:50', end: '8:45', from: '山里', to: '温泉', accidents: '', driven_km: 2 },
      {
        driver: 'driver:d3',
        begin: '8:47',
        end: '8:53',
        to: '駅前',
        accidents: '8:48 擦過',
        driver_change: '8:47 交替',
      },
    ]);
    expect(rows[0]).toMatchObject({ garage_out_km: 12, garage_in_km: null, odometer_km: null });
  });

  test('has no row for a vehicle nobody reported from', () => {
    expect(dutyReport([pastDay({ deeds: [], notes: [] })]).rows).toEqual([]);
  });
});

describe('the monthly report', () => {
  test('has a line a day and a line of all', async () => {
    const next = pastDay({ date: '2026-11-25', unfinished: 1 });
    const rows = rowsOf(await monthlyReport([pastDay(), next]), 'ja');
    expect(rows.map((row) => row['date'])).toEqual(['2026-11-24', '2026-11-25', '計']);
    expect(rows[0]).toMatchObject({
      vehicles: 2,
      wishes: 8,
      carried: 6,
      passengers: 8,
      refused: 2,
      no_shows: 0,
      fare_yen: 2400,
      unfinished: 0,
    });
    expect(rows[2]).toMatchObject({ vehicles: 4, wishes: 16, carried: 12, fare_yen: 4800, unfinished: 1 });
  });

  test('has no line for no days', async () => {
    expect((await monthlyReport([])).rows).toEqual([]);
    expect(indicatorReport([]).rows.length).toBeGreaterThan(0);
  });

  test('its indicators are those of the simulation, figure by figure', () => {
    const rows = rowsOf(indicatorReport([pastDay()]), 'ja');
    const simulated = figures([TINY.ledger]);
    expect(rows.map((row) => row['indicator'])).toEqual(simulated.map(({ indicator }) => indicator.id));
    for (const [i, { figure, indicator }] of simulated.entries()) {
      expect(rows[i]!['formula']).toBe(indicator.formula.ja);
      if (figure.value === null) expect(rows[i]!['value']).toBeNull();
      else expect(rows[i]!['value']).toBeCloseTo(figure.value, 2);
    }
  });
});

describe('unmet demand', () => {
  test('says what was refused, when and where', () => {
    expect(rowsOf(unmetReport([pastDay()]), 'ja')).toEqual([
      { reason: 'no-vehicle-in-time', hour: 9, origin: '山里', destination: '温泉', wishes: 1, persons: 4 },
      {
        reason: 'outside-service-hours',
        hour: 12,
        origin: '市場',
        destination: '温泉',
        wishes: 1,
        persons: 1,
      },
    ]);
  });

  test('puts the most frequent first, and counts who asks again within half an hour once', () => {
    const day = pastDay();
    const eight = day.ledger.wishes.find(({ wish }) => wish === '8')!;
    const wishes = [...day.ledger.wishes, { ...eight, wish: '9' }, { ...eight, wish: '10', repeatOf: '9' }];
    const rows = rowsOf(unmetReport([{ ...day, ledger: { ...day.ledger, wishes } }]));
    expect(rows.map((row) => [row['reason'], row['wishes']])).toEqual([
      ['outside-service-hours', 2],
      ['no-vehicle-in-time', 1],
    ]);
  });

  test('offers that nobody took are unmet too; tests and cancellations are not', () => {
    const day = pastDay({}, ['7']);
    const one = day.ledger.wishes.find(({ wish }) => wish === '1')!;
    const wishes = [
      ...day.ledger.wishes.filter(({ wish }) => wish !== '8'),
      { ...one, wish: '9', endState: 'OFFER_DECLINED' as const },
      { ...one, wish: '10', endState: 'CANCELLED_LATE' as const },
    ];
    const rows = rowsOf(unmetReport([{ ...day, ledger: { ...day.ledger, wishes } }]));
    expect(rows.map((row) => row['reason'])).toEqual(['offer-declined']);
  });
});

describe('the list of rides', () => {
  test('has every wish that ended, with riders by id only', () => {
    const rows = rowsOf(rideReport([pastDay()]), 'ja');
    expect(rows).toHaveLength(8);
    expect(rows.find((row) => row['booking'] === '4')).toEqual({
      date: '2026-11-24',
      booking: '4',
      rider: 'ito',
      channel: null,
      asked: '8:25',
      wished: '8:45',
      origin: '温泉',
      destination: '市場',
      persons: 1,
      wheelchairs: 0,
      promised: '8:45–8:50',
      pickup: '8:45',
      dropoff: '8:50',
      vehicle: 'car',
      end: '完了',
      refusal: null,
      fare_yen: 300,
    });
  });
});

test.each([
  ['8:05', '8:05'],
  ['25:10', '25:10'],
])('%s is written %s', (moment, text) => {
  expect(timeText(clock(moment))).toBe(text);
});

test('the evening before is written below zero', () => {
  expect(timeText(-9000 as never)).toBe('-2:30');
});
