import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ServiceTime } from '../../core/units.js';
import { EventQueue, RANK } from '../../sim/replay/queue.js';

const at = (n: number): ServiceTime => n as ServiceTime;

function drained<T>(queue: EventQueue<T>): T[] {
  const items: T[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) items.push(next.item);
  return items;
}

test('what is earlier comes first', () => {
  const queue = new EventQueue<string>();
  queue.put(at(30), RANK.driver, 'third');
  queue.put(at(10), RANK.timer, 'first');
  queue.put(at(20), RANK.wish, 'second');
  expect(queue.nextAt).toBe(10);
  expect(drained(queue)).toEqual(['first', 'second', 'third']);
  expect(queue.take()).toBeUndefined();
});

test('at one moment drivers come before answers, answers before wishes, wishes before timers', () => {
  const queue = new EventQueue<string>();
  queue.put(at(10), RANK.timer, 'timer');
  queue.put(at(10), RANK.wish, 'wish');
  queue.put(at(10), RANK.answer, 'answer');
  queue.put(at(10), RANK.driver, 'driver');
  expect(drained(queue)).toEqual(['driver', 'answer', 'wish', 'timer']);
});

test('equals leave in the order in which they came', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ at: fc.nat(5), rank: fc.nat(3) })), (entries) => {
      const queue = new EventQueue<{ at: number; rank: number; number: number }>();
      const put = entries.map((entry, number) => ({ ...entry, number }));
      for (const entry of put) queue.put(at(entry.at), entry.rank, entry);
      const sorted = put.toSorted((a, b) => a.at - b.at || a.rank - b.rank || a.number - b.number);
      expect(drained(queue)).toEqual(sorted);
    }),
    { seed: 1 },
  );
});
