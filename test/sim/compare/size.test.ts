import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sizeCommand } from '../../../bin/size.js';
import { axisOf, type Axis } from '../../../sim/compare/axis.js';
import { figureIn } from '../../../sim/compare/figure-lines.js';
import { looksOf, size, type SizeQuestion } from '../../../sim/compare/size.js';
import { sizeText } from '../../../sim/compare/size-text.js';
import { smallest } from '../../../sim/compare/smallest.js';
import { sweep, type Sweep } from '../../../sim/compare/sweep.js';
import { targetsOf, type Target } from '../../../sim/compare/target.js';
import { tPoint } from '../../../sim/compare/t-point.js';
import { boundsOf, verdict } from '../../../sim/compare/verdict.js';
import { studentT } from '../../../sim/report/student-t.js';
import type { Summary } from '../../../sim/report/summary.js';
import { copyWith, drawnValley, OneByOne } from './scenes.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-size-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const targets = (text: string): readonly Target[] => targetsOf(text) as readonly Target[];

/** Two targets of one town need only one sweep. */
const known = new Map<string, Sweep>();

const sweptOver = (folder: string, text: string, seeds: number): Promise<Sweep> =>
  sweep({ folder, vary: [axisOf(text) as Axis], front: [], seeds }, new OneByOne().run);

/** The smallest size of which a sweep over all sizes and seeds shows the intervals within the limits. */
async function slowly(question: SizeQuestion, seeds: number): Promise<number | null> {
  const text = `fleet.size=${question.from}..${question.to}`;
  const key = [question.folder, text, seeds].join(' ');
  const swept = known.get(key) ?? (await sweptOver(question.folder, text, seeds));
  known.set(key, swept);
  const met = swept.points.filter((point) =>
    question.targets.every(({ id, is, limit }) => {
      const { interval } = figureIn(point, id);
      if (interval === null) return false;
      return is === 'at most' ? interval.high <= limit : interval.low >= limit;
    }),
  );
  return met.length === 0 ? null : Number(met[0]!.at[0]);
}

describe('--target', () => {
  test('reads limits from above and below', () => {
    expect(targetsOf('unserved_rate_strict<=5, on_time_rate >= 97.5')).toEqual([
      { id: 'unserved_rate_strict', is: 'at most', limit: 5 },
      { id: 'on_time_rate', is: 'at least', limit: 97.5 },
    ]);
  });

  test('tells all faults at once, with the names that are near', () => {
    const said = targetsOf('unservd_rate_strict<=5,wait.p90<=20,jissha=3');
    expect(said).toMatch(/found "unservd_rate_strict"; did you mean unserved_rate_strict\?/);
    expect(said).toMatch(/found "wait\.p90"; did you mean wait_asap/);
    expect(said).toMatch(/FIGURE<=NUMBER or FIGURE>=NUMBER, found "jissha=3"; write for instance/);
  });
});

describe('the point of Student’s distribution', () => {
  test('is that of the table for 95 %', () => {
    for (let n = 1; n <= 200; n++) expect(tPoint(n, 0.05)).toBeCloseTo(studentT(n), n === 1 ? 2 : 3);
  });

  test('is that of printed tables for 99.9 %', () => {
    const printed = [
      [1, 636.619],
      [2, 31.599],
      [3, 12.924],
      [7, 5.408],
      [15, 4.073],
      [30, 3.646],
    ] as const;
    for (const [n, t] of printed) expect(tPoint(n, 0.001)).toBeCloseTo(t, 3);
  });
});

describe('halving', () => {
  test('finds the smallest size that fits, and asks for few', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(20),
        fc.nat(40),
        fc.integer({ min: -2, max: 70 }),
        async (from, more, least) => {
          const asked: number[] = [];
          const found = await smallest({ from, to: from + more }, (one) => {
            asked.push(one);
            return Promise.resolve(one >= least);
          });
          expect(found).toBe(least > from + more ? undefined : Math.max(from, least));
          expect(asked.length).toBeLessThanOrEqual(Math.ceil(Math.log2(more + 2)));
          expect(new Set(asked).size).toBe(asked.length);
        },
      ),
    );
  });
});

