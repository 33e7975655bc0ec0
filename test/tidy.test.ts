import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VARIABLES } from '../bin/server-settings.js';
import { FAULT_KINDS } from '../core/dispatch/check/fault.js';
import { PROBLEMS } from '../server/contract/problem.js';

const ROOMS = ['core', 'charts', 'sim', 'server', 'web', 'scenarios', 'test', 'bin', 'docs'];
const MOST_LINES = 300;
const present = new Set(readdirSync('.'));
const files = ROOMS.filter((room) => present.has(room)).flatMap((room) =>
  readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/')),
);
const written = files.filter((path) => /\.([mc]?[jt]s|md|yaml|json)$/.test(path));
const code = written.filter((path) => /\.[mc]?[jt]s$/.test(path) && path !== 'test/tidy.test.ts');
const read = (path: string): string => readFileSync(path, 'utf8');
const linesOf = (path: string): string[] => read(path).split('\n');
/** "file:line" of every line that looks like this. */
const where = (paths: readonly string[], looks: RegExp): string[] =>
  paths.flatMap((path) => linesOf(path).flatMap((line, i) => (looks.test(line) ? [`${path}:${i + 1}`] : [])));

/** Blank lines and comments do not count. A line that only closes or goes on with a comment is one. */
function codeLines(path: string): number {
  return linesOf(path).filter((line) => !/^\s*($|\/\/|\/\*|\*)/.test(line)).length;
}

/** The part of docs/errors.md under a heading. */
const sectionOf = (heading: string): string =>
  read('docs/errors.md')
    .split(/^## /m)
    .find((part) => part.startsWith(heading))!;

/** The names in the first column of its table. */
const documented = (heading: string): string[] =>
  [...sectionOf(heading).matchAll(/^\| `([a-z-]+)`/gm)].map((match) => match[1]!).sort();

describe('the house is tidy:', () => {
  test('it has been looked at', () => {
    expect(code.length).toBeGreaterThan(50);
  });

  test('no file and no folder is called after nothing', () => {
    const shapeless = /(^|\/)(utils?|helpers?|common|misc|shared|manager|base|types)(\.|\/)/;
    expect(files.filter((path) => shapeless.test(path))).toEqual([]);
  });

  test('a TODO names the issue that will remove it', () => {
    expect(where(code, /TODO(?!\(#\d+\))/)).toEqual([]);
  });

  test('no file is longer than 300 lines of code', () => {
    // Words are looked up by name, not read from top to bottom.
    const prose = code.filter((path) => !path.startsWith('web/words/'));
    expect(prose.filter((path) => codeLines(path) > MOST_LINES)).toEqual([]);
  });

  test('nothing names a place on somebody’s machine', () => {
    const machine = /(^|["'`\s(=])(\/(home|Users|work|tmp|root|mnt)\/[a-z]|[A-Z]:\\\\?Users|file:\/\/\/)/;
    expect(where(written, machine)).toEqual([]);
  });

  test('the lock file holds no address of a registry', () => {
    expect(where(['package-lock.json'], /"resolved":/)).toEqual([]);
  });

  test('every reason for refusing a ride is explained, and no other', () => {
    const declared = [...read('core/dispatch/refusal.ts').matchAll(/reason: '([a-z-]+)'/g)].map((m) => m[1]);
    expect(documented('Refusals')).toEqual(declared.sort());
  });

  test('every obstacle and every remedy is explained, and no other', () => {
    const codes = (part: string): (string | undefined)[] =>
      [...part.matchAll(/'([a-z-]+)'/g)].map((match) => match[1]);
    const [obstacles, remedies] = read('core/dispatch/explain/explanation.ts')
      .split('export type Obstacle =')[1]!
      .split('export type Remedy =')
      .map((part) => part.split(/export (?:type|interface) [A-Z]/)[0]!);
    expect(documented('Obstacles')).toEqual(codes(obstacles!).sort());
    expect(documented('Remedies')).toEqual(codes(remedies!).sort());
  });

  test('every kind of fault is explained, and no other', () => {
    expect(documented('Faults')).toEqual([...FAULT_KINDS].sort());
  });

  test('every problem of the API is explained with its status, and no other', () => {
    const rows = [...sectionOf('Problems of the API').matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)];
    expect(Object.fromEntries(rows.map(([, code, status]) => [code, Number(status)]))).toEqual(PROBLEMS);
  });

  test('every variable of the environment that the server reads is explained, and no other', () => {
    const told = [...read('docs/running.md').matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1]!);
    expect(told.sort()).toEqual([...VARIABLES].sort());
  });

  test('every kind of fault has been planted and found', () => {
    const tests = files
      .filter((path) => /^test\/dispatch\/.*\.test\.ts$/.test(path))
      .map(read)
      .join('\n');
    // By its kind, or as a sentence for people ends.
    const found = (kind: string): boolean => [`'${kind}'`, `(${kind})'`].some((said) => tests.includes(said));
    expect(FAULT_KINDS.filter((kind) => !found(kind))).toEqual([]);
  });
});
