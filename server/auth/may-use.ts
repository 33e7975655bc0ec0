import type { RiderId } from '../../core/ids.js';
import type { Access } from './access.js';
import type { Actor } from './actor.js';

/** To whom an object belongs. Absent: there is no such object. None: the route acts on no object. */
export type Owner =
  | 'none'
  | 'absent'
  | { readonly rider?: string | null; readonly vehicle?: string | null; readonly account?: string };

/** `allowed`, or the code of the problem. */
export type Verdict = 'allowed' | 'not-signed-in' | 'not-allowed' | 'not-found';

/**
 * Whether somebody may do something with an object: first the role, then the object. What somebody may not see is
 * answered as what is not there.
 * @param members of the rider's family, for whom the rider may book
 */
export function mayUse(actor: Actor, access: Access, owner: Owner, members: readonly RiderId[]): Verdict {
  const reach = reachOf(actor, access);
  if (reach === undefined) return actor.role === 'nobody' ? 'not-signed-in' : 'not-allowed';
  if (owner === 'none') return 'allowed';
  if (owner === 'absent') return 'not-found';
  return reach === 'any' || isOwn(actor, owner, members) ? 'allowed' : 'not-found';
}

function reachOf(actor: Actor, access: Access): 'any' | 'own' | undefined {
  if (actor.role !== 'machine') return access.roles[actor.role];
  // What nobody may, a key may too.
  if (access.roles.nobody !== undefined) return access.roles.nobody;
  return access.scope !== undefined && actor.scopes.includes(access.scope) ? 'any' : undefined;
}

function isOwn(actor: Actor, owner: Exclude<Owner, string>, members: readonly RiderId[]): boolean {
  switch (actor.role) {
    case 'nobody':
    case 'machine':
      return false;
    case 'rider':
      return [actor.rider, ...members].some((rider) => rider === owner.rider);
    case 'driver':
      return (
        actor.account === owner.account || (actor.vehicle !== undefined && actor.vehicle === owner.vehicle)
      );
    case 'operator':
    case 'planner':
    case 'admin':
      return actor.account === owner.account;
  }
}
