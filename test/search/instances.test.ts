import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drivingCost, faultsOf } from '../../core/search/check.js';
import { readCordeau } from '../../sim/instances/cordeau.js';
import { InstanceError } from '../../sim/instances/instance.js';
import { readLilim } from '../../sim/instances/lilim.js';
import { solve } from '../../sim/instances/solve.js';

const NODES = ['1 0 1 3 1 0 100', '2 0 2 3 1 0 100', '3 0 5 3 -1 0 100', '4 0 6 3 -1 20 30'];
const DEPOT = '0 0 0 0 0 0 480';

describe('a file of Cordeau’s format', () => {
  const variants = {
    'n counts requests, depot twice': ['1 2 480 3 30', DEPOT, ...NODES, '5 0 0 0 0 0 480'],
    'n counts requests, depot once': ['1 2 480 3 30', DEPOT, ...NODES],
    'n counts nodes, depot once': ['1 4 480 3 30', DEPOT, ...NODES],
    'n counts nodes, depot twice': ['1 4 480 3 30', DEPOT, ...NODES, '5 0 0 0 0 0 480'],
  };
  for (const [variant, lines] of Object.entries(variants)) {
    test(`is understood where ${variant}`, () => {
      const { name, problem, nodeIds } = readCordeau(lines.join('\r\n'), 'some/where/x1.txt');
      expect(name).toBe('x1');
      expect(nodeIds).toEqual([1, 3, 2, 4]);
      expect(problem.vehicles).toHaveLength(1);
      expect(problem.vehicles[0]).toMatchObject({ maxDuration: 480, seats: [3] });
      // 30 from the end of the service of 3 at the pick-up.
      expect(problem.requests.map((request) => request.maxRide)).toEqual([33, 33]);
      expect(drivingCost(problem, [[0, 2, 1, 3]])).toBe(12);
      expect(faultsOf(problem, [[0, 2, 1, 3]])).toEqual([]);
    });
  }

  test('names the line, what was expected and what was found when it is broken', () => {
    const broken = (lines: readonly string[]): string =>
      messageOf(() => readCordeau(lines.join('\n'), 'x.txt'));
    expect(broken(['1 2 480 3 30', DEPOT, '1 0 x 3 1 0 100'])).toBe(
      'x.txt:3: expected numbers only, found "x"',
    );
    expect(broken(['1 2 480', DEPOT])).toMatch(
      /^x.txt:1: expected a header "vehicles n T Q L", 5 numbers, found 3/,
    );
    expect(broken(['1 2 480 3 30', DEPOT, ...NODES.slice(1)])).toBe(
      'x.txt:5: expected no load at a depot, found -1 at node 4',
    );
    expect(broken(['1 2 480 3 30', DEPOT, NODES[0]!])).toMatch(/^x.txt:3: expected 3 or 5 nodes .* found 2$/);
    expect(broken(['1 2 480 3 30', DEPOT, '1 0 1 3 1 9 8', ...NODES.slice(1)])).toMatch(
      /^x.txt:3: .* found 9 … 8$/,
    );
    expect(broken([])).toBe('x.txt:1: expected a header line, found an empty file');
  });
});

describe('a file of Li and Lim’s format', () => {
  const lines = ['2 200 1', '0 0 0 0 0 99 0 0 0', '1 3 4 10 0 50 9 0 3', '2 0 1 -20 0 90 9 4 0'];
  const rest = ['3 6 8 -10 0 90 9 1 0', '4 0 2 20 0 90 9 0 2'];

  test('pairs every pick-up with the drop-off in its last column', () => {
    const { problem, nodeIds } = readLilim([...lines, ...rest].join('\n'), 'lc.txt');
    expect(nodeIds).toEqual([1, 3, 4, 2]);
    expect(problem.requests[1]).toMatchObject({ seats: 20, pickup: { place: 4 }, dropoff: { place: 2 } });
    expect(drivingCost(problem, [[0, 1], []])).toBe(20);
  });

  test('is refused where siblings do not name each other', () => {
    const message = messageOf(() =>
      readLilim([...lines, '3 6 8 -10 0 90 9 2 0', rest[1]!].join('\n'), 'lc.txt'),
    );
    expect(message).toBe('lc.txt:3: expected a sibling of node 1 that names it back, found node 3');
  });
});

describe('solving', () => {
  const file = '../shared/data/dial-a-ride/cordeau-2006/a2-16.txt';
  const here = existsSync(file);

  test.skipIf(!here)('finds the proven optimum of a small instance (needs ../shared/data)', async () => {
    const { problem } = readCordeau(readFileSync(file, 'utf8'), file);
    const { plan, unserved } = await solve(problem, { iterations: 2000, seed: 1, workers: 1 });
    expect(unserved).toEqual([]);
    expect(faultsOf(problem, plan)).toEqual([]);
    expect(drivingCost(problem, plan)).toBeCloseTo(294.25, 2);
  });

  test.skipIf(!here)('gives the same plan again with two workers and an iteration limit', async () => {
    const { problem } = readCordeau(readFileSync(file, 'utf8'), file);
    const once = await solve(problem, { iterations: 100, seed: 3, workers: 2 });
    const again = await solve(problem, { iterations: 100, seed: 3, workers: 2 });
    expect(again.plan).toEqual(once.plan);
    expect(again.iterations).toBe(200);
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InstanceError) return error.message;
    throw error;
  }
  return 'no error';
}
