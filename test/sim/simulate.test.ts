import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { simulateCommand } from '../../bin/simulate.js';
import type { Summary } from '../../sim/report/summary.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

function noriai(...words: readonly string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/noriai.mjs', 'simulate', ...words], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

const withoutCpu = (text: string): string => text.replace(/^ *"cpu_s".*$/m, '');

test('two runs with one seed differ in nothing but the CPU seconds', () => {
  const [one, two] = ['one', 'two'].map((name) => join(home, name)) as [string, string];
  expect(noriai('scenarios/tiny', '--seed', '4', '--out', one).status).toBe(0);
  expect(noriai('scenarios/tiny', '--seed', '4', '--out', two).status).toBe(0);
  expect(readdirSync(one)).toEqual(readdirSync(two));
  for (const file of readdirSync(one)) {
    const [a, b] = [one, two].map((folder) => withoutCpu(readFileSync(join(folder, file), 'utf8')));
    expect(a, file).toBe(b);
  }
});

test('--json prints the summary, every figure with unit and formula', () => {
  const { status, out, err } = noriai('scenarios/tiny', '--days', '2', '--json');
  const summary = JSON.parse(out) as Summary;
  expect([status, err]).toEqual([0, '']);
  expect(summary).toMatchObject({ scenario: 'tiny', seed: 1, days: 2, engine: { requests: 16 } });
  expect(summary.synthetic.length).toBeGreaterThan(0);
  for (const figure of Object.values(summary.indicators)) {
    expect(Object.keys(figure)).toEqual(expect.arrayContaining(['value', 'unit', 'formula']));
  }
});

test('wrong use says what was expected', () => {
  const cases = [
    ['scenarios/nowhere'],
    ['scenarios/tiny', '--seed', 'x'],
    ['scenarios/tiny', '--days', '0'],
    ['scenarios/tiny', '--date', '2026-02-30'],
    ['scenarios/tiny', '--out', 'core'],
    ['scenarios/tiny', '--colour'],
  ];
  for (const words of cases) {
    const command = simulateCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    expect(() => command.parse(words, { from: 'user' }), words.join(' ')).toThrow(/xpected|unknown option/);
  }
});

test('wrong use ends with 2', () => {
  const { status, out, err } = noriai('scenarios/tiny', '--days', '0');
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain('Expected a whole number from 1 on');
});

test('a scenario that cannot be run ends with 1, names its problems, and writes nothing', () => {
  const broken = join(home, 'broken');
  const out = join(home, 'never');
  cpSync('scenarios/tiny', broken, { recursive: true });
  writeFileSync(join(broken, 'fleet.yaml'), 'vehicels: []\n');
  const told = noriai(broken, '--out', out);
  expect(told.status).toBe(1);
  expect(told.err).toContain('fleet.yaml');
  expect(readdirSync(home)).not.toContain('never');
});
