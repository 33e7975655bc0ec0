import type { Socket } from 'socket.io-client';
import type { ToPage, ToServer } from '../../server/contract/live.js';
import { momentOf } from './service-time.js';
import type { Tablet } from './tablet.js';

/** Once a second, ms. */
const EVERY_MS = 1000;
/** Slower than this, m/s, a vehicle stands, and its heading means nothing. */
const STANDING = 1;

/** Tells the service where the tablet is, once a second while there is a line. The returned function ends it. */
export function tellPlaces(socket: Socket<ToPage, ToServer>, tablet: Tablet): () => void {
  let last = 0;
  const watch = navigator.geolocation.watchPosition(
    ({ coords, timestamp }) => {
      tablet.placeKnown('yes');
      const { kept } = tablet.state();
      if (kept === undefined || !socket.connected || timestamp - last < EVERY_MS) return;
      last = timestamp;
      const heading = coords.heading ?? NaN;
      const moving = (coords.speed ?? 0) >= STANDING && Number.isFinite(heading);
      const position = {
        lon: coords.longitude,
        lat: coords.latitude,
        heading: moving ? heading : null,
        at: momentOf(tablet.now(), kept.duty.now),
      };
      // An old place is of no use: what cannot be sent now is dropped.
      socket.volatile.emit('position', position, () => undefined);
    },
    () => {
      tablet.placeKnown('no');
    },
    { enableHighAccuracy: true, maximumAge: EVERY_MS },
  );
  return () => {
    navigator.geolocation.clearWatch(watch);
  };
}
