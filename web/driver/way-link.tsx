import type { ReactNode } from 'react';
import type { StopView } from '../../server/contract/service.js';
import { useSurroundings } from './surroundings.js';

/** Leads to directions elsewhere, only when it is tapped; all that is told is where the stop is. */
export function WayLink({ stop: { lon, lat, name } }: { readonly stop: StopView }): ReactNode {
  const { words, preferences } = useSurroundings();
  const place = `${lat},${lon}`;
  const href =
    preferences.way === 'geo'
      ? `geo:${place}?q=${place}(${encodeURIComponent(name)})`
      : `https://www.google.com/maps/dir/?api=1&travelmode=driving&destination=${encodeURIComponent(place)}`;
  return (
    <a className="quiet big" href={href} target="_blank" rel="noopener noreferrer">
      {words.next.way}
    </a>
  );
}
