import { path } from '../../parts/path.js';
import { useMemo, useState } from 'react';
import type { Booking } from '../../../server/contract/booking.js';
import type { Quote } from '../../../server/contract/booking-request.js';
import type { Rider, RiderLine } from '../../../server/contract/rider.js';
import { useDeed, type Deed } from '../../parts/use-deed.js';
import { Refusal, type Api } from '../../wire/api.js';
import { useDesk } from '../desk.js';
import { momentText } from '../moment-text.js';
import { stepBefore, type Asked, type Caller, type Step, type Trip } from './step.js';
import { readWhen, type ReadWhen, type When } from './when-line.js';

/** A booking that can be taken back by one key for a while. */
export interface Undoable {
  readonly booking: Booking;
  /** ms of the browser's clock. */
  readonly until: number;
}

/** What an operator can do while somebody is on the telephone. */
export interface Call {
  readonly step: Step;
  readonly deed: Deed;
  readonly undoable: Undoable | undefined;
  /** Said once: what has just happened beside the present step. */
  readonly news: 'undone' | 'asked-anew' | 'on-call' | undefined;
  readonly search: (text: string) => void;
  readonly know: (rider: string | undefined) => void;
  readonly go: (step: Step, told?: Call['news']) => void;
  readonly readWhen: (text: string, trip: Trip) => ReadWhen;
  readonly ask: (asked: Asked, anyway?: 'anyway') => void;
  readonly take: (asked: Asked & { readonly quote: Quote }, number: number) => void;
  readonly openReturn: (caller: Caller, booking: Booking) => void;
  readonly callReturn: (caller: Caller, booking: Booking) => void;
  readonly cancel: (booking: Booking) => void;
  /** Takes the last booking back, as long as that is offered. */
  readonly undo: () => void;
  readonly back: () => void;
  /** A new call, whatever the present one had come to. */
  readonly anew: () => void;
}

const UNDO_MS = 30_000;
/** Bookings of a caller that are looked through for usual trips. */
const KNOWN = 40;
/** So many riders can be told apart by one figure. */
const RIDERS = 9;

export function useCall(): Call {
  const { api, service, now } = useDesk();
  const deed = useDeed();
  const { run, forget } = deed;
  const [step, setStep] = useState<Step>({ at: 'who' });
  const [undoable, setUndoable] = useState<Undoable>();
  const [news, setNews] = useState<Call['news']>();
  return useMemo(() => {
    const go = (next: Step, told?: Call['news']): void => {
      forget();
      setNews(told);
      setStep(next);
    };
    const moment = (): string => momentText(now(), service.now);
    const line: Line = { api, run, go, moment, setUndoable };
    return {
      step,
      deed,
      undoable,
      news,
      go,
      readWhen: (text, { party }) =>
        readWhen(text, { now: moment(), dates: service.days.map(({ date }) => date), ...party }),
      ...knowing(line),
      ...asking(line),
      ...leaving(line, step, undoable),
    };
  }, [api, service, now, deed, run, forget, step, undoable, news]);
}

/** What the deeds of a call need. */
interface Line {
  readonly api: Api;
  readonly run: Deed['run'];
  readonly go: (step: Step, told?: Call['news']) => void;
  /** Now, in the time zone of the service. */
  readonly moment: () => string;
  readonly setUndoable: (undoable: Undoable | undefined) => void;
}

function knowing({ api, run, go }: Line): Pick<Call, 'search' | 'know'> {
  const know = async (rider: string | undefined): Promise<void> => {
    go({ at: 'from', caller: await callerBy(api, rider) });
  };
  return {
    search: (text) => {
      run(async () => {
        const query = new URLSearchParams({ text, limit: String(RIDERS) });
        const { items } = await api.get<{ items: RiderLine[] }>(`/api/riders?${query.toString()}`);
        if (items.length === 1) await know(items[0]!.id);
        else go(items.length === 0 ? { at: 'unknown', text } : { at: 'which', riders: items });
      });
    },
    know: (rider) => {
      run(() => know(rider));
    },
  };
}

