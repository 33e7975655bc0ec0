import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { measure } from '../../sim/report/indicators.js';
import { run } from '../../sim/run.js';

describe.each(['yamagata-feeder', 'tokushima', 'minami-shinshu'])('the feeder %s', (name) => {
  const scenario = loadScenario(`scenarios/${name}`);

  test('has nothing to warn of, says what is invented, and connects somewhere', () => {
    expect(scenario.warnings).toEqual([]);
    expect(scenario.synthetic.join('\n')).toContain('invented');
    expect(scenario.timetable!.connections.length).toBeGreaterThan(0);
  });

  test('carries nearly all who ask, in time for their bus or train', () => {
    const [day] = run(scenario, { seed: 1, days: 1, referee: 'on', improvement: 0 });
    const figure = (id: string): number =>
      measure([day!.ledger]).find(({ indicator }) => indicator.id === id)!.figure.value ?? Number.NaN;
    expect(day!.ledger.wishes.length).toBeGreaterThan(80);
    expect(figure('connection_kept')).toBeGreaterThan(90);
    expect(figure('unserved_rate_strict')).toBeLessThan(5);
    expect(figure('connection_wait')).toBeLessThan(20);
  });
});

test('minami-shinshu connects each of fourteen municipalities, whose payers share what fares leave', () => {
  const { service, timetable, places } = loadScenario('scenarios/minami-shinshu');
  const zoneOf = new Map<string, string>(places.map(({ id, zones }) => [id, zones[0]!]));
  expect(new Set(timetable!.connections.map(({ stop }) => zoneOf.get(stop)))).toHaveProperty('size', 14);
  expect(service.costs.payers?.payers).toHaveLength(14);
});
