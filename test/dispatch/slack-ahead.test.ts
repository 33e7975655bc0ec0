import { expect, test } from 'vitest';
import type { Decision } from '../../core/dispatch/decision.js';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { Input } from '../../core/dispatch/input.js';
import type { Policy } from '../../core/dispatch/policy.js';
import { minutes, seconds } from '../../core/units.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import { clock } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { toldOffer } from '../scene/told.js';
import { town } from '../scene/town.js';
import { world } from '../scene/world.js';
import { replaced, tinyBut } from '../scenarios/altered.js';

// Two characters from stop to stop: two minutes.
const main = town('A-B-C-D');
const before = minutes(0);

/** What the dispatcher says to each line "7:30 sato D>A depart 8:30", every offer being taken at once. */
function heard(pickupWindow: Policy['pickupWindow'], ...lines: readonly string[]): string[] {
  const alternatives = { earlier: seconds(0), later: seconds(0) };
  const day = world(main, {
    vehicles: ['bus A 8:00-12:00'],
    policy: { pickupWindow, alternatives, maxWait: minutes(8) },
  });
  let fleet = openDay(day);
  const told: string[] = [];
  const hear = (input: Input): void => {
    const [next, decisions] = step(fleet, input, day);
    fleet = next;
    told.push(...decisions.flatMap(answer));
    if (input.kind !== 'asked' || !decisions.some(({ kind }) => kind === 'offered')) return;
    hear({ kind: 'confirmed', at: input.at, request: input.request.id, offer: 0 });
  };
  for (const line of lines) {
    const [at, ...words] = line.split(' ');
    hear({ kind: 'asked', at: clock(at!), request: request(words.join(' '), main) });
  }
  return told;
}

function answer(decision: Decision): string[] {
  if (decision.kind === 'offered') return decision.offers.map((offer) => toldOffer(offer, main));
  return decision.kind === 'refused' ? [`${decision.request} refused`] : [];
}

const AHEAD = '7:30 sato D>A depart 8:30';

test('who books ahead is promised a window with the slack for bookings ahead', () => {
  expect(heard({ before, after: minutes(2), afterAhead: minutes(8) }, AHEAD)).toEqual([
    'D>A 8:30-8:38 by 8:52',
  ]);
});

test('who asks for at once is promised the usual window', () => {
  const told = heard({ before, after: minutes(2), afterAhead: minutes(8) }, '8:10 kato A>B now');
  expect(told).toEqual(['A>B 8:11-8:13 by 8:21']);
});

test('without a word of it both windows are alike', () => {
  expect(heard({ before, after: minutes(2) }, AHEAD)).toEqual(['D>A 8:30-8:32 by 8:46']);
});

test('the slack serves somebody on the spot who would have been refused, and the promise is kept', () => {
  // B and back to A takes four minutes; the bus has to leave A at 8:24 to be at D at 8:30.
  const onTheSpot = '8:23 kato B>A now';
  const tight = heard({ before, after: minutes(2) }, AHEAD, onTheSpot);
  const slack = heard({ before, after: minutes(2), afterAhead: minutes(8) }, AHEAD, onTheSpot);
  expect(tight.at(-1)).toBe('kato refused');
  expect(slack.at(-1)).toMatch(/^B>A 8:25-8:27/);
});

test('a planner writes it as after_ahead of the pick-up window', () => {
  const written = replaced(
    '{ before: 0 min, after: 5 min }',
    '{ before: 0 min, after: 5 min, after_ahead: 15 min }',
  );
  const { policy } = serviceDay(loadScenario(tinyBut({ 'service.yaml': written }))).world;
  expect(policy.pickupWindow).toEqual({ before: 0, after: 300, afterAhead: 900 });
});
