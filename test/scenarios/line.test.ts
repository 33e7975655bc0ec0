import { expect, test } from 'vitest';
import { distanceM, type LonLat } from '../../core/geo.js';
import type { PlaceIndex, StopIndex } from '../../core/ids.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';

const length = (line: readonly LonLat[]): number =>
  line.slice(1).reduce((sum, point, i) => sum + distanceM(line[i]!, point), 0);

test('the line of a leg follows the streets and is as long as the drive', () => {
  const { line, world, stops } = serviceDay(loadScenario('scenarios/hanamidani'));
  for (const [from, to] of [
    [0, 10],
    [31, 2],
    [7, 40],
  ] as const) {
    const way = line(from as PlaceIndex, to as StopIndex);
    expect(distanceM(way.at(-1)!, stops[to]!.lonLat)).toBeLessThan(300);
    const driven = world.travel[0]!.metres(from as PlaceIndex, to as StopIndex, 0);
    expect(length(way)).toBeGreaterThan(0.8 * driven);
    expect(length(way)).toBeLessThan(1.05 * driven);
  }
});

test('a leg that begins at any junction has a line to any stop', () => {
  const { line, world, stops } = serviceDay(loadScenario('scenarios/hanamidani'));
  for (let node = 0; node < 300; node += 7) {
    const place = (world.travel[0]!.stops + node) as PlaceIndex;
    const way = line(place, 3 as StopIndex);
    expect(distanceM(way.at(-1)!, stops[3]!.lonLat)).toBeLessThan(300);
  }
});

test('without roads a leg is a straight line', () => {
  const { line, stops } = serviceDay(loadScenario('scenarios/tiny'));
  expect(line(0 as PlaceIndex, 1 as StopIndex)).toEqual([stops[0]!.lonLat, stops[1]!.lonLat]);
});
