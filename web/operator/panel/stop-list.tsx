import { path } from '../../parts/path.js';
import { useState, type ReactNode } from 'react';
import { clockOf } from '../../parts/moments.js';
import { stopName, useDesk } from '../desk.js';
import { momentText } from '../moment-text.js';
import type { Plan } from '../use-day.js';
import { PanelHeading } from './panel-heading.js';
import { ReasonForm } from './reason-form.js';
import { StopField } from './stop-field.js';

interface StopListProps {
  readonly plan: Plan;
  readonly renew: () => Promise<void>;
}

/** Stops that cannot be used for a while. */
export function StopList({ plan, renew }: StopListProps): ReactNode {
  const { api, words, stops } = useDesk();
  return (
    <>
      <PanelHeading>{words.stops.closed}</PanelHeading>
      {plan.closures.length === 0 && <p>{words.stops.none}</p>}
      <ul className="plain-list">
        {plan.closures.map(({ stop, to }) => (
          <li key={stop} className="item">
            <p>
              <strong>{stopName(stops, stop)}</strong>{' '}
              {words.stops.closedUntil(to === null ? '' : clockOf(to))}
            </p>
            <details>
              <summary>{words.stops.open}</summary>
              <ReasonForm
                deed={words.stops.open}
                work={async (reason) => {
                  await api.send('POST', path`/api/stops/${stop}/opening`, { date: plan.date, reason });
                  return undefined;
                }}
              />
            </details>
          </li>
        ))}
      </ul>
      <Closing plan={plan} renew={renew} />
    </>
  );
}

const LAST = '23:59';

function Closing({ plan, renew }: StopListProps): ReactNode {
  const { api, words, stops, service, now } = useDesk();
  const [stop, setStop] = useState(stops[0]?.id ?? '');
  const [until, setUntil] = useState(LAST);
  return (
    <section className="item stack" aria-labelledby="closing">
      <h4 id="closing">{words.stops.close}</h4>
      <ReasonForm
        deed={words.stops.close}
        look="danger"
        work={async (reason) => {
          const from = momentText(now(), service.now);
          const to = `${plan.date}T${until}:00${from.slice('2026-11-24T08:05:00'.length)}`;
          const told = { date: plan.date, from, to, reason };
          const address = path`/api/stops/${stop}/closure`;
          const { bookings } = await api.send<{ bookings: unknown[] }>('POST', address, told);
          // The news of it says which stop, not for how long.
          await renew();
          return words.vehicle.touched(bookings.length);
        }}
      >
        <StopField label={words.stops.stop} stop={stop} choose={setStop} />
        <label className="field">
          <span>{words.stops.until}</span>
          <input
            type="time"
            required
            value={until}
            onChange={(event) => {
              setUntil(event.target.value);
            }}
          />
          <span className="hint">{words.stops.untilHint}</span>
        </label>
      </ReasonForm>
    </section>
  );
}
