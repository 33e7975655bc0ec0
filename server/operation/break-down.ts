import type { Booking } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import { audit } from './audit.js';
import type { Desk, OpenDay } from './operation.js';
import { stopIndex } from './stop-index.js';
import { knownVehicle } from './vehicle-index.js';
import { tellWithdrawn } from './withdrawn.js';

/** A vehicle that goes out of service or comes back, and the stop it is nearest to. */
export interface Outage {
  readonly date: string;
  readonly vehicle: string;
  readonly stop: string;
  readonly reason: string;
}

/**
 * The vehicle is out: others fetch its riders. Returns the bookings nobody can serve any more.
 * @throws Refused not-found; conflict if it is out already
 */
export function breakDown(desk: Desk, { date, vehicle, stop, reason }: Outage): readonly Booking[] {
  const { day, at } = place(desk, { date, stop });
  const decisions = desk.step(date, { kind: 'broke-down', vehicle: knownVehicle(day, vehicle), stop: at });
  mustCount(decisions, `vehicle ${vehicle} is out already`);
  audit(desk, { action: 'broke-down', object: `vehicle:${vehicle}`, reason, detail: { date, stop } });
  return tellWithdrawn(desk, decisions);
}

/**
 * The vehicle is back, empty.
 * @throws Refused not-found; conflict if it was not out
 */
export function repair(desk: Desk, { date, vehicle, stop, reason }: Outage): void {
  const { day, at } = place(desk, { date, stop });
  const decisions = desk.step(date, { kind: 'repaired', vehicle: knownVehicle(day, vehicle), place: at });
  mustCount(decisions, `vehicle ${vehicle} is not out`);
  audit(desk, { action: 'repaired', object: `vehicle:${vehicle}`, reason, detail: { date, stop } });
}

function place(
  desk: Desk,
  { date, stop }: Pick<Outage, 'date' | 'stop'>,
): { readonly day: OpenDay; readonly at: NonNullable<ReturnType<typeof stopIndex>> } {
  const day = desk.state.days.get(date);
  const at = day && stopIndex(day, stop);
  if (day === undefined || at === undefined) {
    throw new Refused('not-found', `stop ${stop} is not known, or no rides are planned for ${date}`);
  }
  return { day, at };
}

function mustCount(decisions: ReturnType<Desk['step']>, otherwise: string): void {
  if (decisions.some(({ kind }) => kind === 'ignored')) throw new Refused('conflict', otherwise);
}
