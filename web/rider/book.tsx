import { useState, type ReactNode } from 'react';
import type { Booking } from '../../server/contract/booking.js';
import { Heading } from '../parts/heading.js';
import { goTo } from '../parts/use-place.js';
import { Offers } from './offers.js';
import { PartyPicker } from './party-picker.js';
import { PlacePicker } from './place-picker.js';
import { useKnown, useService } from './service.js';
import { firstOpen, QUESTIONS, tripLike, type Model, type Question, type Trip } from './trip.js';
import { WhenPicker } from './when-picker.js';

interface BookProps {
  /** A booking to make again, or the other way round. */
  readonly like?: Model | undefined;
  /** A booking of which the time is to be changed. */
  readonly replaces?: Booking | undefined;
  /** Stops of earlier bookings, the latest first. */
  readonly last: readonly string[];
}

/** One question a screen, from who travels to the yes. */
export function Book({ like, replaces, last }: BookProps): ReactNode {
  const { words } = useService();
  const { me, family } = useKnown();
  const [trip, setTrip] = useState<Trip>(() => tripLike(me.id, replaces ?? like));
  const [question, setQuestion] = useState<Question>(() => firstOpen(trip, family.length));
  const go = (step: 1 | -1): void => {
    let next = QUESTIONS.indexOf(question) + step;
    if (QUESTIONS[next] === 'who' && family.length === 0) next += step;
    // Who changes a time has answered the rest before.
    if (replaces !== undefined && QUESTIONS[next] === 'party') next += step;
    const to = QUESTIONS[next];
    const left = to === undefined || (replaces !== undefined && next < QUESTIONS.indexOf('when'));
    if (left) goTo(replaces === undefined ? '/' : `/ride/${replaces.id}`);
    else setQuestion(to);
  };
  const answer = (part: Partial<Trip>): void => {
    setTrip({ ...trip, ...part });
    go(1);
  };
  return (
    <>
      {question === 'who' && (
        <>
          <Heading>{words.book.who}</Heading>
          <ul className="plain-list">
            {[me, ...family].map(({ id, name }) => (
              <li key={id}>
                <button
                  className="quiet wide"
                  onClick={() => {
                    answer({ rider: id });
                  }}
                >
                  {id === me.id ? words.book.me : (name ?? id)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {question === 'from' && (
        <PlacePicker
          key="from"
          title={words.book.from}
          last={last}
          choose={(origin) => {
            answer({ origin });
          }}
        />
      )}
      {question === 'to' && (
        <PlacePicker
          key="to"
          title={words.book.to}
          last={last}
          not={trip.origin}
          choose={(destination) => {
            answer({ destination });
          }}
        />
      )}
      {question === 'when' && (
        <WhenPicker
          choose={(wish) => {
            answer({ wish });
          }}
        />
      )}
      {question === 'party' && <PartyPicker trip={trip} choose={answer} />}
      {question === 'offers' && <Offers trip={trip} replaces={replaces} go={setQuestion} />}
      {question !== 'offers' && (
        <button
          className="quiet"
          onClick={() => {
            go(-1);
          }}
        >
          {words.back}
        </button>
      )}
    </>
  );
}
