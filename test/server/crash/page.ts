import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Booking } from '../../../server/contract/booking.js';
import type { CatchUp, LiveChange } from '../../../server/contract/live.js';
import { follow } from '../../../web/wire/follow.js';
import { send } from './crowd.js';

/** How soon a page that was not answered asks again, ms. */
const AGAIN_MS = 50;

interface Listed {
  readonly items: readonly Booking[];
  readonly next: string | null;
}

/** The page of an operator: knows all bookings, by loading them and by following what changes. */
export class Page {
  readonly bookings = new Map<string, Booking>();
  /** Changes heard twice. */
  readonly doubled: string[] = [];
  /** How often it loaded everything. */
  loads = 0;
  readonly #url: string;
  readonly #authorization: string;
  readonly #leave: () => void;
  #last = new Map<string, string>();

  constructor(url: string, authorization: string) {
    this.#url = url;
    this.#authorization = authorization;
    const socket = io(url, {
      auth: { token: authorization.replace('Bearer ', '') },
      forceNew: true,
      transports: ['websocket'],
      reconnectionDelay: AGAIN_MS,
      reconnectionDelayMax: AGAIN_MS,
    });
    const stop = follow(
      {
        socket,
        catchUp: ({ feed, position }) =>
          this.#get<CatchUp>(`/api/changes?feed=${encodeURIComponent(feed)}&after=${position}`),
        pause: () => wait(AGAIN_MS),
      },
      {
        changed: (change) => {
          this.#hear(change);
        },
        anew: () => this.#load(),
      },
    );
    this.#leave = () => {
      stop();
      socket.disconnect();
    };
  }

  leave(): void {
    this.#leave();
  }

  #hear(change: LiveChange): void {
    if (change.kind !== 'booking') return;
    const { booking } = change;
    const text = JSON.stringify(booking);
    if (this.#last.get(booking.id) === text) this.doubled.push(booking.id);
    this.#last.set(booking.id, text);
    this.bookings.set(booking.id, booking);
  }

  async #load(): Promise<void> {
    const all: Booking[] = [];
    let next: string | null = null;
    do {
      const from: string = next === null ? '' : `&after=${encodeURIComponent(next)}`;
      const page: Listed = await this.#get<Listed>(`/api/bookings?limit=200${from}`);
      all.push(...page.items);
      next = page.next;
    } while (next !== null);
    this.loads++;
    this.#last = new Map();
    this.bookings.clear();
    for (const booking of all) this.bookings.set(booking.id, booking);
  }

  async #get<T>(path: string): Promise<T> {
    const { status, body } = await send(this.#url, this.#authorization, { method: 'GET', path });
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return body as T;
  }
}
