import type { ReactNode } from 'react';
import type { Booking, BookingStatus } from '../../server/contract/booking.js';
import { Heading } from '../parts/heading.js';
import { clockOf } from '../parts/moments.js';
import { useDeed } from '../parts/use-deed.js';
import { useDayWords } from './day-words.js';
import type { Rides } from './rides.js';
import { stopName, useKnown, useService, type Service } from './service.js';

const COMING: readonly BookingStatus[] = ['waiting', 'on-call', 'booked', 'aboard', 'withdrawn'];
/** Earlier trips shown for repeating. */
const PAST = 5;

interface HomeProps {
  readonly rides: Rides;
  readonly signedOut: () => Promise<void>;
}

/** Coming rides first, then the one big button. */
export function Home({ rides, signedOut }: HomeProps): ReactNode {
  const { api, words, service } = useService();
  const { me } = useKnown();
  const deed = useDeed();
  const coming = rides.all.filter(({ status }) => COMING.includes(status)).sort(byMoment);
  return (
    <>
      <Heading>{me.name === null ? words.title : words.home.hello(me.name)}</Heading>
      <Today service={service} />
      <a className="deed big" href="#/book">
        {words.home.book}
      </a>
      <section className="stack" aria-labelledby="coming">
        <h2 id="coming">{words.home.rides}</h2>
        {rides.state === 'loading' && <p role="status">{words.loading}</p>}
        {rides.state === 'failed' && (
          <>
            <p role="alert" className="notice bad">
              {words.unreachable}
            </p>
            <button className="quiet" onClick={() => void rides.renew()}>
              {words.again}
            </button>
          </>
        )}
        {rides.state === 'here' && coming.length === 0 && <p>{words.home.noRides}</p>}
        <ul className="plain-list">
          {coming.map((ride) => (
            <li key={ride.id}>
              <RideLine ride={ride} />
            </li>
          ))}
        </ul>
      </section>
      <Past rides={rides} />
      <nav className="row" aria-label={words.home.mine}>
        <a className="quiet" href="#/me">
          {words.home.mine}
        </a>
        <button
          className="quiet"
          onClick={() => {
            deed.run(async () => {
              await api.send('DELETE', '/api/session');
              await signedOut();
            });
          }}
        >
          {words.home.signOut}
        </button>
      </nav>
    </>
  );
}

function Today({ service }: { readonly service: Service }): ReactNode {
  const { words } = useService();
  const today = service.days[0];
  const hours = today?.hours[0];
  if (today?.closed !== null || hours === undefined) {
    return <p className="notice warn">{words.home.closedToday}</p>;
  }
  return <p>{words.home.hours(clockOf(hours.from), clockOf(today.hours.at(-1)!.to))}</p>;
}

/** A ride in one line of a list; leads to all about it. */
function RideLine({ ride }: { readonly ride: Booking }): ReactNode {
  const { words, stops } = useService();
  const dayOf = useDayWords();
  const moment = ride.pickup ?? momentOf(ride);
  return (
    <a className="card ride-line" href={`#/ride/${ride.id}`}>
      {moment !== undefined && <strong>{`${dayOf(moment)} ${clockOf(moment)}`}</strong>}
      <span>
        {stopName(stops, ride.origin)} → {stopName(stops, ride.destination)}
      </span>
      <span className={`state ${ride.status}`}>{words.ride.status[ride.status]}</span>
    </a>
  );
}

/** Trips made before, each pair of places once, the latest first. */
function Past({ rides }: { readonly rides: Rides }): ReactNode {
  const { words, stops } = useService();
  const seen = new Map<string, Booking>();
  for (const ride of rides.all) {
    const key = `${ride.origin} ${ride.destination}`;
    if (ride.status === 'completed' && !seen.has(key)) seen.set(key, ride);
  }
  const past = [...seen.values()].slice(0, PAST);
  if (past.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="past">
      <h2 id="past">{words.home.sameAgain}</h2>
      <ul className="plain-list">
        {past.map((ride) => (
          <li key={ride.id}>
            <a className="quiet wide" href={`#/book/${ride.id}`}>
              {stopName(stops, ride.origin)} → {stopName(stops, ride.destination)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function momentOf({ wish }: Booking): string | undefined {
  if (wish.kind === 'now') return undefined;
  return wish.kind === 'depart' ? wish.at : wish.by;
}

/** Rides without a moment wait for a call: they stand first. */
function byMoment(a: Booking, b: Booking): number {
  const [one, other] = [a, b].map((ride) => ride.pickup ?? momentOf(ride) ?? '');
  return one! < other! ? -1 : 1;
}
