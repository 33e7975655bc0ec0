import { path } from '../../parts/path.js';
import type { ReactNode } from 'react';
import type { DeedView } from '../../../server/contract/watch.js';
import { clockOf } from '../../parts/moments.js';
import { stopName, useDesk } from '../desk.js';
import type { Plan } from '../use-day.js';
import { PanelHeading } from './panel-heading.js';

/** What was done by hand today: who, what, why. */
export function DeedList({ plan }: { readonly plan: Plan }): ReactNode {
  const { words } = useDesk();
  return (
    <>
      <PanelHeading>{words.panel.deeds}</PanelHeading>
      {plan.deeds.length === 0 && <p>{words.deeds.empty}</p>}
      <ul className="plain-list">
        {plan.deeds.map((deed) => (
          <li key={deed.id} className="item">
            <DeedLine deed={deed} />
          </li>
        ))}
      </ul>
    </>
  );
}

function DeedLine({ deed }: { readonly deed: DeedView }): ReactNode {
  const { words, stops } = useDesk();
  const { at, actor, name, action, object, reason } = deed;
  const [role = ''] = actor.split(':');
  const [kind = ''] = object.split(':');
  const id = object.slice(kind.length + 1);
  const what = `${words.deeds.objects[kind] ?? kind} ${kind === 'stop' ? stopName(stops, id) : id}`;
  const page = { booking: path`#/ride/${id}`, vehicle: path`#/vehicle/${id}` }[kind];
  return (
    <>
      <p>
        {clockOf(at)} <strong>{words.deeds.actions[action] ?? action}</strong>{' '}
        {page === undefined ? what : <a href={page}>{what}</a>}
      </p>
      <p className="soft">
        {name ?? words.deeds.roles[role] ?? role}
        {reason !== null && ` · ${reason}`}
      </p>
    </>
  );
}
