import { expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import { complaintsAbout, replaced, tinyBut } from './altered.js';

const weighed = (weights: string) => ({
  'service.yaml': replaced('  halt: 1 min\n', `  halt: 1 min\n  weights: ${weights}\n`),
});

test('a planner writes yen an hour, and the plan reckons in yen a second', () => {
  const weights = '{ driving_yen_per_hour: 3600, waiting_yen_per_hour: 1440, riding_yen_per_hour: 720 }';
  expect(serviceDay(loadScenario(tinyBut(weighed(weights)))).world.policy.weights).toEqual({
    drivingSecond: 1,
    waitingSecond: 0.4,
    ridingSecond: 0.2,
  });
});

test('who says nothing weighs an hour of driving as an hour of waiting, and riding half as much', () => {
  const tiny = serviceDay(loadScenario('scenarios/tiny'));
  expect(tiny.world.policy.weights).toEqual({ drivingSecond: 0.5, waitingSecond: 0.5, ridingSecond: 0.25 });
});

test('waiting cannot be worth less than riding: a plan that lets people wait aboard would look better', () => {
  const [told] = complaintsAbout(weighed('{ waiting_yen_per_hour: 600 }'));
  expect(told).toMatch(
    /expected waiting_yen_per_hour of at least riding_yen_per_hour, .*raise waiting_yen_per_hour/,
  );
});
