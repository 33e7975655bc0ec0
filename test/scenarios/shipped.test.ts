import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { run } from '../../sim/run.js';

const shipped = readdirSync('scenarios').filter((name) => existsSync(`scenarios/${name}/scenario.yaml`));

test('README tells of every service that is shipped', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(shipped.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

describe.each(shipped)('the shipped scenario %s', (name) => {
  const scenario = loadScenario(`scenarios/${name}`);

  test('is clean, and says where its figures come from and what is invented', () => {
    expect(scenario.warnings).toEqual([]);
    expect(readFileSync(`scenarios/${name}/SOURCES.md`, 'utf8').length).toBeGreaterThan(100);
    expect(scenario.synthetic.length + scenario.about.assumptions.length).toBeGreaterThan(0);
  });

  test('runs its day: the referee finds no fault, and most of those who ask are served', () => {
    // Little improvement of the plan: the rules are the same, and all towns together stay quick.
    const [day] = run(scenario, { seed: 1, days: 1, referee: 'on', improvement: 2 });
    const { wishes } = day!.ledger;
    const served = wishes.filter(({ endState }) => endState === 'COMPLETED').length;
    expect(served).toBeGreaterThan(0);
    expect(served / wishes.length).toBeGreaterThan(0.7);
  });
});
