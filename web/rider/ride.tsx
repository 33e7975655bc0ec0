import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Booking, BookingStatus } from '../../server/contract/booking.js';
import type { Quote } from '../../server/contract/booking-request.js';
import { Failure } from '../parts/failure.js';
import { Heading } from '../parts/heading.js';
import { useLanguage } from '../parts/language.js';
import { clockOf, minutesBetween } from '../parts/moments.js';
import { useDeed } from '../parts/use-deed.js';
import { useDayWords } from './day-words.js';
import type { Rides } from './rides.js';
import { stopName, useService } from './service.js';

/** The map is large; it is fetched only by who wants to see it. */
const VehicleMap = lazy(async () => ({ default: (await import('./vehicle-map.js')).VehicleMap }));

/** "In about n minutes" is counted anew this often, ms. */
const COUNT_MS = 10_000;

/** Rides that may be asked for once more. */
const OVER: readonly BookingStatus[] = [
  'completed',
  'cancelled',
  'withdrawn',
  'no-show',
  'refused',
  'expired',
];

interface RideScreenProps {
  readonly ride: Booking | undefined;
  readonly rides: Rides;
}

/** All about one ride, and what can be done with it. */
export function RideScreen({ ride, rides }: RideScreenProps): ReactNode {
  const { words } = useService();
  if (ride === undefined) {
    return (
      <>
        <Heading>{rides.state === 'loading' ? words.loading : words.ride.missing}</Heading>
        <a className="quiet" href="#/">
          {words.back}
        </a>
      </>
    );
  }
  const back = rides.all.find(({ returnOf, status }) => returnOf === ride.id && status !== 'cancelled');
  return (
    <>
      <Heading>{words.ride.title}</Heading>
      <div className="ride stack">
        <div className="stack">
          <p className={`state big-words ${ride.status}`} role="status">
            {words.ride.status[ride.status]}
          </p>
          <Coming ride={ride} rides={rides} />
        </div>
        <div className="stack">
          <Facts ride={ride} />
          <Deeds ride={ride} hasBack={back !== undefined} />
          {back !== undefined && (
            <a className="quiet wide" href={`#/ride/${back.id}`}>
              {words.ride.backToo}: {words.ride.status[back.status]}
            </a>
          )}
          {ride.status === 'booked' && back === undefined && ride.returnOf === null && (
            <a className="quiet wide" href={`#/back/${ride.id}`}>
              {words.ride.bookBack}
            </a>
          )}
          {OVER.includes(ride.status) && (
            <a className="quiet wide" href={`#/book/${ride.id}`}>
              {words.home.sameAgain}
            </a>
          )}
          <a className="quiet" href="#/">
            {words.book.toHome}
          </a>
        </div>
      </div>
    </>
  );
}

function Facts({ ride }: { readonly ride: Booking }): ReactNode {
  const { words, stops } = useService();
  const dayOf = useDayWords();
  const { chosen, pickup, dropoff } = ride;
  const from = chosen?.origin ?? ride.origin;
  const to = chosen?.destination ?? ride.destination;
  return (
    <dl className="card facts">
      {pickup !== null && (
        <>
          <dt>{words.ride.pickup}</dt>
          <dd>
            {dayOf(pickup)} {clockOf(pickup)}
            {chosen !== null && (
              <small>{words.book.pickup(clockOf(chosen.pickup.from), clockOf(chosen.pickup.to))}</small>
            )}
          </dd>
        </>
      )}
      {pickup === null && <Wished ride={ride} />}
      <dt>{words.ride.from}</dt>
      <dd>{stopName(stops, from)}</dd>
      <dt>{words.ride.to}</dt>
      <dd>{stopName(stops, to)}</dd>
      {dropoff !== null && (
        <>
          <dt>{words.ride.arrive}</dt>
          <dd>
            {clockOf(dropoff)}
            {chosen !== null && <small>{words.book.arriveBy(clockOf(chosen.arriveBy))}</small>}
          </dd>
        </>
      )}
      <dt>{words.ride.party}</dt>
      <dd>
        {words.book.persons(ride.party.persons)}
        {ride.party.wheelchairs > 0 && <small>{words.book.wheelchairs(ride.party.wheelchairs)}</small>}
      </dd>
      {ride.fare_yen !== null && (
        <>
          <dt>{words.ride.fare}</dt>
          <dd>{words.ride.yen(ride.fare_yen)}</dd>
        </>
      )}
    </dl>
  );
}

