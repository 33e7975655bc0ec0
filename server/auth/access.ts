import type { Role, Scope } from './actor.js';

/**
 * Who may call a route, and on which objects. A role that is not named may not. `any`: every object of the service;
 * `own`: only objects that belong to the actor (a rider's own bookings and those of family members, the vehicle a
 * driver is signed on to, one's own account). To somebody who may not see it, an object that is not there and an
 * object of somebody else look the same.
 */
export interface Access {
  readonly roles: Readonly<Partial<Record<Exclude<Role, 'machine'>, 'any' | 'own'>>>;
  /** A machine needs this scope, and then may use every object; absent: no machine may. */
  readonly scope?: Scope;
}

/**
 * What a route acts on, for the check of the object: the kind, and the name of the path parameter with its id, or of a
 * field of the query or the body. A field that is absent means no certain object: the handler then keeps to the actor's.
 */
export type ObjectOf =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'rider' | 'booking' | 'vehicle' | 'account' | 'standing-order';
      readonly parameter: string;
      /** Absent: the path. */
      readonly in?: 'query' | 'body';
    };
