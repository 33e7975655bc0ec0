import { useState, type ReactNode } from 'react';
import { Failure } from '../parts/failure.js';
import { Heading } from '../parts/heading.js';
import { useDeed } from '../parts/use-deed.js';
import { useSurroundings } from './surroundings.js';

/** How the page looks and sounds, whether the place is told, and the end of the duty. */
export function Settings(): ReactNode {
  const { words, tablet, state, preferences, prefer } = useSurroundings();
  const kept = state.kept!;
  // Shown at once; that it is kept takes a moment.
  const [tellsPlace, setTellsPlace] = useState(kept.tellsPlace);
  return (
    <div className="stack narrow">
      <Heading>{words.settings.title}</Heading>
      <Choice
        title={words.settings.look}
        names={words.settings.looks}
        chosen={preferences.look}
        choose={(look) => {
          prefer({ look });
        }}
      />
      <Choice
        title={words.settings.way}
        names={words.settings.ways}
        chosen={preferences.way}
        choose={(way) => {
          prefer({ way });
        }}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={preferences.sound === 'on'}
          onChange={(event) => {
            prefer({ sound: event.target.checked ? 'on' : 'off' });
          }}
        />
        {words.settings.sound}
      </label>
      <div className="choice-with-why">
        <label className="choice">
          <input
            type="checkbox"
            aria-describedby="place-why"
            checked={tellsPlace}
            onChange={(event) => {
              setTellsPlace(event.target.checked);
              void tablet.tellPlace(event.target.checked);
            }}
          />
          {words.settings.place}
        </label>
        <p id="place-why" className="hint">
          {words.vehicle.placeWhy}
        </p>
      </div>
      {kept.tellsPlace && state.place === 'no' && (
        <p role="status" className="notice warn">
          {words.settings.placeFails}
        </p>
      )}
      <p className="hint">
        {'serviceWorker' in navigator ? words.settings.offline : words.settings.notOffline}
      </p>
      <SignOff />
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly title: string;
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly choose: (one: T) => void;
}

function Choice<T extends string>({ title, names, chosen, choose }: ChoiceProps<T>): ReactNode {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="row">
        {(Object.keys(names) as T[]).map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name={title}
              checked={one === chosen}
              onChange={() => {
                choose(one);
              }}
            />
            {names[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function SignOff(): ReactNode {
  const { words, tablet, state } = useSurroundings();
  const deed = useDeed();
  const waits = state.waiting.length;
  return (
    <section className="card stack">
      <p>{waits > 0 ? words.settings.signOffWaits(waits) : words.settings.signOffWhy}</p>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <button
        className="quiet big"
        disabled={deed.busy || waits > 0}
        onClick={() => {
          deed.run(() => tablet.signOff());
        }}
      >
        {words.settings.signOff}
      </button>
    </section>
  );
}
