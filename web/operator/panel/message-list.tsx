import { path } from '../../parts/path.js';
import type { ReactNode } from 'react';
import { clockOf } from '../../parts/moments.js';
import { useDeed } from '../../parts/use-deed.js';
import { useDesk } from '../desk.js';
import type { Message, Plan } from '../use-day.js';
import { PanelHeading } from './panel-heading.js';

/** Words between the desk and the drivers, the newest first. */
export function MessageList({ plan }: { readonly plan: Plan }): ReactNode {
  const { words } = useDesk();
  return (
    <>
      <PanelHeading>{words.panel.messages}</PanelHeading>
      {plan.messages.length === 0 && <p>{words.messages.empty}</p>}
      <ul className="plain-list">
        {plan.messages.map((message) => (
          <li key={message.id} className="item">
            <MessageLine message={message} />
          </li>
        ))}
      </ul>
    </>
  );
}

function MessageLine({ message }: { readonly message: Message }): ReactNode {
  const { api, words } = useDesk();
  const deed = useDeed();
  const { id, vehicle, sender, text, sent, read } = message;
  const incoming = sender.startsWith('driver:');
  return (
    <>
      <p className="soft">
        {clockOf(sent)} {incoming ? words.messages.fromVehicle(vehicle) : words.messages.toVehicle(vehicle)} ·{' '}
        {read === null ? words.messages.unread : words.messages.read}
      </p>
      <p className="pre">{text}</p>
      {incoming && (
        <p className="row tight">
          {read === null && (
            <button
              className="small"
              disabled={deed.busy}
              onClick={() => {
                deed.run(() => api.send('PUT', path`/api/vehicles/${vehicle}/messages/${id}/read`));
              }}
            >
              {words.messages.markRead}
            </button>
          )}
          <a className="small" href={path`#/vehicle/${vehicle}`}>
            {words.messages.answer}
          </a>
        </p>
      )}
    </>
  );
}
