import { expect, test } from 'vitest';
import { faultText } from '../../core/dispatch/check/fault.js';
import { checkPlan } from '../../core/dispatch/check/plan.js';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { Input } from '../../core/dispatch/input.js';
import type { RequestId, VehicleIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';
import { clock } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town } from '../scene/town.js';
import { world } from '../scene/world.js';

const main = town('A-B-C------D');
const service = world(main, { vehicles: ['bus A 8:00-17:00 ×4'] });
const bus = 0 as VehicleIndex;
const [sato, mori] = ['sato', 'mori'] as RequestId[];

/** So many seconds after a moment. */
const later = (moment: string, by: number): ServiceTime => (clock(moment) + by) as ServiceTime;

const booked: readonly Input[] = [
  { kind: 'asked', at: clock('8:00'), request: request('sato A>C now', main) },
  { kind: 'confirmed', at: clock('8:00'), request: sato!, offer: 0 },
  { kind: 'asked', at: clock('8:00'), request: request('mori A>C now', main) },
  { kind: 'confirmed', at: clock('8:00'), request: mori!, offer: 0 },
];

test('what a driver tells some seconds later makes others late as of now, and they are told so', () => {
  const inputs: readonly Input[] = [
    ...booked,
    { kind: 'woken', at: later('8:20', 4) },
    { kind: 'boarded', at: clock('8:20'), vehicle: bus, request: sato! },
  ];
  let fleet = openDay(service);
  let told: readonly string[] = [];
  for (const input of inputs) {
    const [next, decisions] = step(fleet, input, service);
    fleet = next;
    told = decisions.flatMap((decision) =>
      decision.kind === 'promise-broken' ? [String(decision.ride.request.id)] : [],
    );
  }
  expect(told).toContain('mori');
  expect(checkPlan(fleet, service).map(faultText)).toEqual([]);
});
