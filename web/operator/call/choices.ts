import { path } from '../../parts/path.js';
import type { Booking } from '../../../server/contract/booking.js';
import type { Offer } from '../../../server/contract/booking.js';
import type { StopView } from '../../../server/contract/service.js';
import { clockOf, dateOf, dayText } from '../../parts/moments.js';
import { searched } from '../../parts/stop-search.js';
import { goTo } from '../../parts/use-place.js';
import { stopName, type Desk } from '../desk.js';
import { phoneText } from '../../parts/phone-text.js';
import { comingOf, tripsOf, type Caller, type Step } from './step.js';
import type { Call } from './use-call.js';

/** One of the answers that can be given now, by its figure, by arrow and Enter, or by the pointer. */
export interface Choice {
  /** The key that gives it; empty if only arrows reach it. */
  readonly key: string;
  readonly text: string;
  readonly detail?: string;
  readonly run: () => void;
}

/** Stops shown of a search. */
const MOST = 9;

type Context = Pick<Desk, 'words' | 'language' | 'stops'>;

/** What can be chosen at a step of a call, given what has been typed. */
export function choicesOf(call: Call, text: string, desk: Context): readonly Choice[] {
  const { step } = call;
  // The table has the function of each step under its name; the compiler cannot follow that through a union.
  return (CHOICES[step.at] as Chooser<Step>)(call, step, desk, text);
}

type Chooser<S> = (call: Call, step: S, desk: Context, text: string) => readonly Choice[];

const nothing = (): readonly Choice[] => [];

const CHOICES: { readonly [At in Step['at']]: Chooser<Extract<Step, { at: At }>> } = {
  who: nothing,
  'new-rider': nothing,
  when: nothing,
  which: riders,
  unknown,
  from: (call, step, desk, text) =>
    text === '' ? repeats(call, step.caller, desk) : places(call, step, desk, text),
  ride: about,
  to: places,
  twice: (call, step, { words }) =>
    numbered([
      {
        text: words.call.anyway,
        run: () => {
          call.ask(step, 'anyway');
        },
      },
    ]),
  offers,
  refused,
  done,
};

function riders(call: Call, { riders: found }: Extract<Step, { at: 'which' }>): readonly Choice[] {
  return numbered(
    found.map(({ id, name, kana, phone }) => ({
      text: name ?? kana ?? id,
      detail: `${kana ?? ''} ${phone === null ? '' : phoneText(phone)}`,
      run: () => {
        call.know(id);
      },
    })),
  );
}

function refused(
  call: Call,
  { caller, trip }: Extract<Step, { at: 'refused' }>,
  { words }: Context,
): readonly Choice[] {
  return numbered([
    {
      text: words.call.otherTime,
      run: () => {
        call.go({ at: 'when', caller, trip });
      },
    },
    {
      text: words.call.otherPlace,
      run: () => {
        call.go({ at: 'from', caller });
      },
    },
  ]);
}

function numbered(choices: readonly Omit<Choice, 'key'>[]): readonly Choice[] {
  return choices.map((choice, i) => ({ key: i < MOST ? String(i + 1) : '', ...choice }));
}

function unknown(
  call: Call,
  { text }: Extract<Step, { at: 'unknown' }>,
  { words }: Context,
): readonly Choice[] {
  return numbered([
    {
      text: words.call.newRider,
      run: () => {
        call.go({ at: 'new-rider', text });
      },
    },
    {
      text: words.call.nameless,
      run: () => {
        call.know(undefined);
      },
    },
  ]);
}

/** Trips made before, then rides to come, then the caller's own places. */
function repeats(call: Call, caller: Caller, { words, stops, language }: Context): readonly Choice[] {
  const trips = tripsOf(caller).map((trip) => ({
    text: words.call.trip(stopName(stops, trip.origin), stopName(stops, trip.destination)),
    run: () => {
      call.go({ at: 'when', caller, trip });
    },
  }));
  const coming = comingOf(caller).map((booking) => ({
    text: words.call.ride(
      momentWords(booking, language),
      stopName(stops, booking.origin),
      stopName(stops, booking.destination),
    ),
    detail: booking.status === 'on-call' ? words.call.callsNow : words.status[booking.status],
    run: () => {
      if (booking.status === 'on-call') call.callReturn(caller, booking);
      else call.go({ at: 'ride', caller, booking });
    },
  }));
  const own = ownPlaces(caller, stops).map(({ id, name, label }) => ({
    text: words.call.fromIs(`${label} (${name})`),
    run: () => {
      call.go({ at: 'to', caller, origin: id });
    },
  }));
  return numbered([...trips, ...coming, ...own].slice(0, MOST));
}

