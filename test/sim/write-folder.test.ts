import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { whyNotFolder, writeFolder } from '../../sim/report/write-folder.js';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'noriai-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const result = (text: string): Map<string, string> => new Map([['summary.json', text]]);

test('a new folder appears whole, with nothing beside it', () => {
  writeFolder(join(home, 'a', 'out'), result('1'));
  expect(readdirSync(join(home, 'a'))).toEqual(['out']);
  expect(readFileSync(join(home, 'a', 'out', 'summary.json'), 'utf8')).toBe('1');
});

test('an earlier result is replaced, its other files included', () => {
  const out = join(home, 'out');
  writeFolder(out, new Map([...result('1'), ['old.csv', '']]));
  expect(whyNotFolder(out)).toBeUndefined();
  writeFolder(out, result('2'));
  expect(readdirSync(out)).toEqual(['summary.json']);
});

test('a folder that holds something else is not touched', () => {
  writeFileSync(join(home, 'letter.txt'), '');
  expect(whyNotFolder(home)).toContain('found letter.txt');
  expect(whyNotFolder(join(home, 'letter.txt'))).toContain('found a file');
});

test('a failure leaves the earlier result and nothing else', () => {
  const out = join(home, 'out');
  writeFolder(out, result('1'));
  expect(() => {
    writeFolder(out, new Map([...result('2'), ['summary.json/inside', '']]));
  }).toThrow();
  expect(readdirSync(home)).toEqual(['out']);
  expect(readFileSync(join(out, 'summary.json'), 'utf8')).toBe('1');
  mkdirSync(join(home, 'empty'));
  expect(whyNotFolder(join(home, 'empty'))).toBeUndefined();
  expect(existsSync(join(home, 'none'))).toBe(false);
});
