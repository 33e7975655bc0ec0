import type { Booking } from '../../../server/contract/booking.js';
import type { VehicleView } from '../../../server/contract/service.js';
import type { TourView } from '../../../server/contract/tour.js';

/** One ride in the row of its vehicle. Moments in ms since 1970. */
export interface Bar {
  readonly booking: Booking;
  readonly from: number;
  readonly to: number;
  /** Rides of one vehicle that overlap stand below each other: 0 is the uppermost. */
  readonly lane: number;
  readonly pinned: boolean;
  readonly late: boolean;
  /** The promise: boarding inside the window, arrival by. */
  readonly window: { readonly from: number; readonly to: number } | undefined;
  readonly arriveBy: number | undefined;
}

export interface Rest {
  readonly from: number;
  readonly to: number;
}

/** All that a vehicle does on a day. */
export interface TimeRow {
  readonly vehicle: string;
  readonly bars: readonly Bar[];
  readonly rests: readonly Rest[];
  /** At least one, so that an empty row has a height. */
  readonly lanes: number;
}

const DRAWN: ReadonlySet<Booking['status']> = new Set([
  'offered',
  'booked',
  'aboard',
  'completed',
  'no-show',
]);
/** A ride that ends as it begins is still drawn, ms. */
const LEAST = 60_000;

/**
 * The rows of the time diagram, one for each vehicle in the order given. Rides in the order of their beginning, then of
 * their ids. O(bookings log bookings).
 */
export function timeRows(
  vehicles: readonly Pick<VehicleView, 'id' | 'shifts'>[],
  bookings: Iterable<Booking>,
  tours: ReadonlyMap<string, TourView>,
): readonly TimeRow[] {
  const rides = new Map<string, Booking[]>();
  for (const booking of bookings) {
    if (booking.vehicle === null || booking.pickup === null || !DRAWN.has(booking.status)) continue;
    const known = rides.get(booking.vehicle);
    if (known === undefined) rides.set(booking.vehicle, [booking]);
    else known.push(booking);
  }
  return vehicles.map(({ id, shifts }) => {
    const tour = tours.get(id);
    const bars = barsOf(rides.get(id) ?? [], tour);
    const breaks = shifts.flatMap((shift) => shift.breaks);
    const rests = (tour?.visits ?? [])
      .filter(({ kind }) => kind === 'break')
      .map(({ begin, latest }) => {
        const lasts = breaks.find(({ to }) => to === latest)?.duration_s ?? 0;
        return { from: Date.parse(begin), to: Date.parse(begin) + lasts * 1000 };
      });
    return { vehicle: id, bars, rests, lanes: Math.max(1, ...bars.map(({ lane }) => lane + 1)) };
  });
}

function barsOf(rides: readonly Booking[], tour: TourView | undefined): readonly Bar[] {
  const ends: number[] = [];
  return rides
    .map((booking) => ({ booking, ...timesOf(booking) }))
    .sort((a, b) => a.from - b.from || (a.booking.id < b.booking.id ? -1 : 1))
    .map(({ booking, from, to }) => {
      const free = ends.findIndex((end) => end <= from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = to;
      const visits = tour?.visits.filter((visit) => visit.booking === booking.id) ?? [];
      const { chosen } = booking;
      return {
        booking,
        from,
        to,
        lane,
        pinned: visits.some(({ pinned }) => pinned),
        late: visits.some(({ begin, latest }) => latest !== null && begin > latest),
        window:
          chosen === null
            ? undefined
            : { from: Date.parse(chosen.pickup.from), to: Date.parse(chosen.pickup.to) },
        arriveBy: chosen === null ? undefined : Date.parse(chosen.arriveBy),
      };
    });
}

function timesOf({ pickup, dropoff, boarded, alighted }: Booking): {
  readonly from: number;
  readonly to: number;
} {
  const from = Date.parse(boarded ?? pickup ?? '');
  const to = Date.parse(alighted ?? dropoff ?? pickup ?? '');
  return { from, to: Math.max(to, from + LEAST) };
}