/** What can be done about a ride to come. */
function about(
  call: Call,
  { caller, booking }: Extract<Step, { at: 'ride' }>,
  { words }: Context,
): readonly Choice[] {
  const { id, origin, destination, party } = booking;
  const look = {
    text: words.call.lookAtRide,
    run: () => {
      goTo(path`/ride/${id}`);
    },
  };
  const change = {
    text: words.call.changeTime,
    run: () => {
      call.go({ at: 'when', caller, trip: { origin, destination, party, replaces: id } });
    },
  };
  const cancel = {
    text: words.call.takeBack,
    run: () => {
      call.cancel(booking);
    },
  };
  return numbered(booking.status === 'booked' ? [look, change, cancel] : [look]);
}

/** The stops a caller has a name for. */
const ownPlaces = (
  { rider }: Caller,
  stops: readonly StopView[],
): readonly (StopView & { label: string })[] =>
  (rider?.places ?? []).flatMap(({ label, stop }) => {
    const known = stops.find(({ id }) => id === stop);
    return known === undefined ? [] : [{ ...known, label, kana: `${label} ${known.kana}` }];
  });

function momentWords({ pickup, date }: Booking, language: Desk['language']): string {
  return pickup === null
    ? dayText(date, language)
    : `${dayText(dateOf(pickup), language)} ${clockOf(pickup)}`;
}

/** Stops for what has been typed; before anything is, the caller's own places. */
function places(
  call: Call,
  step: Extract<Step, { at: 'from' | 'to' }>,
  { stops }: Context,
  text: string,
): readonly Choice[] {
  const { caller } = step;
  const other = step.at === 'to' ? step.origin : undefined;
  const own = ownPlaces(caller, stops);
  const visited = text === '' ? visitedBy(caller, stops) : [];
  const all = [...own, ...visited, ...(text === '' ? [] : stops)];
  const once = [...new Map(all.map((stop) => [stop.id, stop])).values()].map(
    (stop): StopView & { label?: string } => own.find(({ id }) => id === stop.id) ?? stop,
  );
  const found = searched(once, text).filter(({ id }) => id !== other);
  return numbered(
    found.slice(0, MOST).map((stop) => ({
      text: stop.label === undefined ? stop.name : `${stop.label} (${stop.name})`,
      detail: stops.find(({ id }) => id === stop.id)?.kana ?? '',
      run: () => {
        if (step.at === 'from') call.go({ at: 'to', caller, origin: stop.id });
        else {
          const party = { persons: 1, wheelchairs: needsPlace(caller) };
          call.go({ at: 'when', caller, trip: { origin: step.origin, destination: stop.id, party } });
        }
      },
    })),
  );
}

const needsPlace = ({ rider }: Caller): number => (rider?.needs.includes('wheelchair') === true ? 1 : 0);

const visitedBy = ({ known }: Caller, stops: readonly StopView[]): readonly StopView[] =>
  known
    .flatMap(({ origin, destination }) => [destination, origin])
    .flatMap((id) => stops.find((stop) => stop.id === id) ?? []);

function offers(
  call: Call,
  step: Extract<Step, { at: 'offers' }>,
  { words, stops, language }: Context,
): readonly Choice[] {
  const lines = step.quote.offers.map((offer) => ({
    text: offerWords(offer, { words, stops, language }),
    detail: words.call.kinds[offer.kind],
    run: () => {
      call.take(step, offer.number);
    },
  }));
  return [...numbered(lines), { key: '0', text: words.call.noneOfThem, run: call.back }];
}

/** An offer as it is read out on the telephone. */
export function offerWords(offer: Omit<Offer, 'token'>, { words, stops, language }: Context): string {
  return words.call.offer({
    day: dayText(dateOf(offer.pickup.from), language),
    from: clockOf(offer.pickup.from),
    to: clockOf(offer.pickup.to),
    by: clockOf(offer.arriveBy),
    origin: stopName(stops, offer.origin),
    destination: stopName(stops, offer.destination),
    walk: Math.ceil(offer.walk_s / 60),
    yen: offer.fare_yen,
  });
}

function done(
  call: Call,
  { caller, booking }: Extract<Step, { at: 'done' }>,
  { words }: Context,
): readonly Choice[] {
  const { origin, destination, party } = booking;
  const isBack = booking.returnOf !== null;
  return [
    { key: '1', text: words.call.nextCall, run: call.anew },
    ...(isBack
      ? []
      : [
          {
            key: '2',
            text: words.call.wayBack,
            run: () => {
              const trip = { origin: destination, destination: origin, party, returnOf: booking.id };
              call.go({ at: 'when', caller, trip });
            },
          },
          {
            key: '3',
            text: words.call.openReturn,
            run: () => {
              call.openReturn(caller, booking);
            },
          },
        ]),
    {
      key: '0',
      text: words.call.takeBack,
      run: () => {
        call.cancel(booking);
      },
    },
  ];
}
