import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { below, randomStream, type Random } from '../../../core/random.js';
import { calendarIn, type Instant } from '../../../server/clock.js';
import type { Quote } from '../../../server/contract/booking-request.js';
import { MORNING } from '../../server/crash/busy-town.js';
import { Latency } from './latency.js';
import type { LargeTown } from './large-town.js';

export interface BookingsFound {
  readonly quotes: Latency;
  readonly confirmations: Latency;
  readonly booked: number;
  readonly refused: number;
  /** Answers that were neither: there should be none. */
  readonly failed: readonly string[];
}

const DAYS_AHEAD = 7;
const DAY_MS = 24 * 3_600_000;
/** Wishes lie between these times of a day, h. */
const FROM = 8;
const TO = 17;
const calendar = calendarIn('Asia/Tokyo');

/**
 * People who ask for a ride and say yes, so many a second whatever the service does: a request that has to wait counts
 * from the moment at which it was due.
 */
export async function bookings(
  town: LargeTown,
  { rate, seconds, seed }: { readonly rate: number; readonly seconds: number; readonly seed: number },
): Promise<BookingsFound> {
  const random = randomStream(seed, 'bookings');
  const client = new Client(town, seed);
  const begun = performance.now();
  const people: Promise<void>[] = [];
  for (let i = 0; i < rate * seconds; i++) {
    const due = begun + (i * 1000) / rate;
    if (due > performance.now()) await wait(due - performance.now());
    people.push(client.book(wishOf(town.stops, random), due));
  }
  await Promise.all(people);
  return client;
}

function wishOf(stops: readonly string[], random: Random): object {
  const origin = stops[below(stops.length, random)]!;
  const others = stops.filter((stop) => stop !== origin);
  const day = calendar.dateOf((MORNING + (1 + below(DAYS_AHEAD, random)) * DAY_MS) as Instant);
  const midnight = Date.parse(`${day}T00:00:00+09:00`);
  const at = midnight + (FROM + random() * (TO - FROM)) * 3_600_000;
  return {
    origin,
    destination: others[below(others.length, random)]!,
    wish: { kind: 'depart', at: calendar.text(at as Instant) },
  };
}

class Client implements BookingsFound {
  readonly quotes = new Latency();
  readonly confirmations = new Latency();
  readonly failed: string[] = [];
  booked = 0;
  refused = 0;
  readonly #town: LargeTown;
  readonly #seed: number;
  readonly #agent = new Agent({ keepAlive: true });
  #keys = 0;

  constructor(town: LargeTown, seed: number) {
    this.#town = town;
    this.#seed = seed;
  }

  async book(wish: object, due: number): Promise<void> {
    const quote = (await this.#post('/api/quotes', wish)) as Quote | undefined;
    this.quotes.add(performance.now() - due);
    const offer = quote?.offers[0];
    if (quote === undefined || offer === undefined) {
      this.refused++;
      return;
    }
    const answered = performance.now();
    const yes = { offer: offer.number, token: offer.token };
    const booking = await this.#post(`/api/bookings/${quote.booking.id}/confirmation`, yes);
    this.confirmations.add(performance.now() - answered);
    if (booking !== undefined) this.booked++;
  }

  #post(path: string, body: unknown): Promise<unknown> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(
        `${this.#town.url}${path}`,
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            authorization: this.#town.authorization,
            'idempotency-key': `bench-${this.#seed}-${String(++this.#keys).padStart(6, '0')}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.once('error', reject);
          answer.once('end', () => {
            const said = Buffer.concat(parts).toString();
            const good = answer.statusCode! < 300;
            if (!good) this.failed.push(`${answer.statusCode!} ${said.slice(0, 200)}`);
            resolve(good ? JSON.parse(said) : undefined);
          });
        },
      );
      asked.once('error', reject);
      asked.end(text);
    });
  }
}
