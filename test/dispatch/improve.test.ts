import { expect, test } from 'vitest';
import { Board, boardOf } from '../../core/dispatch/board.js';
import { step } from '../../core/dispatch/dispatcher.js';
import { draftOf } from '../../core/dispatch/draft.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import { improve } from '../../core/dispatch/improve.js';
import { readiness, readinessCost, readinessCostWith } from '../../core/dispatch/readiness.js';
import type { World } from '../../core/dispatch/world.js';
import type { StopIndex, VehicleIndex } from '../../core/ids.js';
import { below, randomStream } from '../../core/random.js';
import { minutes } from '../../core/units.js';
import { busyFleet } from '../bench/busy-fleet.js';

const { world, tours, now } = busyFleet(6, 1);
const fleet: Fleet = { now, tours, waiting: [], closures: [], excluded: [] };

/** Seconds of driving still planned. */
function driving(plan: Fleet): number {
  const rows = boardOf(world, plan.tours);
  let sum = 0;
  for (let v = 0; v < plan.tours.length; v++) {
    for (let i = 1; i < rows.size[v]! - 1; i++) sum += rows.leg[v * rows.stride + i]!;
  }
  return sum;
}

test('a full plan is improved, and the dispatcher adopts what was found', () => {
  const found = improve(fleet, world, 300, randomStream(1, 'a test'))!;
  const [after, decisions] = step(fleet, { kind: 'proposed', at: now, tours: found }, world);
  expect(decisions.map(({ kind }) => kind)).not.toContain('ignored');
  expect(driving(after)).toBeLessThan(driving(fleet));
});

test('the same plan and the same chance give the same proposal', () => {
  const find = () => improve(fleet, world, 50, randomStream(2, 'a test'));
  expect(find()).toEqual(find());
});

test('small slices between inputs improve a plan as well', () => {
  const random = randomStream(3, 'a test');
  let plan = fleet;
  for (let i = 0; i < 75; i++) {
    const found = improve(plan, world, 4, random);
    if (found !== undefined) plan = step(plan, { kind: 'proposed', at: now, tours: found }, world)[0];
  }
  expect(driving(plan)).toBeLessThan(driving(fleet));
});

test('after vain and lucky attempts the board shows the plan as a fresh one does', () => {
  improve(fleet, world, 200, randomStream(4, 'a test'));
  const used = boardOf(world, fleet.tours);
  const fresh = new Board(world).follow(fleet.tours);
  const columns = [
    'begin',
    'low',
    'latest',
    'leg',
    'seats',
    'chainWeight',
    'partner',
    'late',
    'place',
  ] as const;
  for (const v of tours.keys()) {
    expect(used.credit[v]).toBe(fresh.credit[v]);
    for (const column of columns) {
      const row = (board: Board): number[] =>
        Array.from(board[column].subarray(v * board.stride, v * board.stride + board.size[v]!));
      expect(row(used), `${column} of vehicle ${v}`).toEqual(row(fresh));
    }
  }
});

const attentive: World = { ...world, policy: { ...world.policy, comingRequests: 3, maxWait: minutes(120) } };

test('what a vehicle that ends elsewhere leaves to coming requests is as if all were worked out anew', () => {
  const random = randomStream(5, 'a test');
  const idle = tours.map((tour) => ({ ...tour, visits: [] }));
  const before = draftOf({ ...fleet, tours: idle }, now, attentive);
  for (let i = 0; i < 30; i++) {
    const v = below(tours.length, random) as VehicleIndex;
    const place = below(world.stops.length, random) as StopIndex;
    const moved = idle.map((tour, w) =>
      w === v
        ? {
            ...tour,
            motion: { ...tour.motion, kind: 'standing' as const, place, readyAt: now, halted: false },
          }
        : tour,
    );
    const anew = readiness(draftOf({ ...fleet, tours: moved }, now, attentive));
    expect(readinessCostWith(before, readiness(before), v, { place, at: now })).toBeCloseTo(
      readinessCost(before, anew),
      6,
    );
  }
});

test('a plan that brings two vehicles to one place leaves more to coming requests than one that spreads them', () => {
  const at = (places: readonly number[]): number => {
    const standing = tours.map((tour, v) => ({
      ...tour,
      visits: [],
      motion: { kind: 'standing' as const, place: places[v]! as StopIndex, readyAt: now, halted: false },
    }));
    const draft = draftOf({ ...fleet, tours: standing }, now, attentive);
    return readinessCost(draft, readiness(draft));
  };
  expect(at([0, 0, 0, 0, 0, 0])).toBeGreaterThan(at([0, 80, 160, 240, 320, 400]));
});
