import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { Failure } from '../parts/failure.js';
import { Heading } from '../parts/heading.js';
import { clockOf } from '../parts/moments.js';
import { useDeed } from '../parts/use-deed.js';
import { useSurroundings } from './surroundings.js';
import { isOwn, unreadOf } from './unread.js';

/** Words between the desk and this vehicle. */
export function Messages(): ReactNode {
  const { words, tablet, state } = useSurroundings();
  const kept = state.kept!;
  const unread = unreadOf(kept);
  return (
    <div className="stack narrow">
      <Heading>{words.messages.title}</Heading>
      {kept.messages.length === 0 && <p>{words.messages.none}</p>}
      <ul className="plain-list">
        {kept.messages.map((message) => (
          <li key={message.id} className="card stack">
            <p className="direction">
              {clockOf(message.sent)} {isOwn(message) ? words.messages.own : words.messages.desk}
            </p>
            <p className="message-text">{message.text}</p>
            {unread.includes(message) && (
              <button className="deed big" onClick={() => void tablet.read(message.id)}>
                {words.messages.read}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Write />
    </div>
  );
}

function Write(): ReactNode {
  const { api, words, tablet, state } = useSurroundings();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const deed = useDeed();
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    setSent(false);
    deed.run(async () => {
      const vehicle = encodeURIComponent(state.kept!.vehicle.id);
      await api.send('POST', `/api/vehicles/${vehicle}/messages`, { text });
      setText('');
      setSent(true);
      await tablet.talk();
    });
  };
  return (
    <form className="card stack" onSubmit={send}>
      <label className="field">
        <span>{words.messages.write}</span>
        <textarea
          required
          maxLength={1000}
          rows={3}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </label>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <p role="status">{sent ? words.messages.sent : ''}</p>
      <button className="deed" disabled={deed.busy}>
        {words.messages.send}
      </button>
    </form>
  );
}
