import { boardOf } from '../../core/dispatch/board.js';
import type { VehicleId, VehicleIndex } from '../../core/ids.js';
import type { Booking } from '../contract/booking.js';
import type { WatchCode, WatchItem } from '../contract/watch.js';
import type { Calendar, Instant } from '../clock.js';
import { instantOfText } from './moments.js';
import type { OpenDay, OperationState } from './operation.js';
import { tabletKey } from './tablet.js';
import { overdue } from './watch-delays.js';

/** A promise with less slack than this is at risk, s. */
const LITTLE_SLACK = 120;
/** A vehicle under way of which nothing is heard for longer has lost its signal, ms. */
const SILENCE = 60_000;
/** A driver who has not reported this long after the shift began is missing, ms. */
const LATE_START = 5 * 60_000;

/** What is known beside the plan. */
export interface Signals {
  readonly calendar: Calendar;
  readonly now: Instant;
  /** When the last position of a vehicle was heard. */
  readonly heard: ReadonlyMap<string, Instant>;
}

/** The watch list of a moment, in the order of days and vehicles, then of bookings. Pure. O(visits + bookings). */
export function watch(state: OperationState, signals: Signals): readonly WatchItem[] {
  const vehicles = [...state.days.values()].flatMap((day) =>
    day.service.world.vehicles.flatMap((_, v) => vehicleItems(state, day, v as VehicleIndex, signals)),
  );
  return [...vehicles, ...[...state.bookings.values()].flatMap((booking) => bookingItems(booking, signals))];
}

function vehicleItems(state: OperationState, day: OpenDay, v: VehicleIndex, signals: Signals): WatchItem[] {
  const { fleet, service, date } = day;
  const { id } = service.world.vehicles[v]!;
  const item = (code: WatchCode): WatchItem => ({ code, date, vehicle: id, booking: null, by_s: null });
  if (fleet.tours[v]!.motion.kind === 'broken-down') return [item('vehicle-out')];
  const now = signals.calendar.serviceTime(date, signals.now);
  const tablet = state.tablets.get(tabletKey(date, id))?.heard;
  const last = Math.max(tablet ?? 0, signals.heard.get(id) ?? 0) as Instant;
  const silent = silence(day, v, last, signals);
  return [
    ...(overdue(day, v, now) === undefined ? [] : [item('vehicle-late')]),
    ...(silent === undefined ? [] : [item(silent)]),
    ...rideItems(day, v, id),
  ];
}

/** What it means that nothing has been heard of a vehicle since `last`; undefined if nothing. */
function silence(
  { fleet, service, date }: OpenDay,
  v: VehicleIndex,
  last: Instant,
  { calendar, now }: Signals,
): WatchCode | undefined {
  const { motion, aboard, visits } = fleet.tours[v]!;
  const clock = calendar.serviceTime(date, now);
  const shift = service.world.vehicles[v]!.shifts.find(({ begin, end }) => begin <= clock && clock < end);
  const begun = shift === undefined ? undefined : calendar.instantOf(date, shift.begin);
  if (begun !== undefined && last < begun && now - begun > LATE_START) return 'driver-missing';
  const busy = aboard.length > 0 || visits.some(({ kind }) => kind === 'pickup');
  return motion.kind === 'driving' && busy && now - last > SILENCE ? 'signal-lost' : undefined;
}

/** Rides whose promise is broken, or nearly. */
function rideItems(day: OpenDay, v: VehicleIndex, vehicle: VehicleId): WatchItem[] {
  const { fleet, service, date } = day;
  const board = boardOf(service.world, fleet.tours);
  return fleet.tours[v]!.visits.flatMap((visit, i): WatchItem[] => {
    if (visit.kind === 'break' || visit.ride.status.kind !== 'promised') return [];
    const { promise, excused, request } = visit.ride;
    const limit = visit.kind === 'pickup' ? promise.pickup.latest : promise.dropoffLatest;
    const slack = limit - board.begin[v * board.stride + i + 1]!;
    if (excused === undefined && slack >= LITTLE_SLACK) return [];
    // A window that is short by its nature is not a risk.
    const width = promise.pickup.latest - promise.pickup.earliest;
    if (slack >= 0 && visit.kind === 'pickup' && width <= 2 * LITTLE_SLACK && slack >= width / 4) return [];
    const code = slack < 0 ? 'ride-late' : 'ride-at-risk';
    return [{ code, date, vehicle, booking: request.id, by_s: Math.abs(slack) }];
  });
}

/** Who was left without a ride needs help until the moment they wished for has passed. */
function bookingItems(booking: Booking, { now }: Signals): WatchItem[] {
  const { id, date, status, standingOrder, vehicle } = booking;
  const about = { date, vehicle, booking: id, by_s: null };
  if (momentOf(booking) < now) return [];
  if (status === 'withdrawn') return [{ code: 'ride-withdrawn', ...about }];
  const unserved = status === 'refused' || status === 'expired';
  if (standingOrder !== null && unserved) return [{ code: 'no-ride-for-standing-order', ...about }];
  return [];
}

/** Until when the booking concerns anybody: the end of its promise, or an hour after the wished moment. */
function momentOf({ chosen, wish, created }: Booking): Instant {
  if (chosen !== null) return instantOfText(chosen.arriveBy);
  const wished = wish.kind === 'now' ? created : wish.kind === 'depart' ? wish.at : wish.by;
  return (instantOfText(wished) + 3_600_000) as Instant;
}
