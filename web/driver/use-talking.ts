import { useEffect } from 'react';
import { liveLine, openSocket } from '../rider/live-line.js';
import { tellPlaces } from './tell-places.js';
import { useSurroundings } from './surroundings.js';

/** While something waits or the line is down, the service is tried again so often, ms. */
const RETRY_MS = 4000;
/** Nothing was heard for so long: the plan is asked for all the same, ms. */
const SILENCE_MS = 30_000;

/** Keeps tablet and service in touch: by the sockets, when the device finds a line again, and every now and then. */
export function useTalking(): void {
  const { api, tablet, state } = useSurroundings();
  const vehicle = state.kept?.vehicle.id;
  const connected = vehicle !== undefined && state.session?.role === 'driver';
  const tellsPlace = state.kept?.tellsPlace === true;
  const restless = state.line === 'down' || state.waiting.length > 0;
  useEffect(() => {
    const talk = (): void => void tablet.talk();
    talk();
    addEventListener('online', talk);
    addEventListener('offline', tablet.cutOff);
    return () => {
      removeEventListener('online', talk);
      removeEventListener('offline', tablet.cutOff);
    };
  }, [tablet]);
  useEffect(() => {
    const timer = setInterval(() => void tablet.talk(), restless ? RETRY_MS : SILENCE_MS);
    return () => {
      clearInterval(timer);
    };
  }, [tablet, restless]);
  useEffect(() => {
    if (!connected) return undefined;
    const socket = openSocket();
    const hangUp = liveLine(api, { anew: tablet.talk, changed: () => void tablet.talk() }, socket);
    const still = tellsPlace ? tellPlaces(socket, tablet) : undefined;
    return () => {
      still?.();
      hangUp();
    };
  }, [api, tablet, vehicle, connected, tellsPlace]);
}
