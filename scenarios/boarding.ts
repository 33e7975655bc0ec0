import { seconds, type Seconds } from '../core/units.js';
import type { ServiceFile } from './format/service-file.js';

/** Time riders take beyond the halt itself: of each person on foot, and of each wheelchair user. */
export type BoardingRule = ServiceFile['boarding'];

/** Boarding and alighting of one party: they get in one after the other. */
export function partyDwell(
  { board, alight }: BoardingRule,
  { persons, wheelchairs }: { readonly persons: number; readonly wheelchairs: number },
): { readonly boarding: Seconds; readonly alighting: Seconds } {
  const walking = persons - wheelchairs;
  return {
    boarding: seconds(walking * board.person + wheelchairs * board.wheelchair),
    alighting: seconds(walking * alight.person + wheelchairs * alight.wheelchair),
  };
}
