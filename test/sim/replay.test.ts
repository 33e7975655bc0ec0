import { describe, expect, test } from 'vitest';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import { minutes, seconds } from '../../core/units.js';
import { journalText, readJournal } from '../../sim/replay/journal.js';
import type { RiderModels } from '../../sim/replay/riders.js';
import type { DayLedger } from '../../sim/report/rows.js';
import { tables } from '../../sim/report/tables.js';
import { town } from '../scene/town.js';
import { vehicle, world } from '../scene/world.js';
import { ask, madeUpDay, replayed } from './scene.js';

/** Riders who decline, cancel, ask again and stay away, each now and then. */
const MOODY: RiderModels = {
  answer: { after: seconds(0), declines: { 'as-wished': 0.1, earlier: 0.5, later: 0.5, 'other-stop': 0.5 } },
  cancel: { share: 0.2 },
  repeat: { share: 0.8, after: minutes(10), times: 2 },
  noShow: { share: 0.1 },
};

const main = town('A-B-C-D');
const oneBus = {
  town: main,
  world: world(main, { vehicles: ['bus A 8:00-12:00 ×4'].map((v) => vehicle(v, main)) }),
};
const states = (ledger: DayLedger): string[] => ledger.wishes.map(({ endState }) => endState);

describe('a small day by hand', () => {
  // One character is one minute; halts take no time.
  const { ledger } = replayed(oneBus, [
    ask('7:50 sato A>D depart 8:00', main),
    ask('7:55 mori B>C depart 8:02', main),
    ask('8:30 kato A>B now', main),
  ]);

  test('riders are picked up and dropped where and when the plan says', () => {
    const rows = ledger.wishes.map(({ wish, pickup, dropoff, fare }) => [wish, pickup, dropoff, fare]);
    expect(rows).toEqual([
      ['sato', 28800, 28800 + 360, 300],
      ['mori', 28800 + 120, 28800 + 240, 300],
      ['kato', 30600 + 360, 30600 + 480, 300],
    ]);
  });

  test('every drive is written down, the way home at the end of the shift included', () => {
    const told = ledger.legs.map(
      (leg) => `${leg.from}>${leg.to} ${leg.purpose} ${leg.persons} ${leg.length}`,
    );
    expect(told).toEqual([
      'A>B carry 1 1000',
      'B>C carry 2 1000',
      'C>D carry 1 1000',
      'D>A pickup 0 3000',
      'A>B carry 1 1000',
      'B>A home 0 1000',
    ]);
    expect(ledger.shifts).toEqual([
      { vehicle: 'bus', duty: { begin: 28800, end: 43200 }, rest: 0, odometer: 8000 },
    ]);
  });

  test('parties of one halt share its arrival and departure, and the load counts persons', () => {
    const told = ledger.visits.map((v) => [v.sequence, v.stop, v.action, v.booking, v.load, v.odometer]);
    expect(told).toEqual([
      [1, 'A', 'board', 'sato', 1, 0],
      [2, 'B', 'board', 'mori', 2, 1000],
      [3, 'C', 'alight', 'mori', 1, 2000],
      [4, 'D', 'alight', 'sato', 0, 3000],
      [5, 'A', 'board', 'kato', 1, 6000],
      [6, 'B', 'alight', 'kato', 0, 7000],
    ]);
  });
});

describe('riders leave the script', () => {
  const wish = [ask('8:00 sato B>D now', main)];

  test('who is not at the stop is a no-show, and the vehicle goes on', () => {
    const { ledger } = replayed(oneBus, wish, { models: { noShow: { share: 1 } } });
    expect(states(ledger)).toEqual(['NO_SHOW']);
    expect(ledger.wishes[0]).toMatchObject({ absentAt: 28800 + 120, vehicle: 'bus', fare: 0 });
    expect(ledger.legs.map(({ purpose }) => purpose)).toEqual(['pickup', 'home']);
  });

  test('who cancels shortly before the promised window is late, and is not driven', () => {
    const { ledger } = replayed(oneBus, [ask('7:50 sato B>D depart 8:00', main)], {
      models: { cancel: { share: 1 } },
    });
    expect(states(ledger)).toEqual(['CANCELLED_LATE']);
    expect(ledger.visits).toEqual([]);
  });

  test('who cancels long before is early', () => {
    const { ledger } = replayed(oneBus, [ask('6:00 sato B>D depart 11:00', main)], {
      models: { cancel: { share: 1 } },
    });
    expect(states(ledger)).toEqual(['CANCELLED_EARLY']);
  });

  test('who turns down every offer has declined', () => {
    const no = { 'as-wished': 1, earlier: 1, later: 1, 'other-stop': 1 };
    const { ledger } = replayed(oneBus, wish, { models: { answer: { after: seconds(5), declines: no } } });
    expect(states(ledger)).toEqual(['OFFER_DECLINED']);
    expect(ledger.wishes[0]).toMatchObject({ offers: 1 });
  });

  test('an answer that comes after the offer has lapsed is a decline', () => {
    const yes = { 'as-wished': 0, earlier: 0, later: 0, 'other-stop': 0 };
    const { ledger } = replayed(oneBus, wish, { models: { answer: { after: minutes(30), declines: yes } } });
    expect(states(ledger)).toEqual(['OFFER_DECLINED']);
  });

  test('who is refused and asks again is linked to the first wish', () => {
    const closed = [ask('12:30 sato B>D now', main)];
    const repeat = { share: 1, after: minutes(10), times: 2 };
    const { ledger } = replayed(oneBus, closed, { models: { repeat } });
    expect(ledger.wishes.map(({ wish: id, repeatOf }) => [id, repeatOf])).toEqual([
      ['sato', undefined],
      ['sato~2', 'sato'],
      ['sato~3', 'sato~2'],
    ]);
  });

  test('a wish asked again after half an hour is a new one', () => {
    const repeat = { share: 1, after: minutes(31), times: 1 };
    const { ledger } = replayed(oneBus, [ask('12:30 sato B>D now', main)], { models: { repeat } });
    expect(ledger.wishes.map(({ repeatOf }) => repeatOf)).toEqual([undefined, undefined]);
  });
});

