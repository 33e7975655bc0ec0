import { describe, expect, test } from 'vitest';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import { explain } from '../../core/dispatch/explain/explain.js';
import { explanationText } from '../../core/dispatch/explain/explanation-text.js';
import { OBSTACLE_KINDS, obstacleText } from '../../core/dispatch/explain/obstacle-words.js';
import { REFUSALS } from '../../core/dispatch/explain/refusal-words.js';
import { remedyText, type Names } from '../../core/dispatch/explain/remedy-words.js';
import type { Obstacle, Remedy } from '../../core/dispatch/explain/explanation.js';
import type { RequestId, StopIndex, VehicleIndex } from '../../core/ids.js';
import { minutes, seconds } from '../../core/units.js';
import { clock } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town } from '../scene/town.js';
import { world } from '../scene/world.js';

const main = town('A-B-C-D-E-F-G-H');
const at = clock('7:50');
const where = world(main, {
  vehicles: ['bus A 7:00-12:00 ×2'],
  walks: ['B>A 2'],
  policy: {
    alternatives: { earlier: seconds(0), later: seconds(0) },
    maxWait: minutes(2),
    pickupWindow: { before: minutes(0), after: minutes(1) },
  },
});
const names: Names = {
  stop: (stop) => `stop ${main.name(stop)}`,
  vehicle: (vehicle) => where.vehicles[vehicle]!.id,
};
const mori = request('mori A>H depart 8:00 ×2', main);
const fleet = step(openDay(where), { kind: 'asked', at, request: mori }, where)[0];
const refused = explain(fleet, { request: request('sato B>C depart 8:03', main), at }, where);

describe('a refusal is told', () => {
  test('to the operator: what keeps each vehicle, and everything that would help', () => {
    const { en, ja } = explanationText(refused, 'operator', names);
    expect(en).toMatch(/^Refused: every vehicle would break a promise/);
    expect(en).toContain('bus (full; ');
    expect(en).toContain('one more vehicle like bus');
    expect(ja).toMatch(/^お断り:.*満席.*busと同じ車両をもう1台。$/);
  });

  test('to the rider: politely, with what the rider can change, and nothing of vehicles or others', () => {
    const { en, ja } = explanationText(refused, 'rider', names);
    expect(en).toMatch(/^We are sorry\. .* with one of these changes: \d+ min later/);
    expect(ja).toMatch(/^申し訳ございません。/);
    for (const text of [en, ja])
      expect(text).not.toMatch(/mori|sato|bus|vehicle like|車両を|約束|longest|上限/);
  });

  test('to the log: without a stop, a rider or a vehicle', () => {
    const walking = request('sato B>H depart 8:10', main, { walkLimit: minutes(2) });
    const closed = { stop: main.stop('B'), during: { earliest: at, latest: clock('12:00') } };
    const [shut] = step(openDay(where), { kind: 'stop-closed', at, ...closed }, where);
    const texts = [refused, explain(shut, { request: walking, at }, where)].map((one) =>
      explanationText(one, 'log', names),
    );
    for (const { en, ja } of texts) {
      expect(en).toMatch(/^Refused: /);
      expect(`${en}${ja}`).not.toMatch(/mori|sato|\bbus\b|stop [A-H]/);
    }
    expect(texts[1]!.en).toContain('boarding at another stop, 2 min on foot');
    expect(explanationText(explain(shut, { request: walking, at }, where), 'rider', names).ja).toContain(
      'stop Aからの乗車(徒歩2分)',
    );
  });
});

test('an offer is told with the price of the best vehicles', () => {
  const asked = { request: request('ito A>B depart 7:52', main), at };
  const offered = explain(openDay(where), asked, where);
  expect(explanationText(offered, 'operator', names)).toEqual({
    en: 'Offered as wished. bus (2 min of driving, 0 min of others’ time, 0 min of waiting: 180 yen).',
    ja: '希望どおり提案。bus (走行2分、ほかの人の時間0分、待ち0分、計180円)。',
  });
  expect(explanationText(offered, 'rider', names).ja).toBe(
    'ご希望どおりご乗車いただけます。07:52–07:53にお待ちください。',
  );
});

const obstacles: readonly Obstacle[] = [
  { code: 'broken-down' },
  { code: 'too-small' },
  { code: 'other-zone' },
  { code: 'other-riders' },
  { code: 'excluded' },
  { code: 'pinned', to: 1 as VehicleIndex },
  { code: 'off-duty' },
  { code: 'full' },
  { code: 'late', minutes: 7 },
  { code: 'early', minutes: 7 },
  { code: 'long-ride', minutes: 7 },
  { code: 'promises', requests: ['mori' as RequestId] },
  { code: 'shift' },
  { code: 'several' },
];
const remedies: readonly Remedy[] = [
  ...(['later', 'earlier', 'longer-wait', 'longer-ride', 'earlier-arrival'] as const).map((code) => ({
    code,
    minutes: 7,
  })),
  { code: 'other-origin', stop: 3 as StopIndex, walk: seconds(400) },
  { code: 'other-destination', stop: 3 as StopIndex, walk: seconds(400) },
  { code: 'fewer-persons', persons: 7 },
  { code: 'split-party', parts: [7, 6] },
  { code: 'no-wheelchair' },
  { code: 'more-vehicles', like: 0 as VehicleIndex },
];

test('every code has its words in both languages, its number in both, and English without Japanese', () => {
  const all = [
    ...obstacles.map((one) => ({ one, words: obstacleText(one) })),
    ...remedies.map((one) => ({ one, words: remedyText(one, names) })),
    ...remedies.map((one) => ({ one, words: remedyText(one) })),
    ...Object.values(OBSTACLE_KINDS).map((words) => ({ one: {}, words })),
    ...Object.values(REFUSALS).map(({ toRider }) => ({ one: {}, words: toRider })),
  ];
  for (const { one, words } of all) {
    expect(words.en).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    expect(words.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    const said = /7|mori/.exec(JSON.stringify(one))?.[0];
    if (said === '7') for (const text of [words.en, words.ja]) expect(text).toContain('7');
    expect(words.en + words.ja).not.toContain('mori');
  }
  expect(obstacles.map(({ code }) => code).sort()).toEqual(Object.keys(OBSTACLE_KINDS).sort());
});
