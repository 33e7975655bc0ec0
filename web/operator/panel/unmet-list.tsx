import { path } from '../../parts/path.js';
import { useState, type ReactNode } from 'react';
import type { Booking } from '../../../server/contract/booking.js';
import type { ExplanationView } from '../../../server/contract/booking-request.js';
import { Failure } from '../../parts/failure.js';
import { clockOf } from '../../parts/moments.js';
import { useDeed } from '../../parts/use-deed.js';
import { stopName, useDesk } from '../desk.js';
import type { Plan } from '../use-day.js';
import { PanelHeading } from './panel-heading.js';

/** Wishes of today that found no ride, the newest first. */
export function UnmetList({ plan }: { readonly plan: Plan }): ReactNode {
  const { words } = useDesk();
  const unmet = [...plan.bookings.values()]
    .filter(({ status }) => status === 'refused')
    .sort((a, b) => (a.created < b.created ? 1 : -1));
  return (
    <>
      <PanelHeading>{words.panel.unmet}</PanelHeading>
      {unmet.length === 0 && <p>{words.unmet.empty}</p>}
      <ul className="plain-list">
        {unmet.map((booking) => (
          <li key={booking.id} className="item">
            <Unmet booking={booking} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Unmet({ booking }: { readonly booking: Booking }): ReactNode {
  const { api, words, stops, language } = useDesk();
  const [why, setWhy] = useState<ExplanationView>();
  const deed = useDeed();
  const { wish, party } = booking;
  const moment =
    wish.kind === 'now'
      ? words.unmet.wishes.now
      : wish.kind === 'depart'
        ? words.unmet.wishes.depart(clockOf(wish.at))
        : words.unmet.wishes.arrive(clockOf(wish.by));
  return (
    <>
      <p>
        <strong>
          {stopName(stops, booking.origin)} → {stopName(stops, booking.destination)}
        </strong>
      </p>
      <p className="soft">
        {words.unmet.asked(clockOf(booking.created))} · {moment} ·{' '}
        {words.ride.persons(party.persons, party.wheelchairs)}
      </p>
      {why === undefined ? (
        <button
          className="small"
          disabled={deed.busy}
          onClick={() => {
            deed.run(async () => {
              setWhy(await api.get<ExplanationView>(path`/api/bookings/${booking.id}/explanation`));
            });
          }}
        >
          {words.unmet.why}
        </button>
      ) : (
        <p role="status" className="pre">
          {why.operator[language]}
        </p>
      )}
      <Failure of={deed.failure} unreachable={words.unreachable} />
    </>
  );
}
