import type { Override as CoreOverride } from '../../core/dispatch/input.js';
import type { RequestId } from '../../core/ids.js';
import type { Booking } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import { audit } from './audit.js';
import { findBooking } from './find-booking.js';
import type { Desk, OpenDay } from './operation.js';
import { knownVehicle } from './vehicle-index.js';
import { tellWithdrawn } from './withdrawn.js';

/** What an operator may do to a plan. Bookings and vehicles by id. */
export type Override =
  | { readonly action: 'pin' | 'move'; readonly booking: string; readonly vehicle: string }
  | { readonly action: 'unpin'; readonly booking: string }
  /** The vehicle takes no new rides on that day, or takes them again. */
  | { readonly action: 'exclude' | 'include'; readonly vehicle: string; readonly date: string }
  /** At any price: `breaks` names the bookings whose promise is knowingly broken for it, this one among them. */
  | {
      readonly action: 'force';
      readonly booking: string;
      readonly vehicle: string;
      readonly breaks: readonly string[];
    };

/**
 * Changes the plan by hand, with a reason that stays in the audit. Returns the bookings whose promise is broken now.
 * @throws Refused not-found; conflict with the reason why the plan cannot be changed like that
 */
export function overridePlan(desk: Desk, override: Override, reason: string): readonly Booking[] {
  const date = 'date' in override ? override.date : findBooking(desk, override.booking).date;
  const day = desk.day(date);
  if (day === undefined) throw new Refused('not-found', `no rides are planned for ${date}`);
  const decisions = desk.step(date, {
    kind: 'overridden',
    override: inIndices(day, override),
    reason,
  });
  const ignored = decisions.find((decision) => decision.kind === 'ignored');
  if (ignored !== undefined) throw new Refused('conflict', ignored.because);
  const object = 'booking' in override ? `booking:${override.booking}` : `vehicle:${override.vehicle}`;
  audit(desk, { action: override.action, object, reason, detail: { ...override, date } });
  tellWithdrawn(desk, decisions);
  return decisions.flatMap((decision) =>
    decision.kind === 'promise-broken' ? [findBooking(desk, decision.ride.request.id)] : [],
  );
}

function inIndices(day: OpenDay, override: Override): CoreOverride {
  switch (override.action) {
    case 'unpin':
      return { action: 'unpin', request: override.booking as RequestId };
    case 'exclude':
    case 'include':
      return { action: override.action, vehicle: knownVehicle(day, override.vehicle) };
    case 'pin':
    case 'move':
      return {
        action: override.action,
        request: override.booking as RequestId,
        vehicle: knownVehicle(day, override.vehicle),
      };
    case 'force':
      return {
        action: 'force',
        request: override.booking as RequestId,
        vehicle: knownVehicle(day, override.vehicle),
        breaks: override.breaks as readonly RequestId[],
      };
  }
}
