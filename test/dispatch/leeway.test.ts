import { expect, test } from 'vitest';
import { openDay } from '../../core/dispatch/dispatcher.js';
import type { Leeway, Policy } from '../../core/dispatch/policy.js';
import type { Request } from '../../core/dispatch/request.js';
import { minutes, seconds } from '../../core/units.js';
import { clock } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town } from '../scene/town.js';
import { world } from '../scene/world.js';
import { Day } from './random-day.js';

// Twelve minutes from the town to the far end.
const main = town('A-B-C------------Z');
const at = clock('7:50');
const leeways: readonly Leeway[] = [
  { id: 'wheelchairs', attributes: ['wheelchair'], time: minutes(20) },
  { id: 'far', from: ['far'], time: minutes(10) },
];

/** What is offered to somebody who is asking now, with the bus in the town and 5 min as the longest wait. */
function offered(line: string, policy: Partial<Policy>, other: Partial<Request> = {}): string {
  const where = world(main, {
    vehicles: ['bus A 7:00-12:00'],
    zones: { Z: ['far'] },
    policy: { maxWait: minutes(5), alternatives: { earlier: seconds(0), later: seconds(0) }, ...policy },
  });
  const day = new Day(where);
  expect(day.fleet).toEqual(openDay(where));
  const answer = day.hear({ kind: 'asked', at, request: request(line, main, other) })[0]!;
  expect(day.faults).toEqual([]);
  return answer.kind === 'offered' ? answer.offers[0]!.kind : answer.kind;
}

test('who belongs to a group has its time on top of the longest wait', () => {
  expect(offered('sato Z>C depart 7:55', {})).toBe('refused');
  expect(offered('sato Z>C depart 7:55', { leeways })).toBe('as-wished');
  expect(offered('sato Z>C arrive 8:10', { leeways, maxEarlyArrival: seconds(0) })).toBe('refused');
});

test('others have not, and the first group that fits decides', () => {
  const slow = { leeways, maxWait: seconds(0) };
  expect(offered('sato Z>C depart 7:51', slow)).toBe('refused');
  expect(offered('sato Z>C depart 7:51', slow, { attributes: ['wheelchair'] })).toBe('as-wished');
  expect(offered('sato C>A depart 7:51', { leeways, maxWait: minutes(1) })).toBe('refused');
});

test('alternatives may lie further away for it too', () => {
  const late = { leeways, maxWait: seconds(0), alternatives: { earlier: seconds(0), later: minutes(5) } };
  expect(offered('sato Z>C depart 7:52', { ...late, leeways: [] })).toBe('refused');
  expect(offered('sato Z>C depart 7:52', late)).toBe('later');
});
