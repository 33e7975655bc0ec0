import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaced, tinyBut } from './altered.js';

/** Runs `noriai` as people do. */
function noriai(...words: string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/noriai.mjs', ...words], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

test('the help names every command and the exit codes', () => {
  const { code, out } = noriai('--help');
  expect(code).toBe(0);
  for (const word of ['check', 'case', 'roads', 'simulate', 'Examples:', 'Exit code:'])
    expect(out).toContain(word);
});

test('a clean scenario: 0', () => {
  expect(noriai('check', 'scenarios/tiny')).toMatchObject({ code: 0, out: 'scenarios/tiny is clean\n' });
});

test('a broken scenario: 1, and every problem on a line of its own', () => {
  const folder = tinyBut({ 'service.yaml': replaced('max_wait:', 'max_wiat:'), 'SOURCES.md': null });
  const { code, out } = noriai('check', folder);
  expect(code).toBe(1);
  expect(out.trim().split('\n')).toEqual([
    expect.stringMatching(/^service.yaml, line 5:3: /),
    expect.stringMatching(/^SOURCES.md, whole file: /),
    `${folder} cannot be run (2 errors)`,
  ]);
});

test('machines get problems as JSON', () => {
  const folder = tinyBut({ 'bookings.csv': replaced('onsen,4,0', 'onsen,9,0') });
  const { code, out } = noriai('check', folder, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    scenario: folder,
    problems: [{ severity: 'warning', file: 'bookings.csv', place: 'line 8, column persons' }],
  });
});

test.each([
  ['an unknown command', ['bogus']],
  ['a missing argument', ['check']],
  ['an unknown option', ['check', 'scenarios/tiny', '--verbos']],
  ['a folder that is not there', ['check', 'scenarios/tinny']],
])('used wrongly: 2 (%s)', (_, words) => {
  expect(noriai(...words).code).toBe(2);
});

test('a case that is broken: 1, told without a stack trace, and nothing is written', () => {
  const folder = tinyBut({});
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('nodes.csv'), 'id,lon,lat\n1,138,36\n2,138.01,36\n');
  writeFileSync(path('edges.csv'), 'from,to,length_m,travel_time_s\n1,2,900,90\n2,1,900,90\n');
  writeFileSync(path('requests.csv'), 'id,request_time_s,origin\n1,10,1\n');
  writeFileSync(
    path('fleet.json'),
    '{ "constraints": { "max_wait_s": 300, "max_trip_factor": 2 }, "vehicles": [] }',
  );
  const before = readdirSync(folder);
  const given = ['nodes', 'edges', 'requests'].flatMap((name) => [`--${name}`, path(`${name}.csv`)]);
  const words = ['case', 'import', ...given, '--fleet', path('fleet.json'), '--out', path('out')];
  const { code, err } = noriai(...words);
  expect(code).toBe(1);
  expect(err).toMatch(/requests.csv, line 1: expected a column destination/);
  expect(err).not.toMatch(/\n\s+at /);
  expect(existsSync(path('out'))).toBe(false);
  expect(readdirSync(folder)).toEqual(before);
  writeFileSync(path('requests.csv'), 'id,request_time_s,origin,destination\n1,10,1,2\n');
  expect(noriai(...words).code).toBe(0);
  expect(noriai('check', path('out')).out).toMatch(
    /fleet.yaml, line 1:11: warning: expected a vehicle, found none/,
  );
  expect(noriai(...words)).toMatchObject({ code: 2, err: expect.stringMatching(/is not empty/) as string });
});
