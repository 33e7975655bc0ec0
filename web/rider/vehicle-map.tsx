import { useEffect, useRef, type ReactNode } from 'react';
import type { Booking } from '../../server/contract/booking.js';
import type { VehiclePosition } from '../../server/contract/live.js';
import { openMap, type TownMap } from '../map/town-map.js';
import { clockOf } from '../parts/moments.js';
import { stopName, useService } from './service.js';

interface VehicleMapProps {
  readonly ride: Booking;
  readonly position: VehiclePosition | undefined;
}

/** The vehicle, the stop where one gets on, the stop where one gets off; the same in words below. */
export function VehicleMap({ ride, position }: VehicleMapProps): ReactNode {
  const { api, words, stops, service } = useService();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<TownMap>(undefined);
  const from = stops.find(({ id }) => id === (ride.chosen?.origin ?? ride.origin));
  const to = stops.find(({ id }) => id === (ride.chosen?.destination ?? ride.destination));
  useEffect(() => {
    const made = openMap(box.current!, api);
    map.current = made;
    const places = [from, to].filter((stop) => stop !== undefined);
    made.showPlaces(places);
    made.look(places);
    return () => {
      made.close();
    };
  }, [api, from, to]);
  const seen = useRef(false);
  useEffect(() => {
    if (position === undefined) return;
    map.current?.showVehicle(position, words.ride.vehicle);
    // The first time, the view is widened to hold the vehicle; after that the reader moves it.
    if (seen.current) return;
    seen.current = true;
    map.current?.look([position, ...[from, to].filter((stop) => stop !== undefined)]);
  }, [position, from, to, words]);
  return (
    <figure className="vehicle-map">
      <div ref={box} className="map" role="group" aria-label={words.ride.map} />
      <figcaption>
        {position === undefined ? words.ride.noPosition : words.ride.seen(clockOf(position.at))}
        {' · '}
        {stopName(stops, from?.id ?? '')} → {stopName(stops, to?.id ?? '')}
        {service.attribution.length > 0 && <small>{service.attribution.join(' / ')}</small>}
      </figcaption>
    </figure>
  );
}
