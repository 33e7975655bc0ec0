import { setTimeout as wait } from 'node:timers/promises';
import { below, randomStream, type Random } from '../../../core/random.js';
import { calendarIn, type Instant } from '../../../server/clock.js';
import type { Booking } from '../../../server/contract/booking.js';
import type { Quote } from '../../../server/contract/booking-request.js';
import type { DriverEvent, DriverOutcome } from '../../../server/contract/driver-event.js';
import type { TourView } from '../../../server/contract/tour.js';
import { nextAct } from '../../../server/demo/next-act.js';
import { STOPS, VEHICLES } from './busy-town.js';

/** A write that the service said yes to, and what it answered. */
export interface Acknowledged {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

export interface CrowdSettings {
  /** Where the service answers; waits while it is down, and rejects once it will not come back. */
  readonly url: () => Promise<string>;
  /** A key of a machine that may do everything. */
  readonly authorization: string;
  /** By the clock of the service. */
  readonly now: () => Instant;
  readonly seed: number;
  /** How many people ask for rides at the same time. */
  readonly people: number;
}

const calendar = calendarIn('Asia/Tokyo');
const DAY_MS = 24 * 3_600_000;
const HTTP_OK_FROM = 200;
const HTTP_REFUSED_FROM = 400;
const UNAVAILABLE = 503;
const HORIZON_DAYS = 6;
/** How often a driver who has nothing to do looks at the plan, and how soon who got no answer tries again. */
const LOOK_EVERY_MS = 50;
const AGAIN_MS = 10;

/**
 * People who ask for rides, take them, change their minds, and drivers who report, all by HTTP. Whoever gets no answer
 * asks again with the same key until there is one, as pages and tablets do.
 */
export class Crowd {
  /** In the order of their answers. */
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that no client should ever see. */
  readonly faults: string[] = [];
  /** Codes of answers that were no yes, and how often each came. */
  readonly refusals = new Map<string, number>();
  /** Writes sent, repeats included. */
  sent = 0;
  readonly #settings: CrowdSettings;
  readonly #booked: string[] = [];
  #going = true;
  #keys = 0;
  #heard: (() => void)[] = [];

  constructor(settings: CrowdSettings) {
    this.#settings = settings;
  }