describe('a verdict', () => {
  const target = targets('carried<=10');
  const seeds = (...values: readonly (number | null)[]): Summary[] =>
    values.map(
      (value, seed) => ({ counts: { carried: { value } }, indicators: { seed: { value: seed } } }) as never,
    );

  test('of the last look is that of the 95 % interval', () => {
    const close = seeds(9, 9.5, 9, 9.5);
    expect(boundsOf(target, close, 0.05)[0]!.high).toBeCloseTo(9.25 + (3.182 * 0.288675) / 2, 3);
    expect(verdict(target, close, 'last')).toBe('met');
    expect(verdict(target, seeds(9, 11, 9, 10.5), 'last')).toBe('missed');
  });

  test('of an early look waits where seeds differ much, and decides where they do not', () => {
    expect(verdict(target, seeds(9, 9.5, 9, 9.5), 'early')).toBe('open');
    expect(verdict(target, seeds(3, 3.1, 3, 3.1), 'early')).toBe('met');
    expect(verdict(target, seeds(33, 33.1, 33, 33.1), 'early')).toBe('missed');
  });

  test('does not rest on four seeds that agree by accident, but on eight', () => {
    expect(verdict(target, seeds(3, 3, 3, 3), 'early')).toBe('open');
    expect(verdict(target, seeds(3, 3, 3, 3, 3, 3, 3, 3), 'early')).toBe('met');
    const alike = seeds(3, 3, 3, 3).map((seed) => ({ ...seed, indicators: {} }));
    expect(verdict(target, alike, 'early')).toBe('met');
  });

  test('is never met by what has no value', () => {
    expect(verdict(target, seeds(null, null, null, null), 'last')).toBe('missed');
    expect(verdict(target, seeds(3, null, null, null), 'last')).toBe('missed');
  });
});

describe('the size of a fleet', () => {
  const drawn = drawnValley(home);
  const hanamidani = copyWith(
    home,
    ['hanamidani', 'steady'],
    ['service.yaml', 'policy:', 'policy:\n  improvement: 0'],
  );

  test.each<[string, SizeQuestion, number]>([
    // In the first and the last nothing is drawn by chance: two seeds tell what all would.
    [
      'tiny',
      { folder: 'scenarios/tiny', targets: targets('unserved_rate_strict<=5'), from: 1, to: 12, seeds: 12 },
      2,
    ],
    [
      'a drawn valley',
      { folder: drawn, targets: targets('unserved_rate_strict<=15'), from: 1, to: 16, seeds: 12 },
      12,
    ],
    [
      'a drawn valley, two targets',
      {
        folder: drawn,
        targets: targets('unserved_rate_strict<=10,wait_asap.p90<=12'),
        from: 1,
        to: 16,
        seeds: 12,
      },
      12,
    ],
    [
      'hanamidani',
      { folder: hanamidani, targets: targets('unserved_rate_strict<=5'), from: 2, to: 6, seeds: 12 },
      2,
    ],
  ])('of %s is that of a full sweep, in under a third of its runs', async (_, question, seeds) => {
    const crew = new OneByOne();
    const found = await size(question, crew.run);
    expect(found.size).toBe(await slowly(question, seeds));
    expect(found.size).not.toBeNull();
    expect(found.runs).toBe(crew.jobs.length);
    expect(found.runs).toBeLessThan(found.runs_of_full_sweep / 3);
  });

  test('is none where even the largest fails, and the text says what to do', async () => {
    const question = { folder: drawn, targets: targets('wait_asap.max<=-1'), from: 1, to: 3, seeds: 4 };
    const found = await size(question, new OneByOne().run);
    expect(found.size).toBeNull();
    expect(found.tried.map((one) => one.size)).toEqual([2, 3]);
    expect(sizeText(found, question)).toMatch(/^No fleet of 1 to 3 vehicles .* try more with --to/);
  });

  test('is looked for after 4, 8, 16, … seeds', () => {
    expect(looksOf(20)).toEqual([4, 8, 16, 20]);
    expect(looksOf(16)).toEqual([4, 8, 16]);
    expect(looksOf(2)).toEqual([2]);
  });

  test('is told with the runs it took and how sure it is; exit code 1 if there is none', () => {
    const call = (...words: string[]): { status: number | null; stdout: string } =>
      spawnSync(process.execPath, ['bin/noriai.mjs', 'size', 'scenarios/tiny', '--workers', '1', ...words], {
        encoding: 'utf8',
      });
    const { status, stdout } = call('--target', 'unserved_rate_strict<=5');
    expect(status).toBe(0);
    expect(stdout).toContain('Smallest fleet that keeps unserved_rate_strict <= 5: 3 vehicles');
    expect(stdout).toContain('8 runs, where all sizes with all 20 seeds would be 80 (10 %)');
    expect(stdout).toMatch(
      /is called large enough with a chance of at most 2\.6 % a size tried, 8\.0 % over all/,
    );
    expect(call('--target', 'carried>=9', '--json')).toMatchObject({ status: 1 });
  });

  test('says what is wrong with a call', async () => {
    for (const words of [
      [],
      ['--target', 'carried'],
      ['--target', 'carried>=2', '--from', '3', '--to', '2'],
    ]) {
      const quiet = { writeErr: () => undefined, writeOut: () => undefined };
      const command = sizeCommand().exitOverride().configureOutput(quiet);
      await expect(command.parseAsync([drawn, ...words], { from: 'user' })).rejects.toThrow(
        /required option|FIGURE<=NUMBER|no larger than --to/,
      );
    }
  });
});
