import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { peopleOf } from '../../scenarios/cells-table.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { demandPrint, type Calibration } from '../../sim/calibrate/calibration.js';
import { openCounts } from '../../sim/calibrate/open-counts.js';
import { servedDays } from '../../sim/calibrate/sample-days.js';
import { hasCensus } from './towns-census.js';
import { hinoTables } from './towns-hino.js';

const HINO = '../shared/data/services/hino';
const hasCounts = existsSync(HINO);
const hino = loadScenario('scenarios/hino');
const calibration = JSON.parse(readFileSync('scenarios/hino/calibration.json', 'utf8')) as Calibration;

describe('Hino', () => {
  test('has the 20,964 people of 2020, 3,600 of them on the two lines, and 160 stops', () => {
    const cells = hino.people!.cells;
    expect(cells.reduce((sum, cell) => sum + peopleOf(cell), 0)).toBeCloseTo(20_964, -1);
    const served = ['上駒月', '深山口', '湖南サンライズ', '曙'].map((name) =>
      cells.find(({ id }) => id === name)!,
    );
    expect(served.every((cell) => peopleOf(cell) > 100)).toBe(true);
    expect(hino.places.filter(({ kind }) => kind === 'stop')).toHaveLength(160);
    expect(hino.warnings).toEqual([]);
  });

  test('has the demand that was fitted to its first two fiscal years, and to nothing later', () => {
    expect(demandPrint(readFileSync('scenarios/hino/demand.yaml', 'utf8'))).toBe(calibration.demand_print);
    expect(calibration.period).toEqual({ from: '2023-03-01', to: '2024-03-31' });
    expect(calibration.days.every((day) => '2023-03-01' <= day && day <= '2024-03-31')).toBe(true);
  });

  test('was not fitted to persons in a run, and yet shows them', () => {
    expect(calibration.fitted).not.toContain('persons_per_run');
    const { status, observed, after } = calibration.figures.find(
      ({ figure }) => figure === 'persons_per_run',
    )!;
    expect(status).toBe('untouched');
    expect(after.low!).toBeLessThanOrEqual(observed.high);
    expect(after.high!).toBeGreaterThanOrEqual(observed.low);
  });
});

describe.skipIf(!hasCounts)(
  `with the counts of the service${hasCounts ? '' : ' (skipped: ../shared is absent)'}`,
  () => {
    test('its calendar has the days of service of every month that was reported', () => {
      const months = readFileSync(`${HINO}/monthly.csv`, 'utf8').trim().split('\n').slice(1);
      expect(months).toHaveLength(37);
      for (const [month, , rides, perDay] of months.map((line) => line.split(','))) {
        const [year, number] = month!.split('-').map(Number) as [number, number];
        const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
        const served = servedDays(hino.service, { from: `${month!}-01`, to: last });
        const days = [...served.values()].flat().length;
        // Rides a day are published to one decimal, and some months were read from a chart.
        expect(Math.abs(days - Number(rides) / Number(perDay)), month).toBeLessThan(0.7);
      }
    });

    test('what was fitted is what was counted in these days', () => {
      const { counts, unknownStops } = openCounts(HINO, hino);
      for (const { figure, key, observed } of calibration.figures) {
        const own = counts.filter((count) => count.figure === figure && count.key === key);
        const count = own.find(({ period }) => period.to === '2024-03-31')!;
        expect(count.value).toBeCloseTo(observed.value, 9);
      }
      expect(unknownStops).toHaveLength(5);
    });
  },
);

test.skipIf(!hasCensus)(
  `the tables are what comes of the published files (else: npx tsx test/scenarios/towns-write.ts)${hasCensus ? '' : ': skipped, ../shared is absent'}`,
  () => {
    for (const [file, text] of hinoTables())
      expect(readFileSync(`scenarios/hino/${file}`, 'utf8')).toBe(text);
  },
);
