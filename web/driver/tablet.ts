import type { DriverEvent, DriverOutcome } from '../../server/contract/driver-event.js';
import type { DutyView } from '../../server/contract/duty.js';
import type { Message } from '../../server/contract/message.js';
import type { StopView, VehicleView } from '../../server/contract/service.js';
import type { SessionView } from '../../server/contract/session.js';
import type { TourView } from '../../server/contract/tour.js';
import { momentOf } from '../parts/moments.js';
import { Refusal, Unreachable, type Api } from '../wire/api.js';
import { advance } from './advance.js';
import type { Keep, Kept, Noted } from './keep.js';
import { serviceNow, speedOf } from './service-time.js';

/** An event as the driver tells it, still without number and moment. */
export type Untold = DriverEvent extends infer E
  ? E extends DriverEvent
    ? Omit<E, 'number' | 'happened'>
    : never
  : never;

/** Stops and parties of a plan that the desk, not the driver, has changed. */
export interface News {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface TabletState {
  /** Undefined: no duty, or not known yet. */
  readonly kept: Kept | undefined;
  /** The plan with all own events in it. */
  readonly tour: TourView | undefined;
  /** Events the service has not confirmed, in the order of their numbers. */
  readonly waiting: readonly DriverEvent[];
  readonly line: 'up' | 'down';
  /** Who the service says is here; undefined while it has not been asked. */
  readonly session: SessionView | undefined;
  readonly news: News | undefined;
  /** Why the service takes neither events nor questions though it can be reached. */
  readonly refusal: string | undefined;
  /** The service could make nothing of something that was told. */
  readonly ignored: boolean;
  /** The tablet could not keep an event: it has not been told. */
  readonly notKept: boolean;
  /** Whether the tablet knows where it is; undefined before it was asked. */
  readonly place: 'yes' | 'no' | undefined;
}

const NOTHING: TabletState = {
  kept: undefined,
  tour: undefined,
  waiting: [],
  line: 'up',
  session: undefined,
  news: undefined,
  refusal: undefined,
  ignored: false,
  notKept: false,
  place: undefined,
};

/** The service takes so many events at once. */
const MOST_AT_ONCE = 200;

/**
 * One driver's tablet. What the driver does is kept before it is shown, and sent in order as soon as there is a line,
 * again and again until it is confirmed; the service knows doubled events by their numbers.
 */
export class Tablet {
  readonly #api: Api;
  readonly #keep: Keep;
  readonly #signedIn: (session: SessionView) => void;
  #state = NOTHING;
  #listeners = new Set<() => void>();
  #busy = false;
  #turn: Promise<void> = Promise.resolve();
  #talking: Promise<void> | undefined;
  #again = false;

  constructor(api: Api, keep: Keep, signedIn: (session: SessionView) => void) {
    this.#api = api;
    this.#keep = keep;
    this.#signedIn = signedIn;
  }

  readonly state = (): TabletState => this.#state;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Takes up what is kept. Needs no line. */
  async wake(): Promise<void> {
    const { kept, waiting } = await this.#keep.read();
    this.#show({ kept, waiting });
  }

  /** The moment by the service's clock, ms since 1970. */
  readonly now = (): number => serviceNow(this.#state.kept);

  /** Notes what the driver did. Resolves when it is kept; while one thing is being kept, another one is not taken. */
  async act(untold: Untold, note?: string): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.#inTurn(() => this.#note(untold, note));
    } catch {
      // Another window of the page may have numbered meanwhile: go on from what is kept.
      await this.wake().catch(() => undefined);
      this.#show({ notKept: true });
    } finally {
      this.#busy = false;
    }
    void this.talk();
  }

