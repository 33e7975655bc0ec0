import { path } from '../../parts/path.js';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { TourView } from '../../../server/contract/tour.js';
import { Failure } from '../../parts/failure.js';
import { clockOf } from '../../parts/moments.js';
import { useDeed } from '../../parts/use-deed.js';
import { stopName, useDesk } from '../desk.js';
import type { Day, Plan } from '../use-day.js';
import { PanelHeading } from './panel-heading.js';
import { ReasonForm } from './reason-form.js';
import { StopField } from './stop-field.js';
import { stateWords } from './vehicle-table.js';

interface VehicleSheetProps {
  readonly id: string;
  readonly day: Day;
  readonly plan: Plan;
}

/** One vehicle: what it does next, words to its driver, and what to do when it fails. */
export function VehicleSheet({ id, day, plan }: VehicleSheetProps): ReactNode {
  const desk = useDesk();
  const { api, words } = desk;
  const vehicle = plan.vehicles.find((one) => one.id === id);
  const tour = plan.tours.get(id);
  if (vehicle === undefined) return <p className="notice warn">{words.vehicle.missing}</p>;
  const name = vehicle.name === id ? id : `${id} ${vehicle.name}`;
  const seen = day.positions.of(id);
  const action = tour?.excluded === true ? 'include' : 'exclude';
  return (
    <>
      <PanelHeading>{name}</PanelHeading>
      <p>
        {stateWords(tour, desk)} · {words.vehicle.signal}{' '}
        {seen === undefined ? words.vehicle.none : clockOf(seen.at)}
        {day.positions.lost(id) && <strong className="bad-words"> {words.vehicle.lost}</strong>}
      </p>
      <h4>{words.vehicle.visits}</h4>
      <Visits tour={tour} />
      <Words vehicle={id} />
      <details className="item">
        <summary>{words.vehicle[action]}</summary>
        <ReasonForm
          deed={words.vehicle[action]}
          work={async (reason) => {
            await api.send('POST', '/api/overrides', { action, vehicle: id, date: plan.date, reason });
            return undefined;
          }}
        />
      </details>
      <Outage id={id} plan={plan} />
    </>
  );
}

/** It cannot go on, or it can again. */
function Outage({ id, plan }: { readonly id: string; readonly plan: Plan }): ReactNode {
  const { api, words, stops } = useDesk();
  const { motion } = plan.tours.get(id) ?? {};
  const here = motion === undefined ? null : motion.kind === 'driving' ? motion.to : motion.stop;
  const [stop, setStop] = useState(here ?? stops[0]?.id ?? '');
  const out = motion?.kind === 'broken-down';
  return (
    <details className="item">
      <summary>{out ? words.vehicle.repair : words.vehicle.breakdown}</summary>
      <ReasonForm
        deed={out ? words.vehicle.repair : words.vehicle.breakdown}
        look={out ? 'deed' : 'danger'}
        work={async (reason) => {
          const told = { date: plan.date, stop, reason };
          const address = path`/api/vehicles/${id}/${out ? 'repair' : 'breakdown'}`;
          const touched = await api.send<{ bookings: unknown[] } | undefined>('POST', address, told);
          return touched === undefined ? undefined : words.vehicle.touched(touched.bookings.length);
        }}
      >
        <StopField label={words.vehicle.where} stop={stop} choose={setStop} />
      </ReasonForm>
    </details>
  );
}

function Visits({ tour }: { readonly tour: TourView | undefined }): ReactNode {
  const { words, stops } = useDesk();
  if (tour === undefined || tour.visits.length === 0) return <p>{words.vehicle.noVisits}</p>;
  return (
    <ol className="visits">
      {tour.visits.map(({ kind, stop, booking, begin }) => (
        <li key={`${kind} ${booking ?? begin}`}>
          {clockOf(begin)} {stopName(stops, stop)}{' '}
          {booking === null ? (
            words.vehicle[kind]
          ) : (
            <a href={path`#/ride/${booking}`}>{words.vehicle[kind]}</a>
          )}
        </li>
      ))}
    </ol>
  );
}

function Words({ vehicle }: { readonly vehicle: string }): ReactNode {
  const { api, words } = useDesk();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const deed = useDeed();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setSent(false);
    deed.run(async () => {
      await api.send('POST', path`/api/vehicles/${vehicle}/messages`, { text });
      setText('');
      setSent(true);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span>{words.vehicle.message}</span>
        <input
          required
          maxLength={1000}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </label>
      <button className="quiet" disabled={deed.busy}>
        {words.vehicle.send}
      </button>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <p role="status">{sent ? words.vehicle.sent : ''}</p>
    </form>
  );
}
