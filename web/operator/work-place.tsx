import { type ReactNode } from 'react';
import { namesIn } from '../parts/path.js';
import { usePlace } from '../parts/use-place.js';
import { CallPanel } from './call/call-panel.js';
import { useDesk } from './desk.js';
import { FleetView } from './fleet-view.js';
import { Panel } from './panel/panel.js';
import { TimeDiagram } from './plan/time-diagram.js';
import { useDay } from './use-day.js';

/** The desk: the telephone at the left, what drives beside it. */
export function WorkPlace(): ReactNode {
  const { words } = useDesk();
  const day = useDay();
  const place = usePlace();
  const { plan } = day;
  const [kind, id] = namesIn(place);
  const ride = kind === 'ride' ? id : undefined;
  return (
    <main className="work-place">
      <h1 className="unseen">{words.title}</h1>
      <CallPanel />
      {day.behind && (
        <p role="status" className="notice warn line-state">
          {words.behind}
        </p>
      )}
      {plan === undefined ? (
        <div className="stack not-here">
          {day.state === 'loading' ? (
            <p role="status">{words.loading}</p>
          ) : (
            <>
              <p role="alert" className="notice bad">
                {words.unreachable}
              </p>
              <button className="deed" onClick={() => void day.renew()}>
                {words.again}
              </button>
            </>
          )}
        </div>
      ) : (
        <>
          <FleetView day={day} plan={plan} place={place} />
          <TimeDiagram plan={plan} selected={ride} />
          <Panel day={day} plan={plan} place={place} />
        </>
      )}
    </main>
  );
}
