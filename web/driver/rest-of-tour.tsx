import { useState, type ReactNode } from 'react';
import type { VisitView } from '../../server/contract/tour.js';
import { clockOf } from '../parts/moments.js';
import { nextDeed } from './next-deed.js';
import { placeName } from './place-name.js';
import { useSurroundings } from './surroundings.js';

/** So many halts are shown at once: the next half hour. */
const SHOWN = 6;

/** Everything after the next halt, and what may go wrong before it. */
export function RestOfTour(): ReactNode {
  const { words, state } = useSurroundings();
  const tour = state.tour!;
  const kept = state.kept!;
  const deed = nextDeed(tour);
  const shown = 'parties' in deed ? new Set(deed.parties) : new Set<VisitView>();
  const rest = tour.visits.filter((visit) => !shown.has(visit));
  const [whole, setWhole] = useState(false);
  const later = whole ? 0 : Math.max(0, rest.length - SHOWN);
  const checked = kept.noted.some(({ kind }) => kind === 'check');
  const nameFor = (booking: string | null): string =>
    kept.duty.passengers.find((passenger) => passenger.booking === booking)?.name ?? words.next.nameless;
  return (
    <section className="stack rest-of-tour" aria-labelledby="rest-of-tour">
      {!checked && (
        <a className="notice warn" href="#/record">
          {words.record.checksMissing}
        </a>
      )}
      <h2 id="rest-of-tour">{words.tour.title}</h2>
      {tour.aboard.length > 0 && <p>{words.tour.aboard(tour.aboard.length)}</p>}
      {rest.length === 0 && <p>{words.tour.none}</p>}
      <ol className="plain-list">
        {rest.slice(0, rest.length - later).map((visit) => (
          <li key={`${visit.kind} ${visit.booking ?? visit.begin}`} className="visit">
            <strong>{clockOf(visit.arrive)}</strong>
            <span>{placeName(kept, visit.stop, words)}</span>
            <span>
              {visit.kind === 'break' && words.tour.break}
              {visit.kind !== 'break' && visit.held && words.tour.held}
              {visit.kind !== 'break' &&
                !visit.held &&
                `${nameFor(visit.booking)} ${visit.kind === 'pickup' ? words.next.boards : words.next.alights} ${words.next.persons(visit.persons)}`}
            </span>
          </li>
        ))}
      </ol>
      {later > 0 && (
        <button
          className="quiet big"
          onClick={() => {
            setWhole(true);
          }}
        >
          {words.tour.more(later)}
        </button>
      )}
    </section>
  );
}
