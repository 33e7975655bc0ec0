import { expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { readTables } from '../../sim/report/read-tables.js';
import { tables } from '../../sim/report/tables.js';
import { run } from '../../sim/run.js';
import { madeUpDay, replayed } from '../sim/scene.js';

const ledgers = run(loadScenario('scenarios/hanamidani'), { seed: 1, days: 2, referee: 'off' }).map(
  ({ ledger }) => ledger,
);

test('a day, and two days, are read back from their tables as they were', () => {
  for (const days of [ledgers.slice(0, 1), ledgers]) {
    const read = readTables(
      tables(days),
      days.map(({ date }) => date),
    );
    expect(read).toEqual(days);
  }
});

test('a day with cancellations, absent riders and wheelchairs too', () => {
  const { where, asks } = madeUpDay(2);
  const models = { noShow: { share: 0.2 }, cancel: { share: 0.2 } };
  const { ledger } = replayed(where, asks, { seed: 3, models });
  const text = tables([ledger]);
  expect(tables(readTables(text, [ledger.date]))).toEqual(text);
});

test('all tables that are missing are told at once', () => {
  const some = new Map([...tables(ledgers)].filter(([name]) => !/wishes|legs/.test(name)));
  let told: unknown;
  try {
    readTables(some, ['2026-11-24']);
  } catch (cause) {
    told = cause;
  }
  expect(told).toBeInstanceOf(ScenarioError);
  expect((told as ScenarioError).problems.map(({ file }) => file)).toEqual(['wishes.csv', 'legs.csv']);
});