function asking(line: Line): Pick<Call, 'ask' | 'take' | 'openReturn' | 'callReturn'> {
  const { api, run, go, setUndoable } = line;
  return {
    ask: (asked, anyway) => {
      run(() => askNow(line, asked, anyway));
    },
    take: ({ quote, ...asked }, number) => {
      const offer = quote.offers.find((one) => one.number === number);
      if (offer === undefined) return;
      run(async () => {
        const yes = { offer: number, token: offer.token };
        try {
          const address = path`/api/bookings/${quote.booking.id}/confirmation`;
          const booking = await api.send<Booking>('POST', address, yes);
          setUndoable({ booking, until: performance.now() + UNDO_MS });
          go({ at: 'done', caller: asked.caller, booking });
        } catch (cause) {
          if (!isCode(cause, 'offer-expired')) throw cause;
          await askNow(line, asked, 'anyway', 'asked-anew');
        }
      });
    },
    openReturn: (caller, booking) => {
      run(async () => {
        await api.send('POST', path`/api/bookings/${booking.id}/return`, { kind: 'on-call' });
        go({ at: 'done', caller, booking }, 'on-call');
      });
    },
    callReturn: (caller, booking) => {
      run(async () => {
        const { origin, destination, party } = booking;
        const when: When = { wish: { kind: 'now' }, ...party };
        const quote = await api.send<Quote>('POST', path`/api/bookings/${booking.id}/call`);
        const trip = { origin, destination, party };
        go({ at: quote.offers.length > 0 ? 'offers' : 'refused', caller, trip, when, quote });
      });
    },
  };
}

async function askNow(
  { api, go, moment }: Line,
  asked: Asked,
  anyway?: 'anyway',
  told?: Call['news'],
): Promise<void> {
  try {
    const quote = await api.send<Quote>('POST', ...wishOf(asked, moment(), anyway));
    go({ at: quote.offers.length > 0 ? 'offers' : 'refused', ...asked, quote }, told);
  } catch (cause) {
    if (!isCode(cause, 'duplicate-wish')) throw cause;
    go({ at: 'twice', ...asked });
  }
}

function leaving(
  { api, run, go, setUndoable }: Line,
  step: Step,
  undoable: Undoable | undefined,
): Pick<Call, 'cancel' | 'undo' | 'back' | 'anew'> {
  const letGo = (): void => {
    // Room is held for offers that nobody wants any more: others may need it.
    if (step.at !== 'offers') return;
    api.send('POST', path`/api/bookings/${step.quote.booking.id}/decline`).catch(() => undefined);
  };
  const cancel = (booking: Booking): void => {
    run(async () => {
      await api.send('POST', path`/api/bookings/${booking.id}/cancellation`, {});
      setUndoable(undefined);
      go({ at: 'who' }, 'undone');
    });
  };
  return {
    cancel,
    undo: () => {
      if (undoable !== undefined && undoable.until > performance.now()) cancel(undoable.booking);
    },
    back: () => {
      letGo();
      go(stepBefore(step));
    },
    anew: () => {
      letGo();
      go({ at: 'who' });
    },
  };
}

const isCode = (cause: unknown, code: string): boolean =>
  cause instanceof Refusal && cause.problem.code === code;

async function callerBy(api: Api, id: string | undefined): Promise<Caller> {
  if (id === undefined) return { rider: undefined, known: [] };
  const [rider, { items }] = await Promise.all([
    api.get<Rider>(path`/api/riders/${id}`),
    api.get<{ items: Booking[] }>(`/api/bookings?rider=${id}&limit=${KNOWN}`),
  ]);
  return { rider, known: items };
}

/** Where the wish goes, and its words. */
function wishOf(
  { caller, trip, when }: Asked,
  now: string,
  anyway: 'anyway' | undefined,
): [path: string, body: unknown] {
  const { origin, destination, returnOf, replaces } = trip;
  const { wish, persons, wheelchairs } = when;
  if (replaces !== undefined) {
    return [
      path`/api/bookings/${replaces}/changes`,
      { wish, party: { persons, wheelchairs, companions: [] } },
    ];
  }
  if (returnOf !== undefined) {
    const moment = wish.kind === 'now' ? { kind: 'depart', at: now } : wish;
    return [path`/api/bookings/${returnOf}/return`, { kind: 'at', wish: moment }];
  }
  return [
    '/api/quotes',
    {
      rider: caller.rider?.id ?? null,
      origin,
      destination,
      wish,
      party: { persons, wheelchairs, companions: [] },
      ...(anyway === undefined ? {} : { anyway: true }),
    },
  ];
}
