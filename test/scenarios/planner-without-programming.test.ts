import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { copyScenario } from '../../scenarios/copy-scenario.js';
import { publishedSchemas } from '../../scenarios/format/published.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { problemText } from '../../scenarios/problem.js';
import { problemsOf, replaced } from './altered.js';

/** Somewhere that has nothing to do with the program. */
const home = mkdtempSync(join(tmpdir(), 'noriai-planner-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});
const copy = join(home, 'my-town');
const noriai = (...words: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['bin/noriai.mjs', ...words], { encoding: 'utf8' });

describe('a planner who copies Mitoyo', () => {
  test('is told what to do next, and has a scenario that is clean', () => {
    const { status, stdout } = noriai('copy', 'scenarios/mitoyo', copy);
    expect(status).toBe(0);
    expect(stdout).toMatch(/files in .*my-town\n/);
    for (const step of [`noriai check ${copy}`, `noriai compare scenarios/mitoyo ${copy}`]) {
      expect(stdout).toContain(step);
    }
    expect(loadScenario(copy).warnings).toEqual(loadScenario('scenarios/mitoyo').warnings);
    expect(noriai('copy', 'scenarios/mitoyo', copy)).toMatchObject({
      status: 2,
      stderr: `${copy}, whole folder: expected nothing yet, or an empty folder, found files; name another folder, so that nobody’s work is lost\n`,
    });
  });

  test.each([...publishedSchemas()])('has an editor that knows %s, wherever the copy lies', (name, text) => {
    const file = join(copy, name.replace('.schema.json', '.yaml'));
    const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
    expect(readFileSync(join(dirname(file), schema), 'utf8')).toBe(text);
  });

  test('takes along what the scenario is read from, and no script or note of others', () => {
    const valley = join(home, 'valley');
    copyScenario('scenarios/hanamidani', valley);
    expect(existsSync(join(valley, 'SOURCES.md'))).toBe(true);
    expect(existsSync(join(valley, 'make.ts'))).toBe(false);
  });

  test('changes fleet and fare, and sees the difference', () => {
    const changed = edited({
      'fleet.yaml': replaced('count: 2', 'count: 3'),
      'service.yaml': replaced('yen: 300', 'yen: 400'),
    });
    expect(problemsOf(changed)).toEqual([]);
    const { fleet, service } = loadScenario(changed);
    expect(fleet.vehicles[0]!.count).toBe(3);
    expect(service.fare).toMatchObject({ kind: 'flat', yen: 400 });
  });
});

/** What was done; the file, what stood there and what was typed; what the planner reads, the file left out. */
const MISTAKES: readonly (readonly [string, string, readonly [string, string], string])[] = [
  [
    'a mistyped key',
    'fleet.yaml',
    ['    count: 2\n', '    cuont: 2\n'],
    'line 5:5: expected a key of the published format, found "cuont"; did you mean "count"?',
  ],
  [
    'a number written as a word',
    'fleet.yaml',
    ['count: 2', 'count: two'],
    'line 5:12: expected a number, found "two"; write digits, such as 3',
  ],
  [
    'a negative number of vehicles',
    'fleet.yaml',
    ['count: 2', 'count: -2'],
    'line 5:12: expected 0 or more, found -2; correct it',
  ],
  [
    'half a vehicle',
    'fleet.yaml',
    ['count: 2', 'count: 2.5'],
    'line 5:12: expected a whole number, found 2.5; write digits, such as 3',
  ],
  [
    'a vehicle without seats',
    'fleet.yaml',
    ['{ seats: 8 }', '{ seats: 0 }'],
    'line 8:9: expected room for somebody, found {"seats":0}; say how many seats or wheelchair places there are',
  ],
  [
    'a shift that ends before it begins, at the one place where it is written',
    'fleet.yaml',
    ['weekday: [{ time: 7:00-18:45', 'weekday: [{ time: 18:45-7:00'],
    'line 12:25: expected an end after the beginning, found "18:45-7:00"; exchange the two times; ' +
      'if it runs past midnight, write 31:00 as the end',
  ],
  [
    'a rest longer than its shift',
    'fleet.yaml',
    ['lasts: 45 min', 'lasts: 20 h'],
    'line 12:46: expected a rest inside the shift 07:00-18:45, found one of 1200 min that begins 11:00-14:00; ' +
      'move the rest so that it ends before the shift does even if it begins last',
  ],
  [
    'a garage that is no stop',
    'fleet.yaml',
    ['start: s1 ', 'start: s1000 '],
    'line 10:12: expected the id of a stop, { lon, lat } or { node }, found "s1000"; did you mean "s100"?',
  ],
  [
    'two groups of one name',
    'fleet.yaml',
    ['id: toyonaka', 'id: nio'],
    'line 16:11: expected names of vehicles used once, found "nio" again; rename one of the two',
  ],
  [
    'full-width letters, which look right',
    'fleet.yaml',
    ['time: 7:00-18:45', 'time: 7\uff1a00-18\uff1a45'],
    'line 12:25: expected two times such as "8:00-17:00", found "7\uff1a00-18\uff1a45"; ' +
      'write it in half-width letters (半角): 7:00-18:45',
  ],
  [
    'a full-width fare',
    'service.yaml',
    ['yen: 300 ', 'yen: \uff13\uff10\uff10 '],
    'line 34:8: expected whole yen, 0 or more, found "\uff13\uff10\uff10"; write it in half-width letters (半角): 300',
  ],
  [
    'a fare with its unit',
    'service.yaml',
    ['yen: 300 ', 'yen: 300円 '],
    'line 34:8: expected whole yen, 0 or more, found "300円"; write a whole number without a sign or a comma',
  ],
  [
    'a negative fare',
    'service.yaml',
    ['yen: 300 ', 'yen: -300 '],
    'line 34:8: expected whole yen, 0 or more, found -300; write a whole number without a sign or a comma',
  ],
  [
    'a fare that was forgotten',
    'service.yaml',
    ['  yen: 300 ', '  # yen: 300 '],
    'line 33:3: expected whole yen, 0 or more, found nothing; add yen',
  ],
  [
    'a kind of fare that does not exist',
    'service.yaml',
    ['kind: flat', 'kind: flatrate'],
    'line 33:9: expected kind to be one of flat, distance, meter, zones, time-bands, free, found "flatrate"; ' +
      'choose one (docs/money.md)',
  ],
  [
    'a share of 150 % of the people with a pass',
    'service.yaml',
    ['share: 0.01 ', 'share: 1.5 '],
    'line 50:14: expected a share between 0 and 1, found 1.5; correct it',
  ],
  [
    'a day that no month has',
    'service.yaml',
    ['to: 2022-11-30', 'to: 2022-11-31'],
    'line 36:46: expected a date such as "2026-11-24", found "2022-11-31"; write year-month-day of a day that exists',
  ],
  [
    'a fare twice',
    'service.yaml',
    ['  yen: 300', '  yen: 200\n  yen: 300'],
    'line 35:3: expected every key once, found this key again; remove one of the two, or put # in front of its line',
  ],
  [
    'a tab in front of a key',
    'service.yaml',
    ['  yen: 300', '\tyen: 300'],
    'line 34:1: expected spaces in front of a key, found a tab; replace the tab by as many spaces as the lines beside it have',
  ],
  [
    'a key that is indented too little',
    'service.yaml',
    ['  yen: 300', 'yen: 300'],
    'line 35:1: expected keys that belong together to begin in one column, found one further left or right; ' +
      'indent this line, or the one above it, like its neighbours',
  ],
];

describe('whoever mistypes in fleet or fares is told file, place, what was expected, what was found and what to do, once:', () => {
  test.each(MISTAKES)('%s', (_, file, [before, after], said) => {
    const problems = problemsOf(edited({ [file]: replaced(before, after) }));
    expect(problems.map(problemText)).toEqual([`${file}, ${said}`]);
  });
});

let copies = 0;

/** Roads that are read at once: no mistake here has to do with them. */
const QUICK_ROADS = 'source: { kind: straight-line, speed_kmh: 30 }\n';

/** A further copy of the planner's scenario in which some files are another. */
function edited(changes: Readonly<Record<string, (text: string) => string>>): string {
  const folder = join(home, `edited-${++copies}`);
  cpSync(copy, folder, { recursive: true });
  writeFileSync(join(folder, 'roads.yaml'), QUICK_ROADS);
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
  return folder;
}
