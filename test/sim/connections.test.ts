import { expect, test } from 'vitest';
import type { RequestId, StopIndex } from '../../core/ids.js';
import { seconds, serviceTime } from '../../core/units.js';
import { CONNECTION } from '../../scenarios/connecting.js';
import { keepingConnections } from '../../sim/replay/connections.js';
import type { Ask } from '../../sim/replay/day.js';
import { CONTENT_RIDERS, ridersOf } from '../../sim/replay/riders.js';

const ask = (id: string, kind: 'arrive' | 'depart', attributes: readonly string[]): Ask => ({
  at: serviceTime(8),
  request: {
    id: id as RequestId,
    persons: 1,
    load: { seats: 1, wheelchairs: 0 },
    origin: 0 as StopIndex,
    destination: 1 as StopIndex,
    wish: kind === 'arrive' ? { kind, by: serviceTime(9) } : { kind, at: serviceTime(9) },
    boarding: seconds(0),
    alighting: seconds(0),
    attributes,
    walkLimit: seconds(0),
  },
});

test('riders turn down an offer that misses their bus or train, and no other', () => {
  const asks = [
    ask('to-train', 'arrive', [CONNECTION]),
    ask('from-train', 'depart', [CONNECTION]),
    ask('neither', 'arrive', []),
  ];
  const riders = keepingConnections(ridersOf(CONTENT_RIDERS, 1, '2026-04-01'), asks);
  const offers = [{ kind: 'later' }, { kind: 'earlier' }, { kind: 'other-stop' }] as const;
  const choices = ['to-train', 'to-train~2', 'from-train', 'neither'].map(
    (wish) => riders.choice(wish, offers)?.kind,
  );
  expect(choices).toEqual(['earlier', 'earlier', 'later', 'later']);
  expect(riders.choice('to-train', [{ kind: 'later' }])).toBeUndefined();
});
