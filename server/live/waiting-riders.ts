import type { Instant } from '../clock.js';
import type { VehiclePosition } from '../contract/live.js';
import type { OperationState } from '../operation/operation.js';

/** A rider sees the vehicle from this long before the planned boarding, ms. Earlier it serves others, who are nobody's business. */
const BEFORE = 20 * 60_000;

/** Riders to whom the position of one of these vehicles is to be told, each pair once. O(bookings of open days). */
export function ridersWaitingFor(
  vehicles: ReadonlyMap<string, VehiclePosition>,
  state: OperationState,
  now: Instant,
): { readonly rider: string; readonly vehicle: string }[] {
  const pairs = new Map<string, { readonly rider: string; readonly vehicle: string }>();
  for (const { rider, vehicle, status, pickup } of state.bookings.values()) {
    if (rider === null || vehicle === null || !vehicles.has(vehicle)) continue;
    const soon = status === 'booked' && pickup !== null && Date.parse(pickup) <= now + BEFORE;
    if (status === 'aboard' || soon) pairs.set(`${rider} ${vehicle}`, { rider, vehicle });
  }
  return [...pairs.values()];
}
