import { io, type Socket } from 'socket.io-client';
import type { CatchUp, ToPage, ToServer } from '../../server/contract/live.js';
import type { Api } from '../wire/api.js';
import { follow, type Hearer } from '../wire/follow.js';

/** A line that is only being opened, or drops for a moment, is no news, ms. */
const PATIENCE_MS = 3000;
const PAUSE_MS = 2000;

/**
 * Follows what the signed-in person may see. The returned function hangs up. A socket feels a dead line only when its next
 * beat is missing; the browser often knows at once.
 */
export function liveLine(api: Api, hearer: Hearer, socket = openSocket()): () => void {
  let telling: ReturnType<typeof setTimeout> | undefined;
  const stop = follow(
    {
      socket,
      catchUp: ({ feed, position }) =>
        api.get<CatchUp>(`/api/changes?feed=${encodeURIComponent(feed)}&after=${position}`),
      pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
    },
    {
      ...hearer,
      state: (now) => {
        clearTimeout(telling);
        telling = now === 'live' ? undefined : setTimeout(() => hearer.state?.('behind'), PATIENCE_MS);
        if (now === 'live') hearer.state?.('live');
      },
    },
  );
  const cut = (): void => void socket.disconnect();
  const back = (): void => void socket.connect();
  addEventListener('offline', cut);
  addEventListener('online', back);
  return () => {
    removeEventListener('offline', cut);
    removeEventListener('online', back);
    clearTimeout(telling);
    stop();
    socket.disconnect();
  };
}

/** For a page that has something to say itself, too. */
export const openSocket = (): Socket<ToPage, ToServer> => io({ transports: ['websocket', 'polling'] });
