import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compareCommand } from '../../../bin/compare.js';
import { compare, differenceOf, type Comparison } from '../../../sim/compare/compare.js';
import { withCrew } from '../../../sim/compare/crew.js';
import { openEntrants } from '../../../sim/compare/entrants.js';
import { figureIn } from '../../../sim/compare/figure-lines.js';
import { intervalOf } from '../../../sim/report/seeds.js';
import { copyWith, drawnValley, OneByOne } from './scenes.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-compare-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const drawn = drawnValley(home);
const tinyDear = copyWith(home, ['tiny', 'tiny-dear'], ['service.yaml', 'yen: 300', 'yen: 500']);
const tinyLater = copyWith(home, ['tiny', 'tiny-later'], ['scenario.yaml', '2026-11-24', '2026-11-25']);

const compared = (folders: readonly string[], seeds: number): Promise<Comparison> =>
  compare(openEntrants(folders), seeds, new OneByOne().run);

function noriai(...words: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/noriai.mjs', ...words], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

describe('a comparison', () => {
  test('takes differences seed by seed, so that what chance does to both cancels', () => {
    const other = [10, 20, 30];
    const difference = differenceOf([11, 21, 31], other);
    expect(difference).toEqual({ value: 1, interval: { low: 1, high: 1 }, perSeed: [1, 1, 1] });
    expect(intervalOf(other)!.high).toBeGreaterThan(intervalOf(other)!.low);
  });

  test('leaves seeds out in which one of both has no value', () => {
    const difference = differenceOf([1, null, 5, 7], [0, 3, null, 4]);
    expect(difference.perSeed).toEqual([1, null, null, 3]);
    expect(difference.value).toBe(2);
  });

  test('of a service with a dearer fare shows the fares of the six carried bookings, and nothing else', async () => {
    const { scenarios } = await compared(['scenarios/tiny', tinyDear], 2);
    expect(figureIn(scenarios[1]!, 'income').difference).toEqual({
      value: 8 * 200,
      interval: { low: 1600, high: 1600 },
      perSeed: [1600, 1600],
    });
    expect(figureIn(scenarios[1]!, 'carried').difference!.value).toBe(0);
    expect(figureIn(scenarios[0]!, 'income')).not.toHaveProperty('difference');
  });

  test('of scenarios with another demand has no differences', async () => {
    const { scenarios } = await compared(['scenarios/tiny', tinyLater, tinyDear], 1);
    expect(scenarios.map(({ same_demand }) => same_demand)).toEqual([true, false, true]);
    expect(figureIn(scenarios[1]!, 'income')).not.toHaveProperty('difference');
  });

  test('of a scenario with itself finds no difference in any figure', async () => {
    const { scenarios } = await compared(['scenarios/tiny', 'scenarios/tiny'], 2);
    const { counts, indicators } = scenarios[1]!;
    for (const { difference, value } of Object.values({ ...counts, ...indicators })) {
      expect(difference!.value).toBe(value === null ? null : 0);
    }
  });

  test('says the formula of every figure in both languages', async () => {
    const { scenarios } = await compared(['scenarios/tiny'], 1);
    for (const figure of Object.values({ ...scenarios[0]!.counts, ...scenarios[0]!.indicators })) {
      expect(figure.formula.length).toBeGreaterThan(10);
      expect(figure.formula_ja).toMatch(/[ぁ-龠]/);
    }
  });
});

describe('worker threads', () => {
  test('give the same bytes, be there one, three or none', async () => {
    const entrants = openEntrants([drawn, 'scenarios/tiny']);
    const texts = [JSON.stringify(await compare(entrants, 3, new OneByOne().run))];
    for (const workers of [1, 3]) {
      texts.push(JSON.stringify(await withCrew({ workers }, (run) => compare(entrants, 3, run))));
    }
    expect(new Set(texts).size).toBe(1);
    // Where nothing is drawn, workers could mix up seeds and nobody would see it.
    expect(
      new Set(figureIn((JSON.parse(texts[0]!) as Comparison).scenarios[0]!, 'vehicle_km').perSeed).size,
    ).toBe(3);
  });

  test('name scenario and seed of a run that fails', async () => {
    const failing = { label: 'gone', variant: { folder: join(home, 'gone'), changes: [] }, seed: 7 };
    await expect(withCrew({ workers: 2 }, (run) => run([failing]))).rejects.toThrow(
      /^gone, seed 7: .*nothing/,
    );
  });
});

describe('noriai compare', () => {
  test('writes page, table and JSON, and again into the same folder', () => {
    const out = join(home, 'out');
    const words = ['compare', 'scenarios/tiny', tinyDear, '--seeds', '2', '--workers', '1', '--out', out];
    const { status, out: table } = noriai(...words);
    expect(status).toBe(0);
    expect(table).toMatch(/Fares, passes and sponsors .*\+1600\.00 ± 0\.00 \*/);
    expect(readdirSync(out).sort()).toEqual(['compare.csv', 'compare.html', 'compare.json']);
    const page = readFileSync(join(out, 'compare.html'), 'utf8');
    expect(page).toContain('+1,600');
    // What is invented and assumed stands beside the figures, and every formula that a header leads to is there.
    expect(page).toContain('<strong><span lang="ja">架空・簡略</span>');
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const ends = [...page.matchAll(/href="#([^"]+)"/g)].map(([, end]) => end);
    expect(ends.length).toBeGreaterThan(30);
    expect(ends.filter((end) => !ids.has(end))).toEqual([]);
    expect(page).not.toMatch(/src=|https?:/);
    const json = readFileSync(join(out, 'compare.json'), 'utf8');
    expect(noriai(...words, '--json')).toMatchObject({ status: 0, out: json });
  });

  test('tells the problems of all scenarios before anything runs', () => {
    const broken = copyWith(home, ['tiny', 'broken'], ['service.yaml', 'max_wait', 'max_wiat']);
    const wrong = copyWith(home, ['tiny', 'wrong'], ['fleet.yaml', 'start: station', 'start: statoin']);
    const { status, err, out } = noriai('compare', broken, wrong, '--seeds', '1');
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(`${broken}/service.yaml`);
    expect(err).toContain('did you mean "max_wait"?');
    expect(err).toContain(`${wrong}/fleet.yaml`);
  });

  test('says what is wrong with a call', () => {
    for (const words of [[], ['scenarios/nowhere'], [drawn, '--seeds', '0'], [drawn, '--out', 'core']]) {
      expect(() => {
        called(words);
      }).toThrow(/missing required argument|found nothing at|Expected a whole number|expected a new folder/);
    }
  });
});

function called(words: readonly string[]): void {
  const quiet = { writeErr: () => undefined, writeOut: () => undefined };
  compareCommand().exitOverride().configureOutput(quiet).parse(words, { from: 'user' });
}
