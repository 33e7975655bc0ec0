import { expect, test } from 'vitest';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import { replayDay, type Dispatcher } from '../../sim/replay/day.js';
import { referee } from '../../sim/replay/referee.js';
import { CONTENT_RIDERS, ridersOf } from '../../sim/replay/riders.js';
import { town } from '../scene/town.js';
import { world } from '../scene/world.js';
import { ask } from './scene.js';

test('a dispatcher that forgets a promised ride is stopped at that step, in words', () => {
  const main = town('A-B-C-D');
  const day = world(main, { vehicles: ['bus A 8:00-12:00'] });
  const forgetful: Dispatcher = {
    openDay,
    step(fleet, input, where) {
      const [after, decisions] = step(fleet, input, where);
      if (input.kind !== 'departed') return [after, decisions];
      return [{ ...after, tours: after.tours.map((tour) => ({ ...tour, visits: [] })) }, decisions];
    },
  };
  const asks = [ask('8:00 sato B>D now', main)];
  const riders = ridersOf(CONTENT_RIDERS, 1, '2026-04-01');
  const run = (): unknown =>
    replayDay({ world: day, asks, riders }, forgetful, { witnesses: [referee(day)] });
  expect(run).toThrow(/rejects the plan after 08:00[^]*sato/);
});
