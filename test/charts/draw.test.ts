import { describe, expect, test } from 'vitest';
import { curve } from '../../charts/curve.js';
import { draw } from '../../charts/draw.js';
import { intervalChart } from '../../charts/interval-chart.js';

const CHART = intervalChart([
  { name: '今のまま', mean: 10, low: 8, high: 12 },
  { name: '一台多い <谷>', mean: 7, low: 6.5, high: 7.5 },
]);

describe('a chart as SVG', () => {
  test('is one picture to a screen reader, named by its caption', async () => {
    const svg = await draw(CHART, 'caption');
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="caption" viewBox="0 0 [\d.]+ [\d.]+">/);
    expect(svg.match(/ role=/g)).toHaveLength(1);
    expect(svg).not.toContain('aria-roledescription');
  });

  test('may stand in a page that allows no style and no script in its text', async () => {
    const svg = await draw(CHART, 'caption');
    expect(svg).not.toMatch(/ style=|<script|<style/);
    expect(svg).toContain('一台多い &lt;谷&gt;');
  });

  test('has the colours of the page around it', async () => {
    const point = { at: '2', line: '', mean: 5, low: 4, high: 6, on_front: true };
    expect(await draw(curve([point]), 'c')).toContain('var(--carried)');
  });

  test('is the same text for the same chart', async () => {
    expect(await draw(CHART, 'caption')).toBe(await draw(CHART, 'caption'));
  });
});
