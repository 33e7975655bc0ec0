import { useId, useMemo, useState, type ReactNode } from 'react';
import { distanceM } from '../../core/geo.js';
import type { StopView } from '../../server/contract/service.js';
import { Heading } from '../parts/heading.js';
import { searched } from '../parts/stop-search.js';
import { useKnown, useService } from './service.js';

/** Stops shown of a search, and of those near by. */
const MOST = 30;
const NEAR = 5;

interface PlacePickerProps {
  readonly title: string;
  /** Not this one: the other end of the trip. */
  readonly not?: string | undefined;
  readonly choose: (stop: string) => void;
}

/** Usual places, places near by, and all stops by name or kana. */
export function PlacePicker({ title, not, choose }: PlacePickerProps): ReactNode {
  const { words, stops } = useService();
  const { me } = useKnown();
  const [text, setText] = useState('');
  const [near, setNear] = useState<readonly StopView[] | 'unknown' | undefined>();
  const id = useId();
  const found = useMemo(() => searched(stops, text), [stops, text]);
  const may = (stop: string): boolean => stop !== not;
  const usual = me.places.filter(({ stop }) => may(stop));
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
      {text === '' && (
        <button
          className="quiet"
          onClick={() => {
            nearMe(stops, setNear);
          }}
        >
          {words.book.near}
        </button>
      )}
      {text === '' && near === 'unknown' && (
        <p role="alert" className="notice warn">
          {words.book.nearFails}
        </p>
      )}
      {text === '' && near !== undefined && near !== 'unknown' && (
        <StopList title={words.book.near} stops={near.filter((s) => may(s.id))} choose={choose} />
      )}
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
