import { expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { banner } from '../../sim/report/page/banner.js';
import { settingOf } from '../../sim/report/page/setting.js';
import { summarise } from '../../sim/report/summary.js';
import { run, type DayRun } from '../../sim/run.js';

const scenario = loadScenario('scenarios/tiny');
const runs = run(scenario, { seed: 1, days: 1, referee: 'off' });
const facts = { scenario: scenario.id, seed: 1, synthetic: scenario.synthetic, cpuSeconds: 0 };
const summary = summarise(
  runs.map(({ ledger }) => ledger),
  facts,
);

function textAbout(mode: Pick<DayRun, 'journal'>): string {
  const days = runs.map((one) => ({ ...one, ...mode }));
  return banner({ setting: settingOf(scenario, days, ''), summary }).markup;
}

test('a simulated day says that its figures are no records', () => {
  expect(textAbout({})).toContain('not records of a real service');
  expect(textAbout({})).not.toContain('live day');
});

test('a live day folded as it was says that its figures are what was reported', () => {
  const text = textAbout({ journal: 'as-it-was' });
  expect(text).toContain('folded again as it was');
  expect(text).toContain('実際の運行の記録をそのまま');
  expect(text).not.toContain('not records of a real service');
});

test('the people of a live day in another world are told from that day, and are simulated', () => {
  const text = textAbout({ journal: 'same-people' });
  expect(text).toContain('the people of a live day in another world');
  expect(text).toContain('not records of a real service');
});
