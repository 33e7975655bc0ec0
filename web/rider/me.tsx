import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { Failure } from '../parts/failure.js';
import { Heading } from '../parts/heading.js';
import { useLanguage } from '../parts/language.js';
import { dayText } from '../parts/moments.js';
import { phoneText } from '../parts/phone-text.js';
import { useDeed } from '../parts/use-deed.js';
import { stopName, useKnown, useService } from './service.js';

/** What is registered of the rider: pass, family, usual places, and the data themselves. */
export function Me(): ReactNode {
  const { words } = useService();
  const { me, family } = useKnown();
  const language = useLanguage();
  return (
    <>
      <Heading>{words.me.title}</Heading>
      <dl className="card facts">
        <dt>{words.me.name}</dt>
        <dd>{me.name ?? '–'}</dd>
        <dt>{words.me.phone}</dt>
        <dd>{me.phone === null ? '–' : phoneText(me.phone)}</dd>
        <dt>{words.me.pass}</dt>
        <dd>
          {me.passes.length === 0
            ? words.me.noPass
            : me.passes.map(({ id, kind, to }) => (
                <span key={id}>{words.me.passUntil(kind, dayText(to, language))}</span>
              ))}
        </dd>
        <dt>{words.me.family}</dt>
        <dd>
          {family.length === 0
            ? words.me.noFamily
            : family.map(({ id, name }) => <span key={id}>{name}</span>)}
        </dd>
      </dl>
      <Places />
      <a className="quiet" href={`/api/riders/${me.id}/export`} download>
        {words.me.data}
      </a>
      <a className="quiet" href="#/">
        {words.back}
      </a>
    </>
  );
}

/** Stops with a name of the rider's own. */
function Places(): ReactNode {
  const { api, words, stops } = useService();
  const { me, renew } = useKnown();
  const [label, setLabel] = useState('');
  const [stop, setStop] = useState(stops[0]?.id ?? '');
  const deed = useDeed();
  const save = (places: typeof me.places): void => {
    deed.run(async () => {
      await api.send('PATCH', `/api/riders/${me.id}/own`, { places });
      setLabel('');
      await renew();
    });
  };
  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    save([...me.places, { label: label.trim(), stop }]);
  };
  return (
    <section className="card stack" aria-labelledby="places">
      <h2 id="places">{words.me.places}</h2>
      {me.places.length === 0 && <p>{words.me.noPlaces}</p>}
      <ul className="plain-list">
        {me.places.map((place) => (
          <li key={`${place.label} ${place.stop}`} className="row">
            <span className="grow">
              <strong>{place.label}</strong> {stopName(stops, place.stop)}
            </span>
            <button
              className="quiet"
              disabled={deed.busy}
              onClick={() => {
                save(me.places.filter((other) => other !== place));
              }}
            >
              {words.me.remove(place.label)}
            </button>
          </li>
        ))}
      </ul>
      <form className="stack" onSubmit={add}>
        <label className="field">
          <span>{words.me.label}</span>
          <input
            required
            maxLength={60}
            value={label}
            onChange={(event) => {
              setLabel(event.target.value);
            }}
          />
          <span className="hint">{words.me.labelHint}</span>
        </label>
        <label className="field">
          <span>{words.book.search}</span>
          <select
            value={stop}
            onChange={(event) => {
              setStop(event.target.value);
            }}
          >
            {stops.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Failure of={deed.failure} unreachable={words.unreachable} />
        <button className="quiet" disabled={deed.busy}>
          {words.me.add}
        </button>
      </form>
    </section>
  );
}