/** When it was to be, as long as no vehicle has been found or once it is called off. */
function Wished({ ride: { wish, created, status } }: { readonly ride: Booking }): ReactNode {
  const { words } = useService();
  const dayOf = useDayWords();
  // The way back is called when it is wanted.
  if (status === 'on-call') return null;
  const moment = wish.kind === 'now' ? created : wish.kind === 'depart' ? wish.at : wish.by;
  const text = wish.kind === 'arrive' ? words.ride.arrivesBy : words.ride.departs;
  return (
    <>
      <dt>{words.ride.wished}</dt>
      <dd>
        {dayOf(moment)} {text(clockOf(moment))}
      </dd>
    </>
  );
}

/** How long until the vehicle comes, or arrives; and where it is. */
function Coming({ ride, rides }: RideScreenProps & { readonly ride: Booking }): ReactNode {
  const { words, now } = useService();
  const [, count] = useState(0);
  const [map, setMap] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => {
      count((n) => n + 1);
    }, COUNT_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const { status, pickup, dropoff, vehicle } = ride;
  const comes = status === 'booked' && pickup !== null;
  const arrives = status === 'aboard' && dropoff !== null;
  if ((!comes && !arrives) || vehicle === null) return null;
  const position = rides.positions.get(vehicle);
  const minutes = minutesBetween(now(), comes ? pickup : dropoff!);
  const HOUR = 60;
  return (
    <>
      {minutes <= HOUR && (
        <p className="coming" aria-live="polite">
          {comes ? words.ride.comes(minutes) : words.ride.arrives(minutes)}
        </p>
      )}
      {(position !== undefined || map) && (
        <button
          className="quiet"
          aria-expanded={map}
          onClick={() => {
            setMap(!map);
          }}
        >
          {map ? words.ride.mapHides : words.ride.map}
        </button>
      )}
      {map && (
        <Suspense fallback={<p role="status">{words.loading}</p>}>
          <VehicleMap ride={ride} position={position} />
        </Suspense>
      )}
    </>
  );
}

/** Change, cancel, call for the way home. */
function Deeds({ ride, hasBack }: { readonly ride: Booking; readonly hasBack: boolean }): ReactNode {
  const { api, words } = useService();
  const deed = useDeed();
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = (extent: 'ride' | 'ride-and-return'): void => {
    dialog.current?.close();
    deed.run(async () => {
      await api.send('POST', `/api/bookings/${ride.id}/cancellation`, { extent });
    });
  };
  const mayCancel = ['waiting', 'offered', 'on-call', 'booked'].includes(ride.status);
  return (
    <>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      {ride.status === 'on-call' && <CallReturn ride={ride} />}
      {(ride.status === 'booked' || mayCancel) && (
        <div className="row">
          {ride.status === 'booked' && (
            <a className="quiet" href={`#/change/${ride.id}`}>
              {words.ride.change}
            </a>
          )}
          {mayCancel && (
            <button className="quiet danger" disabled={deed.busy} onClick={() => dialog.current?.showModal()}>
              {words.ride.cancel}
            </button>
          )}
        </div>
      )}
      <dialog ref={dialog} aria-labelledby="sure">
        <div className="stack">
          <p id="sure" className="big-words">
            {words.ride.cancelSure}
          </p>
          <button
            className="quiet danger"
            onClick={() => {
              cancel('ride');
            }}
          >
            {words.ride.cancelYes}
          </button>
          {hasBack && (
            <button
              className="quiet danger"
              onClick={() => {
                cancel('ride-and-return');
              }}
            >
              {words.ride.cancelBoth}
            </button>
          )}
          <button className="quiet" onClick={() => dialog.current?.close()}>
            {words.ride.keep}
          </button>
        </div>
      </dialog>
    </>
  );
}

/** "I have finished": asked now, and the first offer is taken, since whoever calls wants to go home. */
function CallReturn({ ride }: { readonly ride: Booking }): ReactNode {
  const { api, words } = useService();
  const language = useLanguage();
  const deed = useDeed();
  const [refused, setRefused] = useState<string>();
  return (
    <>
      <button
        className="deed big"
        disabled={deed.busy}
        onClick={() => {
          deed.run(async () => {
            const quote = await api.send<Quote>('POST', `/api/bookings/${ride.id}/call`);
            const first = quote.offers[0];
            if (first === undefined) {
              setRefused(quote.explanation?.[language] ?? words.book.refusedHint);
              return;
            }
            const yes = { offer: first.number, token: first.token };
            await api.send('POST', `/api/bookings/${ride.id}/confirmation`, yes);
          });
        }}
      >
        {words.ride.call}
      </button>
      <div role="alert">
        {refused !== undefined && (
          <p className="notice warn pre">
            {words.book.refused} {refused}
          </p>
        )}
      </div>
      <Failure of={deed.failure} unreachable={words.unreachable} />
    </>
  );
}
