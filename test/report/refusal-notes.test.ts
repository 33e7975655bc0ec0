import { expect, test } from 'vitest';
import { minutes } from '../../core/units.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { helped } from '../../sim/report/page/helped.js';
import { readTables } from '../../sim/report/read-tables.js';
import { RefusalNotes } from '../../sim/report/refusal-notes.js';
import type { WishRow } from '../../sim/report/rows.js';
import { tables } from '../../sim/report/tables.js';
import { run } from '../../sim/run.js';
import { madeUpDay, replayed } from '../sim/scene.js';

const scenario = loadScenario('scenarios/hanamidani');
const settings = { seed: 1, days: 1, referee: 'off' } as const;
const { ledger } = run(scenario, { ...settings, explanations: 'on' })[0]!;
const full = (wishes: readonly WishRow[]): WishRow[] =>
  wishes.filter(({ endState }) => endState === 'NO_CAPACITY');

test('every refusal for want of room says what kept the vehicles, and nothing else about the day changes', () => {
  const refused = full(ledger.wishes);
  expect(refused.length).toBeGreaterThan(5);
  for (const { wish, keptBy } of refused) expect(keptBy?.length, wish).toBeGreaterThan(0);
  const bare = ledger.wishes.map(({ keptBy: _kept, wouldHelp: _helps, ...row }) => row);
  expect(bare).toEqual(run(scenario, settings)[0]!.ledger.wishes);
  const others = ledger.wishes.filter(({ refusal }) => refusal === undefined);
  expect(others.filter(({ keptBy, wouldHelp }) => (keptBy ?? wouldHelp) !== undefined)).toEqual([]);
});

test('what is noted is read back from the tables as it was', () => {
  const { account: _money, ...day } = ledger;
  expect(readTables(tables([day]), [day.date])[0]!.wishes).toEqual(day.wishes);
});

test('the report counts what would have helped, each line by itself', () => {
  const row = (wouldHelp: WishRow['wouldHelp']): WishRow => ({
    ...full(ledger.wishes)[0]!,
    wouldHelp: wouldHelp!,
  });
  const { wouldHelp: _helps, ...nothing } = row([]);
  const text = helped([
    row([
      { code: 'later', amount: 12 },
      { code: 'more-vehicles', amount: 1 },
    ]),
    row([{ code: 'earlier', amount: 40 }]),
    nothing,
  ]).markup;
  const lines = [...text.matchAll(/<span lang="en">([^<]*)<\/span><\/th><td class="number">(\d+)/g)];
  expect(lines.map(([, words, count]) => [words, Number(count)])).toEqual([
    ['another time, at most 15 min earlier or later', 1],
    ['another time, at most 30 min earlier or later', 1],
    ['another time, at most 60 min earlier or later', 2],
    ['another time on the same day', 2],
    ['one more vehicle', 1],
    ['nothing alone would have done', 1],
  ]);
  expect(helped(run(scenario, settings)[0]!.ledger.wishes).markup).toBe('');
});

test('requests that are collected and refused together are explained too', () => {
  const { where, asks } = madeUpDay(3, { wishes: 180 });
  const policy = { ...where.world.policy, batchWindow: minutes(2) };
  const collecting = { ...where, world: { ...where.world, policy } };
  const notes = new RefusalNotes(collecting.world);
  const witness = (step: Parameters<typeof notes.note>[0]): void => {
    notes.note(step);
  };
  const day = notes.into(replayed(collecting, asks, {}, { witnesses: [witness] }).ledger);
  const refused = full(day.wishes);
  expect(refused.length).toBeGreaterThan(5);
  // Whose moment passes while requests are collected, for those no vehicle is looked at.
  const late = refused.filter(({ kind, wished, asked }) => kind === 'arrive' && wished - asked < 1800);
  expect(late.length).toBeLessThan(refused.length / 2);
  for (const { wish, keptBy, wouldHelp } of refused.filter((row) => !late.includes(row)))
    expect((keptBy ?? wouldHelp)?.length, wish).toBeGreaterThan(0);
});
