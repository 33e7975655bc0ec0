import { isDeepStrictEqual } from 'node:util';
import { openDay, step } from '../../../core/dispatch/dispatcher.js';
import { checkPlan } from '../../../core/dispatch/check/plan.js';
import { faultText, type FaultKind } from '../../../core/dispatch/check/fault.js';
import type { Input } from '../../../core/dispatch/input.js';
import type { VehicleIndex } from '../../../core/ids.js';
import { calendarIn, type Instant } from '../../../server/clock.js';
import type { Booking } from '../../../server/contract/booking.js';
import { bookingsAfter } from '../../../server/operation/bookings-after.js';
import { fleetText } from '../../../server/operation/fleet-text.js';
import { foldDay, loadState, serviceOf } from '../../../server/operation/load-state.js';
import { bookingOf } from '../../../server/operation/rows.js';
import { overdue } from '../../../server/operation/watch-delays.js';
import type { Store } from '../../../server/store/store.js';

const calendar = calendarIn('Asia/Tokyo');

/**
 * What is wrong with what a store keeps: a day whose snapshot and the inputs since do not give the state that all inputs
 * give, a plan that the referee rejects, or a booking that is not what the journal says. Empty if all is well.
 */
export async function wrongsOf(store: Store, folder: string, now: Instant): Promise<readonly string[]> {
  const { days } = await loadState(store, folder, { calendar, now });
  const wrongs: string[] = [];
  for (const { date, fleet, service } of days.values()) {
    if (fleetText(fleet) !== fleetText(await foldDay(store, folder, date))) {
      wrongs.push(`${date}: the state is not what its inputs give`);
    }
    const unheard = new Set(
      service.world.vehicles.flatMap(({ id }, v) =>
        overdue({ fleet, service }, v as VehicleIndex, fleet.now, 0) === undefined ? [] : [id],
      ),
    );
    const faults = checkPlan(fleet, service.world).filter(
      ({ kind, vehicle }) =>
        !SPOILT_BY_WORLD.has(kind) && !(LATE.has(kind) && vehicle !== undefined && unheard.has(vehicle)),
    );
    wrongs.push(...faults.map((fault) => `${date}: ${faultText(fault)}`));
    wrongs.push(...(await wrongBookings(store, folder, date)));
  }
  return wrongs;
}

/** Nobody was promised these, and drivers who cannot reach the service for a while run late: see check/step.ts. */
const SPOILT_BY_WORLD: ReadonlySet<FaultKind> = new Set([
  'shift-overrun',
  'break-late',
  'wait-aboard-too-long',
]);

/** A vehicle that should have gone and of which nothing is heard is called late, and its riders are told, half a minute later. */
const LATE: ReadonlySet<FaultKind> = new Set(['pickup-late', 'dropoff-late']);

/** Written by works beside the journal: a booking that another one replaced is cancelled there. */
const BESIDE: Readonly<Partial<Record<Booking['status'], Booking['status']>>> = { replaced: 'cancelled' };

/** What the journal says of a booking. */
const FOLDED = [
  ...['date', 'origin', 'destination', 'wish', 'offers', 'chosen', 'vehicle', 'pickup', 'dropoff'],
  ...['boarded', 'alighted', 'fare_yen', 'together', 'refusal'],
] as readonly (keyof Booking)[];

async function wrongBookings(store: Store, folder: string, date: string): Promise<string[]> {
  const folded = await bookingsOfJournal(store, folder, date);
  const rows = await store.db
    .selectFrom('booking')
    .select(['detail', 'rider'])
    .where('service_date', '=', date)
    .execute();
  const kept = new Map(rows.map((row) => bookingOf(row)).map((booking) => [booking.id, booking]));
  const wrongs = [...folded.keys()].filter((id) => !kept.has(id)).map((id) => `booking ${id} has no row`);
  for (const booking of kept.values()) {
    const known = folded.get(booking.id);
    if (known === undefined) {
      wrongs.push(`booking ${booking.id} is not in the journal of ${date}`);
      continue;
    }
    if ((BESIDE[booking.status] ?? booking.status) !== known.status) {
      wrongs.push(`booking ${booking.id} is ${booking.status}, the journal says ${known.status}`);
    }
    for (const part of FOLDED) {
      if (isDeepStrictEqual(booking[part], known[part])) continue;
      const [is, should] = [JSON.stringify(booking[part]), JSON.stringify(known[part])];
      wrongs.push(`booking ${booking.id}: ${part} is ${is}, the journal says ${should}`);
    }
  }
  return wrongs;
}

/** The bookings of a day as its inputs make them, from the very first. */
async function bookingsOfJournal(store: Store, folder: string, date: string): Promise<Map<string, Booking>> {
  const day = await serviceOf(store, folder, date);
  const rows = await store.db
    .selectFrom('journal')
    .selectAll()
    .where('service_date', '=', date)
    .orderBy('seq')
    .execute();
  const bookings = new Map<string, Booking>();
  let before = openDay(day.world);
  for (const { input: text, actor, recorded_at: recorded } of rows) {
    const input = JSON.parse(text) as Input;
    const [after, decisions] = step(before, input, day.world);
    const taken = { day, calendar, actor, recorded, before, input, decisions, after };
    for (const booking of bookingsAfter((id) => bookings.get(id), taken)) bookings.set(booking.id, booking);
    before = after;
  }
  return bookings;
}