  /** Everybody, until `rest` is called; resolves when the last one has got an answer. */
  async go(): Promise<void> {
    const { seed, people } = this.#settings;
    await Promise.all([
      ...Array.from({ length: people }, (_, i) => this.#rider(randomStream(seed, `rider ${i}`))),
      ...VEHICLES.map((vehicle) => this.#driver(vehicle, randomStream(seed, vehicle))),
    ]);
  }

  rest(): void {
    this.#going = false;
  }

  /** Resolves when so many writes more have been acknowledged. */
  async more(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    while (this.acknowledged.length < goal) await new Promise<void>((resolve) => this.#heard.push(resolve));
  }

  async #rider(random: Random): Promise<void> {
    while (this.#going) {
      const chance = random();
      const known = this.#booked[below(this.#booked.length, random)];
      if (chance < 0.75 || known === undefined) await this.#ask(random);
      else await this.#changeMind(known, random);
    }
  }

  async #ask(random: Random): Promise<void> {
    const [origin, destination] = twoOf(STOPS, random);
    const ahead = random() < 0.5 ? 30 * 60_000 * random() : below(HORIZON_DAYS, random) * DAY_MS;
    const at = calendar.text((this.#settings.now() + ahead + 3_600_000 * random()) as Instant);
    const body = { origin, destination, wish: { kind: 'depart', at } };
    const quote = (await this.#insist('POST', '/api/quotes', body)) as Quote | undefined;
    await this.#answer(quote, random);
  }

  async #answer(quote: Quote | undefined, random: Random): Promise<void> {
    const offer = quote?.offers[0];
    if (quote === undefined || offer === undefined) return;
    const { id } = quote.booking;
    if (random() < 0.1) {
      await this.#insist('POST', `/api/bookings/${id}/decline`);
      return;
    }
    const yes = { offer: offer.number, token: offer.token };
    const booked = await this.#insist('POST', `/api/bookings/${id}/confirmation`, yes);
    if (booked !== undefined) this.#booked.push(id);
  }

  async #changeMind(id: string, random: Random): Promise<void> {
    if (random() < 0.7) {
      await this.#insist('POST', `/api/bookings/${id}/cancellation`, {});
      return;
    }
    const change = { destination: STOPS[below(STOPS.length, random)] };
    await this.#answer(
      (await this.#insist('POST', `/api/bookings/${id}/changes`, change)) as Quote | undefined,
      random,
    );
  }

  /** Drives by the plan; now and then the tablet repeats what it said before, as if it had been offline. */
  async #driver(vehicle: string, random: Random): Promise<void> {
    let date = '';
    let said: DriverEvent[] = [];
    while (this.#going) {
      const today = calendar.dateOf(this.#settings.now());
      if (today !== date) [date, said] = [today, []];
      const tour = (await this.#read(`/api/tours/${vehicle}?date=${date}`)) as TourView | undefined;
      const next = tour && nextAct(tour, () => random() < 0.1);
      const now = this.#settings.now();
      if (next === undefined || Date.parse(next.at) > now) {
        await wait(LOOK_EVERY_MS);
        continue;
      }
      const event = { ...next.act, number: said.length + 1, happened: calendar.text(now) };
      const doubled = random() < 0.3 ? said.slice(-2) : [];
      const body = { date, events: [event, ...doubled] };
      const told = (await this.#insist('POST', `/api/vehicles/${vehicle}/events`, body)) as
        { items: DriverOutcome[] } | undefined;
      if (told !== undefined) said.push(event);
    }
  }

  /** Reads until there is an answer; undefined if it is a no. */
  async #read(path: string): Promise<unknown> {
    while (this.#going) {
      const answer = await this.#try('GET', path);
      if (answer !== undefined) return answer.status === HTTP_OK_FROM ? answer.body : undefined;
    }
    return undefined;
  }

  /** Writes until there is an answer, always with the same key; undefined if the answer is a no. */
  async #insist(method: string, path: string, body?: unknown): Promise<unknown> {
    const key = `crowd-${String(++this.#keys).padStart(6, '0')}`;
    for (;;) {
      this.sent++;
      const answer = await this.#try(method, path, { key, body });
      if (answer === undefined) continue;
      const { status, body: said } = answer;
      if (status >= HTTP_REFUSED_FROM) {
        const { code = 'none' } = said as { code?: string };
        this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
        return undefined;
      }
      this.acknowledged.push({ key, method, path, body, status, answer: said });
      for (const tell of this.#heard.splice(0)) tell();
      return said;
    }
  }

  /** One attempt; undefined if nobody answered, or the service said that it cannot just now. */
  async #try(
    method: string,
    path: string,
    write?: { readonly key: string; readonly body: unknown },
  ): Promise<{ status: number; body: unknown } | undefined> {
    const url = await this.#settings.url();
    try {
      const answer = await send(url, this.#settings.authorization, { method, path, ...write });
      if (answer.status === UNAVAILABLE) {
        await wait(AGAIN_MS);
        return undefined;
      }
      if (answer.status > UNAVAILABLE || answer.status === 500) {
        this.faults.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      return answer;
    } catch {
      await wait(AGAIN_MS);
      return undefined;
    }
  }
}

/** One request to the API of a service, as a machine. Rejects if there is no answer. */
export async function send(
  url: string,
  authorization: string,
  { method, path, key, body }: { method: string; path: string; key?: string; body?: unknown },
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization,
      'accept-language': 'en',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

function twoOf<T>(list: readonly T[], random: Random): [T, T] {
  const first = below(list.length, random);
  const second = (first + 1 + below(list.length - 1, random)) % list.length;
  return [list[first]!, list[second]!];
}

/** The bookings that answers told of, as the last answer about each told it. */
export function bookingsTold(acknowledged: readonly Acknowledged[]): Map<string, Booking> {
  const told = new Map<string, Booking>();
  for (const { answer } of acknowledged) {
    for (const booking of bookingsIn(answer)) told.set(booking.id, booking);
  }
  return told;
}

function bookingsIn(answer: unknown): Booking[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if ('booking' in answer) return [answer.booking as Booking];
  if ('items' in answer) return (answer.items as Booking[]).filter((item) => 'origin' in item);
  return 'origin' in answer ? [answer as Booking] : [];
}
