import { lazy, Suspense, useId, useMemo, useState, type ReactNode } from 'react';
import { distanceM } from '../../core/geo.js';
import type { StopView } from '../../server/contract/service.js';
import { Heading } from '../parts/heading.js';
import { searched } from '../parts/stop-search.js';
import { useKnown, useService } from './service.js';

/** The map is large; it is fetched only by who wants to see it. */
const PlaceMapPicker = lazy(async () => ({
  default: (await import('./place-map-picker.js')).PlaceMapPicker,
}));

/** Stops shown of a search, and of those near by. */
const MOST = 30;
const NEAR = 5;

interface PlacePickerProps {
  readonly title: string;
  /** Not this one: the other end of the trip. */
  readonly not?: string | undefined;
  /** Stops of earlier bookings. */
  readonly last: readonly string[];
  readonly choose: (stop: string) => void;
}

/** Usual and last places, places near by, all stops on a map, and by name or kana. */
export function PlacePicker({ title, not, last, choose }: PlacePickerProps): ReactNode {
  const { words, stops } = useService();
  const { me } = useKnown();
  const [text, setText] = useState('');
  const id = useId();
  const found = useMemo(() => searched(stops, text), [stops, text]);
  const may = (stop: string): boolean => stop !== not;
  const usual = me.places.filter(({ stop }) => may(stop));
  const before = stops
    .filter(
      (stop) => may(stop.id) && last.includes(stop.id) && !usual.some((place) => place.stop === stop.id),
    )
    .sort((a, b) => last.indexOf(a.id) - last.indexOf(b.id));
  return (
    <>
      <Heading>{title}</Heading>
      {usual.length > 0 && text === '' && (
        <section className="stack" aria-labelledby={`${id}-usual`}>
          <h2 id={`${id}-usual`}>{words.book.usual}</h2>
          <ul className="plain-list">
            {usual.map(({ label, stop }) => (
              <li key={`${label} ${stop}`}>
                <StopButton id={stop} label={label} choose={choose} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {text === '' && <StopList title={words.book.last} stops={before} choose={choose} />}
      <label className="field">
        <span>{words.book.search}</span>
        <input
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <span className="hint">{words.book.searchHint}</span>
      </label>
      {text === '' && <OtherWays may={may} choose={choose} />}
      <p role="status" className={found.length === 0 ? 'notice warn' : 'unseen'}>
        {found.length === 0 ? words.book.nothingFound : words.book.found(found.length)}
      </p>
      <StopList
        title={words.book.all}
        stops={found.filter((s) => may(s.id)).slice(0, text === '' ? Infinity : MOST)}
        choose={choose}
      />
    </>
  );
}

interface OtherWaysProps {
  readonly may: (stop: string) => boolean;
  readonly choose: (stop: string) => void;
}

/** For who does not know the name of the stop: what is near by, and the map. */
function OtherWays({ may, choose }: OtherWaysProps): ReactNode {
  const { words, stops } = useService();
  const [near, setNear] = useState<readonly StopView[] | 'unknown' | undefined>();
  const [map, setMap] = useState(false);
  return (
    <>
      <div className="two">
        <button
          className="quiet"
          onClick={() => {
            nearMe(stops, setNear);
          }}
        >
          {words.book.near}
        </button>
        <button
          className="quiet"
          aria-expanded={map}
          onClick={() => {
            setMap(!map);
          }}
        >
          {map ? words.ride.mapHides : words.book.map}
        </button>
      </div>
      {near === 'unknown' && (
        <p role="alert" className="notice warn">
          {words.book.nearFails}
        </p>
      )}
      {near !== undefined && near !== 'unknown' && (
        <StopList title={words.book.near} stops={near.filter(({ id }) => may(id))} choose={choose} />
      )}
      {map && (
        <Suspense fallback={<p role="status">{words.loading}</p>}>
          <PlaceMapPicker may={may} choose={choose} />
        </Suspense>
      )}
    </>
  );
}

interface StopListProps {
  readonly title: string;
  readonly stops: readonly StopView[];
  readonly choose: (stop: string) => void;
}

function StopList({ title, stops, choose }: StopListProps): ReactNode {
  const id = useId();
  if (stops.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="plain-list stops">
        {stops.map((stop) => (
          <li key={stop.id}>
            <StopButton id={stop.id} choose={choose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function StopButton({
  id,
  label,
  choose,
}: {
  readonly id: string;
  readonly label?: string;
  readonly choose: (stop: string) => void;
}): ReactNode {
  const { stops } = useService();
  const stop = stops.find((one) => one.id === id);
  return (
    <button
      className="quiet wide stop"
      onClick={() => {
        choose(id);
      }}
    >
      <span>{label ?? stop?.name ?? id}</span>
      <small>{label === undefined ? stop?.kana : stop?.name}</small>
    </button>
  );
}

function nearMe(stops: readonly StopView[], tell: (near: readonly StopView[] | 'unknown') => void): void {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const here = { lon: coords.longitude, lat: coords.latitude };
      const apart = (stop: StopView): number => distanceM(here, stop);
      tell([...stops].sort((a, b) => apart(a) - apart(b)).slice(0, NEAR));
    },
    () => {
      tell('unknown');
    },
    { timeout: 8000, maximumAge: 60_000 },
  );
}
