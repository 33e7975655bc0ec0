import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { Heading } from '../parts/heading.js';
import { useService } from './service.js';
import type { Trip } from './trip.js';

/** Larger groups call: a vehicle may have to be found for them. */
const MOST_PERSONS = 6;

interface PartyPickerProps {
  readonly trip: Trip;
  readonly choose: (party: Pick<Trip, 'persons' | 'wheelchairs' | 'back'>) => void;
}

export function PartyPicker({ trip, choose }: PartyPickerProps): ReactNode {
  const { words } = useService();
  const [persons, setPersons] = useState(trip.persons);
  const [wheelchair, setWheelchair] = useState(trip.wheelchairs > 0);
  const [back, setBack] = useState(trip.back);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    choose({ persons, wheelchairs: wheelchair ? 1 : 0, back });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Heading>{words.book.party}</Heading>
      <div className="counts" role="radiogroup" aria-label={words.book.party}>
        {Array.from({ length: MOST_PERSONS }, (_, i) => i + 1).map((count) => (
          <label key={count} className="choice">
            <input
              type="radio"
              name="persons"
              checked={persons === count}
              onChange={() => {
                setPersons(count);
              }}
            />
            {words.book.persons(count)}
          </label>
        ))}
      </div>
      <label className="choice wide">
        <input
          type="checkbox"
          checked={wheelchair}
          onChange={(event) => {
            setWheelchair(event.target.checked);
          }}
        />
        {words.book.wheelchair}
      </label>
      <fieldset className="stack">
        <legend>{words.book.way}</legend>
        {(['one-way', 'on-call'] as const).map((kind) => (
          <label key={kind} className="choice wide">
            <input
              type="radio"
              name="back"
              checked={back === kind}
              onChange={() => {
                setBack(kind);
              }}
            />
            <span>
              {kind === 'one-way' ? words.book.oneWay : words.book.onCall}
              {kind === 'on-call' && <small>{words.book.onCallHint}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <button className="deed big">{words.book.ask}</button>
    </form>
  );
}
