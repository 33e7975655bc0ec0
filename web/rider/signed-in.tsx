import { useCallback, useMemo, type ReactNode } from 'react';
import type { Booking } from '../../server/contract/booking.js';
import type { Rider } from '../../server/contract/rider.js';
import { useLoaded } from '../parts/use-loaded.js';
import { usePlace } from '../parts/use-place.js';
import { Book } from './book.js';
import { Home } from './home.js';
import { Me } from './me.js';
import { RideScreen } from './ride.js';
import { lastPlaces, useRides, type Rides } from './rides.js';
import { KnownContext, useService, type Known } from './service.js';
import { reversed } from './trip.js';

interface SignedInProps {
  readonly rider: string;
  readonly signedOut: () => Promise<void>;
}

/** The screens of a rider who is known: home, a booking being made, a ride, what is registered. */
export function SignedIn({ rider, signedOut }: SignedInProps): ReactNode {
  const { api, words } = useService();
  const load = useCallback(async () => {
    const me = await api.get<Rider>(`/api/riders/${rider}`);
    const family = await Promise.all(me.family.map((id) => api.get<Rider>(`/api/riders/${id}`)));
    return { me, family };
  }, [api, rider]);
  const [known, renew] = useLoaded(load);
  const rides = useRides();
  const place = usePlace();
  const value = useMemo<Known | undefined>(
    () => (known.state === 'here' ? { ...known.value, renew } : undefined),
    [known, renew],
  );
  if (value === undefined) {
    return known.state === 'failed' ? (
      <div className="stack" role="alert">
        <p className="notice bad">{words.unreachable}</p>
        <button className="deed" onClick={() => void renew()}>
          {words.again}
        </button>
      </div>
    ) : (
      <p role="status">{words.loading}</p>
    );
  }
  const [screen, id] = place.split('/').slice(1);
  const named = rides.find(id ?? '');
  // A booking that is still being fetched is not a new one.
  const lacks = id !== undefined && named === undefined;
  return (
    <KnownContext value={value}>
      {rides.behind && (
        <p role="status" className="notice warn">
          {words.behind}
        </p>
      )}
      {lacks || screen === 'ride' ? (
        <RideScreen ride={named} rides={rides} />
      ) : (
        <Screen key={place} {...{ screen, named, rides, signedOut }} />
      )}
    </KnownContext>
  );
}

interface ScreenProps {
  readonly screen: string | undefined;
  /** The booking that the address names. */
  readonly named: Booking | undefined;
  readonly rides: Rides;
  readonly signedOut: () => Promise<void>;
}

function Screen({ screen, named, rides, signedOut }: ScreenProps): ReactNode {
  const last = lastPlaces(rides.all);
  if (screen === 'book') return <Book like={named} last={last} />;
  if (screen === 'back') return <Book like={named && reversed(named)} last={last} />;
  if (screen === 'change') return <Book replaces={named} last={last} />;
  if (screen === 'me') return <Me />;
  return <Home rides={rides} signedOut={signedOut} />;
}
