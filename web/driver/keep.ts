import type { DriverEvent } from '../../server/contract/driver-event.js';
import type { DutyView } from '../../server/contract/duty.js';
import type { Message } from '../../server/contract/message.js';
import type { StopView, VehicleView } from '../../server/contract/service.js';

/** What a driver noted for the daily record, so that the page can say what is done. */
export interface Noted {
  readonly kind: DriverEvent['kind'];
  readonly happened: string;
  readonly text: string;
}

/** A duty as it is kept on the tablet from signing on to signing off. Names of riders live nowhere else, and no longer. */
export interface Kept {
  readonly date: string;
  readonly vehicle: VehicleView;
  readonly stops: readonly StopView[];
  readonly phone: string | null;
  readonly duty: DutyView;
  /** When `duty` was true, by the tablet's clock, ms, and how much faster the service's clock runs. */
  readonly seen: number;
  readonly speed: number;
  /** Of the newest event, sent or not. */
  readonly lastNumber: number;
  readonly noted: readonly Noted[];
  readonly messages: readonly Message[];
  /** Messages that were read while nobody could be told. */
  readonly readHere: readonly string[];
  /** The driver agreed that the vehicle's place is told. */
  readonly tellsPlace: boolean;
}

/** What is kept on the tablet; it outlives the page and the battery. */
export interface Keep {
  readonly read: () => Promise<{ readonly kept: Kept | undefined; readonly waiting: readonly DriverEvent[] }>;
  /** `sent`: numbers of events that need not be sent any more. Both or neither. */
  readonly write: (kept: Kept, sent?: readonly number[]) => Promise<void>;
  /** Numbers an event and puts it with those to be sent, both or neither. */
  readonly add: (kept: Kept, event: DriverEvent) => Promise<void>;
  readonly forget: () => Promise<void>;
}

const DUTY = 'duty';
const EVENTS = 'events';
const THE_ONE = 'now';

/** @throws where the browser keeps nothing, as in a private window */
export async function openKeep(): Promise<Keep> {
  const opening = indexedDB.open('noriai-driver', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(DUTY);
    opening.result.createObjectStore(EVENTS, { keyPath: 'number' });
  };
  const db = await answered(opening);
  const inOne = async (work: (duty: IDBObjectStore, events: IDBObjectStore) => void): Promise<void> => {
    const all = db.transaction([DUTY, EVENTS], 'readwrite', { durability: 'strict' });
    work(all.objectStore(DUTY), all.objectStore(EVENTS));
    await finished(all);
  };
  return {
    async read() {
      const all = db.transaction([DUTY, EVENTS]);
      const [kept, waiting] = await Promise.all([
        answered(all.objectStore(DUTY).get(THE_ONE) as IDBRequest<Kept | undefined>),
        answered(all.objectStore(EVENTS).getAll() as IDBRequest<DriverEvent[]>),
      ]);
      return { kept, waiting };
    },
    write: (kept, sent = []) =>
      inOne((duty, events) => {
        duty.put(kept, THE_ONE);
        for (const number of sent) events.delete(number);
      }),
    add: (kept, event) =>
      inOne((duty, events) => {
        duty.put(kept, THE_ONE);
        // Never over another one: a number is given once.
        events.add(event);
      }),
    forget: () =>
      inOne((duty, events) => {
        duty.clear();
        events.clear();
      }),
  };
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the browser keeps nothing'));
    };
  });

const finished = (all: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    all.oncomplete = () => {
      resolve();
    };
    all.onabort = () => {
      reject(all.error ?? new Error('the browser keeps nothing'));
    };
  });
