import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { StopView } from '../../server/contract/service.js';
import { openPlaceMap, type PlaceMap } from '../map/place-map.js';
import { useService } from './service.js';

interface PlaceMapPickerProps {
  readonly may: (stop: string) => boolean;
  readonly choose: (stop: string) => void;
}

/** All stops on a map: a touch shows the nearest one, a button takes it. The list below is the way without eyes or touch. */
export function PlaceMapPicker({ may, choose }: PlaceMapPickerProps): ReactNode {
  const { api, words, stops, service } = useService();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<PlaceMap>(undefined);
  const [picked, setPicked] = useState<StopView>();
  const latest = useRef(may);
  latest.current = may;
  useEffect(() => {
    const shown = stops.filter(({ id }) => latest.current(id));
    const made = openPlaceMap(box.current!, api, { stops: shown, picked: setPicked });
    map.current = made;
    return () => {
      made.close();
    };
  }, [api, stops]);
  useEffect(() => {
    if (picked !== undefined) map.current?.point(picked);
  }, [picked]);
  return (
    <figure className="stack place-map">
      <div ref={box} className="map" role="group" aria-label={words.book.map} />
      <figcaption>
        <span role="status">{picked?.name ?? words.book.mapHint}</span>
        {service.attribution.length > 0 && <small>{service.attribution.join(' / ')}</small>}
      </figcaption>
      {picked !== undefined && (
        <button
          className="deed big"
          onClick={() => {
            choose(picked.id);
          }}
        >
          {words.book.mapTake(picked.name)}
        </button>
      )}
    </figure>
  );
}
