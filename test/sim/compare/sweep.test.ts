import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sweepCommand } from '../../../bin/sweep.js';
import { axisOf, combinations, type Axis } from '../../../sim/compare/axis.js';
import { changed, type Contents } from '../../../sim/compare/change.js';
import { fleetOfSize, sizeOf } from '../../../sim/compare/fleet-size.js';
import { front } from '../../../sim/compare/front.js';
import { goalsOf } from '../../../sim/compare/goal.js';
import { sweep } from '../../../sim/compare/sweep.js';
import { sweepFiles } from '../../../sim/compare/sweep-files.js';
import { sweepTable } from '../../../sim/compare/sweep-table.js';
import { drawnValley, OneByOne } from './scenes.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-sweep-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

describe('--vary', () => {
  test.each<[string, Axis]>([
    ['fleet.size=4..7', { path: 'fleet.size', values: [4, 5, 6, 7] }],
    ['policy.max_wait=10 min,15 min', { path: 'policy.max_wait', values: ['10 min', '15 min'] }],
    ['policy.ride.per_direct=1.5,2', { path: 'policy.ride.per_direct', values: [1.5, 2] }],
    [
      'fare={ kind: flat, yen: 300 }, { kind: free }',
      { path: 'fare', values: [{ kind: 'flat', yen: 300 }, { kind: 'free' }] },
    ],
  ])('reads %s', (text, axis) => {
    expect(axisOf(text)).toEqual(axis);
  });

  test.each([
    ['fleet.size', /PATH=VALUES, found "fleet.size"; write for instance fleet\.size=4\.\.16/],
    ['fleet.size=', /PATH=VALUES/],
    ['.size=3', /PATH=VALUES/],
    ['fleet.size=7..4', /smaller number first, found "7\.\.4"; write 4\.\.7/],
    ['fleet.size=0..4', /vehicles from 1 on, found 0/],
    ['fleet.size=many', /vehicles from 1 on, found "many"/],
    ['fleet.size=1..1000000', /at most 1000 values/],
    ['policy.max_wait=5 min,5 min', /every value once, found "5 min" again/],
    ['policy.halt=1..', /a range of whole numbers such as 4\.\.16/],
    ['fare={ kind: flat', /close all brackets/],
    ['policy.halt=1 min,,2 min', /comma/],
  ])('says what is wrong with %s', (text, said) => {
    expect(axisOf(text)).toMatch(said);
  });

  test('makes every combination, the last setting changing fastest', () => {
    const axes = ['a=1,2', 'b=x,y'].map((text) => axisOf(text) as Axis);
    const points = combinations(axes).map((point) => point.map(({ value }) => value));
    expect(points).toEqual([
      [1, 'x'],
      [1, 'y'],
      [2, 'x'],
      [2, 'y'],
    ]);
  });
});

describe('a fleet of a given size', () => {
  const fleet = { vehicles: [{ id: 'van' }, { id: 'taxi', count: 2 }] };

  test('loses its last vehicles first, and begins again at the first', () => {
    const groups = (size: number): unknown => fleetOfSize(fleet, size).vehicles;
    expect(groups(1)).toEqual([{ id: 'van' }, { id: 'taxi', count: 0 }]);
    expect(groups(2)).toEqual([{ id: 'van' }, { id: 'taxi', count: 1 }]);
    expect(groups(4)).toEqual([
      { id: 'van', count: 2 },
      { id: 'taxi', count: 2 },
    ]);
    expect(groups(6)).toEqual([
      { id: 'van', count: 2 },
      { id: 'taxi', count: 4 },
    ]);
  });

  test('has that size, holds every smaller one, and at its own size is the file itself', () => {
    const counts = fc.array(fc.record({ count: fc.option(fc.nat(4), { nil: undefined }) }), { minLength: 1 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 30 }), (groups, size) => {
        const some = { vehicles: groups.map(({ count }) => (count === undefined ? {} : { count })) };
        fc.pre(sizeOf(some) > 0);
        const [small, large] = [fleetOfSize(some, size), fleetOfSize(some, size + 1)];
        expect(sizeOf(small)).toBe(size);
        for (const [i, { count }] of small.vehicles.entries()) {
          expect(count ?? 1).toBeLessThanOrEqual(large.vehicles[i]!.count ?? 1);
        }
        expect(fleetOfSize(some, sizeOf(some))).toEqual(some);
      }),
    );
  });
});

