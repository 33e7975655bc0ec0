import { describe, expect, test } from 'vitest';
import { checkDay } from '../../core/dispatch/check/day.js';
import type { FaultKind } from '../../core/dispatch/check/fault.js';
import type { DayFacts, DayVisit, DayWish } from '../../core/dispatch/check/rows.js';
import { clock } from '../scene/clock.js';
import { town } from '../scene/town.js';

const main = town('A-B-C-D');

/** One bus with four seats, or two and a wheelchair; the roads are those of the town. */
const facts: DayFacts = {
  layouts: new Map([
    [
      'bus',
      [
        { seats: 4, wheelchairs: 0 },
        { seats: 2, wheelchairs: 1 },
      ],
    ],
  ]),
  fastest: ({ from, to }) => main.travel.between(main.stop(from), main.stop(to), 0),
  excused: new Set(),
};

/** "sato ×2 B>C 8:02 8:04": booked for four minutes around, completed by the bus. */
function wish(line: string, other: Partial<DayWish> = {}): DayWish {
  const [name, party, trip, pickup, dropoff] = line.split(' ') as [string, string, string, string, string];
  const at = clock(pickup);
  return {
    wish: name,
    booking: name,
    persons: Number(party.slice(1)),
    wheelchairs: 0,
    origin: trip[0]!,
    destination: trip[2]!,
    endState: 'COMPLETED',
    promise: {
      earliest: (at - 120) as typeof at,
      latest: (at + 120) as typeof at,
      dropoffLatest: clock(dropoff),
    },
    vehicle: 'bus',
    pickup: at,
    dropoff: clock(dropoff),
    ...other,
  };
}

/** "8:02 B +sato 1 500": at 8:02 at B sato boards, one person is aboard, 500 m are driven. */
function visit(line: string, i: number, other: Partial<DayVisit> = {}): DayVisit {
  const [time, stop, deed, load, odometer] = line.split(' ') as [string, string, string, string, string];
  return {
    vehicle: 'bus',
    sequence: i + 1,
    stop,
    arrive: clock(time),
    depart: clock(time),
    booking: deed.slice(1),
    action: deed.startsWith('+') ? 'board' : 'alight',
    load: Number(load),
    odometer: Number(odometer),
    ...other,
  };
}

const wishes = [wish('mori ×1 A>D 8:00 8:06'), wish('sato ×2 B>C 8:02 8:04')];
const driven = ['8:00 A +mori 1 0', '8:02 B +sato 3 1000', '8:04 C -sato 1 2000', '8:06 D -mori 0 3000'];
const refused: DayWish = {
  wish: 'abe',
  persons: 9,
  wheelchairs: 0,
  origin: 'A',
  destination: 'B',
  endState: 'INVALID',
};

test('a good day has no fault', () => {
  expect(
    checkDay(
      [...wishes, refused],
      driven.map((line, i) => visit(line, i)),
      facts,
    ),
  ).toEqual([]);
});

describe('a planted fault is found:', () => {
  interface Spoilt {
    readonly wishes?: readonly DayWish[];
    readonly driven?: readonly string[];
    /** Changes the row of sato's alighting. */
    readonly row?: Partial<DayVisit>;
  }
  const [mori, sato] = wishes as [DayWish, DayWish];
  const planted: [FaultKind, string, Spoilt][] = [
    ['wish-twice', 'a wish has two rows', { wishes: [mori, sato, sato] }],
    ['end-state-unknown', 'a wish has no end', { wishes: [mori, { ...sato, endState: '' }] }],
    ['ride-incomplete', 'a rider never alights', { driven: driven.filter((l) => !l.includes('-sato')) }],
    ['ride-incomplete', 'a rider never boards', { driven: driven.filter((l) => !l.includes('+sato')) }],
    [
      'ride-incomplete',
      'a rider alights first',
      { driven: ['8:00 A +mori 1 0', '8:02 C -sato 1 1', '8:04 B +sato 3 2', '8:06 D -mori 2 3'] },
    ],
    ['ride-incomplete', 'a rider boards twice', { driven: ['8:00 A +sato 2 0', ...driven] }],
    ['ride-on-two-vehicles', 'a rider alights from another vehicle', { row: { vehicle: 'van' } }],
    [
      'ride-uncalled-for',
      'a cancelled ride is driven',
      { wishes: [mori, { ...sato, endState: 'CANCELLED_EARLY' }] },
    ],
    ['ride-uncalled-for', 'a stranger rides', { wishes: [mori] }],
    ['row-differs', 'a rider is taken elsewhere', { wishes: [mori, { ...sato, destination: 'D' }] }],
    [
      'row-differs',
      'a boarding lies outside its halt',
      { wishes: [mori, { ...sato, pickup: clock('8:03') }] },
    ],
    [
      'row-differs',
      'an alighting is not written down',
      { wishes: [mori, wish('sato ×2 B>C 8:02 8:04', { dropoff: clock('9:00') })] },
    ],
    [
      'day-promise-broken',
      'a boarding is late',
      { wishes: [mori, { ...sato, promise: { ...sato.promise!, latest: clock('8:01') } }] },
    ],
    [
      'day-promise-broken',
      'a boarding is early',
      { wishes: [mori, { ...sato, promise: { ...sato.promise!, earliest: clock('8:03') } }] },
    ],
    [
      'day-promise-broken',
      'an arrival is late',
      { wishes: [mori, { ...sato, promise: { ...sato.promise!, dropoffLatest: clock('8:03') } }] },
    ],
    [
      'day-promise-broken',
      'a ride was never promised',
      {
        wishes: [
          mori,
          {
            wish: 'sato',
            booking: 'sato',
            persons: 2,
            wheelchairs: 0,
            origin: 'B',
            destination: 'C',
            endState: 'COMPLETED',
            vehicle: 'bus',
            pickup: clock('8:02'),
            dropoff: clock('8:04'),
          },
        ],
      },
    ],
    ['day-overfull', 'five sit on four seats', { wishes: [mori, { ...sato, persons: 4 }] }],
    [
      'day-overfull',
      'a wheelchair takes two seats',
      {
        wishes: [
          { ...mori, persons: 2 },
          { ...sato, persons: 2, wheelchairs: 1 },
        ],
      },
    ],
    ['load-wrong', 'the load is miscounted', { driven: driven.map((l) => l.replace('3 1000', '2 1000')) }],
    ['day-time-backwards', 'a vehicle arrives before it left', { row: { arrive: clock('8:01') } }],
    ['day-time-backwards', 'a vehicle leaves before it came', { row: { depart: clock('8:03') } }],
    [
      'odometer-backwards',
      'the odometer runs back',
      { driven: driven.map((l) => l.replace('1 2000', '1 999')) },
    ],
    [
      'faster-than-road',
      'two minutes are driven in one',
      { row: { arrive: clock('8:03'), depart: clock('8:04') } },
    ],
  ];
  test.each(planted)('%s: %s', (kind, _, spoilt) => {
    const rows = (spoilt.driven ?? driven).map((line, i) =>
      visit(line, i, line.includes('-sato') ? spoilt.row : {}),
    );
    const faults = checkDay(spoilt.wishes ?? wishes, rows, facts);
    expect(faults.map((fault) => fault.kind)).toContain(kind);
  });

  test('what the world broke is not held against the day', () => {
    const late = { ...sato, promise: { ...sato.promise!, latest: clock('8:01') } };
    const rows = driven.map((line, i) => visit(line, i));
    expect(checkDay([mori, late], rows, { ...facts, excused: new Set(['sato']) })).toEqual([]);
  });
});