describe('any day', () => {
  const bytes = (seed: number, models: RiderModels): string => {
    const { where, asks } = madeUpDay(3);
    return [...tables([replayed(where, asks, { seed, models }).ledger]).values()].join('');
  };

  test('same seed, same bytes; another seed, other bytes', () => {
    expect(bytes(7, MOODY)).toBe(bytes(7, MOODY));
    expect(bytes(7, MOODY)).not.toBe(bytes(8, MOODY));
  });

  test('every wish has one end state, and every completed one boards and alights once', () => {
    for (const seed of [1, 2, 3]) {
      const { where, asks } = madeUpDay(seed);
      const { ledger } = replayed(where, asks, { seed, models: MOODY });
      const first = ledger.wishes.filter(({ wish }) => !wish.includes('~'));
      expect(first.map(({ wish }) => wish).sort()).toEqual(asks.map(({ request }) => request.id).sort());
      const deeds = ledger.visits.map(({ booking, action }) => `${booking} ${action}`);
      expect(new Set(deeds).size).toBe(deeds.length);
      const completed = ledger.wishes.filter(({ endState }) => endState === 'COMPLETED');
      expect(deeds.length).toBe(2 * completed.length);
    }
  });

  test('the journal folded again gives the same fleet', () => {
    const { where, asks } = madeUpDay(1);
    const { inputs, fleet } = replayed(where, asks, { models: MOODY });
    const read = readJournal(journalText(inputs));
    const folded = read.reduce((now, input) => step(now, input, where.world)[0], openDay(where.world));
    expect(JSON.stringify(folded)).toBe(JSON.stringify(fleet));
  });

  test('rests are taken', () => {
    const { where, asks } = madeUpDay(1);
    expect(replayed(where, asks).ledger.breaks).toMatchObject([
      { vehicle: 'one', stop: 'A' },
      { vehicle: 'two', stop: 'G', begin: 43200, end: 46800 },
    ]);
  });

  test('a day without wishes runs, and idle vehicles rest all the same', () => {
    const { where } = madeUpDay(1);
    const { ledger } = replayed(where, []);
    expect(ledger.wishes).toEqual([]);
    expect(ledger.breaks).toHaveLength(2);
  });

  test('without vehicles every wish is refused', () => {
    const empty = { town: main, world: world(main, { vehicles: [] }) };
    const { ledger } = replayed(empty, [ask('8:00 sato B>D now', main)]);
    expect(states(ledger)).toEqual(['NO_CAPACITY']);
  });

  test('a planner is asked once for each moment that changed a plan, and its proposal is heard', () => {
    const moments: number[] = [];
    const { inputs } = replayed(
      oneBus,
      [ask('8:00 sato B>D now', main)],
      {},
      {
        planner: ({ now, tours }) => {
          moments.push(now);
          return tours[0]!.visits.length === 0
            ? []
            : [
                {
                  vehicle: 0 as never,
                  visits: tours[0]!.visits.map((v) => ({
                    kind: v.kind,
                    request: v.kind === 'break' ? '' : v.ride.request.id,
                    offer: 0,
                  })) as never,
                },
              ];
        },
      },
    );
    expect(new Set(moments).size).toBe(moments.length);
    expect(inputs.some(({ kind }) => kind === 'proposed')).toBe(true);
  });
});

describe('a journal', () => {
  test('that is cut off says which line', () => {
    expect(() => readJournal('{"kind":"woken","at":5}\n{"kind":"wo')).toThrow(
      'line 2: expected one JSON object',
    );
  });
  test('with a kind nobody knows says which', () => {
    expect(() => readJournal('{"kind":"sang","at":5}\n')).toThrow(
      'line 1: expected a kind of input, found sang',
    );
  });
  test('that runs backwards says where', () => {
    expect(() => readJournal('{"kind":"woken","at":5}\n{"kind":"woken","at":4}\n')).toThrow('line 2');
  });
});
