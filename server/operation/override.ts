import { step } from '../../core/dispatch/dispatcher.js';
import type { Decision } from '../../core/dispatch/decision.js';
import type { Override as CoreOverride } from '../../core/dispatch/input.js';
import type { RequestId, VehicleIndex } from '../../core/ids.js';
import type { Booking } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import { audit } from './audit.js';
import { findBooking } from './find-booking.js';
import type { Desk, OpenDay, OperationState } from './operation.js';
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

/** A vehicle that could take a booked ride, and what that would change. */
export interface Suggestion {
  readonly vehicle: string;
  /** "keeps-promises": as `move`; "breaks": only as `force`, naming these bookings; "impossible", and why. */
  readonly verdict:
    | { readonly kind: 'keeps-promises' }
    | { readonly kind: 'breaks'; readonly bookings: readonly string[] }
    | { readonly kind: 'impossible'; readonly because: string };
  /** When the rider would be fetched there, ISO 8601; null if impossible. */
  readonly pickup: string | null;
}

/**
 * Every other vehicle tried for a booked ride, in the order of the fleet: what an operator sees before moving it by
 * hand. Changes nothing. O(vehicles) steps.
 */
export function suggestVehicles(
  state: OperationState,
  id: string,
  text: (day: OpenDay, at: number) => string,
): readonly Suggestion[] {
  const booking = state.bookings.get(id);
  const day = booking && state.days.get(booking.date);
  if (booking === undefined || day === undefined || booking.status !== 'booked') return [];
  return day.service.world.vehicles.flatMap((vehicle, v): Suggestion[] =>
    vehicle.id === booking.vehicle ? [] : [tried(day, id as RequestId, v as VehicleIndex, text)],
  );
}

function tried(
  day: OpenDay,
  request: RequestId,
  vehicle: VehicleIndex,
  text: (day: OpenDay, at: number) => string,
): Suggestion {
  const id = day.service.world.vehicles[vehicle]!.id;
  const moved = wouldBe(day, { action: 'move', request, vehicle });
  const pickup = (decisions: readonly Decision[]): string | null => pickupIn(day, decisions, request, text);
  if (ignoredIn(moved) === undefined) {
    return { vehicle: id, verdict: { kind: 'keeps-promises' }, pickup: pickup(moved) };
  }
  const everybody = day.fleet.tours[vehicle]!.visits.flatMap((visit) =>
    visit.kind === 'break' ? [] : [visit.ride.request.id],
  );
  const breaks = [...new Set([request, ...everybody])];
  const forced = wouldBe(day, { action: 'force', request, vehicle, breaks });
  const because = ignoredIn(forced);
  if (because !== undefined) return { vehicle: id, verdict: { kind: 'impossible', because }, pickup: null };
  const bookings = forced.flatMap((d) => (d.kind === 'promise-broken' ? [d.ride.request.id as string] : []));
  return {
    vehicle: id,
    verdict: { kind: 'breaks', bookings: [...new Set(bookings)] },
    pickup: pickup(forced),
  };
}

function wouldBe({ fleet, service }: OpenDay, override: CoreOverride): readonly Decision[] {
  const input = { kind: 'overridden', at: fleet.now, override, reason: 'what if' } as const;
  return step(fleet, input, service.world)[1];
}

const ignoredIn = (decisions: readonly Decision[]): string | undefined =>
  decisions.find((decision) => decision.kind === 'ignored')?.because;

function pickupIn(
  day: OpenDay,
  decisions: readonly Decision[],
  request: RequestId,
  text: (day: OpenDay, at: number) => string,
): string | null {
  for (const decision of decisions) {
    if (decision.kind !== 'replanned') continue;
    const i = decision.tour.visits.findIndex((v) => v.kind === 'pickup' && v.ride.request.id === request);
    if (i >= 0) return text(day, decision.schedule.visits[i]!.begin);
  }
  return null;
}
