import { path } from '../../parts/path.js';
import { useCallback, useState, type ReactNode } from 'react';
import type { Booking } from '../../../server/contract/booking.js';
import type { Rider } from '../../../server/contract/rider.js';
import { Failure } from '../../parts/failure.js';
import { clockOf, dateOf, dayText } from '../../parts/moments.js';
import { useDeed } from '../../parts/use-deed.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { stopName, useDesk } from '../desk.js';
import { phoneText } from '../../parts/phone-text.js';
import type { Plan } from '../use-day.js';
import { Moving } from './moving.js';
import { PanelHeading } from './panel-heading.js';
import { ReasonForm } from './reason-form.js';

interface RideSheetProps {
  readonly id: string;
  readonly plan: Plan;
  /** The vehicle it was dragged to. */
  readonly moveTo: string | undefined;
}

/** One booking: who, where, what was promised, and what can be done about it. */
export function RideSheet({ id, plan, moveTo }: RideSheetProps): ReactNode {
  const { api, words } = useDesk();
  const here = plan.bookings.get(id);
  // A ride of another day is not among those of today: asked for once.
  const load = useCallback(
    () => (here === undefined ? api.get<Booking>(path`/api/bookings/${id}`) : Promise.resolve(here)),
    [api, here, id],
  );
  const [loaded, renew] = useLoaded(load);
  if (loaded.state === 'loading') return <p role="status">{words.loading}</p>;
  if (loaded.state === 'failed') {
    return (
      <p role="alert" className="notice bad">
        {loaded.detail ?? words.unreachable}
      </p>
    );
  }
  const booking = here ?? loaded.value;
  const pinned = plan.tours
    .get(booking.vehicle ?? '')
    ?.visits.some((visit) => visit.booking === id && visit.pinned);
  return (
    <>
      <PanelHeading>{words.ride.title}</PanelHeading>
      <Facts booking={booking} pinned={pinned === true} />
      {booking.status === 'booked' && (
        <>
          <Moving key={moveTo ?? ''} booking={booking} moveTo={moveTo} />
          <Pin booking={booking} pinned={pinned === true} />
        </>
      )}
      <Ending booking={booking} renew={renew} />
      <History id={id} />
    </>
  );
}

function Facts({ booking, pinned }: { readonly booking: Booking; readonly pinned: boolean }): ReactNode {
  const { words, stops, language } = useDesk();
  const { status, party, chosen, vehicle, pickup, dropoff, fare_yen } = booking;
  const origin = stopName(stops, chosen?.origin ?? booking.origin);
  const destination = stopName(stops, chosen?.destination ?? booking.destination);
  return (
    <dl className="facts">
      <dt>{words.ride.rider}</dt>
      <dd>
        <RiderName id={booking.rider} />
      </dd>
      <dt>{words.ride.trip}</dt>
      <dd>
        {origin} → {destination}
      </dd>
      <dt>{words.ride.status}</dt>
      <dd>
        {words.status[status]}
        {pinned && ` · ${words.ride.pinned}`}
      </dd>
      <dt>{words.ride.party}</dt>
      <dd>{words.ride.persons(party.persons, party.wheelchairs)}</dd>
      {chosen !== null && (
        <>
          <dt>{words.ride.promise}</dt>
          <dd>
            {dayText(dateOf(chosen.pickup.from), language)}{' '}
            {words.ride.promised(
              clockOf(chosen.pickup.from),
              clockOf(chosen.pickup.to),
              clockOf(chosen.arriveBy),
            )}
          </dd>
        </>
      )}
      {pickup !== null && (
        <>
          <dt>{words.ride.planned}</dt>
          <dd>
            {clockOf(pickup)}–{dropoff === null ? '' : clockOf(dropoff)}
          </dd>
        </>
      )}
      <dt>{words.ride.vehicle}</dt>
      <dd>{vehicle === null ? words.vehicle.none : <a href={path`#/vehicle/${vehicle}`}>{vehicle}</a>}</dd>
      {fare_yen !== null && (
        <>
          <dt>{words.ride.fare}</dt>
          <dd>{words.ride.yen(fare_yen)}</dd>
        </>
      )}
    </dl>
  );
}

