import { describe, expect, test } from 'vitest';
import { hasPublishedTimes, hospitalTimes, hospitalTimesText } from './synthetic-hospitals.js';

const skipped = hasPublishedTimes ? '' : ' (skipped: ../shared/data/census is not there)';

describe.skipIf(!hasPublishedTimes)(`driving times on the synthetic roads of Obihiro${skipped}`, () => {
  test('are within 15 % of the published mean to the nearest delivery hospital, municipality by municipality', () => {
    const rows = hospitalTimes();
    console.log(hospitalTimesText(rows));
    for (const { mean } of rows) expect(Math.abs(mean.ours / mean.published - 1)).toBeLessThan(0.15);
  });
});
