import { describe, expect, test } from 'vitest';
import type { Vehicle } from '../../core/dispatch/vehicle.js';
import type { VehicleIndex } from '../../core/ids.js';
import { minutes, seconds } from '../../core/units.js';
import { clock } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town } from '../scene/town.js';
import { vehicle, world } from '../scene/world.js';
import { judged, map } from './check-plan.js';
import { Day } from './random-day.js';

// Two characters from stop to stop are two minutes of driving: straight from A to D it is six, over E fourteen.
const place = town(`
A-B-C-D
  |
  E`);

/** Goes from A to D anyway, leaves between 8:00 and 8:20, and accepts so many minutes more. */
const neighbour = (accepts: number): Vehicle => ({
  ...vehicle('neighbour A 8:00-8:30 ×3', place),
  end: place.stop('D'),
  tripLimit: minutes(6 + accepts),
});

/** A day with this one driver: lines "7:00 sato B>C depart 8:10", every offer is taken at once. */
function lived(driver: Vehicle, ...lines: readonly string[]): Day {
  const alternatives = { earlier: minutes(0), later: minutes(0) };
  const day = new Day(world(place, { vehicles: [driver], policy: { alternatives } }));
  for (const line of lines) {
    const [at, ...words] = line.split(' ');
    const asked = request(words.join(' '), place);
    const decisions = day.hear({ kind: 'asked', at: clock(at!), request: asked });
    if (!decisions.some(({ kind }) => kind === 'offered')) continue;
    day.hear({ kind: 'confirmed', at: clock(at!), request: asked.id, offer: 0 });
  }
  return day;
}

const ridesOf = (day: Day): string[] =>
  day.fleet.tours[0]!.visits.flatMap((v) => (v.kind === 'pickup' ? [String(v.ride.request.id)] : []));

describe('a driver who goes anyway', () => {
  test('takes whoever is on the way', () => {
    expect(ridesOf(lived(neighbour(0), '7:00 sato B>C depart 8:10'))).toEqual(['sato']);
  });

  test('makes the detour that was accepted, and no longer one', () => {
    expect(ridesOf(lived(neighbour(4), '7:00 sato E>D depart 8:10'))).toEqual(['sato']);
    expect(ridesOf(lived(neighbour(3), '7:00 sato E>D depart 8:10'))).toEqual([]);
  });

  test('does not wait on the way for a second rider longer than was accepted, though the shift would allow it', () => {
    const riders = ['7:00 sato B>C arrive 8:10', '7:05 mori C>D depart 8:15'];
    expect(ridesOf(lived(neighbour(0), ...riders))).toEqual(['sato']);
    expect(ridesOf(lived(neighbour(15), ...riders))).toEqual(['sato', 'mori']);
  });

  test('leaves no earlier than for the first rider, and is at the end in time', () => {
    const day = lived(neighbour(0), '7:00 sato B>C depart 8:10');
    day.driveUntil(clock('9:00'));
    expect(day.faults).toEqual([]);
    expect(day.inputs.flatMap((i) => (i.kind === 'departed' ? [i.at] : []))[0]).toBe(clock('8:08'));
    expect(day.inputs.flatMap((i) => (i.kind === 'arrived' ? [i.at] : [])).at(-1)).toBe(clock('8:14'));
  });

  test('is asked in vain, once on the road, by whoever would take more than what is left of the detour', () => {
    const day = lived(neighbour(4), '7:00 sato B>C depart 8:10');
    day.driveUntil(clock('8:11'));
    const asked = request('mori E>D now', place);
    const decisions = day.hear({ kind: 'asked', at: clock('8:11'), request: asked });
    expect(decisions.map(({ kind }) => kind)).toContain('refused');
    expect(day.faults).toEqual([]);
  });
});

describe('roads twice as slow from 8:30 to 9:15', () => {
  const square = town('A--B--C\n|  |  |\nD--E--F\n|     |\nG--H--I', [
    { from: '8:30', times: 2 },
    { from: '9:15', times: 1 },
  ]);
  const dayOf = (driver: Vehicle): Day =>
    new Day(world(square, { vehicles: [driver], policy: { freeze: seconds(30), maxWait: minutes(30) } }));
  const ask = (day: Day, at: string, line: string): void => {
    day.hear({ kind: 'asked', at: clock(at), request: request(line, square) });
  };

  test('a driver whose first rider drops out again is not under way for too long', () => {
    const home = vehicle('home I 9:10-10:10 ×3', square);
    const day = dayOf({ ...home, end: square.stop('A'), tripLimit: minutes(20) });
    ask(day, '8:14', 'sato F>D now');
    ask(day, '8:15', 'mori D>B depart 8:24');
    day.driveUntil(clock('10:30'));
    expect(day.faults).toEqual([]);
  });

  test('a driver who is late for the own way already takes nobody more', () => {
    const neighbour = vehicle('neighbour A 8:10-9:00 ×3', square);
    const day = dayOf({ ...neighbour, end: square.stop('I'), tripLimit: minutes(16) });
    day.hear({ kind: 'departed', at: clock('8:10'), vehicle: 0 as VehicleIndex });
    day.hear({ kind: 'delayed', at: clock('8:10'), vehicle: 0 as VehicleIndex, arrives: clock('8:26:30') });
    ask(day, '8:10', 'sato B>G now');
    expect(day.faults).toEqual([]);
    expect(ridesOf(day)).toEqual([]);
  });
});

describe('the referee', () => {
  const trip = (limit: number): Partial<Vehicle> => ({ end: map.stop('D'), tripLimit: minutes(limit) });
  const rides = ['sato B>C 8:00-8:10 by 8:20', 'mori C>D 8:20-8:30 by 8:40'];
  const tours = ['A 8:00 | +sato | -sato | +mori | -mori'];

  test('finds a trip that takes longer than was accepted whenever its driver leaves', () => {
    expect(judged({ rides, tours, bus: trip(13) })).toEqual([
      'bus: expected a trip of at most 780 s, found 840 s at best (trip-too-long)',
    ]);
  });

  test('lets the driver leave as late as riders allow', () => {
    // Leaving at 8:08 for sato at 8:10, at D with mori at 8:22: fourteen minutes.
    expect(judged({ rides, tours, bus: trip(14) })).toEqual([]);
  });

  test('counts from the moment at which the driver did set out', () => {
    const setOut = { rides, tours, tour: (t: object) => ({ ...t, setOut: clock('8:00') }) as never };
    expect(judged({ ...setOut, bus: trip(22) })).toEqual([]);
    expect(judged({ ...setOut, bus: trip(20) })).toHaveLength(1);
  });
});