function RiderName({ id }: { readonly id: string | null }): ReactNode {
  const { api, words } = useDesk();
  const load = useCallback(
    () => (id === null ? Promise.resolve(undefined) : api.get<Rider>(path`/api/riders/${id}`)),
    [api, id],
  );
  const [loaded] = useLoaded(load);
  if (loaded.state !== 'here') return words.ride.anonymous;
  if (loaded.value === undefined) return words.ride.nameless;
  const { name, phone } = loaded.value;
  return (
    <>
      {name ?? words.ride.nameless}{' '}
      {phone !== null && <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phoneText(phone)}</a>}
    </>
  );
}

function Pin({ booking, pinned }: { readonly booking: Booking; readonly pinned: boolean }): ReactNode {
  const { api, words } = useDesk();
  const { id, vehicle } = booking;
  if (vehicle === null) return null;
  const label = pinned ? words.ride.unpin : words.ride.pin;
  return (
    <details className="item">
      <summary>{label}</summary>
      <ReasonForm
        deed={label}
        work={async (reason) => {
          const wanted = pinned ? { action: 'unpin' } : { action: 'pin', vehicle };
          await api.send('POST', '/api/overrides', { ...wanted, booking: id, reason });
          return undefined;
        }}
      />
    </details>
  );
}

const CANCELLABLE: readonly Booking['status'][] = ['waiting', 'offered', 'on-call', 'booked'];

function Ending({
  booking,
  renew,
}: {
  readonly booking: Booking;
  readonly renew: () => Promise<void>;
}): ReactNode {
  const { api, words } = useDesk();
  const deed = useDeed();
  const { id, status } = booking;
  if (!CANCELLABLE.includes(status)) return null;
  return (
    <div className="row">
      <details className="item grow">
        <summary>{words.ride.cancelRide}</summary>
        <button
          className="quiet danger"
          disabled={deed.busy}
          onClick={() => {
            deed.run(async () => {
              await api.send('POST', path`/api/bookings/${id}/cancellation`, {});
              await renew();
            });
          }}
        >
          {words.ride.cancelRide}
        </button>
        <Failure of={deed.failure} unreachable={words.unreachable} />
      </details>
      {status === 'booked' && (
        <details className="item grow">
          <summary>{words.ride.noShow}</summary>
          <ReasonForm
            deed={words.ride.noShow}
            look="danger"
            work={async (reason) => {
              await api.send('POST', path`/api/bookings/${id}/no-show`, { reason });
              await renew();
              return undefined;
            }}
          />
        </details>
      )}
    </div>
  );
}

interface Told {
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
}

/** What was told to the dispatcher about it, in order. */
function History({ id }: { readonly id: string }): ReactNode {
  const { api, words } = useDesk();
  const [told, setTold] = useState<readonly Told[]>();
  const deed = useDeed();
  if (told === undefined) {
    return (
      <>
        <button
          className="small"
          disabled={deed.busy}
          onClick={() => {
            deed.run(async () => {
              setTold((await api.get<{ items: Told[] }>(path`/api/bookings/${id}/history`)).items);
            });
          }}
        >
          {words.ride.showHistory}
        </button>
        <Failure of={deed.failure} unreachable={words.unreachable} />
      </>
    );
  }
  return (
    <ol className="visits" aria-label={words.ride.history}>
      {told.map(({ at, actor, kind }, i) => (
        <li key={i}>
          {clockOf(at)} {words.ride.inputs[kind] ?? kind} (
          {words.deeds.roles[actor.split(':')[0] ?? ''] ?? actor})
        </li>
      ))}
    </ol>
  );
}
