import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { figures } from '../../sim/figures.js';
import { LivedDay } from '../../sim/lived-day.js';
import { run, type DayRun } from '../../sim/run.js';

const NOTHING = { tests: new Set<string>(), replaced: new Set<string>() };

describe('the record of a lived day', () => {
  const simulated = (folder: string): DayRun =>
    run(loadScenario(folder), { seed: 1, days: 1, referee: 'off' })[0]!;
  const lived = (day: DayRun, setting = NOTHING, inputs = day.inputs): LivedDay => {
    const record = new LivedDay(day.day, setting);
    for (const input of inputs) record.note(input);
    return record;
  };
  const tiny = simulated('scenarios/tiny');

  test.each(['scenarios/tiny', 'scenarios/hanamidani'])(
    'made of the journal of %s is the record the simulation kept, with the same indicators',
    (folder) => {
      const day = simulated(folder);
      const record = lived(day).record();
      expect(record).toEqual(day.ledger);
      expect(figures([record])).toEqual(figures([day.ledger]));
    },
  );

  test('leaves out bookings to try the service, and those that another one stands for', () => {
    const wishes = lived(tiny, { tests: new Set(['4']), replaced: new Set(['3']) }).record().wishes;
    expect(wishes.find(({ wish }) => wish === '4')?.endState).toBe('TEST');
    expect(wishes.map(({ wish }) => wish)).not.toContain('3');
    expect(wishes).toHaveLength(tiny.ledger.wishes.length - 1);
  });

  test('can be had before the day is over: what has no end yet is left out', () => {
    for (let heard = 0; heard < tiny.inputs.length; heard++) {
      const { wishes } = lived(tiny, NOTHING, tiny.inputs.slice(0, heard)).record();
      expect(wishes.length).toBeLessThanOrEqual(tiny.ledger.wishes.length);
      const refused = wishes.filter(({ endState }) => endState === 'NO_CAPACITY');
      expect(tiny.ledger.wishes).toEqual(expect.arrayContaining(refused));
    }
  });
});
