import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import { complaintsAbout, tinyBut } from './altered.js';

const FLEET = `vehicles:
  - { id: first, layouts: [{ seats: 4 }], start: village, shifts: { weekday: [{ time: 8:00-12:00 }] } }
  - id: second
    count: 2
    layouts: [{ seats: 4 }]
    start: village
    shifts: { weekday: [{ time: 8:00-12:00 }] }
    dates: { from: 2026-12-01 }
  - id: trial
    layouts: [{ seats: 4 }]
    start: village
    shifts: { weekday: [{ time: 8:00-12:00 }] }
    dates: { to: 2026-11-30 }
`;

describe('what holds from a day on, or up to one', () => {
  const town = loadScenario(
    tinyBut({
      'fleet.yaml': FLEET,
      'service.yaml': (text) =>
        `${text}\ntrips:\n  - { id: not-yet, effect: refuse, dates: { to: 2026-11-30 } }\n  - { id: later, effect: refuse, dates: { from: 2026-12-02, to: 2026-12-03 } }\n`,
    }),
  );
  const vehicles = (date: string): string[] => serviceDay(town, date).world.vehicles.map(({ id }) => id);
  const rules = (date: string): string[] => serviceDay(town, date).world.policy.trips.map(({ id }) => id);

  test('vehicles come into service and leave it; both days are included', () => {
    expect(vehicles('2026-11-30')).toEqual(['first', 'trial']);
    expect(vehicles('2026-12-01')).toEqual(['first', 'second-1', 'second-2']);
  });

  test('trip rules begin and end', () => {
    expect(rules('2026-11-30')).toEqual(['not-yet']);
    expect(rules('2026-12-01')).toEqual([]);
    expect(rules('2026-12-03')).toEqual(['later']);
  });

  test('an end before the beginning is told', () => {
    const fleet = FLEET.replace('{ to: 2026-11-30 }', '{ from: 2026-12-31, to: 2026-11-30 }');
    expect(complaintsAbout({ 'fleet.yaml': fleet }).join('\n')).toContain('exchange the two dates');
  });
});