  async #note(untold: Untold, note: string | undefined): Promise<void> {
    const { kept, waiting } = this.#state;
    if (kept === undefined) return;
    const number = kept.lastNumber + 1;
    const happened = momentOf(this.now(), kept.duty.now);
    const event: DriverEvent = { ...untold, number, happened };
    const noted: readonly Noted[] =
      note === undefined ? kept.noted : [...kept.noted, { kind: event.kind, happened, text: note }];
    const after = { ...kept, lastNumber: number, noted };
    await this.#keep.add(after, event);
    this.#show({ kept: after, waiting: [...waiting, event], notKept: false, ignored: false });
  }

  /** Sends what waits and asks for the plan. One talk at a time; a wish for another one meanwhile is remembered. */
  readonly talk = (): Promise<void> => {
    this.#again = true;
    this.#talking ??= this.#talk().finally(() => {
      this.#talking = undefined;
    });
    return this.#talking;
  };

  /** Begins a duty; the driver's session must be there. */
  async signOn(vehicle: VehicleView, tellsPlace: boolean): Promise<void> {
    await this.#api.send('PUT', '/api/own-vehicle', { vehicle: vehicle.id });
    const [duty, { items: stops }, { phone }] = await Promise.all([
      this.#api.get<DutyView>(`/api/vehicles/${encodeURIComponent(vehicle.id)}/duty`),
      this.#api.get<{ items: StopView[] }>('/api/stops'),
      this.#api.get<{ phone: string | null }>('/api/service'),
    ]);
    const kept: Kept = {
      ...{ vehicle, stops, phone, duty, tellsPlace },
      date: duty.tour.date,
      seen: Date.now(),
      speed: 1,
      lastNumber: duty.lastNumber,
      ...{ noted: [], messages: [], readHere: [] },
    };
    await this.#keep.write(kept);
    this.#show({ kept, waiting: [], session: undefined, refusal: undefined });
    await this.talk();
  }

  /** Ends the duty and forgets everybody. Only once everything is told. */
  async signOff(): Promise<void> {
    await this.talk();
    if (this.#state.waiting.length > 0) return;
    await this.#api.send('DELETE', '/api/own-vehicle');
    await this.forget();
  }

  /** Forgets the duty with everything the service has not taken. */
  async forget(): Promise<void> {
    await this.#keep.forget();
    this.#show({ ...NOTHING, session: this.#state.session });
    await this.talk();
  }

  async read(message: string): Promise<void> {
    await this.#change((kept) => ({ ...kept, readHere: [...kept.readHere, message] }));
    await this.talk();
  }

  newsRead(): void {
    this.#show({ news: undefined, ignored: false });
  }

  tellPlace(tellsPlace: Kept['tellsPlace']): Promise<void> {
    return this.#change((kept) => ({ ...kept, tellsPlace }));
  }

  placeKnown(place: 'yes' | 'no'): void {
    if (place !== this.#state.place) this.#show({ place });
  }

  /** Somebody has signed in or out: who is here is asked for anew. */
  async askAnew(): Promise<void> {
    this.#show({ session: undefined });
    await this.talk();
  }

  /** The device says that it has no line. */
  readonly cutOff = (): void => {
    this.#show({ line: 'down' });
  };

  #change(change: (kept: Kept) => Kept): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state.kept === undefined) return;
      const kept = change(this.#state.kept);
      await this.#keep.write(kept);
      this.#show({ kept });
    });
  }

  /** One after the other: what is kept is read, changed and written without anything in between. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #talk(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const known = this.#state.session !== undefined;
      try {
        await this.#askWhoIsHere();
        await this.#tellAndAsk();
        this.#show({ line: 'up', refusal: undefined });
      } catch (cause) {
        if (!(known && isOver(cause))) {
          this.#failed(cause);
          return;
        }
        this.#show({ session: undefined });
        this.#again = true;
      }
    }
  }

  #failed(cause: unknown): void {
    const down = !(cause instanceof Refusal) || cause.problem.code === 'too-many-requests';
    if (down && !(cause instanceof Unreachable) && !(cause instanceof Refusal)) console.error(cause);
    if (down) this.#show({ line: 'down' });
    // The session may be over: it is asked for anew before the next try.
    else this.#show({ line: 'up', refusal: cause.problem.detail, session: undefined });
  }

  /** After a night without a line the session may be over, or belong to another vehicle. */
  async #askWhoIsHere(): Promise<void> {
    if (this.#state.session !== undefined && this.#state.line === 'up') return;
    const session = await this.#api.get<SessionView>('/api/session');
    this.#signedIn(session);
    const { kept } = this.#state;
    if (kept !== undefined && session.role === 'driver' && session.vehicle !== kept.vehicle.id) {
      await this.#api.send('PUT', '/api/own-vehicle', { vehicle: kept.vehicle.id });
    }
    this.#show({ session });
  }

  async #tellAndAsk(): Promise<void> {
    const { kept, session } = this.#state;
    if (kept === undefined || session?.role !== 'driver') return;
    const path = `/api/vehicles/${encodeURIComponent(kept.vehicle.id)}`;
    const told = this.#state.waiting.slice(0, MOST_AT_ONCE);
    const outcomes = await this.#tell(`${path}/events`, kept.date, told);
    const read = [...kept.readHere];
    for (const message of read) await this.#api.send('PUT', `${path}/messages/${message}/read`);
    const [duty, { items: messages }] = await Promise.all([
      this.#api.get<DutyView>(`${path}/duty?date=${kept.date}`),
      this.#api.get<{ items: Message[] }>(`${path}/messages`),
    ]);
    await this.#inTurn(() => this.#take({ duty, messages, read, told }));
    if (outcomes.some(({ outcome }) => outcome === 'ignored')) this.#show({ ignored: true });
    if (this.#state.waiting.length > 0) this.#again = true;
  }

  async #tell(path: string, date: string, events: readonly DriverEvent[]): Promise<readonly DriverOutcome[]> {
    if (events.length === 0) return [];
    const { items } = await this.#api.send<{ items: DriverOutcome[] }>('POST', path, { date, events });
    return items;
  }

  /** Puts what the service said beside what was done here meanwhile. */
  async #take(heard: {
    readonly duty: DutyView;
    readonly messages: readonly Message[];
    readonly read: readonly string[];
    readonly told: readonly DriverEvent[];
  }): Promise<void> {
    const { duty, messages } = heard;
    const sent = heard.told.map(({ number }) => number);
    const before = this.#state;
    const { kept } = before;
    if (kept === undefined) return;
    const after: Kept = {
      ...kept,
      duty,
      messages,
      readHere: kept.readHere.filter((id) => !heard.read.includes(id)),
      seen: Date.now(),
      speed: speedOf(kept, duty.now),
      lastNumber: Math.max(kept.lastNumber, duty.lastNumber),
    };
    await this.#keep.write(after, sent);
    this.#show({ kept: after, waiting: before.waiting.filter(({ number }) => !sent.includes(number)) });
    const news = newsBetween(before, this.#state);
    if (news !== undefined) this.#show({ news });
  }

  #show(change: Partial<TabletState>): void {
    const state = { ...this.#state, ...change };
    this.#state = { ...state, tour: planOf(state) };
    for (const listener of this.#listeners) listener();
  }
}

/** The session has ended, or another one has begun in another window. */
const isOver = (cause: unknown): boolean =>
  cause instanceof Refusal && ['not-signed-in', 'csrf-token-missing'].includes(cause.problem.code);

/** What the service planned, with the events in it that it had not heard of then. */
function planOf({ kept, waiting }: TabletState): TourView | undefined {
  if (kept === undefined) return undefined;
  const { tour, lastNumber } = kept.duty;
  return waiting.filter(({ number }) => number > lastNumber).reduce(advance, tour);
}

function newsBetween(before: TabletState, after: TabletState): News | undefined {
  if (before.tour === undefined || after.tour === undefined) return undefined;
  const [known, now] = [rides(before.tour), rides(after.tour)];
  const added = [...now].filter(([booking]) => !known.has(booking)).map(([, stop]) => stop);
  const removed = [...known].filter(([booking]) => !now.has(booking)).map(([, stop]) => stop);
  return added.length + removed.length === 0 ? undefined : { added, removed };
}

/** The stop of each promised ride: where it boards, or alights if it is aboard. */
const rides = ({ visits }: TourView): ReadonlyMap<string, string> =>
  new Map(
    visits
      .filter(({ booking, held }) => booking !== null && !held)
      .reverse()
      .map(({ booking, stop }) => [booking!, stop]),
  );
