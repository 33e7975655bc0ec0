import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Verdict {
  readonly modules: number;
  readonly broken: readonly string[];
}

const CRUISER = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** One import each that a room must not make: the file that imports, what it imports, and the rule it breaks. */
const PLANTED = [
  ['core/units.ts', 'core/random.ts', 'words-stand-below-everything'],
  ['core/dispatch/insertion.ts', 'core/road/graph.ts', 'dispatch-stands-alone'],
  ['core/road/graph.ts', 'core/travel/matrix.ts', 'road-is-pure'],
  ['core/travel/matrix.ts', 'core/dispatch/insertion.ts', 'travel-is-pure'],
  ['core/dispatch/check/plan.ts', 'core/dispatch/insertion.ts', 'referee-shares-no-code-with-the-optimiser'],
  [
    'core/dispatch/check/timing.ts',
    'core/dispatch/tour-cost.ts',
    'referee-shares-no-code-with-the-optimiser',
  ],
  ['core/dispatch/cost.ts', 'sim/run.ts', 'core-imports-nothing-above'],
  ['core/timetable/scan.ts', 'core/dispatch/request.ts', 'timetable-is-pure'],
  ['scenarios/load.ts', 'sim/run.ts', 'scenarios-do-not-run'],
  ['charts/draw.ts', 'core/units.ts', 'charts-draw'],
  ['sim/run.ts', 'server/main.ts', 'sim-knows-no-server'],
  ['server/store/open-store.ts', 'server/contract/booking.ts', 'store-keeps'],
  ['server/notice/outbox.ts', 'server/operation/operation.ts', 'notice-tells-riders'],
  ['server/privacy/retain.ts', 'server/operation/operation.ts', 'privacy-knows-what-is-kept'],
  ['sim/compare/compare.ts', 'sim/queue/ask-workers.ts', 'one-machine-needs-no-queue'],
  ['sim/queue/pack.ts', 'sim/run.ts', 'queue-carries-runs'],
  ['sim/replay/day.ts', 'bin/simulate.ts', 'rooms-do-not-call-the-command-line'],
  ['sim/replay/queue.ts', 'test/scene/town.ts', 'production-never-imports-tests'],
  ['sim/report/back.ts', 'sim/report/there.ts', 'no-cycles'],
] as const;

/** A house of empty rooms, in which one file at a time imports what it must not; judged by our own rules. */
describe('an import in the wrong direction fails the build:', () => {
  const house = mkdtempSync(join(tmpdir(), 'rooms-'));
  const lay = (path: string, text: string): void => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  const importing = (from: string, to: string): string => {
    const up = '../'.repeat(from.split('/').length - 1);
    return `import { it as other } from '${up}${to.replace(/\.ts$/, '.js')}';\nexport const it = other;\n`;
  };
  let verdict: Verdict;

  beforeAll(() => {
    cpSync('.dependency-cruiser.cjs', join(house, '.dependency-cruiser.cjs'));
    cpSync('tsconfig.json', join(house, 'tsconfig.json'));
    symlinkSync(resolve('node_modules'), join(house, 'node_modules'), 'dir');
    for (const [, to] of PLANTED) lay(to, 'export const it = 1;\n');
    for (const [from, to] of PLANTED) lay(from, importing(from, to));
    lay('sim/report/there.ts', importing('sim/report/there.ts', 'sim/report/back.ts'));
    lay('core/dispatch/vehicle.ts', 'export const it = 1;\n');
    lay('core/dispatch/check/tour.ts', importing('core/dispatch/check/tour.ts', 'core/dispatch/vehicle.ts'));
    verdict = cruise(house);
  });
  afterAll(() => {
    rmSync(house, { recursive: true });
  });

  test('the rules see modules at all', () => {
    expect(verdict.modules).toBeGreaterThan(PLANTED.length);
  });

  test.each(PLANTED)('%s must not import %s', (from, to, rule) => {
    expect(verdict.broken).toContain(`${rule}: ${from} → ${to}`);
  });

  test('what is allowed is not reported', () => {
    expect(verdict.broken.filter((text) => text.includes('check/tour'))).toEqual([]);
  });
});

function cruise(house: string): Verdict {
  const rooms = ['core', 'charts', 'sim', 'server', 'scenarios', 'bin', 'test'];
  const args = [CRUISER, ...rooms, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const output = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' }).stdout;
  const { summary } = JSON.parse(output) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return {
    modules: summary.totalCruised,
    broken: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}
