import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

interface Comparison {
  readonly differences: readonly string[];
  readonly compared: number;
}

const { compare } = (await import(resolve('test/outside/recompute.mjs'))) as {
  compare: (folder: string) => Comparison;
};
const scratch = mkdtempSync(join(tmpdir(), 'recompute-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** A simulated day in a folder of its own. */
function simulated(scenario: string, seed: number): string {
  const out = join(scratch, `${scenario.replaceAll('/', '-')}-${seed}`);
  const args = ['bin/noriai.mjs', 'simulate', scenario, '--seed', String(seed), '--out', out];
  execFileSync(process.execPath, args, { stdio: 'ignore' });
  return out;
}

describe('an outside program that reads the tables alone finds the indicators of summary.json', () => {
  test('on a simulated day', () => {
    const { differences, compared } = compare(simulated('scenarios/tiny', 1));
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(40);
  });

  test('and notices a figure that was tampered with, a rider left behind, and a wish without an end', () => {
    const folder = join(scratch, 'spoilt');
    cpSync(simulated('scenarios/tiny', 2), folder, { recursive: true });
    const spoil = (name: string, change: (text: string) => string): void => {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      expect(change(text)).not.toBe(text);
      writeFileSync(path, change(text));
    };
    spoil('summary.json', (text) => text.replace(/("run":\s*\{\s*"value":\s*)\d+/, '$199'));
    spoil('visits.csv', (text) => text.replace(/^[^\n]*,alight,[^\n]*\n/m, ''));
    spoil('wishes.csv', (text) => text.replace('NO_CAPACITY', 'PENDING'));
    const { differences } = compare(folder);
    expect(differences.join('\n')).toContain('run: summary.json says 99');
    expect(differences.join('\n')).toContain('is completed, but its visits are "board"');
    expect(differences.join('\n')).toContain('ends as "PENDING"');
  });
});
