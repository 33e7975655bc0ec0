import type { Socket } from 'socket.io-client';
import type { OwnPosition, ToPage, ToServer } from '../../server/contract/live.js';
import { momentOf } from '../parts/moments.js';
import type { Tablet } from './tablet.js';

/** Once a second, ms. */
const EVERY_MS = 1000;
/** An older place is of no use, ms. */
const OLD_MS = 10_000;
/** Slower than this, m/s, a vehicle stands, and its heading means nothing. */
const STANDING = 1;

/** Tells the service where the tablet is, once a second while it moves and has a line. The returned function ends it. */
export function tellPlaces(socket: Socket<ToPage, ToServer>, tablet: Tablet): () => void {
  let untold: GeolocationPosition | undefined;
  const watch = navigator.geolocation.watchPosition(
    (place) => {
      untold = place;
      tablet.placeKnown('yes');
    },
    () => {
      tablet.placeKnown('no');
    },
    { enableHighAccuracy: true, maximumAge: EVERY_MS },
  );
  const timer = setInterval(() => {
    const { kept } = tablet.state();
    if (kept === undefined || untold === undefined || !socket.connected) return;
    const age = Date.now() - untold.timestamp;
    if (age < OLD_MS) {
      const at = momentOf(tablet.now() - age, kept.duty.now);
      socket.volatile.emit('position', { ...whereIs(untold), at }, () => undefined);
    }
    untold = undefined;
  }, EVERY_MS);
  return () => {
    navigator.geolocation.clearWatch(watch);
    clearInterval(timer);
  };
}

function whereIs({ coords }: GeolocationPosition): Omit<OwnPosition, 'at'> {
  const heading = coords.heading ?? NaN;
  const moves = (coords.speed ?? 0) >= STANDING && Number.isFinite(heading);
  return { lon: coords.longitude, lat: coords.latitude, heading: moves ? heading : null };
}
