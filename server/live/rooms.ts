import type { Actor } from '../auth/actor.js';

/** Who hears a change: everybody at the operators' desk, the tablet in one vehicle, or the devices of one rider. */
export type Room = 'operators' | `vehicle:${string}` | `rider:${string}`;

/** The rooms an actor hears; `family` are the riders a rider books for. Nobody and planners hear none. */
export function roomsOf(actor: Actor, family: readonly string[] = []): readonly Room[] {
  switch (actor.role) {
    case 'operator':
    case 'admin':
      return ['operators'];
    case 'machine':
      return actor.scopes.includes('fleet:read') && actor.scopes.includes('bookings:read')
        ? ['operators']
        : [];
    case 'driver':
      return actor.vehicle === undefined ? [] : [`vehicle:${actor.vehicle}`];
    case 'rider':
      return [actor.rider, ...family].map((rider): Room => `rider:${rider}`);
    case 'planner':
    case 'nobody':
      return [];
  }
}
