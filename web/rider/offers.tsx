import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Offer } from '../../server/contract/booking.js';
import type { Booking } from '../../server/contract/booking.js';
import type { Quote } from '../../server/contract/booking-request.js';
import { Refusal } from '../wire/api.js';
import { Failure } from '../parts/failure.js';
import { Heading } from '../parts/heading.js';
import { useLanguage } from '../parts/language.js';
import { clockOf } from '../parts/moments.js';
import { useDeed } from '../parts/use-deed.js';
import { goTo } from '../parts/use-place.js';
import { useDayWords } from './day-words.js';
import { stopName, useService } from './service.js';
import type { Question, Trip } from './trip.js';

const MINUTE_S = 60;

interface OffersProps {
  readonly trip: Trip;
  readonly replaces: Booking | undefined;
  readonly go: (question: Question) => void;
}

/** Asks, shows up to four rides as sentences, and takes the yes. */
export function Offers({ trip, replaces, go }: OffersProps): ReactNode {
  const { api, words } = useService();
  const [quote, setQuote] = useState<Quote>();
  const [late, setLate] = useState(false);
  const deed = useDeed();
  const { run } = deed;
  const ask = useCallback(
    (anyway: boolean) => {
      run(async () => {
        setQuote(undefined);
        setQuote(await api.send<Quote>('POST', ...wishOf(trip, replaces, anyway)));
      });
    },
    [api, replaces, run, trip],
  );
  const asked = useRef(false);
  useEffect(() => {
    // Once: a second look at the screen asks for no second seat.
    if (asked.current) return;
    asked.current = true;
    ask(false);
  }, [ask]);
  if (deed.failure?.code === 'duplicate-wish') {
    return (
      <>
        <Heading>{words.book.duplicate}</Heading>
        <p>{words.book.duplicateWhy}</p>
        <button
          className="deed"
          onClick={() => {
            ask(true);
          }}
        >
          {words.book.anyway}
        </button>
        <a className="quiet" href="#/">
          {words.book.leave}
        </a>
      </>
    );
  }
  if (deed.failure !== undefined) {
    return (
      <>
        <Heading>{words.book.ask}</Heading>
        <Failure of={deed.failure} unreachable={words.unreachable} />
        <button
          className="deed"
          onClick={() => {
            ask(false);
          }}
        >
          {words.again}
        </button>
        <Elsewise go={go} />
      </>
    );
  }
  if (quote === undefined) return <Heading>{words.book.asking}</Heading>;
  if (quote.offers.length === 0) return <Refused quote={quote} go={go} />;
  return (
    <Choice
      quote={quote}
      late={late}
      expired={() => {
        setLate(true);
        ask(true);
      }}
    />
  );
}

interface ChoiceProps {
  readonly quote: Quote;
  /** Offers made before ran out while they were looked at. */
  readonly late: boolean;
  readonly expired: () => void;
}

function Choice({ quote, late, expired }: ChoiceProps): ReactNode {
  const { api, words, stops } = useService();
  const dayOf = useDayWords();
  const deed = useDeed();
  const { booking, offers } = quote;
  const take = (offer: Offer): void => {
    deed.run(async () => {
      const { number, token } = offer;
      const yes = { offer: number, token };
      try {
        await api.send('POST', `/api/bookings/${booking.id}/confirmation`, yes);
      } catch (cause) {
        if (!(cause instanceof Refusal && cause.problem.code === 'offer-expired')) throw cause;
        expired();
        return;
      }
      const back = quote.back;
      if (back?.offers[0] !== undefined) {
        const { number: second, token: proof } = back.offers[0];
        const yesToo = { offer: second, token: proof };
        await api.send('POST', `/api/bookings/${back.booking.id}/confirmation`, yesToo);
      }
      goTo(`/ride/${booking.id}`);
    });
  };
  return (
    <>
      <Heading>{words.book.offers}</Heading>
      {late && (
        <p role="status" className="notice warn">
          {words.book.expired}
        </p>
      )}
      <p>
        {dayOf(offers[0]!.pickup.from)} {stopName(stops, booking.origin)} →{' '}
        {stopName(stops, booking.destination)}
      </p>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <ul className="plain-list">
        {offers.map((offer) => (
          <li key={offer.number} className="card stack offer">
            <OfferWords offer={offer} booking={booking} />
            <button
              className="deed"
              disabled={deed.busy}
              onClick={() => {
                take(offer);
              }}
            >
              {words.book.take}
              <span className="unseen">
                {words.book.pickup(clockOf(offer.pickup.from), clockOf(offer.pickup.to))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="hint">{words.book.hold(clockOf(offers[0]!.validUntil))}</p>
      <button
        className="quiet"
        disabled={deed.busy}
        onClick={() => {
          deed.run(async () => {
            await api.send('POST', `/api/bookings/${booking.id}/decline`);
            goTo('/');
          });
        }}
      >
        {words.book.none}
      </button>
    </>
  );
}

function OfferWords({ offer, booking }: { readonly offer: Offer; readonly booking: Booking }): ReactNode {
  const { words, stops } = useService();
  const walk =
    offer.walk_s > 0 ? <li className="walk">{words.book.walk(Math.ceil(offer.walk_s / MINUTE_S))}</li> : null;
  const walksFirst = offer.origin !== booking.origin;
  return (
    <>
      <p className="kind">{words.book.kinds[offer.kind]}</p>
      <ol className="time-line">
        {walksFirst && walk}
        <li>
          <strong>{words.book.pickup(clockOf(offer.pickup.from), clockOf(offer.pickup.to))}</strong>
          <span>{stopName(stops, offer.origin)}</span>
        </li>
        <li>
          <strong>{words.book.arriveBy(clockOf(offer.arriveBy))}</strong>
          <span>{stopName(stops, offer.destination)}</span>
        </li>
        {!walksFirst && walk}
      </ol>
      <p>{words.book.fare(offer.fare_yen)}</p>
    </>
  );
}

function Refused({ quote, go }: { readonly quote: Quote; readonly go: (to: Question) => void }): ReactNode {
  const { words } = useService();
  const language = useLanguage();
  return (
    <>
      <Heading>{words.book.refused}</Heading>
      <p className="notice warn pre">{quote.explanation?.[language] ?? words.book.refusedHint}</p>
      <Elsewise go={go} />
    </>
  );
}

function Elsewise({ go }: { readonly go: (to: Question) => void }): ReactNode {
  const { words } = useService();
  return (
    <div className="stack">
      <button
        className="quiet"
        onClick={() => {
          go('when');
        }}
      >
        {words.book.otherTime}
      </button>
      <button
        className="quiet"
        onClick={() => {
          go('from');
        }}
      >
        {words.book.otherPlace}
      </button>
      <a className="quiet" href="#/">
        {words.back}
      </a>
    </div>
  );
}

/** Where the wish goes, and its words. */
function wishOf(
  { rider, origin, destination, wish, persons, wheelchairs, back }: Trip,
  replaces: Booking | undefined,
  anyway: boolean,
): [path: string, body: unknown] {
  if (replaces !== undefined) return [`/api/bookings/${replaces.id}/changes`, { wish }];
  return [
    '/api/quotes',
    {
      rider,
      origin,
      destination,
      wish,
      party: { persons, wheelchairs, companions: [] },
      ...(back === 'on-call' ? { back: { kind: 'on-call' } } : {}),
      ...(anyway ? { anyway } : {}),
    },
  ];
}
