import { expect, test } from 'vitest';
import { minutes, seconds } from '../../core/units.js';
import { generate, type GeneratorSettings } from '../../sim/demand/generator.js';
import { windowOf } from '../scene/clock.js';

const settings: GeneratorSettings = {
  wishes: 2000,
  during: windowOf('8:00-16:00'),
  now: 0.5,
  arrive: 0.2,
  ahead: minutes(60),
  parties: [0.7, 0.2, 0.1],
  wheelchair: 0.1,
};
const made = (seed: number, other: Partial<GeneratorSettings> = {}): ReturnType<typeof generate> =>
  generate({ ...settings, ...other }, 12, { seed, date: '2026-04-01' }, () => ({
    boarding: seconds(10),
    alighting: seconds(5),
  }));

test('the same seed makes the same wishes, another seed others', () => {
  expect(made(1)).toEqual(made(1));
  expect(made(1)).not.toEqual(made(2));
});

test('more wheelchair users leave all trips and times as they were', () => {
  const trips = (share: number): unknown[] =>
    made(1, { wheelchair: share }).map(({ at, request: { id, origin, destination, wish } }) => [
      at,
      id,
      origin,
      destination,
      wish,
    ]);
  expect(trips(0.9)).toEqual(trips(0));
});

test('shares come out as asked, trips have two ends, and wishes are asked in order and not afterwards', () => {
  const asks = made(1);
  const share = (fits: (ask: (typeof asks)[number]) => boolean): number =>
    asks.filter(fits).length / asks.length;
  expect(share(({ request }) => request.wish.kind === 'now')).toBeCloseTo(0.5, 1);
  expect(share(({ request }) => request.wish.kind === 'arrive')).toBeCloseTo(0.2, 1);
  expect(share(({ request }) => request.persons === 3)).toBeCloseTo(0.1, 1);
  expect(share(({ request }) => request.origin === request.destination)).toBe(0);
  expect(asks.every(({ at }, i) => i === 0 || asks[i - 1]!.at <= at)).toBe(true);
  expect(share(({ at, request: { wish } }) => wish.kind === 'depart' && wish.at < at)).toBe(0);
});