describe('a setting', () => {
  const contents: Contents = {
    fleet: {
      vehicles: [
        { id: 'van', start: 'a' },
        { id: 'taxi', count: 2 },
      ],
    },
    service: { policy: { max_wait: '10 min', halt: '1 min' } },
    stops: [],
    demand: { source: { kind: 'generator', wishes: 40 } },
  };

  test('changes at its path, and nothing else does', () => {
    expect(changed(contents, { path: 'policy.max_wait', value: '5 min' }).service).toEqual({
      policy: { max_wait: '5 min', halt: '1 min' },
    });
    expect(changed(contents, { path: 'walks.limit', value: '5 min' }).service).toEqual({
      policy: { max_wait: '10 min', halt: '1 min' },
      walks: { limit: '5 min' },
    });
  });

  test('of demand.yaml begins with source or riders', () => {
    const { demand, service } = changed(contents, { path: 'source.wishes', value: 80 });
    expect(demand).toEqual({ source: { kind: 'generator', wishes: 80 } });
    expect(service).toEqual(contents.service);
  });

  test('of an entry of a list is found by id or number', () => {
    for (const path of ['vehicles.taxi.count', 'vehicles.1.count']) {
      expect(changed(contents, { path, value: 7 }).fleet).toEqual({
        vehicles: [
          { id: 'van', start: 'a' },
          { id: 'taxi', count: 7 },
        ],
      });
    }
  });

  test('that leads nowhere is told with what is there', () => {
    expect(() => changed(contents, { path: 'vehicles.bus.count', value: 7 })).toThrow(
      'fleet.yaml, with vehicles.bus.count=7: expected an entry named van, taxi, found "bus"',
    );
    expect(() => changed(contents, { path: 'policy.halt.min', value: 7 })).toThrow(/found "1 min"/);
  });
});

describe('the Pareto front', () => {
  const goals = goalsOf('cost,max:on_time_rate') as Exclude<ReturnType<typeof goalsOf>, string>;

  test('keeps what nothing beats, equal points together, and leaves out what has no value', () => {
    const points = [
      [100, 90],
      [100, 90],
      [100, 80],
      [120, 95],
      [130, 95],
      [90, null],
    ];
    expect(front(points, goals)).toEqual([true, true, false, true, false, false]);
  });

  test('names figures like one that is not known', () => {
    expect(goalsOf('cost,wait_asap.p9')).toMatch(/found "wait_asap\.p9"; did you mean wait_asap\.p90 or/);
    expect(goalsOf('cost,operating_cost')).toMatch(/once/);
  });
});

describe('a sweep', () => {
  const folder = drawnValley(home);
  const vary = ['fleet.size=1..4', 'policy.max_wait=5 min,15 min'].map((text) => axisOf(text) as Axis);
  const goals = goalsOf('cost,unserved') as Exclude<ReturnType<typeof goalsOf>, string>;

  test('runs every point with the same seeds, and shows curve, front and all figures', async () => {
    const crew = new OneByOne();
    const swept = await sweep({ folder, vary, front: goals, seeds: 2 }, crew.run);
    expect(crew.jobs).toHaveLength(4 * 2 * 2);
    const costs = swept.points.map(({ counts }) => counts['operating_cost']!.value!);
    expect(costs[6]! - costs[4]!).toBeCloseTo(costs[4]! - costs[2]!);
    expect(swept.points.every(({ same_demand }) => same_demand)).toBe(true);
    expect(swept.points.some(({ on_front }) => on_front)).toBe(true);
    expect(sweepTable(swept)).toMatch(/^\* fleet\.size=1, policy\.max_wait=15 min/m);
    const files = await sweepFiles(swept);
    expect([...files.keys()]).toEqual(['sweep.json', 'sweep.csv', 'sweep.html']);
    expect(files.get('sweep.html')!.match(/<svg role="img"/g)).toHaveLength(2);
    expect(files.get('sweep.csv')!.split('\r\n')[1]).toMatch(
      /^wishes,.*"fleet\.size=1, policy\.max_wait=5 min",40,40,40,/,
    );
  });

  test('tells every value that the scenario cannot have, before anything runs', async () => {
    const wrong = [axisOf('policy.max_wait=soon,10 min,later') as Axis];
    const crew = new OneByOne();
    await expect(sweep({ folder, vary: wrong, front: goals, seeds: 1 }, crew.run)).rejects.toThrow(
      /with policy\.max_wait=soon: .*found "soon".*\n.*with policy\.max_wait=later: /,
    );
    expect(crew.jobs).toEqual([]);
  });

  test('says what is wrong with a call', () => {
    const calls = [[folder], [folder, '--vary', 'x'], [folder, '--vary', 'a=1', '--vary', 'a=2']];
    for (const words of calls) {
      const quiet = { writeErr: () => undefined, writeOut: () => undefined };
      expect(() => {
        sweepCommand().exitOverride().configureOutput(quiet).parse(words, { from: 'user' });
      }).toThrow(/required option|PATH=VALUES|every setting once/);
    }
  });
});
