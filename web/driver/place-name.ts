import type { driver as japanese } from '../words/ja/driver.js';
import { HOME } from './advance.js';
import type { Kept } from './keep.js';

/** What people call a place of the plan; garages are no stops and have no name that riders know. */
export function placeName({ stops }: Kept, id: string | null, words: typeof japanese): string {
  if (id === null) return words.next.somewhere;
  if (id === HOME) return words.next.home;
  return stops.find((stop) => stop.id === id)?.name ?? id;
}
