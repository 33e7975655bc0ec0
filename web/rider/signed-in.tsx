import { useCallback, useMemo, type ReactNode } from 'react';
import type { Rider } from '../../server/contract/rider.js';
import { useLoaded } from '../parts/use-loaded.js';
import { usePlace } from '../parts/use-place.js';
import { Book } from './book.js';
import { Home } from './home.js';
import { Me } from './me.js';
import { RideScreen } from './ride.js';
import { useRides } from './rides.js';
import { KnownContext, useService, type Known } from './service.js';

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
  return (
    <KnownContext value={value}>
      {rides.behind && (
        <p role="status" className="notice warn">
          {words.behind}
        </p>
      )}
      {screen === 'book' && <Book key={place} like={id === undefined ? undefined : rides.find(id)} />}
      {screen === 'change' && <Book key={place} replaces={id === undefined ? undefined : rides.find(id)} />}
      {screen === 'ride' && <RideScreen ride={rides.find(id ?? '')} rides={rides} />}
      {screen === 'me' && <Me />}
      {!['book', 'change', 'ride', 'me'].includes(screen ?? '') && (
        <Home rides={rides} signedOut={signedOut} />
      )}
    </KnownContext>
  );
}
