import type { RiderId, VehicleId } from '../../core/ids.js';

/** What somebody is to the service. Everything a request may do follows from it and from the object. */
export type Role = 'rider' | 'operator' | 'driver' | 'planner' | 'admin' | 'machine' | 'nobody';

/** What a machine's key allows: reading or writing one topic of the API. */
export type Scope =
  | 'bookings:read'
  | 'bookings:write'
  | 'riders:read'
  | 'riders:write'
  | 'fleet:read'
  | 'fleet:write'
  | 'reports:read';

/** Who makes a request. */
export type Actor =
  | { readonly role: 'nobody' }
  | { readonly role: 'rider'; readonly rider: RiderId }
  | { readonly role: 'driver'; readonly account: string; readonly vehicle: VehicleId | undefined }
  | { readonly role: 'operator' | 'planner' | 'admin'; readonly account: string }
  | { readonly role: 'machine'; readonly key: string; readonly scopes: readonly Scope[] };

/** The name under which an actor stands in the journal and the audit: an id, never a person's name. */
export function actorName(actor: Actor): string {
  switch (actor.role) {
    case 'nobody':
      return 'nobody';
    case 'rider':
      return `rider:${actor.rider}`;
    case 'machine':
      return `machine:${actor.key}`;
    case 'driver':
    case 'operator':
    case 'planner':
    case 'admin':
      return `${actor.role}:${actor.account}`;
  }
}
