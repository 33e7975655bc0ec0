import type { CatchUp, LiveChange, Push } from '../contract/live.js';
import type { Operation } from '../operation/operation.js';
import { changesOf, type Addressed } from './changes.js';
import type { Room } from './rooms.js';

/** What has been told to which room, in order, as far back as memory reaches. */
export interface Feed {
  /** Its name: another process, or this one started anew, has another feed. */
  readonly id: string;
  /**
   * Everything for these rooms after a position of the feed that the page knows; the whole must be asked anew if that
   * is too long ago or was another feed.
   */
  after(known: { readonly feed: string; readonly position: number }, rooms: readonly Room[]): CatchUp;
  listen(listener: (push: Push) => void): void;
  /** Position of the last push to a room; where the feed began if there was none. */
  lastOf(room: Room): number;
  /** Rooms that have been told something after a position. */
  roomsAfter(position: number): readonly Room[];
}

/** Pushes kept for pages that come back, some kB each: a day of a small town, a minute of the busiest service. */
const KEPT = 5000;

/** Turns the commits of the operation into pushes, one for each room and commit. */
export function openFeed(operation: Operation, id: string): Feed {
  const began = operation.state.position;
  const kept: Push[] = [];
  const last = new Map<Room, number>();
  const listeners: ((push: Push) => void)[] = [];
  /** Everything after it is in `kept`. */
  let complete = began;
  operation.listen((committed) => {
    const told = byRoom(changesOf(committed, operation.state, operation.calendar));
    for (const [room, changes] of told) {
      const push = {
        feed: id,
        room,
        previous: last.get(room) ?? began,
        position: committed.position,
        changes,
      };
      last.set(room, committed.position);
      kept.push(push);
      for (const listener of listeners) listener(push);
    }
    // Twice as many before the old half goes, so that a push costs O(1).
    if (kept.length > 2 * KEPT) complete = kept.splice(0, kept.length - KEPT).at(-1)!.position;
  });
  return {
    id,
    after({ feed, position }, rooms) {
      const lasts = Object.fromEntries(rooms.map((room) => [room, last.get(room) ?? began]));
      const now = operation.state.position;
      const told = { feed: id, position: now, rooms: lasts };
      if (feed !== id || position < complete) return { ...told, pushes: null };
      const wanted = new Set<string>(rooms);
      const pushes = kept.filter((push) => push.position > position && wanted.has(push.room));
      return { ...told, pushes };
    },
    listen: (listener) => {
      listeners.push(listener);
    },
    lastOf: (room) => last.get(room) ?? began,
    roomsAfter: (position) => [...last].flatMap(([room, at]) => (at > position ? [room] : [])),
  };
}

function byRoom(addressed: readonly Addressed[]): Map<Room, LiveChange[]> {
  const told = new Map<Room, LiveChange[]>();
  for (const { rooms, change } of addressed) {
    for (const room of rooms) told.set(room, [...(told.get(room) ?? []), change]);
  }
  return told;
}
