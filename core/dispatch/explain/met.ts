import type { ServiceTime } from '../../units.js';
import { step } from '../dispatcher.js';
import type { Fleet } from '../fleet.js';
import type { Request } from '../request.js';
import type { World } from '../world.js';

/** A request as it was asked, and the state and world it was asked in. */
export interface Asking {
  readonly fleet: Fleet;
  readonly request: Request;
  readonly at: ServiceTime;
  readonly world: World;
}

/** The state after the dispatcher has offered exactly what is asked; undefined if it does not. */
export function met({ fleet, request, at, world }: Asking): Fleet | undefined {
  const [after, decisions] = step(fleet, { kind: 'asked', at, request }, world);
  const answer = decisions.find((decision) => decision.kind === 'offered');
  return answer?.offers[0]?.kind === 'as-wished' ? after : undefined;
}
