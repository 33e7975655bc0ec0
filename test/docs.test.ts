import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { caseCommand } from '../bin/case.js';
import { checkCommand } from '../bin/check.js';
import { demandCommand } from '../bin/demand.js';
import { reportCommand } from '../bin/report.js';
import { roadsCommand } from '../bin/roads.js';
import { simulateCommand } from '../bin/simulate.js';
import { solveCommand } from '../bin/solve.js';

const ROOMS = ['core', 'charts', 'sim', 'scenarios', 'test', 'bin', 'docs', '.ci'];
const READMES = ['README.md', 'README.ja.md'];
/** Names of files that are written or brought by people, so that none has to lie here. */
const ELSEWHERE = new Set([
  ...['summary.json', 'wishes.csv', 'visits.csv', 'legs.csv', 'shifts.csv', 'breaks.csv'],
  ...['costs.csv', 'income.csv', 'payers.csv', 'report.html', 'setting.json'],
  ...['compare.html', 'compare.csv', 'compare.json', 'sweep.html', 'sweep.csv', 'sweep.json'],
  ...['validation.html', 'validation.json', 'sensitivity.html', 'sensitivity.csv', 'sensitivity.json'],
  ...[
    'optimise.json',
    'future.html',
    'future.csv',
    'future.json',
    'mesh.csv',
    'summary.csv',
    'hourly.csv',
    'weekday.csv',
  ],
  ...[
    'reach.html',
    'reach.json',
    'reach-shares.csv',
    'reach-cells.csv',
    'baseline.html',
    'baseline.json',
    'baseline.csv',
  ],
  ...['zones.geojson', 'area.geojson', 'cells.csv', 'destinations.csv', 'cells.how.txt', 'stop_times.txt'],
]);

const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' }).map((path) =>
    `${room}/${path}`.replaceAll('\\', '/'),
  ),
);
const names = new Set([...files, ...readdirSync('.')].map((path) => basename(path)));
const pages = [
  ...READMES,
  'CHANGELOG.md',
  ...files.filter((path) => path.startsWith('docs/') && path.endsWith('.md')),
];
const read = (path: string): string => readFileSync(path, 'utf8');

describe('every file that is named exists:', () => {
  test.each(pages)('%s', (page) => {
    expect(namedFiles(read(page)).filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('every command that is shown', () => {
  const out = mkdtempSync(join(tmpdir(), 'noriai-docs-'));
  afterAll(() => {
    rmSync(out, { recursive: true });
  });
  const { scripts, bin } = JSON.parse(read('package.json')) as {
    scripts: Record<string, string>;
    bin: { noriai: string };
  };
  const shown = [...new Set(READMES.flatMap((page) => commandLines(read(page))))];
  const calls = shown.flatMap((line) => /^npm run noriai -- (.+)$/.exec(line)?.[1] ?? []);

  test('is a script of the project', () => {
    const called = shown.flatMap((line) => /^npm (?:run )?([a-z]+)/.exec(line)?.[1] ?? []);
    expect(called.length).toBeGreaterThan(5);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  const about = calls.map((call) => ({ call, words: call.split(' ') }));
  const isShipped = (word: string): boolean =>
    !looksLikeFile(word) || word.startsWith('out/') || existsSync(word);

  test.each(about.filter(({ words }) => words.every(isShipped)))('runs: noriai $call', ({ words }) => {
    const args = words.map((word) => word.replace(/^out/, out));
    const { status, stderr } = spawnSync(process.execPath, [bin.noriai, ...args], { encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each(about.filter(({ words }) => !words.every(isShipped)))(
    'is known, if not its files: noriai $call',
    ({ words }) => {
      const options = words.filter((word) => word.startsWith('--'));
      expect(optionsOf(words)).toEqual(expect.arrayContaining(options));
    },
  );
});

test('every package is listed with its licence, in both languages', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
  const packages = Object.keys({ ...dependencies, ...devDependencies }).map((name) => {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string };
    return `| ${name} | ${license} |`;
  });
  for (const page of READMES) {
    const text = read(page);
    expect(packages.filter((row) => !text.includes(row))).toEqual([]);
  }
});

test('every rule of the import directions is explained, and no other', () => {
  const rules = [...read('.dependency-cruiser.cjs').matchAll(/(?:only\(\s*|name: )'([a-z-]+)'/g)];
  const explained = [...read('docs/architecture.md').matchAll(/^\| `([a-z]+(?:-[a-z]+)+)` \|/gm)];
  expect(explained.map(([, name]) => name).sort()).toEqual(rules.map(([, name]) => name).sort());
});

/** Paths in backticks, outside of blocks. */
function namedFiles(text: string): string[] {
  const prose = text.replaceAll(/^ *```[^]*?^ *```/gm, '');
  const marked = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, words]) => words!);
  return [...new Set(marked)].filter((words) => looksLikeFile(words) && !words.startsWith('../'));
}

function looksLikeFile(words: string): boolean {
  if (!/^\w[\w.@*/#-]*$|^\.ci\//.test(words)) return false;
  if (words.includes('/'))
    return [...ROOMS, 'server', 'web'].includes(words.split('/')[0]!) || /\.\w+$/.test(words);
  return /\.(ts|mjs|cjs|js|md|json|ya?ml|csv|html|geojson|txt|svg|pbf|osm|gz|json#\w+)$/.test(words);
}

function isThere(path: string): boolean {
  if (path.startsWith('out/') || ELSEWHERE.has(path)) return true;
  if (path.includes('*')) {
    const shape = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
    return files.some((file) => shape.test(file));
  }
  // In a text about one room the beginning may be left out.
  return names.has(path) || existsSync(path) || files.some((file) => file.endsWith(`/${path}`));
}

/** Lines of shell blocks, a line that goes on after a backslash joined. */
function commandLines(text: string): string[] {
  return [...text.matchAll(/^ *```sh\n([^]*?)^ *```/gm)].flatMap(([, block]) =>
    block!
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== ''),
  );
}

/** Names of the options that a command of the command line takes; undefined if there is no such command. */
function optionsOf([name, inner]: readonly string[]): (string | null | undefined)[] | undefined {
  const commands = [
    caseCommand,
    checkCommand,
    demandCommand,
    reportCommand,
    roadsCommand,
    simulateCommand,
    solveCommand,
  ];
  const command = commands.map((make) => make()).find((made) => made.name() === name);
  const called = command?.commands.find((made) => made.name() === inner) ?? command;
  return called?.options.map(({ long }) => long);
}
